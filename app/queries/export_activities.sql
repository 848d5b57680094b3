-- Which activities do the deliveries in view have?
--
-- grain    one row per activity_id
-- params   $as_of   date   what is held later is planned, and nobody has met yet

with final as (
    select
        activities.activity_id,
        activities.delivery_id,
        activities.workplace_id,
        activities.kind,
        activities.form,
        activities.planned_on,
        activities.held_on,
        case
            when activities.status = 'held' and activities.held_on > $as_of then 'planned'
            else activities.status
        end as status,
        activities.reason,
        activities.replaced_by_activity_id,
        case when is_held then activities.is_advisor_present end as is_advisor_present,
        case when is_held then activities.leaders_count end as leaders_count,
        case when is_held then activities.union_representatives_count end as union_representatives_count,
        case when is_held then activities.safety_representatives_count end as safety_representatives_count,
        case when is_held then activities.staff_count end as staff_count,
        case when is_held then activities.advisor_hours end as advisor_hours
    from (
        select
            *,
            held_on is null or held_on <= $as_of as is_held
        from core.activities
    ) as activities
    inner join deliveries_in_view using (delivery_id)
    where
        (activities.planned_on is not null or activities.is_held)
        and (
            activities.workplace_id is null
            or activities.workplace_id in (select workplaces_in_view.workplace_id from workplaces_in_view)
        )
)

select * from final
order by activity_id
