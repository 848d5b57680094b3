-- How many deliveries came in, went out and were ongoing at the end of each month?
--
-- grain    one row per month, from the first start to the as-of day
-- params   $as_of   date   the last month is counted up to this day
-- reads    deliveries_in_view
-- In: first gathering in the month. Out: completed or stopped in it, after a start.

with deliveries as (
    select
        deliveries.started_on,
        deliveries.ended_on,
    from deliveries_in_view
    inner join core.deliveries as deliveries using (delivery_id)
    where deliveries.started_on <= $as_of
),

months as (
    select
        unnest(
            generate_series(
                date_trunc('month', min(started_on)),
                date_trunc('month', $as_of::date),
                interval 1 month
            )
        )::date as month_on,
    from deliveries
),

came_in as (
    select
        date_trunc('month', started_on)::date as month_on,
        count(*) as in_count,
    from deliveries
    group by all
),

went_out as (
    select
        date_trunc('month', ended_on)::date as month_on,
        count(*) as out_count,
    from deliveries
    where ended_on <= $as_of
    group by all
),

final as (
    select
        months.month_on,
        coalesce(came_in.in_count, 0) as in_count,
        coalesce(went_out.out_count, 0) as out_count,
        (
            sum(coalesce(came_in.in_count, 0) - coalesce(went_out.out_count, 0))
                over (order by months.month_on)
        )::bigint as stock_count,
    from months
    left join came_in using (month_on)
    left join went_out using (month_on)
)

select * from final
order by month_on
