-- Which survey results do the workplaces in view have?
--
-- grain    one row per workplace_id, instrument, year and theme
-- params   $as_of   date   results laid before the unit later are not out yet

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
    where
        case
            when survey_results.published_on is not null
                then survey_results.published_on <= $as_of
            -- Without a day, the results of a year are out when the year is over.
            else make_date(survey_results.year, 12, 31) <= $as_of
        end
)

select * from final
order by workplace_id, instrument, year, theme
