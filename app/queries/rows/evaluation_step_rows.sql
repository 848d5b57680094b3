-- Have the party groups of each delivery moved, from their first step to their latest?
--
-- grain    one row per delivery_id where a step has been given
-- params   $as_of           date      what is dated later has not happened
-- reads    delivery_rows, hidden_evaluation_rows, all_unit_rows
-- A group is compared with itself only: each unit that answers, and those who answered
-- for the whole delivery, are a group each; in a delivery of one unit they are the same.
-- Of several steps on one day the lowest counts. step_movement is up, same or down when
-- all compared groups of the delivery moved that way, else mixed; empty when none has
-- two days to compare. first_step and latest_step are empty where the groups differ.

create or replace temp table evaluation_step_rows as
with single as (
    select
        delivery_id,
        count(*) = 1 as is_single_unit,
    from all_unit_rows
    where joined_on is null or joined_on <= $as_of
    group by delivery_id
),

given as (
    select
        evaluations.delivery_id,
        if(coalesce(single.is_single_unit, false), null, evaluations.workplace_id)
            as group_id,
        evaluations.completed_on,
        evaluations.development_step,
        evaluations.evaluation_id not in (
            select hidden_evaluation_rows.evaluation_id from hidden_evaluation_rows
        ) as is_shown,
    from core.evaluations as evaluations
    inner join delivery_rows using (delivery_id)
    left join single using (delivery_id)
    where
        evaluations.completed_on <= $as_of
        and evaluations.development_step is not null
),

days as (
    select
        delivery_id,
        group_id,
        completed_on,
        min(development_step) filter (where is_shown) as development_step,
    from given
    group by delivery_id, group_id, completed_on
),

groups as (
    select
        delivery_id,
        group_id,
        count(*) as given_count,
        count(development_step) as shown_count,
        arg_min(development_step, completed_on) as first_step,
        arg_max(development_step, completed_on) as latest_step,
        min(completed_on) filter (where development_step is not null) as first_step_on,
        max(completed_on) filter (where development_step is not null) as latest_step_on,
        shown_count > 1 as is_compared,
    from days
    group by delivery_id, group_id
),

deliveries as (
    select
        delivery_id,
        count(*) filter (where shown_count > 0) as group_count,
        count(*) filter (where is_compared) as compared_count,
        count(*) filter (where is_compared and latest_step > first_step) as up_count,
        count(*) filter (where is_compared and latest_step = first_step) as same_count,
        count(*) filter (where is_compared and latest_step < first_step) as down_count,
        max(given_count) > 1 as is_given_twice,
        min(first_step) filter (where is_compared) as lowest_first_step,
        max(first_step) filter (where is_compared) as highest_first_step,
        min(latest_step) filter (where is_compared) as lowest_latest_step,
        max(latest_step) filter (where is_compared) as highest_latest_step,
        min(first_step_on) filter (where is_compared) as first_step_on,
        max(latest_step_on) filter (where is_compared) as latest_step_on,
    from groups
    group by delivery_id
),

final as (
    select
        deliveries.delivery_id,
        delivery_rows.workplace_id,
        delivery_rows.workplace_name,
        case compared_count
            when 0 then null
            when up_count then 'up'
            when same_count then 'same'
            when down_count then 'down'
            else 'mixed'
        end as step_movement,
        if(lowest_first_step = highest_first_step, lowest_first_step, null)
            as first_step,
        deliveries.first_step_on,
        if(lowest_latest_step = highest_latest_step, lowest_latest_step, null)
            as latest_step,
        deliveries.latest_step_on,
        deliveries.group_count,
        deliveries.compared_count,
        deliveries.up_count,
        deliveries.same_count,
        deliveries.down_count,
        delivery_rows.state,
        delivery_rows.delivery_type,
        delivery_rows.module,
        delivery_rows.is_train_the_trainer,
        delivery_rows.centre_id,
        delivery_rows.centre_name,
        delivery_rows.county_code,
        delivery_rows.industry,
        delivery_rows.sector,
        delivery_rows.size,
        delivery_rows.started_on,
        delivery_rows.ended_on,
        compared_count > 0 as is_step_compared,
        compared_count > 0 and compared_count = up_count as is_step_up,
        compared_count > 0 and compared_count = down_count as is_step_down,
        compared_count = 0 and is_given_twice as is_step_hidden,
        compared_count = 0 and not is_given_twice as is_step_single,
    from deliveries
    inner join delivery_rows using (delivery_id)
)

select * from final
order by delivery_id
