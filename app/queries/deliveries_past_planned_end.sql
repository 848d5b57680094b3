-- Which ongoing deliveries are past their planned end, the longest first?
--
-- grain    one row per delivery
-- reads    delivery_rows

with final as (
    select
        delivery_id,
        workplace_name,
        started_on,
        planned_end_on,
        past_planned_end_days as days_late,
    from delivery_rows
    where is_past_planned_end
)

select * from final
order by days_late desc, delivery_id
