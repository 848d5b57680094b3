-- Which survey results do the workplaces in view have?
--
-- grain    one row per workplace_id, instrument, year and theme
-- params   none
-- reads    survey_result_rows, workplaces_in_view
-- What is hidden is empty, and is_hidden says so.

with final as (
    select
        results.workplace_id,
        results.instrument,
        results.year,
        results.theme,
        results.score,
        results.respondents_count,
        results.published_on,
        results.is_hidden,
    from survey_result_rows as results
    inner join workplaces_in_view using (workplace_id)
)

select * from final
order by workplace_id, instrument, year, theme
