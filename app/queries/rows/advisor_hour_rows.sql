-- How many advisor hours has each started delivery reported, for how many delivery-units?
--
-- grain    one row per delivery_id that has started
-- params   $as_of   date   what is dated later has not happened
-- reads    delivery_rows, all_unit_rows
-- Hours belong to the whole delivery, so they are set against all its units, also those
-- that a filter leaves out of view: all_units_count, not unit_count.

create or replace temp table advisor_hour_rows as
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
    from all_unit_rows
    where joined_on is null or joined_on <= $as_of
    group by delivery_id
),

final as (
    select
        deliveries.delivery_id,
        deliveries.workplace_id,
        deliveries.workplace_name,
        deliveries.state,
        deliveries.delivery_type,
        deliveries.module,
        deliveries.centre_id,
        deliveries.centre_name,
        deliveries.county_code,
        deliveries.industry,
        deliveries.sector,
        deliveries.size,
        deliveries.started_on,
        deliveries.ended_on,
        hours.advisor_hours,
        units.unit_count as all_units_count,
        hours.advisor_hours is null as is_without_hours,
        deliveries.delivery_type = 'one_to_one' as is_one_to_one,
        deliveries.delivery_type = 'multi_unit' as is_multi_unit,
    from delivery_rows as deliveries
    left join hours using (delivery_id)
    left join units using (delivery_id)
    where deliveries.is_started
)

select * from final
order by delivery_id
