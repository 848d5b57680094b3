-- Since when has an action answered a survey, at each workplace?
--
-- grain    one row per workplace_id, instrument and year that is answered
-- params   $as_of   date   what is dated later has not happened
-- Of the whole build, whatever the filters and the reader: whoever tied an action to the
-- survey knows, also another centre. It tells that there is one, and since when.

create or replace temp table survey_answer_rows as
with final as (
    select
        workplace_id,
        survey_instrument as instrument,
        survey_year as year,
        min(decided_on) as decided_on,
    from core.actions
    where
        decided_on <= $as_of
        and status != 'dropped'
        and survey_instrument is not null
    group by workplace_id, survey_instrument, survey_year
)

select * from final
order by workplace_id, instrument, year
