-- How many advisor hours have been reported, on how many deliveries and delivery-units?
--
-- grain    one row per delivery_type
-- params   $as_of   date   what is dated later has not happened
-- reads    deliveries_in_view
-- Started deliveries only. Hours belong to the whole delivery, so they are set against
-- all its units, also those that a filter leaves out of view.

with hours as (
    select
        delivery_id,
        sum(advisor_hours) as advisor_hours,
    from core.activities
    where held_on <= $as_of and advisor_hours is not null
    group by delivery_id
),

units as (
    select
        delivery_id,
        count(*) as unit_count,
    from core.delivery_units
    where joined_on is null or joined_on <= $as_of
    group by delivery_id
),

final as (
    select
        deliveries.delivery_type,
        count(*) as delivery_count,
        count(hours.advisor_hours) as reporting_count,
        coalesce(
            sum(units.unit_count) filter (where hours.advisor_hours is not null), 0
        )::bigint as unit_count,
        coalesce(sum(hours.advisor_hours), 0) as advisor_hours,
    from deliveries_in_view
    inner join core.deliveries as deliveries using (delivery_id)
    left join hours using (delivery_id)
    left join units using (delivery_id)
    where deliveries_in_view.state <> 'planned' and deliveries.started_on <= $as_of
    group by deliveries.delivery_type
)

select * from final
order by delivery_type
