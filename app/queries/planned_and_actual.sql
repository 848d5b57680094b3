-- How long were the completed deliveries planned to last, and how long did they last?
--
-- grain    one row per delivery that is completed, with a start
-- reads    delivery_rows
-- Counted in days from the first gathering; planned_days is null without a planned end.

with final as (
    select
        delivery_id,
        planned_end_on - started_on as planned_days,
        ended_on - started_on as actual_days,
    from delivery_rows
    where is_completed and started_on is not null
)

select * from final
order by delivery_id
