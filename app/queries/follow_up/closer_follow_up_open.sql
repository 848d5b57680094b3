-- Which units were offered closer follow-up, and nothing has been held with them since?
--
-- grain    one row per delivery_id and workplace_id in view
-- params   $as_of          date      what is dated later has not happened
--          $months $days   integer   due so long after the offer
--          $until_months   integer   so long after the end a unit is left alone
--          $with_others    boolean   also the records that the rule does not look at
-- reads    follow_up_unit_rows, follow_up_site_rows
-- Only what was held with this one unit counts, of any kind, from the day of the offer on;
-- where the source says that it was given, it was. Unknown: nobody has told whether it was
-- offered, or when. Not relevant: not needed, declined, offered later, or one-to-one.

with units as (
    select
        units.delivery_id,
        units.workplace_id,
        units.delivery_type = 'multi_unit'
        and coalesce(known.closer_follow_up_offered_on <= $as_of, true) as is_looked_at,
        units.state in ('ongoing', 'completed')
        and units.takes_part_from_on is not null
        and not units.is_gone
        and coalesce(units.ended_on + to_months($until_months) >= $as_of, true)
            as is_followed_up,
        units.is_end_unknown,
        known.closer_follow_up,
        known.closer_follow_up_offered_on as offered_on,
    from follow_up_unit_rows as units
    inner join core.delivery_units as known using (delivery_id, workplace_id)
),

first_held as (
    select
        units.delivery_id,
        units.workplace_id,
        min(activities.held_on) as held_on,
    from units
    inner join follow_up_site_rows as sites using (delivery_id, workplace_id)
    inner join core.activities as activities
        on
            activities.delivery_id = units.delivery_id
            and activities.workplace_id = sites.found_at
            and activities.held_on >= units.offered_on
    where
        units.closer_follow_up in ('offered', 'given')
        and activities.held_on <= $as_of
    group by units.delivery_id, units.workplace_id
),

decided as (
    select
        units.*,
        units.is_looked_at
        and (
            coalesce(units.closer_follow_up = 'given', false)
            or first_held.held_on is not null
        ) as is_done,
        first_held.held_on as done_on,
    from units
    left join first_held using (delivery_id, workplace_id)
),

final as (
    select
        delivery_id || '/' || workplace_id as record_id,
        delivery_id,
        workplace_id,
        null::varchar as owner_role,
        null::varchar as detail,
        is_done
        or (
            is_looked_at
            and is_followed_up
            and coalesce(closer_follow_up in ('offered', 'given'), true)
        ) as is_relevant,
        closer_follow_up is not null
        and offered_on is not null
        and not is_end_unknown as is_known,
        is_done,
        if(offered_on <= $as_of, offered_on, null) as from_on,
        (from_on + to_months($months) + to_days($days))::date as due_on,
        if(is_done, done_on, null) as done_on,
    from decided
)

select * from final
where is_relevant or $with_others
order by record_id
