-- When was each trainer first trained, where at home, and what has each held?
--
-- grain    one row per trainer_id trained by the day
-- params   $as_of   date   what is dated later has not happened
-- Of the whole build, whatever the filters and the reader: the days run from the first
-- course anywhere, sessions in any delivery count, and home is what the newest course
-- says. So neither a filter nor an area makes anybody silent. Who reads these rows shows
-- the persons in view, and no home outside it.

create or replace temp table trainer_history_rows as
with persons as (
    select
        trainer_id,
        count(distinct delivery_id) as course_count,
        min(trained_on) as trained_on,
        arg_max(workplace_id, (trained_on, delivery_id)) as home_id,
    from core.trainers
    where trained_on <= $as_of
    group by trainer_id
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

final as (
    select
        persons.trainer_id,
        persons.course_count,
        persons.trained_on,
        persons.home_id,
        coalesce(held.session_count, 0) as session_count,
        coalesce(held.reached_count, 0) as reached_count,
        held.first_session_on,
        held.last_session_on,
        held.trainer_id is not null as has_held_session,
    from persons
    left join held using (trainer_id)
)

select * from final
order by trainer_id
