-- What are the deliveries that follow-up is about, and who follows them up?
--
-- grain    one row per delivery_id in view
-- params   none
-- reads    deliveries_in_view

with final as (
    select
        deliveries.delivery_id,
        deliveries.delivery_type,
        deliveries.module,
        deliveries.centre_id,
        centres.centre_name,
        deliveries.advisor_id,
    from deliveries_in_view
    inner join core.deliveries as deliveries using (delivery_id)
    left join core.centres as centres on centres.centre_id = deliveries.centre_id
)

select * from final
order by delivery_id
