-- What is the sickness absence of the workplaces in view, where it may be shown?
--
-- grain    one row per workplace_id, year, quarter and measure
-- params   none
-- reads    absence_rows
-- Why a row is hidden is not taken out: what is hidden for another's sake is not to be
-- told from the few.

with final as (
    select
        workplace_id,
        year,
        quarter,
        measure,
        absence_share,
        lost_days,
        possible_days,
        persons_count,
        is_masked,
        source,
        is_hidden
    from absence_rows
)

select * from final
order by workplace_id, year, quarter, measure
