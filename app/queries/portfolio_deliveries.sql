-- Which deliveries are in view, and what stands late or has happened last with them?
--
-- grain    one row per delivery
-- params   $as_of   date   what is dated later has not happened
-- reads    delivery_rows, after_the_end_rows

with evaluations as (
    select
        delivery_id,
        max(completed_on) as last_evaluated_on,
    from core.evaluations
    where completed_on <= $as_of
    group by delivery_id
),

contacts as (
    select
        activities.delivery_id,
        max(activities.held_on) as last_contacted_on,
    from core.activities as activities
    inner join delivery_rows as deliveries using (delivery_id)
    where
        activities.kind = 'follow_up_contact'
        and activities.held_on <= $as_of
        and activities.held_on > deliveries.ended_on
    group by activities.delivery_id
),

final as (
    select
        deliveries.delivery_id,
        deliveries.workplace_name,
        deliveries.state,
        deliveries.delivery_type,
        deliveries.module,
        deliveries.is_train_the_trainer,
        deliveries.centre_id,
        deliveries.centre_name,
        deliveries.unit_count,
        deliveries.county_code,
        deliveries.industry,
        deliveries.sector,
        deliveries.size,
        deliveries.first_contact_on,
        deliveries.started_on,
        deliveries.planned_end_on,
        deliveries.ended_on,
        deliveries.past_planned_end_days,
        after_the_end_rows.end_evaluated_on,
        if(
            after_the_end_rows.is_evaluated,
            null,
            after_the_end_rows.end_evaluation_due_on
        ) as end_evaluation_due_on,
        evaluations.last_evaluated_on,
        contacts.last_contacted_on,
    from delivery_rows as deliveries
    left join after_the_end_rows
        on after_the_end_rows.delivery_id = deliveries.delivery_id
    left join evaluations on evaluations.delivery_id = deliveries.delivery_id
    left join contacts on contacts.delivery_id = deliveries.delivery_id
)

select * from final
order by delivery_id
