-- What is the sickness absence of each workplace in view, and which of it may be shown?
--
-- grain    one row per workplace_id, year, quarter and measure
-- params   $as_of   date   a quarter that ends later is not over
-- reads    workplace_category_rows, hidden_absence_rows
-- A quarter that is hidden has all its figures null. Which ones, and why, is told in
-- hidden_absence_rows.

create or replace temp table absence_rows as
with final as (
    select
        workplaces.workplace_id,
        workplaces.workplace_name,
        core_workplaces.parent_workplace_id,
        workplaces.county_code,
        workplaces.industry,
        workplaces.sector,
        workplaces.size,
        absence.measure,
        absence.year,
        absence.quarter,
        absence.year * 4 + absence.quarter - 1 as quarter_number,
        case
            when hidden.hidden_why is not null then null
            when absence.absence_share is not null then absence.absence_share
            when absence.possible_days > 0 then absence.lost_days / absence.possible_days
        end as absence_share,
        if(hidden.hidden_why is null, absence.lost_days, null) as lost_days,
        if(hidden.hidden_why is null, absence.possible_days, null) as possible_days,
        if(hidden.hidden_why is null, absence.persons_count, null) as persons_count,
        hidden.hidden_why is not null as is_hidden,
        hidden.hidden_why,
        absence.is_masked,
        absence.source,
    from core.absence as absence
    inner join workplace_category_rows as workplaces using (workplace_id)
    inner join core.workplaces as core_workplaces using (workplace_id)
    left join hidden_absence_rows as hidden using (workplace_id, year, quarter)
    where last_day(make_date(absence.year, absence.quarter * 3, 1)) <= $as_of
)

select * from final
order by workplace_id, measure, quarter_number
