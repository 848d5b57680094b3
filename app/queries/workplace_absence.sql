-- How much sickness absence has this workplace had in each quarter?
--
-- grain    one row per measure, year and quarter
-- params   $id     text   the workplace
-- reads    absence_rows

with final as (
    select
        workplace_id,
        measure,
        year,
        quarter,
        quarter_number,
        absence_share,
        lost_days,
        possible_days,
        persons_count,
        is_hidden,
        hidden_why
    from absence_rows
    where workplace_id = $id
)

select * from final
order by measure, quarter_number
