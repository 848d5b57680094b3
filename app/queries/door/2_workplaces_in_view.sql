-- Which workplaces do the filters choose, reached or not?
--
-- grain    one row per workplace_id
-- params   $counties $industries $sectors   lists of codes; empty is no restriction,
--                                           'unknown' is where the source says nothing
--          $area_kind $area_code   the part of the programme the reader may see

create or replace temp table workplaces_in_view as
with area_counties as (
    select unnest(string_split(county_codes, ' ')) as county_code
    from core.centres
    where $area_kind::varchar = 'centre' and centre_id = $area_code::varchar
),

described as (
    select
        workplace_id,
        county_code as known_county_code,
        municipality_code,
        coalesce(county_code, 'unknown') as county_code,
        coalesce(programme_industry, 'unknown') as programme_industry,
        coalesce(sector, 'unknown') as sector
    from core.workplaces
),

final as (
    select workplace_id
    from described
    where
        case $area_kind::varchar
            when 'programme' then true
            when 'municipality' then municipality_code = $area_code::varchar
            else
                known_county_code in (select area_counties.county_code from area_counties)
                or workplace_id in (
                    select units.workplace_id
                    from core.delivery_units as units
                    inner join core.deliveries as deliveries using (delivery_id)
                    where deliveries.centre_id = $area_code::varchar
                )
        end
        and (len($counties::varchar[]) = 0 or list_contains($counties::varchar[], county_code))
        and (
            len($industries::varchar[]) = 0
            or list_contains($industries::varchar[], programme_industry)
        )
        and (len($sectors::varchar[]) = 0 or list_contains($sectors::varchar[], sector))
)

select * from final
