-- Which deliveries wait for their end evaluation?
--
-- grain    one row per delivery_id in view
-- params   $as_of          date      what is dated later has not happened
--          $months $days   integer   due so long after the delivery ended
--          $with_others    boolean   also the records that the rule does not look at
-- reads    follow_up_delivery_rows
-- One that is held answers for the delivery, whenever it was held. Not relevant: before the
-- end, stopped, or the workplace has closed and nothing was held: what is done stays done.
-- Unknown: over, and the source does not say when.

with held as (
    select
        delivery_id,
        min(completed_on) as held_on,
    from core.evaluations
    where kind = 'end' and completed_on <= $as_of
    group by delivery_id
),

final as (
    select
        deliveries.delivery_id as record_id,
        deliveries.delivery_id,
        deliveries.workplace_id,
        null::varchar as owner_role,
        null::varchar as detail,
        (
            deliveries.state = 'completed'
            and (not deliveries.is_closed or held.held_on is not null)
        )
        or deliveries.is_end_unknown as is_relevant,
        not deliveries.is_end_unknown as is_known,
        deliveries.state = 'completed' and held.held_on is not null as is_done,
        deliveries.ended_on as from_on,
        (deliveries.ended_on + to_months($months) + to_days($days))::date as due_on,
        held.held_on as done_on,
    from follow_up_delivery_rows as deliveries
    left join held using (delivery_id)
)

select * from final
where is_relevant or $with_others
order by record_id
