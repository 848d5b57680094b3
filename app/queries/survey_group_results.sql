-- What have the units of each centre and county answered in the staff surveys?
--
-- grain    one row per instrument, year, theme, centre_id and county_code
-- params   none
-- reads    survey_unit_rows, workplaces_in_area
-- Of the units in the area of the reader: of an area only its own centre may be added up.
-- The crossing of centre and county is never shown: app.metrics.survey_groups adds it up
-- to the groups, and drops what is withheld of them. respondents_squares and score_squares
-- tell how far the units lie from each other.

with final as (
    select
        instrument,
        year,
        theme,
        centre_id,
        county_code,
        count(*) as unit_count,
        sum(respondents_count)::bigint as respondents_count,
        sum(respondents_count * score) as score_sum,
        sum(respondents_count * score * score) as score_squares,
        sum(respondents_count * respondents_count)::bigint as respondents_squares,
    from survey_unit_rows
    where workplace_id in (select workplaces_in_area.workplace_id from workplaces_in_area)
    group by instrument, year, theme, centre_id, county_code
)

-- Danish has the Norwegian order of letters; nb of DuckDB 1.5.5 puts å beside a.
select * from final
order by instrument, theme collate da, year, centre_id, county_code
