-- Which units are without a leader, a union or a safety representative?
--
-- grain    one row per delivery_id and workplace_id in view
-- params   $as_of          date      what is dated later has not happened
--          $months $days   integer   due so long after the role was left empty
--          $with_others    boolean   also the records that the rule does not look at
-- reads    follow_up_unit_rows, follow_up_place_rows, all_unit_rows
-- An employee representative stands in for both representatives where the unit has
-- neither. A role that nobody has left has been empty since the unit joined, and one that
-- was left earlier counts from that day too. On its last day a role is no longer held.
-- Unknown: the source tells of no role at the unit. A unit that takes part in several
-- ongoing deliveries is asked once, in the one that started last, whatever the filters; one
-- that is over on no known day is only asked when there is no other.

with asked as (
    select
        units.workplace_id,
        arg_max(
            units.delivery_id,
            (
                units.ended_on is not null
                or units.status not in ('completed', 'stopped'),
                units.started_on,
                units.delivery_id
            )
        ) as delivery_id,
    from all_unit_rows as units
    left join follow_up_place_rows as places
        on places.workplace_id = units.workplace_id
    -- Merged into another unit of the delivery, which is followed up itself.
    left join all_unit_rows as others
        on
            others.delivery_id = units.delivery_id
            and others.workplace_id = places.place_id
            and others.workplace_id != units.workplace_id
            and coalesce(others.joined_on <= $as_of, true)
    where
        units.started_on <= $as_of
        and coalesce(units.ended_on > $as_of, true)
        and coalesce(units.joined_on <= $as_of, true)
        and coalesce(units.left_on > $as_of, true)
        and others.workplace_id is null
    group by units.workplace_id
),

places as (
    select distinct
        workplace_id,
        workplace_id as role_workplace_id,
    from follow_up_unit_rows
    union all
    select distinct
        workplace_id,
        place_id as role_workplace_id,
    from follow_up_unit_rows
    where place_id != workplace_id
),

roles as (
    select
        workplace_id as role_workplace_id,
        role = 'leader' as is_leader,
        role = 'union_representative' as is_union,
        role = 'safety_representative' as is_safety,
        role = 'employee_representative' as is_employee,
        coalesce(to_on > $as_of, true) as is_held,
        if(to_on <= $as_of, to_on, null) as left_on,
    from core.party_roles
    where from_on <= $as_of
),

held as (
    select
        places.workplace_id,
        bool_or(is_held and is_leader) as has_leader,
        bool_or(is_held and is_union) as has_union,
        bool_or(is_held and is_safety) as has_safety,
        bool_or(is_held and is_employee) as has_employee,
        max(left_on) filter (is_leader) as leader_left_on,
        max(left_on) filter (is_union) as union_left_on,
        max(left_on) filter (is_safety) as safety_left_on,
        max(left_on) filter (is_employee) as employee_left_on,
    from places
    inner join roles using (role_workplace_id)
    group by places.workplace_id
),

units as (
    select
        units.delivery_id,
        units.workplace_id,
        units.takes_part_from_on,
        units.state = 'ongoing'
        and units.takes_part_from_on is not null
        and not units.is_gone
        and coalesce(asked.delivery_id = units.delivery_id, false) as is_relevant,
        held.workplace_id is not null and not units.is_end_unknown as is_known,
        not coalesce(held.has_leader, false) as lacks_leader,
        not coalesce(held.has_union, false) as has_no_union,
        not coalesce(held.has_safety, false) as has_no_safety,
        has_no_union and has_no_safety as has_neither,
        has_neither and coalesce(held.has_employee, false) as is_stood_in_for,
        coalesce(held.leader_left_on, units.takes_part_from_on) as leader_left_on,
        coalesce(held.union_left_on, units.takes_part_from_on) as union_left_on,
        coalesce(held.safety_left_on, units.takes_part_from_on) as safety_left_on,
        if(has_neither, held.employee_left_on, null) as employee_left_on,
    from follow_up_unit_rows as units
    left join held using (workplace_id)
    left join asked on asked.workplace_id = units.workplace_id
),

missing as (
    select
        *,
        if(lacks_leader, leader_left_on, null) as no_leader_on,
        if(
            has_no_union and not is_stood_in_for,
            greatest(union_left_on, employee_left_on),
            null
        ) as no_union_on,
        if(
            has_no_safety and not is_stood_in_for,
            greatest(safety_left_on, employee_left_on),
            null
        ) as no_safety_on,
        least(no_leader_on, no_union_on, no_safety_on) as first_empty_on,
        if(
            first_empty_on is null, null, greatest(first_empty_on, takes_part_from_on)
        ) as from_on,
    from units
),

final as (
    select
        delivery_id || '/' || workplace_id as record_id,
        delivery_id,
        workplace_id,
        null::varchar as owner_role,
        nullif(
            concat_ws(
                ' ',
                if(lacks_leader, 'leader', null),
                if(has_no_union and not is_stood_in_for, 'union_representative', null),
                if(has_no_safety and not is_stood_in_for, 'safety_representative', null)
            ),
            ''
        ) as detail,
        is_relevant,
        is_known,
        false as is_done,
        from_on,
        (from_on + to_months($months) + to_days($days))::date as due_on,
        null::date as done_on,
    from missing
)

select * from final
where is_relevant or $with_others
order by record_id
