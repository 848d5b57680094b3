-- Which units of a multi-unit delivery still have one participant at the second gathering?
--
-- grain    one row per delivery_id and workplace_id in view
-- params   $as_of          date      what is dated later has not happened
--          $months $days   integer   due so long after the second gathering
--          $with_others    boolean   also the records that the rule does not look at
-- reads    follow_up_unit_rows, follow_up_site_rows
-- Gatherings count by their days, from the day the unit joined. Unknown: how many take
-- part is not told, or told as none. Not relevant: the delivery is not ongoing, the unit
-- has left or not joined, or it is a one-to-one delivery.

with units as (
    select
        units.delivery_id,
        units.workplace_id,
        units.takes_part_from_on,
        units.delivery_type = 'multi_unit'
        and units.state = 'ongoing'
        and units.takes_part_from_on is not null
        and not units.is_gone as is_relevant,
        units.is_end_unknown,
        coalesce(known.whole_group_takes_part, false) as is_whole_group,
        coalesce(known.participants_count, 0) as participants,
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

attended as (
    select distinct
        units.delivery_id,
        units.workplace_id,
        gatherings.held_on,
    from units
    inner join follow_up_site_rows as sites using (delivery_id, workplace_id)
    inner join gatherings
        on
            gatherings.delivery_id = units.delivery_id
            and gatherings.held_on >= units.takes_part_from_on
            and coalesce(gatherings.workplace_id = sites.found_at, true)
    where units.is_relevant
),

seconds as (
    select
        delivery_id,
        workplace_id,
        min(held_on, 2)[2] as held_on,
    from attended
    group by delivery_id, workplace_id
),

final as (
    select
        units.delivery_id || '/' || units.workplace_id as record_id,
        units.delivery_id,
        units.workplace_id,
        null::varchar as owner_role,
        null::varchar as detail,
        units.is_relevant,
        (units.is_whole_group or units.participants > 0)
        and not units.is_end_unknown as is_known,
        units.is_whole_group or units.participants > 1 as is_done,
        seconds.held_on as from_on,
        (seconds.held_on + to_months($months) + to_days($days))::date as due_on,
        null::date as done_on,
    from units
    left join seconds using (delivery_id, workplace_id)
)

select * from final
where is_relevant or $with_others
order by record_id
