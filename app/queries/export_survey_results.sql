-- Which survey results do the workplaces in view have?
--
-- grain    one row per workplace_id, instrument, year and theme
-- params   none

with final as (
    select
        survey_results.workplace_id,
        survey_results.instrument,
        survey_results.year,
        survey_results.theme,
        survey_results.score,
        survey_results.respondents_count,
        survey_results.published_on
    from core.survey_results as survey_results
    inner join workplaces_in_view using (workplace_id)
)

select * from final
order by workplace_id, instrument, year, theme
