-- How far have the deliveries come, and what became of those that have not come further?
--
-- grain    one row
-- params   $as_of        date     what is dated later has not happened
--          $held_share   double   the share of its planned gatherings that counts as far
-- reads    deliveries_in_view
-- The stages are nested: agreed, started, far (so large a share held), completed. Not
-- reached is *late* when the delivery has ended or its planned end has passed, and
-- *waiting* before. A delivery without a planned gathering has an unknown share, and
-- one that is completed without a start has an unknown start.
-- A gathering that is cancelled or replaced is not planned any more.

with gatherings as (
    select
        delivery_id,
        count(*) as planned_count,
        count(*) filter (where held_on <= $as_of) as held_count,
    from core.activities
    where
        kind in (
            'multi_group_gathering',
            'role_gathering',
            'party_group_meeting',
            'staff_gathering'
        )
        and (
            held_on <= $as_of
            or (
                status <> 'cancelled'
                and replaced_by_activity_id is null
                and (planned_on is not null or held_on is null)
            )
        )
    group by delivery_id
),

deliveries as (
    select
        deliveries_in_view.state,
        coalesce(deliveries.started_on <= $as_of, false) as is_started,
        deliveries_in_view.state in ('completed', 'stopped')
        or coalesce(deliveries.planned_end_on < $as_of, false) as is_due,
        gatherings.planned_count is null as is_unknown,
        coalesce(
            gatherings.held_count >= gatherings.planned_count * $held_share, false
        ) as is_far,
    from deliveries_in_view
    inner join core.deliveries as deliveries using (delivery_id)
    left join gatherings using (delivery_id)
),

final as (
    select
        count(*) as agreed_count,
        count(*) filter (where is_started) as started_count,
        count(*) filter (where not is_started and not is_due) as started_waiting_count,
        count(*) filter (
            where not is_started and is_due and state <> 'completed'
        ) as started_late_count,
        count(*) filter (
            where not is_started and state = 'completed'
        ) as started_unknown_count,
        count(*) filter (where is_started and is_far) as far_count,
        count(*) filter (where is_started and is_unknown) as far_unknown_count,
        count(*) filter (
            where is_started and not is_far and not is_unknown and not is_due
        ) as far_waiting_count,
        count(*) filter (
            where is_started and not is_far and not is_unknown and is_due
        ) as far_late_count,
        count(*) filter (
            where is_started and is_far and state = 'completed'
        ) as completed_count,
        count(*) filter (
            where is_started and is_far and state <> 'completed' and not is_due
        ) as completed_waiting_count,
        count(*) filter (
            where is_started and is_far and state <> 'completed' and is_due
        ) as completed_late_count,
        count(*) filter (
            where state = 'completed' and not (is_started and is_far)
        ) as completed_outside_count,
    from deliveries
)

select * from final
order by agreed_count
