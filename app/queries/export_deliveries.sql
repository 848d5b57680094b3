-- Which deliveries are in view, with all that is known of them?
--
-- grain    one row per delivery_id
-- params   none

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
        deliveries.status,
        deliveries_in_view.state,
        deliveries.stop_reason,
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
