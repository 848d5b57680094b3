-- What is the sickness absence of the workplaces in view?
--
-- grain    one row per workplace_id, year, quarter and measure
-- params   $as_of   date   a quarter that ends later is not over

with final as (
    select
        absence.workplace_id,
        absence.year,
        absence.quarter,
        absence.measure,
        absence.absence_share,
        absence.lost_days,
        absence.possible_days,
        absence.persons_count,
        absence.is_masked,
        absence.source
    from core.absence as absence
    inner join workplaces_in_view using (workplace_id)
    where last_day(make_date(absence.year, absence.quarter * 3, 1)) <= $as_of
)

select * from final
order by workplace_id, year, quarter, measure
