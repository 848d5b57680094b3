-- Which postponed activities have got no new day?
--
-- grain    one row per activity_id of the deliveries in view that was postponed or cancelled
-- params   $as_of          date      what is dated later has not happened
--          $months $days   integer   due so long after the day it was planned
--          $with_others    boolean   also the records that the rule does not look at
-- reads    follow_up_delivery_rows, workplaces_in_view
-- Closed when it was held after all, or another activity replaces it, whenever that one is
-- held: the new day is a record of its own once it is postponed too. Not relevant:
-- cancelled, the delivery is over, or its workplace has closed. Unknown: no planned day, or
-- the delivery is over and the source does not say when. One at a workplace out of view is
-- not there.

with moved as (
    select
        *,
        coalesce(held_on <= $as_of, false) or replaced_by_activity_id is not null
            as is_settled,
    from core.activities
    where
        status in ('postponed', 'cancelled')
        and (
            workplace_id is null
            or workplace_id in (
                select workplaces_in_view.workplace_id from workplaces_in_view
            )
        )
),

final as (
    select
        activities.activity_id as record_id,
        activities.delivery_id,
        coalesce(activities.workplace_id, deliveries.workplace_id) as workplace_id,
        null::varchar as owner_role,
        activities.kind as detail,
        activities.status = 'postponed'
        and (
            activities.is_settled
            or (deliveries.state in ('planned', 'ongoing') and not deliveries.is_closed)
        ) as is_relevant,
        activities.planned_on is not null and not deliveries.is_end_unknown as is_known,
        activities.is_settled as is_done,
        activities.planned_on as from_on,
        (activities.planned_on + to_months($months) + to_days($days))::date as due_on,
        if(activities.held_on <= $as_of, activities.held_on, null) as done_on,
    from moved as activities
    inner join follow_up_delivery_rows as deliveries using (delivery_id)
)

select * from final
where is_relevant or $with_others
order by record_id
