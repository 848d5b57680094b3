-- How many deliveries, workplaces and delivery-units are there of each type, in each state?
--
-- grain    one row per delivery_type and state
-- reads    unit_rows
-- A workplace with several deliveries of a type stands once, under the state of the
-- delivery that is most alive: ongoing, planned, completed, stopped.

with units as (
    select
        delivery_id,
        workplace_id,
        delivery_type,
        state,
        list_position(
            ['ongoing', 'planned', 'completed', 'stopped'], state
        ) as state_order,
    from unit_rows
),

delivery_counts as (
    select
        delivery_type,
        state,
        count(distinct delivery_id) as delivery_count,
        count(*) as unit_count,
    from units
    group by delivery_type, state
),

workplaces as (
    select
        delivery_type,
        workplace_id,
        arg_min(state, state_order) as state,
    from units
    group by delivery_type, workplace_id
),

workplace_counts as (
    select
        delivery_type,
        state,
        count(*) as workplace_count,
    from workplaces
    group by delivery_type, state
),

final as (
    select
        delivery_counts.delivery_type,
        delivery_counts.state,
        delivery_counts.delivery_count,
        coalesce(workplace_counts.workplace_count, 0) as workplace_count,
        delivery_counts.unit_count,
    from delivery_counts
    left join workplace_counts using (delivery_type, state)
)

select * from final
order by delivery_type, state
