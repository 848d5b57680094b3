-- Which delivery-units are in view, and in which categories?
--
-- grain    one row per delivery_id and workplace_id
-- params   $as_of         date        what is dated later has not happened
--          $band_starts   text[]      the fewest employees of each size band, rising
-- reads    deliveries_in_view, units_in_view
-- Categories are the unit's own; a size band is named by its fewest employees.
-- Reached: the delivery has started, and the unit has joined it.

create or replace temp table unit_rows as
with final as (
    select
        units_in_view.delivery_id,
        units_in_view.workplace_id,
        workplaces.workplace_name,
        deliveries_in_view.state,
        deliveries.delivery_type,
        deliveries.module,
        deliveries.is_train_the_trainer,
        deliveries.centre_id,
        centres.centre_name,
        coalesce(workplaces.county_code, 'unknown') as county_code,
        coalesce(workplaces.programme_industry, 'unknown') as industry,
        coalesce(workplaces.sector, 'unknown') as sector,
        coalesce(
            list_aggregate(
                list_filter(
                    $band_starts::integer[],
                    lambda start: start <= workplaces.employees_count
                ),
                'max'
            )::varchar,
            'unknown'
        ) as size,
        if(deliveries.started_on <= $as_of, deliveries.started_on, null) as started_on,
        if(deliveries.ended_on <= $as_of, deliveries.ended_on, null) as ended_on,
        coalesce(deliveries.started_on <= $as_of, false)
        and coalesce(units.joined_on <= $as_of, true) as is_reached,
    from units_in_view
    inner join deliveries_in_view using (delivery_id)
    inner join core.deliveries as deliveries using (delivery_id)
    inner join core.workplaces as workplaces
        on workplaces.workplace_id = units_in_view.workplace_id
    left join core.delivery_units as units
        on
            units.delivery_id = units_in_view.delivery_id
            and units.workplace_id = units_in_view.workplace_id
    left join core.centres as centres on centres.centre_id = deliveries.centre_id
)

select * from final
order by delivery_id, workplace_id
