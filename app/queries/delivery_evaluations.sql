-- Which evaluations has this delivery planned and completed?
--
-- grain    one row per evaluation_id
-- params   $id     text   the delivery
--          $as_of  date   answers given later have not been given
-- reads    hidden_evaluation_rows

with final as (
    select
        evaluations.evaluation_id,
        evaluations.kind,
        workplaces.workplace_name,
        evaluations.planned_on,
        case when is_completed then evaluations.completed_on end as completed_on,
        evaluations.invited_count,
        case when is_told then evaluations.respondents_count end as respondents_count,
        case when is_told then evaluations.usefulness_mean end as usefulness_mean,
        case when is_told then evaluations.is_self_reliant end as is_self_reliant,
        case when is_told then evaluations.cooperation_continues end
            as cooperation_continues,
        case when is_told then evaluations.development_step end as development_step,
        evaluations.is_hidden
    from deliveries_in_view
    inner join (
        select
            *,
            coalesce(completed_on <= $as_of, false) as is_completed,
            is_completed and hidden.evaluation_id is not null as is_hidden,
            is_completed and not is_hidden as is_told
        from core.evaluations
        left join hidden_evaluation_rows as hidden
            on hidden.evaluation_id = evaluations.evaluation_id
    ) as evaluations using (delivery_id)
    left join core.workplaces on evaluations.workplace_id = workplaces.workplace_id
    where
        deliveries_in_view.delivery_id = $id
        and (
            evaluations.planned_on is not null
            or evaluations.completed_on is null
            or is_completed
        )
)

select * from final
order by coalesce(completed_on, planned_on), evaluation_id
