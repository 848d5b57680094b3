-- What has come of each course: trainers, sessions, workplaces reached, cooperation?
--
-- grain    one row per delivery_id that has started to train trainers, has any, or has
--          their sessions
-- params   $as_of   date   what is dated later has not happened
-- reads    delivery_rows, trainer_rows, trainer_session_rows
-- A person in two courses stands in both, with all that the person has held, and a
-- workplace reached in two deliveries stands in both: the columns do not add up to the
-- figures of the whole. First time is ever, in any delivery.

with trained as (
    select
        trainers.delivery_id,
        count(distinct trainer_id) as trained_count,
        count(distinct trainer_id) filter (where trainer_rows.has_held_session)
            as held_count,
        count(distinct trainer_id) filter (where trainer_rows.is_silent) as silent_count,
    from core.trainers as trainers
    inner join trainer_rows using (trainer_id)
    where trainers.trained_on <= $as_of
    group by trainers.delivery_id
),

reached as (
    select
        delivery_id,
        count(*) as session_count,
        count(distinct workplace_id) as reached_count,
        count(*) filter (where is_first_time) as first_time_count,
        count(distinct workplace_id) filter (where is_repeat) as again_count,
        count(distinct workplace_id) filter (where cooperation_started_on is not null)
            as cooperation_count,
    from trainer_session_rows
    group by delivery_id
),

final as (
    select
        delivery_rows.delivery_id,
        delivery_rows.workplace_name,
        delivery_rows.centre_name,
        delivery_rows.started_on,
        coalesce(trained.trained_count, 0) as trained_count,
        coalesce(trained.held_count, 0) as held_count,
        coalesce(trained.silent_count, 0) as silent_count,
        coalesce(reached.session_count, 0) as session_count,
        coalesce(reached.reached_count, 0) as reached_count,
        coalesce(reached.first_time_count, 0) as first_time_count,
        coalesce(reached.again_count, 0) as again_count,
        coalesce(reached.cooperation_count, 0) as cooperation_count,
    from delivery_rows
    left join trained using (delivery_id)
    left join reached using (delivery_id)
    where
        (delivery_rows.is_train_the_trainer and delivery_rows.is_started)
        or trained.delivery_id is not null
        or reached.delivery_id is not null
)

select * from final
order by silent_count desc, started_on desc nulls last, delivery_id
