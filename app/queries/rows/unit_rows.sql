-- Which delivery-units are in view, and in which categories?
--
-- grain    one row per delivery_id and workplace_id
-- params   $as_of   date   what is dated later has not happened
-- reads    deliveries_in_view, units_in_view, workplace_category_rows
-- Categories are the unit's own.
-- The state is the unit's own: one that has left an ongoing delivery is stopped, and one
-- that has not joined it is planned. Reached: the delivery has started, and it has joined.

create or replace temp table unit_rows as
with final as (
    select
        units_in_view.delivery_id,
        units_in_view.workplace_id,
        workplaces.workplace_name,
        case
            when deliveries_in_view.state <> 'ongoing' then deliveries_in_view.state
            when units_in_view.left_on <= $as_of then 'stopped'
            when units_in_view.joined_on > $as_of then 'planned'
            else 'ongoing'
        end as state,
        deliveries_in_view.state as delivery_state,
        deliveries.delivery_type,
        deliveries.module,
        deliveries.is_train_the_trainer,
        deliveries.centre_id,
        centres.centre_name,
        workplaces.county_code,
        workplaces.industry,
        workplaces.sector,
        workplaces.size,
        if(deliveries.started_on <= $as_of, deliveries.started_on, null) as started_on,
        if(deliveries.ended_on <= $as_of, deliveries.ended_on, null) as ended_on,
        if(units_in_view.joined_on <= $as_of, units_in_view.joined_on, null) as joined_on,
        if(units_in_view.left_on <= $as_of, units_in_view.left_on, null) as left_on,
        coalesce(deliveries.started_on <= $as_of, false)
        and coalesce(units_in_view.joined_on <= $as_of, true) as is_reached,
    from units_in_view
    inner join deliveries_in_view using (delivery_id)
    inner join core.deliveries as deliveries using (delivery_id)
    inner join workplace_category_rows as workplaces
        on workplaces.workplace_id = units_in_view.workplace_id
    left join core.centres as centres on centres.centre_id = deliveries.centre_id
)

select * from final
order by delivery_id, workplace_id
