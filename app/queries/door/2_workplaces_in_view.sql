-- Which workplaces do the filters choose, reached or not?
--
-- grain    one row per workplace_id
-- params   $counties $industries $sectors   lists of codes; empty is no restriction,
--                                           'unknown' is where the source says nothing

create or replace temp table workplaces_in_view as
with described as (
    select
        workplace_id,
        coalesce(county_code, 'unknown') as county_code,
        coalesce(programme_industry, 'unknown') as programme_industry,
        coalesce(sector, 'unknown') as sector
    from core.workplaces
),

final as (
    select workplace_id
    from described
    where
        workplace_id in (select workplaces_in_area.workplace_id from workplaces_in_area)
        and (len($counties::varchar[]) = 0 or list_contains($counties::varchar[], county_code))
        and (
            len($industries::varchar[]) = 0
            or list_contains($industries::varchar[], programme_industry)
        )
        and (len($sectors::varchar[]) = 0 or list_contains($sectors::varchar[], sector))
)

select * from final
