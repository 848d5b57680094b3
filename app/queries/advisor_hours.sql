-- How many advisor hours have been reported, on how many deliveries and delivery-units?
--
-- grain    one row per delivery_type
-- reads    advisor_hour_rows

with final as (
    select
        delivery_type,
        count(*) as delivery_count,
        count(advisor_hours) as reporting_count,
        coalesce(
            sum(all_units_count) filter (where advisor_hours is not null), 0
        )::bigint as unit_count,
        coalesce(sum(advisor_hours), 0) as advisor_hours,
    from advisor_hour_rows
    group by delivery_type
)

select * from final
order by delivery_type
