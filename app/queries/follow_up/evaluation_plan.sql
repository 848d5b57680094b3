-- Which deliveries that have begun lack a day for their end evaluation?
--
-- grain    one row per delivery_id in view
-- params   $as_of          date      what is dated later has not happened
--          $months $days   integer   due so long after the delivery started
--          $with_others    boolean   also the records that the rule does not look at
-- reads    follow_up_delivery_rows
-- A day that has been planned answers, also one that has passed: whether it was held is
-- another rule. So does one that was held unplanned. Not relevant: not begun, stopped, or
-- over or closed without a plan. Unknown: over, and the source does not say when.

with planned as (
    select distinct delivery_id
    from core.evaluations
    where kind = 'end' and (planned_on is not null or completed_on <= $as_of)
),

final as (
    select
        deliveries.delivery_id as record_id,
        deliveries.delivery_id,
        deliveries.workplace_id,
        null::varchar as owner_role,
        null::varchar as detail,
        (deliveries.state = 'ongoing' and not deliveries.is_closed)
        or (
            deliveries.state in ('ongoing', 'completed')
            and planned.delivery_id is not null
        ) as is_relevant,
        not deliveries.is_end_unknown as is_known,
        planned.delivery_id is not null as is_done,
        deliveries.started_on as from_on,
        (deliveries.started_on + to_months($months) + to_days($days))::date as due_on,
        null::date as done_on,
    from follow_up_delivery_rows as deliveries
    left join planned using (delivery_id)
)

select * from final
where is_relevant or $with_others
order by record_id
