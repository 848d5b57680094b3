-- Which surveys that are out has no action answered?
--
-- grain    one row per workplace_id, instrument and year that is out by this day
-- params   $as_of          date      what is dated later has not happened
--          $months $days   integer   due so long after the results came out
--          $until_months   integer   so long after its last delivery a unit is left alone
--          $with_others    boolean   also the records that the rule does not look at
-- reads    follow_up_unit_rows, follow_up_place_rows, survey_answer_rows
-- A survey is out from the first day one of its themes is; without a day it is no row. It is
-- followed up by the workplace, as a unit that takes part in a delivery that is ongoing or
-- completed: the latest of them. Only the newest year of an instrument asks for something,
-- and not one that was out before the workplace took part in any of them. An action that
-- answers it closes it, whenever it was decided: whoever tied it to the survey knows. At the
-- workplace or where it went; a sensitive one too, of which nothing is shown.

with units as (
    select
        workplace_id,
        -- An unknown start is no late one.
        arg_max(
            delivery_id, (coalesce(started_on, '0001-01-01'::date), delivery_id)
        ) as delivery_id,
        min(takes_part_from_on) as takes_part_from_on,
        max(coalesce(ended_on, 'infinity'::date)) as ended_on,
    from follow_up_unit_rows
    where
        state in ('ongoing', 'completed')
        and takes_part_from_on is not null
        and not is_gone
    group by workplace_id
),

surveys as (
    select
        workplace_id,
        instrument,
        year,
        min(published_on) as published_on,
    from core.survey_results
    where published_on <= $as_of
    group by workplace_id, instrument, year
),

places as (
    select
        workplace_id,
        workplace_id as found_at,
    from units
    union
    select
        workplace_id,
        unnest(went_to) as found_at,
    from follow_up_place_rows
    where len(went_to) > 0
),

answers as (
    select
        surveys.workplace_id,
        surveys.instrument,
        surveys.year,
        min(actions.decided_on) as done_on,
    from survey_answer_rows as actions
    inner join places on places.found_at = actions.workplace_id
    inner join surveys
        on
            surveys.workplace_id = places.workplace_id
            and surveys.instrument = actions.instrument
            and surveys.year = actions.year
    group by surveys.workplace_id, surveys.instrument, surveys.year
),

placed as (
    select
        surveys.*,
        units.delivery_id,
        units.ended_on + to_months($until_months) >= $as_of
        and surveys.published_on >= units.takes_part_from_on as is_followed_up,
        answers.done_on,
        surveys.year = max(surveys.year) over (
            partition by surveys.workplace_id, surveys.instrument
        ) as is_newest,
    from surveys
    inner join units using (workplace_id)
    left join answers using (workplace_id, instrument, year)
),

final as (
    select
        workplace_id || '/' || instrument || '/' || year as record_id,
        delivery_id,
        workplace_id,
        null::varchar as owner_role,
        instrument || ' ' || year as detail,
        (is_newest and is_followed_up) or done_on is not null as is_relevant,
        true as is_known,
        done_on is not null as is_done,
        published_on as from_on,
        (published_on + to_months($months) + to_days($days))::date as due_on,
        done_on,
    from placed
)

select * from final
where is_relevant or $with_others
order by record_id
