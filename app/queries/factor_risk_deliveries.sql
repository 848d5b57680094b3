-- Which deliveries are ongoing, and in how many of their units has a group assessed?
--
-- grain    one row per delivery_id that is ongoing on the as-of day
-- params   $as_of   date   what is dated later has not happened
-- reads    delivery_rows, unit_rows, assessed_factor_rows
-- unit_count: units that take part on that day. assessed_count: those of them whose party
-- group has answered together about one factor or more.

with assessed as (
    select distinct
        delivery_id,
        workplace_id,
        true as is_assessed,
    from assessed_factor_rows
    where seen_on = $as_of and is_joint
),

units as (
    select
        unit_rows.delivery_id,
        count(*) as unit_count,
        count(assessed.is_assessed) as assessed_count,
    from unit_rows
    left join assessed using (delivery_id, workplace_id)
    where unit_rows.state = 'ongoing'
    group by unit_rows.delivery_id
),

final as (
    select
        deliveries.delivery_id,
        deliveries.workplace_name,
        deliveries.delivery_type,
        deliveries.centre_name,
        coalesce(units.unit_count, 0) as unit_count,
        coalesce(units.assessed_count, 0) as assessed_count,
    from delivery_rows as deliveries
    left join units using (delivery_id)
    where deliveries.is_ongoing
)

-- Danish has the Norwegian order of letters; nb of DuckDB 1.5.5 puts å beside a.
select * from final
order by workplace_name collate da, delivery_id
