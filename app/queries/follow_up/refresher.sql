-- Which roles of a party group have changed since the end, without training or refresher?
--
-- grain    one row per delivery_id, workplace_id and role_id
-- params   $as_of          date      what is dated later has not happened
--          $months $days   integer   due so long after the role began
--          $until_months   integer   so long after the end a unit is left alone
--          $with_others    boolean   also the records that the rule does not look at
-- reads    follow_up_unit_rows, follow_up_site_rows, all_unit_rows
-- A role belongs to the delivery that its unit had started last when the role began, so a
-- unit with several deliveries is asked for it once. The training of the holder or a
-- refresher of that delivery answers, also when the role has ended since. Not there: the
-- delivery did not end by this day.

with started as (
    select
        units.delivery_id,
        units.workplace_id,
        units.started_on,
        lead(units.started_on) over (
            partition by units.workplace_id
            order by units.started_on, units.delivery_id
        ) as next_started_on,
    from all_unit_rows as units
    where units.started_on <= $as_of
),

ended as (
    select
        units.delivery_id,
        units.workplace_id,
        units.place_id,
        units.is_gone,
        units.ended_on,
        started.started_on,
        coalesce(started.next_started_on, 'infinity'::date) as next_started_on,
    from follow_up_unit_rows as units
    inner join started using (delivery_id, workplace_id)
    where
        units.state = 'completed'
        and units.takes_part_from_on is not null
),

places as (
    select
        *,
        workplace_id as role_workplace_id,
    from ended
    union all
    select
        *,
        place_id as role_workplace_id,
    from ended
    where place_id != workplace_id
),

changed as (
    select
        places.delivery_id,
        places.workplace_id,
        places.ended_on,
        places.is_gone,
        roles.role_id,
        roles.role,
        roles.from_on,
        roles.to_on,
        roles.trained_on,
    from places
    inner join core.party_roles as roles
        on
            roles.workplace_id = places.role_workplace_id
            and roles.from_on > places.ended_on
            and roles.from_on >= places.started_on
            and roles.from_on < places.next_started_on
    where
        roles.from_on <= $as_of
        and roles.role in (
            'leader', 'union_representative', 'safety_representative',
            'employee_representative'
        )
),

refreshers as (
    select
        changed.delivery_id,
        changed.workplace_id,
        changed.role_id,
        min(activities.held_on) as held_on,
    from changed
    inner join follow_up_site_rows as sites using (delivery_id, workplace_id)
    inner join core.activities as activities
        on
            activities.delivery_id = changed.delivery_id
            and activities.held_on >= changed.from_on
            and coalesce(activities.workplace_id = sites.found_at, true)
    where activities.kind = 'refresher' and activities.held_on <= $as_of
    group by changed.delivery_id, changed.workplace_id, changed.role_id
),

answered as (
    select
        changed.*,
        least(
            if(changed.trained_on <= $as_of, changed.trained_on, null), refreshers.held_on
        ) as done_on,
    from changed
    left join refreshers using (delivery_id, workplace_id, role_id)
),

final as (
    select
        delivery_id || '/' || workplace_id || '/' || role_id as record_id,
        delivery_id,
        workplace_id,
        null::varchar as owner_role,
        role as detail,
        done_on is not null
        or (
            coalesce(to_on > $as_of, true)
            and not is_gone
            and ended_on + to_months($until_months) >= $as_of
        ) as is_relevant,
        true as is_known,
        done_on is not null as is_done,
        from_on,
        (from_on + to_months($months) + to_days($days))::date as due_on,
        done_on,
    from answered
)

select * from final
where is_relevant or $with_others
order by record_id
