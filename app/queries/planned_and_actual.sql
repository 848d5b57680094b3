-- How long were the completed deliveries planned to last, and how long did they last?
--
-- grain    one row per delivery that is completed, with a start
-- reads    deliveries_in_view
-- Counted in days from the first gathering; planned_days is null without a planned end.

with final as (
    select
        delivery_id,
        deliveries.planned_end_on - deliveries.started_on as planned_days,
        deliveries.ended_on - deliveries.started_on as actual_days,
    from deliveries_in_view
    inner join core.deliveries as deliveries using (delivery_id)
    where deliveries_in_view.state = 'completed' and deliveries.started_on is not null
)

select * from final
order by delivery_id
