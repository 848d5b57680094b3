-- What has this workplace answered in the yearly staff surveys?
--
-- grain    one row per instrument, theme and year
-- params   $id   text   the workplace
-- reads    survey_result_rows, workplaces_in_view
-- What is hidden is empty, and hidden_why says why: few, or sub_unit.

with final as (
    select
        results.instrument,
        results.theme,
        results.year,
        results.score,
        results.respondents_count,
        results.published_on,
        results.is_hidden,
        results.hidden_why,
    from survey_result_rows as results
    inner join workplaces_in_view using (workplace_id)
    where results.workplace_id = $id
)

-- Danish has the Norwegian order of letters; nb of DuckDB 1.5.5 puts å beside a.
select * from final
order by instrument, theme collate da, year
