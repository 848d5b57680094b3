-- How many units have answered each staff survey, by year, centre and county?
--
-- grain    one row per instrument, year, centre_id and county_code
-- params   none
-- reads    survey_unit_rows, workplaces_in_area
-- Never shown: it is what tells which sums of it may be. All themes of a year have the
-- same units.

with final as (
    select
        instrument,
        year,
        centre_id,
        county_code,
        count(distinct workplace_id) as unit_count,
    from survey_unit_rows
    where workplace_id in (select workplaces_in_area.workplace_id from workplaces_in_area)
    group by all
)

select * from final
order by instrument, year, centre_id, county_code
