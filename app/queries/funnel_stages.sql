-- How far have the deliveries come, and what became of those that have not come further?
--
-- grain    one row
-- reads    progress_rows

with final as (
    select
        count(*) as agreed_count,
        count(*) filter (where is_started) as started_count,
        count(*) filter (where is_start_waiting) as started_waiting_count,
        count(*) filter (where is_start_late) as started_late_count,
        count(*) filter (where is_start_unknown) as started_unknown_count,
        count(*) filter (where is_far) as far_count,
        count(*) filter (where is_far_unknown) as far_unknown_count,
        count(*) filter (where is_far_waiting) as far_waiting_count,
        count(*) filter (where is_far_late) as far_late_count,
        count(*) filter (where is_through) as completed_count,
        count(*) filter (where is_through_waiting) as completed_waiting_count,
        count(*) filter (where is_through_late) as completed_late_count,
        count(*) filter (where is_through_outside) as completed_outside_count,
    from progress_rows
)

select * from final
order by agreed_count
