-- Which roles of a party group have changed during the delivery, without training?
--
-- grain    one row per delivery_id, workplace_id and role_id
-- params   $as_of          date      what is dated later has not happened
--          $months $days   integer   due so long after the role began
--          $with_others    boolean   also the records that the rule does not look at
-- reads    follow_up_unit_rows, all_unit_rows
-- Whoever had the role when the unit joined is not new in it. A role belongs to the delivery
-- that started last of those the unit took part in when the role began, so a unit with
-- several is asked for it once, whatever the filters; one that is over on no known day is
-- only asked when there is no other. One that is trained stays done. Otherwise not relevant:
-- the delivery is over, the unit has left, or the role has ended. The roles of a unit are
-- gathered first: joined all at once, every role is held against every delivery by its days.

with taken_part as (
    select
        units.delivery_id,
        units.workplace_id,
        if(units.started_on <= $as_of, units.started_on, null) as begun_on,
        greatest(begun_on, units.joined_on) as takes_part_from_on,
        coalesce(units.left_on, 'infinity'::date) as left_on,
        coalesce(units.ended_on, 'infinity'::date) as last_on,
        units.ended_on is null
        and units.status in ('completed', 'stopped') as is_end_unknown,
    from all_unit_rows as units
    where units.started_on <= $as_of or units.ended_on <= $as_of
),

places as (
    select
        workplace_id,
        workplace_id as role_workplace_id,
    from follow_up_unit_rows
    union
    select
        workplace_id,
        place_id as role_workplace_id,
    from follow_up_unit_rows
),

their_roles as materialized (
    select
        places.workplace_id,
        roles.role_id,
        roles.role,
        roles.from_on,
        roles.to_on,
        if(roles.trained_on <= $as_of, roles.trained_on, null) as trained_on,
    from places
    inner join core.party_roles as roles
        on roles.workplace_id = places.role_workplace_id
    where
        roles.from_on <= $as_of
        and roles.role in (
            'leader', 'union_representative', 'safety_representative',
            'employee_representative'
        )
),

changed as (
    select
        taken_part.delivery_id,
        roles.*,
    from their_roles as roles
    inner join taken_part
        on
            taken_part.workplace_id = roles.workplace_id
            and taken_part.takes_part_from_on < roles.from_on
            and taken_part.left_on > roles.from_on
            and taken_part.last_on >= roles.from_on
    qualify
        row_number() over (
            partition by roles.workplace_id, roles.role_id
            order by
                taken_part.is_end_unknown,
                taken_part.begun_on desc nulls last,
                taken_part.delivery_id desc
        ) = 1
),

final as (
    select
        units.delivery_id || '/' || units.workplace_id || '/' || changed.role_id as record_id,
        units.delivery_id,
        units.workplace_id,
        null::varchar as owner_role,
        changed.role as detail,
        changed.trained_on is not null
        or (
            units.state = 'ongoing'
            and not units.is_gone
            and coalesce(changed.to_on > $as_of, true)
        ) as is_relevant,
        not units.is_end_unknown as is_known,
        changed.trained_on is not null as is_done,
        changed.from_on,
        (changed.from_on + to_months($months) + to_days($days))::date as due_on,
        changed.trained_on as done_on,
    from changed
    inner join follow_up_unit_rows as units using (delivery_id, workplace_id)
)

select * from final
where is_relevant or $with_others
order by record_id
