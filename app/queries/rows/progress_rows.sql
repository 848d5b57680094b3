-- How far has each delivery come, and what keeps it from having come further?
--
-- grain    one row per delivery_id
-- params   $as_of        date     what is dated later has not happened
--          $held_share   double   the share of its planned gatherings that counts as far
-- reads    delivery_rows
-- The stages are nested: agreed, started, far (so large a share held), completed. Not
-- reached is *late* when the delivery has ended or its planned end has passed, and
-- *waiting* before. A delivery without a planned gathering has an unknown share, and
-- one that is completed without a start has an unknown start.
-- A gathering that is cancelled or replaced is not planned any more.

create or replace temp table progress_rows as
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

measured as (
    select
        deliveries.delivery_id,
        gatherings.planned_count,
        gatherings.held_count,
        deliveries.is_completed
        or deliveries.is_stopped
        or coalesce(deliveries.planned_end_on < $as_of, false) as is_due,
        gatherings.planned_count is null as is_share_unknown,
        coalesce(
            gatherings.held_count >= gatherings.planned_count * $held_share, false
        ) as is_half_held,
    from delivery_rows as deliveries
    left join gatherings using (delivery_id)
),

final as (
    select
        deliveries.delivery_id,
        deliveries.workplace_id,
        deliveries.workplace_name,
        deliveries.state,
        deliveries.delivery_type,
        deliveries.module,
        deliveries.centre_id,
        deliveries.centre_name,
        deliveries.county_code,
        deliveries.industry,
        deliveries.sector,
        deliveries.size,
        deliveries.started_on,
        deliveries.planned_end_on,
        deliveries.ended_on,
        measured.planned_count as planned_gatherings_count,
        measured.held_count as held_gatherings_count,
        deliveries.is_started,
        not deliveries.is_started and not measured.is_due as is_start_waiting,
        not deliveries.is_started and deliveries.is_completed as is_start_unknown,
        not deliveries.is_started
        and measured.is_due
        and not deliveries.is_completed as is_start_late,
        deliveries.is_started and measured.is_half_held as is_far,
        deliveries.is_started
        and not measured.is_half_held
        and not measured.is_share_unknown
        and not measured.is_due as is_far_waiting,
        deliveries.is_started
        and not measured.is_half_held
        and not measured.is_share_unknown
        and measured.is_due as is_far_late,
        deliveries.is_started and measured.is_share_unknown as is_far_unknown,
        deliveries.is_started
        and measured.is_half_held
        and deliveries.is_completed as is_through,
        deliveries.is_started
        and measured.is_half_held
        and not deliveries.is_completed
        and not measured.is_due as is_through_waiting,
        deliveries.is_started
        and measured.is_half_held
        and not deliveries.is_completed
        and measured.is_due as is_through_late,
        deliveries.is_completed
        and not (deliveries.is_started and measured.is_half_held) as is_through_outside,
    from delivery_rows as deliveries
    inner join measured using (delivery_id)
)

select * from final
order by delivery_id
