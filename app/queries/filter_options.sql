-- Which centres, counties, industries, sectors, types and modules stand in the data?
--
-- What no row holds is not offered; 'unknown' is offered where a row says nothing.
--
-- grain    one row per kind and code
-- params   none

with own_workplaces as (
    select
        county_code,
        programme_industry,
        sector
    from core.workplaces
    where workplace_id in (select workplaces_in_area.workplace_id from workplaces_in_area)
),

choices as (
    select distinct
        'centres' as kind,
        coalesce(deliveries.centre_id, 'unknown') as code,
        centres.centre_name as name
    from core.deliveries as deliveries
    left join core.centres as centres using (centre_id)
    union all
    select distinct 'counties', coalesce(county_code, 'unknown'), null
    from own_workplaces
    union all
    select distinct 'industries', coalesce(programme_industry, 'unknown'), null
    from own_workplaces
    union all
    select distinct 'sectors', coalesce(sector, 'unknown'), null
    from own_workplaces
    union all
    select distinct 'types', delivery_type, null
    from core.deliveries
    union all
    select distinct 'modules', module, null
    from core.deliveries
),

final as (
    select
        kind,
        code,
        name
    from choices
)

-- ICU knows no tailoring for nb here; Danish sorts æ ø å, and aa as å, in the same way.
select * from final
order by kind, name collate da, code
