-- Which sessions have trainers held, and was the workplace reached for the first time?
--
-- grain    one row per session_id
-- params   $as_of   date   what is dated later has not happened
-- reads    delivery_rows, workplaces_in_view, units_in_view
-- In view: held by the day, in a delivery in view, at a workplace in view or at one that
-- the source does not name. The workplace is the one where the session was held, never
-- the home of the trainer: a trainer who changes workplace moves no session.
-- Each session is exactly one of four things:
--   first time   the first at the workplace ever, by any trainer, in any delivery
--   alongside    another one at the workplace on that first day: two trainers together
--                have reached it once
--   repeat       on a later day
--   unknown      no workplace is named
-- The order is that of all sessions, so a filter never makes a repeat a first time. A
-- workplace that another delivery has reached without a trainer is still a first time:
-- what is counted is the reach of trainers. A session at the trainer's own workplace
-- counts like any other, and one dated before the training counts too: it was held.
-- Home is what the courses up to the day say; where someone lived then is not dated.

create or replace temp table trainer_session_rows as
with held as (
    select
        session_id,
        trainer_id,
        delivery_id,
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
        held.trainer_id,
        held.delivery_id,
        held.workplace_id,
        workplaces.workplace_name,
        held.held_on,
        delivery_rows.state,
        delivery_rows.delivery_type,
        delivery_rows.module,
        delivery_rows.centre_id,
        delivery_rows.centre_name,
        coalesce(workplaces.county_code, 'unknown') as county_code,
        coalesce(workplaces.programme_industry, 'unknown') as industry,
        coalesce(workplaces.sector, 'unknown') as sector,
        if(
            units.cooperation_started_on <= $as_of, units.cooperation_started_on, null
        ) as cooperation_started_on,
        held.workplace_id is null as is_workplace_unknown,
        held.workplace_id is not null and held.place_in_order = 1 as is_first_time,
        held.workplace_id is not null
        and held.place_in_order > 1
        and held.held_on = held.first_on as is_alongside,
        held.workplace_id is not null and held.held_on > held.first_on as is_repeat,
        homes.workplace_id is not null as is_own_workplace,
        units_in_view.workplace_id is not null as is_unit_of_delivery,
        coalesce(held.held_on < first_trained.trained_on, false) as is_before_training,
    from held
    inner join delivery_rows using (delivery_id)
    left join core.workplaces as workplaces
        on workplaces.workplace_id = held.workplace_id
    left join homes
        on
            homes.trainer_id = held.trainer_id
            and homes.workplace_id = held.workplace_id
    left join first_trained on first_trained.trainer_id = held.trainer_id
    left join units_in_view
        on
            units_in_view.delivery_id = held.delivery_id
            and units_in_view.workplace_id = held.workplace_id
    left join core.delivery_units as units
        on
            units.delivery_id = units_in_view.delivery_id
            and units.workplace_id = units_in_view.workplace_id
    where
        held.workplace_id is null
        or held.workplace_id in (select workplaces_in_view.workplace_id from workplaces_in_view)
)

select * from final
order by held_on, session_id
