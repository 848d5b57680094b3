-- What has this workplace answered in the yearly staff surveys?
--
-- grain    one row per instrument, theme and year
-- params   $id     text   the workplace
--          $as_of  date   results laid before the unit later are not out yet

with final as (
    select
        survey_results.instrument,
        survey_results.theme,
        survey_results.year,
        survey_results.score,
        survey_results.respondents_count,
        survey_results.published_on
    from workplaces_in_view
    inner join core.survey_results using (workplace_id)
    where
        workplaces_in_view.workplace_id = $id
        and case
            when survey_results.published_on is not null
                then survey_results.published_on <= $as_of
            -- Without a day, the results of a year are out when the year is over.
            else make_date(survey_results.year, 12, 31) <= $as_of
        end
)

-- Danish has the Norwegian order of letters; nb of DuckDB 1.5.5 puts å beside a.
select * from final
order by instrument, theme collate da, year
