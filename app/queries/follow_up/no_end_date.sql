-- Which ongoing deliveries have no planned end?
--
-- grain    one row per delivery_id in view
-- params   $months $days   integer   due so long after the delivery started
--          $with_others    boolean   also the records that the rule does not look at
-- reads    follow_up_delivery_rows
-- That no day is written down is the gap itself, not a fact that is not known. Not
-- relevant: not begun, over, or the workplace has closed. Unknown: over, and the source
-- does not say when.

with final as (
    select
        delivery_id as record_id,
        delivery_id,
        workplace_id,
        null::varchar as owner_role,
        null::varchar as detail,
        state = 'ongoing' and not is_closed as is_relevant,
        not is_end_unknown as is_known,
        planned_end_on is not null as is_done,
        started_on as from_on,
        (started_on + to_months($months) + to_days($days))::date as due_on,
        null::date as done_on,
    from follow_up_delivery_rows
)

select * from final
where is_relevant or $with_others
order by record_id
