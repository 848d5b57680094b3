-- How many deliveries have moved up, stayed or moved down on the steps?
--
-- grain    one row
-- params   $highest_step   integer   from which no group can move up
-- reads    evaluation_step_rows
-- At the top: the groups compared were on the highest step already the first time, and
-- could not move up.

with final as (
    select
        count(*) filter (where step_movement = 'up') as up_count,
        count(*) filter (where step_movement = 'same') as same_count,
        count(*) filter (where step_movement = 'down') as down_count,
        count(*) filter (where step_movement = 'mixed') as mixed_count,
        count(*) filter (where is_step_hidden) as hidden_count,
        count(*) filter (where is_step_single) as single_count,
        count(*) filter (where is_step_compared and first_step = $highest_step)
            as at_top_count,
    from evaluation_step_rows
)

select * from final
order by up_count
