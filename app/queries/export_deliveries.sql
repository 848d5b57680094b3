-- Which deliveries are in view, with all that is known of them?
--
-- grain    one row per delivery_id
-- params   $as_of   date   what is dated later has not happened

with final as (
    select
        deliveries.delivery_id,
        deliveries.workplace_id,
        deliveries.centre_id,
        deliveries.service,
        deliveries.module,
        deliveries.delivery_type,
        deliveries.is_train_the_trainer,
        deliveries.explicitness,
        -- A start or end that is dated later is not in the status either.
        case
            when greatest(deliveries.started_on, deliveries.ended_on) > $as_of
                then deliveries_in_view.state
            else deliveries.status
        end as status,
        deliveries_in_view.state,
        case
            when deliveries.ended_on is null or deliveries.ended_on <= $as_of
                then deliveries.stop_reason
        end as stop_reason,
        deliveries.first_contact_on,
        deliveries.started_on,
        deliveries.planned_end_on,
        deliveries.ended_on,
        deliveries.has_project_plan,
        deliveries.goal,
        deliveries.has_steering_group,
        deliveries.advisor_id,
        deliveries.phase,
        deliveries.source_updated_at
    from core.deliveries as deliveries
    inner join deliveries_in_view using (delivery_id)
)

select * from final
order by delivery_id
