-- Was each session of a trainer the first at its workplace, and was it at home?
--
-- grain    one row per session_id held by the day
-- params   $as_of   date   what is dated later has not happened
-- Of the whole build, whatever the filters and the reader: the order is that of all
-- sessions, so neither a filter nor an area makes a repeat a first time. Home is what any
-- course up to the day says. is_home_of_trainer: the workplace is the home of some
-- trainer, not only of the one who held it.

create or replace temp table session_history_rows as
with held as (
    select
        session_id,
        trainer_id,
        workplace_id,
        held_on,
        min(held_on) over (partition by workplace_id) as first_on,
        row_number() over (
            partition by workplace_id
            order by held_on, session_id
        ) as place_in_order,
    from core.trainer_sessions
    where held_on <= $as_of
),

homes as (
    select distinct
        trainer_id,
        workplace_id,
    from core.trainers
    where workplace_id is not null and trained_on <= $as_of
),

first_trained as (
    select
        trainer_id,
        min(trained_on) as trained_on,
    from core.trainers
    where trained_on <= $as_of
    group by trainer_id
),

final as (
    select
        held.session_id,
        held.workplace_id is not null and held.place_in_order = 1 as is_first_time,
        held.workplace_id is not null
        and held.place_in_order > 1
        and held.held_on = held.first_on as is_alongside,
        held.workplace_id is not null and held.held_on > held.first_on as is_repeat,
        homes.workplace_id is not null as is_own_workplace,
        coalesce(held.workplace_id in (select homes.workplace_id from homes), false)
            as is_home_of_trainer,
        coalesce(held.held_on < first_trained.trained_on, false) as is_before_training,
    from held
    left join homes
        on
            homes.trainer_id = held.trainer_id
            and homes.workplace_id = held.workplace_id
    left join first_trained on first_trained.trainer_id = held.trainer_id
)

select * from final
order by session_id
