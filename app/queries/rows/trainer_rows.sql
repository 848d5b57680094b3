-- Who has been trained to train others, and has each of them held a session?
--
-- grain    one row per trainer_id: a person counts once, however many courses
-- params   $as_of               date      what is dated later has not happened
--          $silent_after_days   integer   so long after training a first session is due
-- reads    delivery_rows, trainer_history_rows, workplaces_in_area
-- In view: trained by the day in a delivery in view; the delivery and its categories are
-- those of the first such course. What the person has done is the same through every
-- filter and in every area, as trainer_history_rows says. A home outside the area of the
-- reader is not told.
-- A session dated before the training counts: it was held, whatever day was written.
-- Who is trained twice under two pseudonyms is two persons here: nobody can tell.

create or replace temp table trainer_rows as
with courses_in_view as (
    select
        trainers.trainer_id,
        arg_min(trainers.delivery_id, (trainers.trained_on, trainers.delivery_id))
            as delivery_id,
    from core.trainers as trainers
    inner join delivery_rows using (delivery_id)
    where trainers.trained_on <= $as_of
    group by trainers.trainer_id
),

described as (
    select
        persons.trainer_id,
        delivery_rows.delivery_id,
        homes.workplace_id,
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
        persons.session_count,
        persons.reached_count,
        persons.first_session_on,
        persons.last_session_on,
        $as_of - persons.trained_on as since_training_days,
        persons.has_held_session,
    from courses_in_view
    inner join trainer_history_rows as persons using (trainer_id)
    inner join delivery_rows using (delivery_id)
    left join workplaces_in_area as homes on homes.workplace_id = persons.home_id
    left join core.workplaces as workplaces
        on workplaces.workplace_id = homes.workplace_id
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
