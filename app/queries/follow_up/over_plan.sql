-- Which deliveries go on after their planned end?
--
-- grain    one row per delivery_id in view
-- params   $months $days   integer   due so long after the planned end
--          $with_others    boolean   also the records that the rule does not look at
-- reads    follow_up_delivery_rows
-- Closed by the end of the delivery, whatever day was planned. Not relevant: no planned end
-- (another rule), not begun, stopped, or the workplace has closed and the delivery has not
-- ended. Unknown: over, and the source does not say when.

with final as (
    select
        delivery_id as record_id,
        delivery_id,
        workplace_id,
        null::varchar as owner_role,
        null::varchar as detail,
        planned_end_on is not null
        and ((state = 'ongoing' and not is_closed) or state = 'completed') as is_relevant,
        not is_end_unknown as is_known,
        state = 'completed' as is_done,
        planned_end_on as from_on,
        (planned_end_on + to_months($months) + to_days($days))::date as due_on,
        if(state = 'completed', ended_on, null) as done_on,
    from follow_up_delivery_rows
)

select * from final
where is_relevant or $with_others
order by record_id
