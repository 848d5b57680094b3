-- Which ongoing deliveries are past their planned end, the longest first?
--
-- grain    one row per delivery
-- params   $as_of   date   the day to count from
-- reads    deliveries_in_view

with final as (
    select
        delivery_id,
        workplaces.workplace_name,
        deliveries.started_on,
        deliveries.planned_end_on,
        $as_of - deliveries.planned_end_on as days_late,
    from deliveries_in_view
    inner join core.deliveries as deliveries using (delivery_id)
    left join core.workplaces as workplaces
        on workplaces.workplace_id = deliveries.workplace_id
    where deliveries_in_view.state = 'ongoing' and deliveries.planned_end_on < $as_of
)

select * from final
order by days_late desc, delivery_id
