-- How much sickness absence has this workplace had in each quarter?
--
-- grain    one row per measure, year and quarter
-- params   $id     text   the workplace
--          $as_of  date   a quarter that ends later is not over

with final as (
    select
        absence.measure,
        absence.year,
        absence.quarter,
        absence.absence_share,
        absence.lost_days,
        absence.possible_days,
        absence.persons_count,
        absence.is_masked
    from workplaces_in_view
    inner join core.absence using (workplace_id)
    where
        workplaces_in_view.workplace_id = $id
        and last_day(make_date(absence.year, absence.quarter * 3, 1)) <= $as_of
)

select * from final
order by measure, year, quarter
