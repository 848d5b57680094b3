-- In which categories does each workplace of the filters fall?
--
-- grain    one row per workplace_id
-- params   $band_starts   text[]   the fewest employees of each size band, rising
-- reads    workplaces_in_view
-- Not known is 'unknown'; a size band is named by its fewest employees.

create or replace temp table workplace_category_rows as
with final as (
    select
        workplaces.workplace_id,
        workplaces.workplace_name,
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
    from workplaces_in_view
    inner join core.workplaces as workplaces using (workplace_id)
)

select * from final
order by workplace_id
