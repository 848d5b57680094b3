-- Which roles of a party group have changed during the delivery, without training?
--
-- grain    one row per delivery_id, workplace_id and role_id
-- params   $as_of          date      what is dated later has not happened
--          $months $days   integer   due so long after the role began
--          $with_others    boolean   also the records that the rule does not look at
-- reads    follow_up_unit_rows
-- Whoever had the role when the unit joined is not new in it. One that is trained stays
-- done. Otherwise not relevant: the delivery is over, the unit has left, or the role has
-- ended.

with places as (
    select
        delivery_id,
        workplace_id,
        workplace_id as role_workplace_id,
        state,
        takes_part_from_on,
        ended_on,
        is_gone,
        is_end_unknown,
    from follow_up_unit_rows
    union all
    select
        delivery_id,
        workplace_id,
        place_id as role_workplace_id,
        state,
        takes_part_from_on,
        ended_on,
        is_gone,
        is_end_unknown,
    from follow_up_unit_rows
    where place_id != workplace_id
),

changed as (
    select
        places.delivery_id,
        places.workplace_id,
        places.state = 'ongoing' and not places.is_gone as is_followed_up,
        not places.is_end_unknown as is_known,
        roles.role_id,
        roles.role,
        roles.from_on,
        roles.to_on,
        if(roles.trained_on <= $as_of, roles.trained_on, null) as trained_on,
    from places
    inner join core.party_roles as roles
        on
            roles.workplace_id = places.role_workplace_id
            and roles.from_on > places.takes_part_from_on
    where
        roles.from_on <= $as_of
        and coalesce(roles.from_on <= places.ended_on, true)
        and roles.role in (
            'leader', 'union_representative', 'safety_representative',
            'employee_representative'
        )
),

final as (
    select
        delivery_id || '/' || workplace_id || '/' || role_id as record_id,
        delivery_id,
        workplace_id,
        null::varchar as owner_role,
        role as detail,
        trained_on is not null
        or (is_followed_up and coalesce(to_on > $as_of, true)) as is_relevant,
        is_known,
        trained_on is not null as is_done,
        from_on,
        (from_on + to_months($months) + to_days($days))::date as due_on,
        trained_on as done_on,
    from changed
)

select * from final
where is_relevant or $with_others
order by record_id
