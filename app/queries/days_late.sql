-- How many deliveries stand late, with what, and by how many days?
--
-- grain    one row per kind of lateness and days late
-- params   $as_of                   date      the day to count from
--          $end_evaluation_months   integer   the end evaluation is due so long after the end
-- reads    deliveries_in_view
-- On the due day itself nothing is late. The kind no_planned_end counts the ongoing
-- deliveries that have no planned end to be late for; its days_late is null.

with deliveries as (
    select
        deliveries.delivery_id,
        deliveries.planned_end_on,
        (deliveries.ended_on + to_months($end_evaluation_months))::date as due_on,
        deliveries_in_view.state,
    from deliveries_in_view
    inner join core.deliveries as deliveries using (delivery_id)
),

end_evaluations as (
    select distinct delivery_id
    from core.evaluations
    where kind = 'end' and completed_on <= $as_of
),

late as (
    select
        'past_planned_end' as kind,
        delivery_id,
        $as_of - planned_end_on as days_late,
    from deliveries
    where state = 'ongoing' and planned_end_on < $as_of
    union all
    select
        'end_evaluation_missing',
        deliveries.delivery_id,
        $as_of - deliveries.due_on,
    from deliveries
    anti join end_evaluations using (delivery_id)
    where deliveries.state = 'completed' and deliveries.due_on < $as_of
    union all
    select
        'no_planned_end',
        delivery_id,
        null,
    from deliveries
    where state = 'ongoing' and planned_end_on is null
),

final as (
    select
        kind,
        days_late,
        count(*) as delivery_count,
    from late
    group by kind, days_late
)

select * from final
order by kind, days_late
