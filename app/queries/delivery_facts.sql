-- What is known of this delivery on the as-of day?
--
-- grain    one row: the delivery, or none when it is not in view
-- params   $id     text   the delivery
--          $as_of  date   what is dated later has not happened

with final as (
    select
        deliveries.delivery_id,
        deliveries.workplace_id,
        workplaces.workplace_name,
        centres.centre_name,
        deliveries.service,
        deliveries.module,
        deliveries.delivery_type,
        deliveries.is_train_the_trainer,
        deliveries.explicitness,
        deliveries_in_view.state,
        -- A start or end that is dated later is not in the status either.
        case
            when greatest(deliveries.started_on, deliveries.ended_on) > $as_of
                then deliveries_in_view.state
            else deliveries.status
        end as status,
        deliveries.stop_reason,
        case when deliveries.first_contact_on <= $as_of then deliveries.first_contact_on end
            as first_contact_on,
        case when deliveries.started_on <= $as_of then deliveries.started_on end
            as started_on,
        deliveries.planned_end_on,
        case when deliveries.ended_on <= $as_of then deliveries.ended_on end as ended_on,
        deliveries.has_project_plan,
        deliveries.goal,
        deliveries.has_steering_group,
        deliveries.advisor_id,
        deliveries.phase,
        deliveries.source_updated_at
    from deliveries_in_view
    inner join core.deliveries using (delivery_id)
    inner join core.workplaces on deliveries.workplace_id = workplaces.workplace_id
    left join core.centres on deliveries.centre_id = centres.centre_id
    where deliveries_in_view.delivery_id = $id
)

select * from final
order by delivery_id
