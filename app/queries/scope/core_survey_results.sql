-- Whose survey results may this reader see?
--
-- grain    one row per workplace_id, instrument, year and theme
-- params   none

create view core.survey_results as
with final as (
    select *
    from whole.core.survey_results
    where workplace_id in (select workplaces.workplace_id from scope.workplaces)
)

select * from final
