-- In which units have the staff been neither gathered nor informed?
--
-- grain    one row per delivery_id and workplace_id in view
-- params   $as_of          date      what is dated later has not happened
--          $months $days   integer   due so long after the unit joined
--          $with_others    boolean   also the records that the rule does not look at
-- reads    follow_up_unit_rows, follow_up_site_rows
-- A staff gathering for the unit after it joined, or the day the staff were informed,
-- whichever came first; the unit stays done. Otherwise not relevant: the delivery is not
-- ongoing, or the unit has left or not joined.

with gatherings as (
    select
        units.delivery_id,
        units.workplace_id,
        min(activities.held_on) as held_on,
    from follow_up_unit_rows as units
    inner join follow_up_site_rows as sites using (delivery_id, workplace_id)
    inner join core.activities as activities
        on
            activities.delivery_id = units.delivery_id
            and activities.held_on >= units.takes_part_from_on
            and coalesce(activities.workplace_id = sites.found_at, true)
    where activities.kind = 'staff_gathering' and activities.held_on <= $as_of
    group by units.delivery_id, units.workplace_id
),

involved as (
    select
        units.delivery_id,
        units.workplace_id,
        units.state = 'ongoing'
        and units.takes_part_from_on is not null
        and not units.is_gone as is_followed_up,
        not units.is_end_unknown as is_known,
        units.takes_part_from_on as from_on,
        least(
            gatherings.held_on,
            if(known.staff_informed_on <= $as_of, known.staff_informed_on, null)
        ) as done_on,
    from follow_up_unit_rows as units
    inner join core.delivery_units as known using (delivery_id, workplace_id)
    left join gatherings using (delivery_id, workplace_id)
),

final as (
    select
        delivery_id || '/' || workplace_id as record_id,
        delivery_id,
        workplace_id,
        null::varchar as owner_role,
        null::varchar as detail,
        is_followed_up or done_on is not null as is_relevant,
        is_known,
        done_on is not null as is_done,
        from_on,
        (from_on + to_months($months) + to_days($days))::date as due_on,
        done_on,
    from involved
)

select * from final
where is_relevant or $with_others
order by record_id
