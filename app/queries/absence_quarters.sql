-- How much sickness absence have the workplaces in view had, by one measure?
--
-- grain    one row per workplace_id, year and quarter
-- params   $measure   text   a code of the measures: total, self_certified ...
-- reads    absence_rows
-- man_years is the workplace's own, for all quarters alike; null where nobody has said.

with final as (
    select
        absence_rows.workplace_id,
        absence_rows.workplace_name,
        absence_rows.parent_workplace_id,
        absence_rows.county_code,
        absence_rows.industry,
        absence_rows.sector,
        absence_rows.size,
        workplaces.man_years,
        absence_rows.measure,
        absence_rows.year,
        absence_rows.quarter,
        absence_rows.quarter_number,
        absence_rows.absence_share,
        absence_rows.lost_days,
        absence_rows.possible_days,
        absence_rows.persons_count,
        absence_rows.is_hidden,
        absence_rows.hidden_why
    from absence_rows
    inner join core.workplaces as workplaces using (workplace_id)
    where absence_rows.measure = $measure
)

select * from final
order by workplace_id, quarter_number
