-- Which survey results are out in the whole programme, and which of them are hidden?
--
-- grain    one row per workplace_id, instrument, year and theme
-- params   $as_of           date      results laid before the unit later are not out yet
--          $minimum_group   integer   results of fewer persons are hidden
--          $hides_zeros     boolean   whether a theme that nobody answered is hidden too
-- reads    workplace_lineage_rows
-- This is the one place where survey results are hidden. The same persons answer all the
-- themes of a year, and one of them may be a mean of the others, so a theme with few
-- answers hides the whole year of that survey ('few'). A score that does not say of how
-- many it is may be of few. A theme without both hides nothing.
-- A sub-unit with few hides the year of all it is under ('sub_unit'): what is shown of the
-- others would else be taken from it. So does what is left of a workplace when the answers
-- of the units next below with the same theme are taken away, where that is few: a unit
-- without a row of its own. (Where they are more than those of the workplace, it is no
-- sum.) 'few' and 'sub_unit' are to read the same: told apart, they would tell of few that
-- they are few.
-- Both are told by all results of the build, also those not out yet and those of other
-- parts of the programme, so that neither another day nor another filter shows what this
-- one hides. Who reads these rows joins workplaces_in_view.

create or replace temp table survey_result_rows as
with few as (
    select
        workplace_id,
        instrument,
        year,
    from core.survey_results
    group by workplace_id, instrument, year
    having
        bool_or(
            case
                when coalesce(respondents_count, 0) > 0
                    then respondents_count < $minimum_group
                when score is not null then true
                else respondents_count is not null and $hides_zeros
            end
        )
),

next_below as (
    select
        own.respondents_count,
        above.workplace_id,
        above.instrument,
        above.year,
        above.theme,
        above.respondents_count as above_count,
    from core.survey_results as own
    inner join workplace_lineage_rows as lineage using (workplace_id)
    inner join core.survey_results as above
        on
            above.workplace_id = lineage.ancestor_id
            and above.workplace_id != own.workplace_id
            and above.instrument = own.instrument
            and above.year = own.year
            and above.theme = own.theme
    qualify
        row_number() over (
            partition by own.workplace_id, own.instrument, own.year, own.theme
            order by lineage.step
        ) = 1
),

few_left as (
    select
        workplace_id,
        instrument,
        year,
    from next_below
    group by workplace_id, instrument, year, theme
    having
        any_value(above_count) - coalesce(sum(respondents_count), 0)
        between 1 and $minimum_group - 1
),

to_keep as (
    select *
    from few
    union
    select *
    from few_left
),

under as (
    select
        workplace_id,
        instrument,
        year,
    from few_left
    union
    select
        lineage.ancestor_id,
        to_keep.instrument,
        to_keep.year,
    from to_keep
    inner join workplace_lineage_rows as lineage using (workplace_id)
),

told as (
    select
        results.*,
        case
            when few.workplace_id is not null then 'few'
            when under.workplace_id is not null then 'sub_unit'
        end as hidden_why,
    from core.survey_results as results
    left join few using (workplace_id, instrument, year)
    left join under using (workplace_id, instrument, year)
    where
        case
            when results.published_on is not null then results.published_on <= $as_of
            -- Without a day, the results of a year are out when the year is over.
            else make_date(results.year, 12, 31) <= $as_of
        end
),

final as (
    select
        workplace_id,
        instrument,
        year,
        theme,
        if(hidden_why is null, score, null) as score,
        if(hidden_why is null, respondents_count, null) as respondents_count,
        published_on,
        hidden_why is not null as is_hidden,
        hidden_why,
    from told
)

select * from final
order by workplace_id, instrument, year, theme
