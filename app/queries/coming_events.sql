-- What is planned from tomorrow up to a chosen day?
--
-- grain    one row per planned end, planned activity and planned evaluation
-- params   $as_of   date   what is dated later has not happened
--          $until   date   the last day that counts
-- reads    deliveries_in_view
-- kind: planned_end, or the code of the activity; an evaluation is evaluation_ and its
-- kind. A cancelled or replaced activity is not coming, nor one of a stopped delivery.

with coming as (
    select
        deliveries.planned_end_on as planned_on,
        'planned_end' as kind,
        deliveries.delivery_id,
        deliveries.workplace_id,
    from deliveries_in_view
    inner join core.deliveries as deliveries using (delivery_id)
    where
        deliveries_in_view.state in ('planned', 'ongoing')
        and deliveries.planned_end_on > $as_of
        and deliveries.planned_end_on <= $until
    union all
    select
        activities.planned_on,
        activities.kind,
        activities.delivery_id,
        coalesce(activities.workplace_id, deliveries.workplace_id),
    from core.activities as activities
    inner join deliveries_in_view using (delivery_id)
    inner join core.deliveries as deliveries using (delivery_id)
    where
        activities.planned_on > $as_of
        and activities.planned_on <= $until
        and (activities.held_on is null or activities.held_on > $as_of)
        and activities.status <> 'cancelled'
        and deliveries_in_view.state <> 'stopped'
        and activities.replaced_by_activity_id is null
    union all
    select
        evaluations.planned_on,
        'evaluation_' || evaluations.kind,
        evaluations.delivery_id,
        coalesce(evaluations.workplace_id, deliveries.workplace_id),
    from core.evaluations as evaluations
    inner join deliveries_in_view using (delivery_id)
    inner join core.deliveries as deliveries using (delivery_id)
    where
        evaluations.planned_on > $as_of
        and evaluations.planned_on <= $until
        and (evaluations.completed_on is null or evaluations.completed_on > $as_of)
),

final as (
    select
        coming.planned_on,
        coming.planned_on - $as_of as in_days,
        coming.kind,
        coming.delivery_id,
        workplaces.workplace_name,
    from coming
    left join core.workplaces as workplaces using (workplace_id)
)

select * from final
order by planned_on, kind, delivery_id
