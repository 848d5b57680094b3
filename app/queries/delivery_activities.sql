-- Which activities has this delivery planned and held?
--
-- grain    one row per activity_id
-- params   $id     text   the delivery
--          $as_of  date   an activity held later is not held yet

with final as (
    select
        activities.activity_id,
        activities.kind,
        activities.form,
        activities.planned_on,
        case when activities.held_on <= $as_of then activities.held_on end as held_on,
        activities.status,
        activities.reason,
        activities.replaced_by_activity_id,
        workplaces.workplace_name,
        case when activities.held_on <= $as_of then activities.advisor_hours end
            as advisor_hours
    from deliveries_in_view
    inner join core.activities using (delivery_id)
    left join core.workplaces on activities.workplace_id = workplaces.workplace_id
    where
        deliveries_in_view.delivery_id = $id
        and (
            activities.planned_on is not null
            or activities.held_on is null
            or activities.held_on <= $as_of
        )
)

select * from final
order by coalesce(held_on, planned_on), activity_id
