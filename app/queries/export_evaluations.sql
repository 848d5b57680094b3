-- Which evaluations do the deliveries in view have?
--
-- grain    one row per evaluation_id
-- params   none

with final as (
    select
        evaluations.evaluation_id,
        evaluations.delivery_id,
        evaluations.workplace_id,
        evaluations.kind,
        evaluations.planned_on,
        evaluations.completed_on,
        evaluations.invited_count,
        evaluations.respondents_count,
        evaluations.usefulness_mean,
        evaluations.is_self_reliant,
        evaluations.cooperation_continues,
        evaluations.development_step
    from core.evaluations as evaluations
    inner join deliveries_in_view using (delivery_id)
    where
        (
            evaluations.workplace_id is null
            or evaluations.workplace_id in (select workplaces_in_view.workplace_id from workplaces_in_view)
        )
)

select * from final
order by evaluation_id
