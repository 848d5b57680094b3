-- Which sessions have trainers held, and was the workplace reached for the first time?
--
-- grain    one row per session_id
-- params   $as_of   date   what is dated later has not happened
-- reads    delivery_rows, workplaces_in_view, units_in_view, session_history_rows
-- In view: held by the day, in a delivery in view, at a workplace in view or at one that
-- the source does not name. The workplace is the one where the session was held, never
-- the home of the trainer: a trainer who changes workplace moves no session.
-- Each session is exactly one of four things:
--   first time   the first at the workplace ever, by any trainer, in any delivery
--   alongside    another one at the workplace on that first day: two trainers together
--                have reached it once
--   repeat       on a later day
--   unknown      no workplace is named
-- The order is that of all sessions, so neither a filter nor an area makes a repeat a
-- first time. A
-- workplace that another delivery has reached without a trainer is still a first time:
-- what is counted is the reach of trainers. A session at the trainer's own workplace
-- counts like any other, and one dated before the training counts too: it was held.
-- Home is what the courses up to the day say; where someone lived then is not dated.

create or replace temp table trainer_session_rows as
with final as (
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
        history.is_first_time,
        history.is_alongside,
        history.is_repeat,
        history.is_own_workplace,
        history.is_home_of_trainer,
        units_in_view.workplace_id is not null as is_unit_of_delivery,
        history.is_before_training,
    from core.trainer_sessions as held
    inner join session_history_rows as history using (session_id)
    inner join delivery_rows using (delivery_id)
    left join core.workplaces as workplaces
        on workplaces.workplace_id = held.workplace_id
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
