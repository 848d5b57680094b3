-- How many deliveries, workplaces and delivery-units are there of each type, in each state?
--
-- grain    one row per delivery_type and state
-- reads    unit_rows
-- Units and workplaces stand in their own state, deliveries in theirs.
-- A workplace with several deliveries of a type stands once, under the state of the
-- delivery that is most alive: ongoing, planned, completed, stopped.

with units as (
    select
        delivery_id,
        workplace_id,
        delivery_type,
        delivery_state,
        state,
        list_position(
            ['ongoing', 'planned', 'completed', 'stopped'], state
        ) as state_order,
    from unit_rows
),

delivery_counts as (
    select
        delivery_type,
        delivery_state as state,
        count(distinct delivery_id) as delivery_count,
    from units
    group by delivery_type, delivery_state
),

unit_counts as (
    select
        delivery_type,
        state,
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
        delivery_type,
        state,
        coalesce(delivery_counts.delivery_count, 0) as delivery_count,
        coalesce(workplace_counts.workplace_count, 0) as workplace_count,
        coalesce(unit_counts.unit_count, 0) as unit_count,
    from delivery_counts
    full outer join unit_counts using (delivery_type, state)
    full outer join workplace_counts using (delivery_type, state)
)

select * from final
order by delivery_type, state
