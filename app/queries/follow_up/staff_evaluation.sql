-- At which units have the staff not gathered to evaluate the actions?
--
-- grain    one row per delivery_id and workplace_id in view
-- params   $as_of          date      what is dated later has not happened
--          $months $days   integer   due so long after the first decided action
--          $with_others    boolean   also the records that the rule does not look at
-- reads    follow_up_unit_rows, follow_up_site_rows
-- Counts from the first action that was decided by this day and not laid aside, done or not;
-- asks only while one of them is open (not done; done on an unknown day is done). Done: an
-- evaluation of the staff gathering, or an evaluation gathering, for the unit since then. A
-- sensitive action, or one not known not to be, is never the reason.

with decided as (
    select
        sites.delivery_id,
        sites.workplace_id,
        min(actions.decided_on) as from_on,
        not bool_and(coalesce(actions.done_on <= $as_of, actions.status = 'done'))
            as has_open_action,
    from core.actions as actions
    inner join follow_up_site_rows as sites
        on
            sites.delivery_id = actions.delivery_id
            and sites.found_at = actions.workplace_id
    where
        not coalesce(actions.is_sensitive, true)
        and actions.decided_on <= $as_of
        and actions.status != 'dropped'
    group by sites.delivery_id, sites.workplace_id
),

evaluated as (
    select
        delivery_id,
        workplace_id,
        completed_on as held_on,
    from core.evaluations
    where kind = 'staff_gathering' and completed_on <= $as_of
    union all
    select
        delivery_id,
        workplace_id,
        held_on,
    from core.activities
    where kind = 'evaluation_gathering' and held_on <= $as_of
),

done as (
    select
        decided.delivery_id,
        decided.workplace_id,
        min(evaluated.held_on) as done_on,
    from decided
    inner join follow_up_site_rows as sites using (delivery_id, workplace_id)
    inner join evaluated
        on
            evaluated.delivery_id = decided.delivery_id
            and coalesce(evaluated.workplace_id = sites.found_at, true)
            and evaluated.held_on >= decided.from_on
    group by decided.delivery_id, decided.workplace_id
),

final as (
    select
        units.delivery_id || '/' || units.workplace_id as record_id,
        units.delivery_id,
        units.workplace_id,
        null::varchar as owner_role,
        null::varchar as detail,
        done.done_on is not null
        or (
            units.state = 'ongoing'
            and units.takes_part_from_on is not null
            and not units.is_gone
            and coalesce(decided.has_open_action, false)
        ) as is_relevant,
        not units.is_end_unknown as is_known,
        done.done_on is not null as is_done,
        decided.from_on,
        (decided.from_on + to_months($months) + to_days($days))::date as due_on,
        done.done_on,
    from follow_up_unit_rows as units
    left join decided using (delivery_id, workplace_id)
    left join done using (delivery_id, workplace_id)
)

select * from final
where is_relevant or $with_others
order by record_id
