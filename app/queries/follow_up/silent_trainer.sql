-- Which trained trainers have not held a session?
--
-- grain    one row per trainer_id in view, a pseudonym
-- params   $as_of          date      what is dated later has not happened
--          $months $days   integer   due so long after the training
--          $with_others    boolean   also the records that the rule does not look at
-- reads    follow_up_delivery_rows, trainer_history_rows, workplaces_in_view
-- The persons, courses and sessions are those of the rows called trainer, which say why;
-- those also make the categories of every unit, which is slow for a year of month ends.
-- Who has been trained is followed up whatever became of the course. A session dated before
-- the training counts: it was held. Where: at home when that is in view, else where the
-- course was agreed.

with courses_in_view as (
    select
        trainers.trainer_id,
        arg_min(trainers.delivery_id, (trainers.trained_on, trainers.delivery_id))
            as delivery_id,
    from core.trainers as trainers
    inner join follow_up_delivery_rows using (delivery_id)
    where trainers.trained_on <= $as_of
    group by trainers.trainer_id
),

final as (
    select
        persons.trainer_id as record_id,
        courses.delivery_id,
        coalesce(homes.workplace_id, deliveries.workplace_id) as workplace_id,
        null::varchar as owner_role,
        persons.trainer_id as detail,
        true as is_relevant,
        true as is_known,
        persons.first_session_on is not null as is_done,
        persons.trained_on as from_on,
        (persons.trained_on + to_months($months) + to_days($days))::date as due_on,
        persons.first_session_on as done_on,
    from courses_in_view as courses
    inner join trainer_history_rows as persons using (trainer_id)
    inner join follow_up_delivery_rows as deliveries using (delivery_id)
    left join workplaces_in_view as homes on homes.workplace_id = persons.home_id
)

select * from final
where is_relevant or $with_others
order by record_id
