-- How many of the workplaces that the programme means to reach have been reached?
--
-- grain    one row per county of workplaces in scope
-- params   $as_of   date   what is dated later has not happened
-- reads    deliveries_in_view, units_in_view, workplaces_in_view
-- Reached: a unit of a delivery that has started. A workplace that has closed is out,
-- and one that was merged into another counts there, not twice.

with reached as (
    select distinct units_in_view.workplace_id
    from units_in_view
    inner join deliveries_in_view using (delivery_id)
    inner join core.deliveries as deliveries using (delivery_id)
    left join core.delivery_units as units
        on
            units.delivery_id = units_in_view.delivery_id
            and units.workplace_id = units_in_view.workplace_id
    where
        deliveries.started_on <= $as_of
        and (units.joined_on is null or units.joined_on <= $as_of)
),

final as (
    select
        coalesce(workplaces.county_code, 'unknown') as county_code,
        count(*) as in_scope_count,
        count(reached.workplace_id) as reached_count,
    from workplaces_in_view
    inner join core.workplaces as workplaces using (workplace_id)
    left join reached using (workplace_id)
    where
        workplaces.is_in_scope
        and (
            workplaces.closed_on > $as_of
            or (
                workplaces.closed_on is null
                and workplaces.merged_into_workplace_id is null
            )
        )
    group by all
)

select * from final
order by county_code
