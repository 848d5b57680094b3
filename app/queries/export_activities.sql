-- Which activities do the deliveries in view have?
--
-- grain    one row per activity_id
-- params   none

with final as (
    select
        activities.activity_id,
        activities.delivery_id,
        activities.workplace_id,
        activities.kind,
        activities.form,
        activities.planned_on,
        activities.held_on,
        activities.status,
        activities.reason,
        activities.replaced_by_activity_id,
        activities.is_advisor_present,
        activities.leaders_count,
        activities.union_representatives_count,
        activities.safety_representatives_count,
        activities.staff_count,
        activities.advisor_hours
    from core.activities as activities
    inner join deliveries_in_view using (delivery_id)
    where
        (
            activities.workplace_id is null
            or activities.workplace_id in (select workplaces_in_view.workplace_id from workplaces_in_view)
        )
)

select * from final
order by activity_id
