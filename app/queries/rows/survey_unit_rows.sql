-- Which survey results of units count in a group of units?
--
-- grain    one row per workplace_id, instrument, year and theme
-- params   $as_of   date   what is dated later has not happened
-- reads    survey_result_rows
-- The whole programme, whoever asks and whatever they filter by: what may be shown of one
-- place is told by all of them together (app.protected_groups). Only results that are
-- shown for the unit itself count, so nothing that is hidden can be taken from a sum; a
-- theme that nobody answered has no score to count. A unit: of a delivery that has started and that it has joined. It stands under the centre
-- of the last of these. Where both a workplace and one under it have answered, the persons
-- count once, where they work. Themes that less than half of the units have are left out,
-- and so are units that lack one of the others: every theme of a year then has the same
-- units, and is shown or hidden with the others.

create or replace temp table survey_unit_rows as
with recursive joined as (
    select
        units.workplace_id,
        coalesce(deliveries.centre_id, 'unknown') as centre_id,
    from core.delivery_units as units
    inner join core.deliveries as deliveries using (delivery_id)
    where
        deliveries.started_on <= $as_of
        and (units.joined_on is null or units.joined_on <= $as_of)
    qualify row_number() over (
        partition by units.workplace_id
        order by deliveries.started_on desc, units.delivery_id desc
    ) = 1
),

answers as (
    select
        results.workplace_id,
        results.instrument,
        results.year,
        results.theme,
        results.score,
        results.respondents_count,
        joined.centre_id,
        coalesce(workplaces.county_code, 'unknown') as county_code,
        workplaces.parent_workplace_id,
    from survey_result_rows as results
    inner join joined using (workplace_id)
    inner join core.workplaces as workplaces using (workplace_id)
    where
        not results.is_hidden
        and results.score is not null
        and results.respondents_count > 0
        -- Other surveys are several, and a mean over two of them is of none.
        and results.instrument != 'other'
),

-- Plain union: it also ends where a source has put workplaces in a ring.
over as (
    select distinct
        parent_workplace_id as workplace_id,
        instrument,
        year,
    from answers
    where parent_workplace_id is not null
    union
    select
        workplaces.parent_workplace_id as workplace_id,
        over.instrument,
        over.year,
    from over
    inner join core.workplaces as workplaces using (workplace_id)
    where workplaces.parent_workplace_id is not null
),

once as (
    select answers.*
    from answers
    anti join over using (workplace_id, instrument, year)
),

held as (
    select
        instrument,
        year,
        count(distinct workplace_id) as all_count,
    from once
    group by instrument, year
),

usual_themes as (
    select
        once.instrument,
        once.year,
        once.theme,
    from once
    inner join held using (instrument, year)
    group by once.instrument, once.year, once.theme, held.all_count
    having 2 * count(*) >= held.all_count
),

final as (
    select
        once.workplace_id,
        once.instrument,
        once.year,
        once.theme,
        once.score,
        once.respondents_count,
        once.centre_id,
        once.county_code,
    from once
    inner join usual_themes using (instrument, year, theme)
    qualify
        count(*) over (partition by once.workplace_id, once.instrument, once.year) = (
            select count(*)
            from usual_themes as all_themes
            where
                all_themes.instrument = once.instrument
                and all_themes.year = once.year
        )
)

select * from final
order by workplace_id, instrument, year, theme
