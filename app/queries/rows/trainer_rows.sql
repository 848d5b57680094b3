-- Who has been trained to train others, and has each of them held a session?
--
-- grain    one row per trainer_id: a person counts once, however many courses
-- params   $as_of               date      what is dated later has not happened
--          $silent_after_days   integer   so long after training a first session is due
-- reads    delivery_rows
-- In view: trained by the day in a delivery in view; the delivery and its categories are
-- those of the first such course. What the person has done is the same through every
-- filter: the days run from the first course anywhere, sessions in any delivery count,
-- and home is what the newest course says. So a filter makes nobody silent.
-- A session dated before the training counts: it was held, whatever day was written.
-- Who is trained twice under two pseudonyms is two persons here: nobody can tell.

create or replace temp table trainer_rows as
with persons as (
    select
        trainer_id,
        count(distinct delivery_id) as course_count,
        min(trained_on) as trained_on,
        arg_max(workplace_id, (trained_on, delivery_id)) as workplace_id,
    from core.trainers
    where trained_on <= $as_of
    group by trainer_id
),

courses_in_view as (
    select
        trainers.trainer_id,
        arg_min(trainers.delivery_id, (trainers.trained_on, trainers.delivery_id))
            as delivery_id,
    from core.trainers as trainers
    inner join delivery_rows using (delivery_id)
    where trainers.trained_on <= $as_of
    group by trainers.trainer_id
),

held as (
    select
        trainer_id,
        count(*) as session_count,
        count(distinct workplace_id) as reached_count,
        min(held_on) as first_session_on,
        max(held_on) as last_session_on,
    from core.trainer_sessions
    where held_on <= $as_of
    group by trainer_id
),

described as (
    select
        persons.trainer_id,
        delivery_rows.delivery_id,
        persons.workplace_id,
        workplaces.workplace_name,
        delivery_rows.state,
        delivery_rows.delivery_type,
        delivery_rows.module,
        delivery_rows.centre_id,
        delivery_rows.centre_name,
        delivery_rows.county_code,
        delivery_rows.industry,
        delivery_rows.sector,
        delivery_rows.size,
        persons.trained_on,
        persons.course_count,
        coalesce(held.session_count, 0) as session_count,
        coalesce(held.reached_count, 0) as reached_count,
        held.first_session_on,
        held.last_session_on,
        $as_of - persons.trained_on as since_training_days,
        held.trainer_id is not null as has_held_session,
    from courses_in_view
    inner join persons using (trainer_id)
    inner join delivery_rows using (delivery_id)
    left join core.workplaces as workplaces
        on workplaces.workplace_id = persons.workplace_id
    left join held on held.trainer_id = persons.trainer_id
),

final as (
    select
        *,
        since_training_days > $silent_after_days as is_due,
        since_training_days <= $silent_after_days as is_waiting,
        since_training_days > $silent_after_days and not has_held_session as is_silent,
    from described
)

select * from final
order by trainer_id
