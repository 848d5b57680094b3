-- How many of the workplaces that the programme means to reach have been reached?
--
-- grain    one row per county of workplaces in scope
-- reads    workplace_rows

with final as (
    select
        county_code,
        count(*) as in_scope_count,
        count(*) filter (where is_reached) as reached_count,
    from workplace_rows
    where is_in_scope
    group by county_code
)

select * from final
order by county_code
