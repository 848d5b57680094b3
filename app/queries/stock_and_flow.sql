-- How many came in, went out and were ongoing at the end of each month?
--
-- grain    one row per month, from the first start to the as-of day
-- params   $as_of     date   the last month is counted up to this day
--          $counted   text   deliveries, workplaces or units: what is counted
-- reads    unit_rows
-- In: first gathering in the month. Out: completed or stopped in it, after a start. A
-- unit is in from when it joins until it leaves; a workplace is in from its first gathering until none of its deliveries is ongoing, and
-- comes in again with the next one.

with spans as (
    select
        case $counted
            when 'deliveries' then delivery_id
            when 'workplaces' then workplace_id
            else concat(delivery_id, ' ', workplace_id)
        end as counted_id,
        if(
            $counted = 'deliveries', started_on, greatest(started_on, joined_on)
        ) as started_on,
        coalesce(
            if($counted = 'deliveries', ended_on, least(ended_on, left_on)),
            'infinity'::date
        ) as ended_on,
    from unit_rows
    where
        started_on is not null
        and ($counted = 'deliveries' or is_reached)
),

ordered as (
    select
        counted_id,
        started_on,
        ended_on,
        max(ended_on) over (
            partition by counted_id
            order by started_on, ended_on
            rows between unbounded preceding and 1 preceding
        ) as ended_before_on,
    from spans
),

numbered as (
    select
        counted_id,
        started_on,
        ended_on,
        sum(if(started_on <= ended_before_on, 0, 1)) over (
            partition by counted_id
            order by started_on, ended_on
        ) as stretch,
    from ordered
),

stretches as (
    select
        counted_id,
        min(started_on) as started_on,
        max(ended_on) as ended_on,
    from numbered
    group by counted_id, stretch
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
    from stretches
),

came_in as (
    select
        date_trunc('month', started_on)::date as month_on,
        count(*) as in_count,
    from stretches
    group by all
),

went_out as (
    select
        date_trunc('month', ended_on)::date as month_on,
        count(*) as out_count,
    from stretches
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
