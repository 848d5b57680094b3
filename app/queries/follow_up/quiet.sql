-- In which ongoing deliveries has nothing been held for long, with nothing planned?
--
-- grain    one row per delivery_id in view
-- params   $as_of          date      what is dated later has not happened
--          $months $days   integer   due so long after the last day anything was held
--          $with_others    boolean   also the records that the rule does not look at
-- reads    follow_up_delivery_rows
-- Every kind of activity counts, and so does the start. What is planned ahead is waited for:
-- then nothing is due. Once that day has passed and nothing was held, the time runs from the
-- last day that something was. Postponed and cancelled days are no plan. Not relevant: not
-- begun, over, or the workplace has closed. Unknown: over, and the source does not say when.

with days as (
    select
        delivery_id,
        max(held_on) filter (where held_on <= $as_of) as held_on,
        bool_or(
            status = 'planned'
            and planned_on >= $as_of
            and (held_on is null or held_on > $as_of)
        ) as has_plan,
    from core.activities
    group by delivery_id
),

last_days as (
    select
        deliveries.*,
        greatest(deliveries.started_on, days.held_on) as last_on,
        coalesce(days.has_plan, false) as has_plan,
    from follow_up_delivery_rows as deliveries
    left join days using (delivery_id)
),

final as (
    select
        delivery_id as record_id,
        delivery_id,
        workplace_id,
        null::varchar as owner_role,
        null::varchar as detail,
        state = 'ongoing' and not is_closed as is_relevant,
        not is_end_unknown as is_known,
        false as is_done,
        last_on as from_on,
        if(has_plan, null, (last_on + to_months($months) + to_days($days))::date) as due_on,
        null::date as done_on,
    from last_days
)

select * from final
where is_relevant or $with_others
order by record_id
