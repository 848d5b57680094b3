-- Which units of a multi-unit delivery have not started their own party cooperation?
--
-- grain    one row per delivery_id and workplace_id in view
-- params   $as_of          date      what is dated later has not happened
--          $months $days   integer   due so long after the last gathering
--          $until_months   integer   so long after the end a unit is left alone
--          $with_others    boolean   also the records that the rule does not look at
-- reads    follow_up_unit_rows, follow_up_site_rows
-- The last ordinary gathering for the unit since it joined and before it started, or by this
-- day when it has not. One that started stays done. Otherwise not relevant: the delivery has
-- not started or was stopped, the unit has left or not joined, or it is a one-to-one
-- delivery.

with units as (
    select
        units.delivery_id,
        units.workplace_id,
        units.delivery_type = 'multi_unit' as is_multi_unit,
        units.state in ('ongoing', 'completed')
        and units.takes_part_from_on is not null
        and not units.is_gone
        and coalesce(units.ended_on + to_months($until_months) >= $as_of, true)
            as is_followed_up,
        not units.is_end_unknown as is_known,
        if(
            units.takes_part_from_on is not null and known.cooperation_started_on <= $as_of,
            known.cooperation_started_on,
            null
        ) as done_on,
        units.takes_part_from_on,
        least($as_of, known.cooperation_started_on) as until_on,
    from follow_up_unit_rows as units
    inner join core.delivery_units as known using (delivery_id, workplace_id)
),

gatherings as (
    select distinct
        delivery_id,
        workplace_id,
        held_on,
    from core.activities
    where
        kind in (
            'multi_group_gathering', 'role_gathering', 'party_group_meeting',
            'staff_gathering'
        )
        and held_on <= $as_of
),

last_held as (
    select
        units.delivery_id,
        units.workplace_id,
        max(gatherings.held_on) as held_on,
    from units
    inner join follow_up_site_rows as sites using (delivery_id, workplace_id)
    inner join gatherings
        on
            gatherings.delivery_id = units.delivery_id
            and gatherings.held_on >= units.takes_part_from_on
            and gatherings.held_on <= units.until_on
            and coalesce(gatherings.workplace_id = sites.found_at, true)
    where units.is_multi_unit
    group by units.delivery_id, units.workplace_id
),

final as (
    select
        units.delivery_id || '/' || units.workplace_id as record_id,
        units.delivery_id,
        units.workplace_id,
        null::varchar as owner_role,
        null::varchar as detail,
        units.is_multi_unit
        and (units.done_on is not null or units.is_followed_up) as is_relevant,
        units.is_known,
        units.is_multi_unit and units.done_on is not null as is_done,
        last_held.held_on as from_on,
        (last_held.held_on + to_months($months) + to_days($days))::date as due_on,
        if(units.is_multi_unit, units.done_on, null) as done_on,
    from units
    left join last_held using (delivery_id, workplace_id)
)

select * from final
where is_relevant or $with_others
order by record_id
