-- At which units with open actions has the superior leader not asked for progress lately?
--
-- grain    one row per delivery_id and workplace_id in view
-- params   $as_of          date      what is dated later has not happened
--          $months $days   integer   due so long after the leader last asked
--          $with_others    boolean   also the records that the rule does not look at
-- reads    follow_up_unit_rows, follow_up_site_rows
-- Open: decided by this day, not laid aside and not done; done on an unknown day is done. A
-- sensitive action, or one not known not to be, never opens a gap. What has to be asked for
-- counts from the first open action; when nothing is open, there is nothing to ask for.

with open_actions as (
    select
        sites.delivery_id,
        sites.workplace_id,
        min(actions.decided_on) as decided_on,
    from core.actions as actions
    inner join follow_up_site_rows as sites
        on
            sites.delivery_id = actions.delivery_id
            and sites.found_at = actions.workplace_id
    where
        not coalesce(actions.is_sensitive, true)
        and actions.decided_on <= $as_of
        and actions.status != 'dropped'
        and not coalesce(actions.done_on <= $as_of, actions.status = 'done')
    group by sites.delivery_id, sites.workplace_id
),

checks as (
    select
        delivery_id,
        workplace_id,
        max(held_on) as held_on,
    from core.activities
    where kind = 'superior_progress_check' and held_on <= $as_of
    group by delivery_id, workplace_id
),

own_checks as (
    select
        sites.delivery_id,
        sites.workplace_id,
        max(checks.held_on) as held_on,
    from checks
    inner join follow_up_site_rows as sites
        on
            sites.delivery_id = checks.delivery_id
            and sites.found_at = checks.workplace_id
    group by sites.delivery_id, sites.workplace_id
),

counted as (
    select
        units.*,
        open_actions.decided_on is not null as has_open_action,
        if(
            open_actions.decided_on is not null,
            greatest(open_actions.decided_on, own.held_on, common.held_on),
            null
        ) as from_on,
    from follow_up_unit_rows as units
    left join open_actions using (delivery_id, workplace_id)
    left join own_checks as own
        on own.delivery_id = units.delivery_id and own.workplace_id = units.workplace_id
    -- A check that names no unit is held for all of them.
    left join checks as common
        on common.delivery_id = units.delivery_id and common.workplace_id is null
),

final as (
    select
        delivery_id || '/' || workplace_id as record_id,
        delivery_id,
        workplace_id,
        null::varchar as owner_role,
        null::varchar as detail,
        state = 'ongoing'
        and takes_part_from_on is not null
        and not is_gone
        and has_open_action as is_relevant,
        not is_end_unknown as is_known,
        false as is_done,
        from_on,
        (from_on + to_months($months) + to_days($days))::date as due_on,
        null::date as done_on,
    from counted
)

select * from final
where is_relevant or $with_others
order by record_id
