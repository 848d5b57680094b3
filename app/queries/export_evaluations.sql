-- Which evaluations do the deliveries in view have?
--
-- grain    one row per evaluation_id
-- params   $as_of   date   answers given later have not been given
-- reads    hidden_evaluation_rows

with final as (
    select
        evaluations.evaluation_id,
        evaluations.delivery_id,
        evaluations.workplace_id,
        evaluations.kind,
        evaluations.planned_on,
        evaluations.completed_on,
        evaluations.invited_count,
        case when is_told then evaluations.respondents_count end as respondents_count,
        case when is_told then evaluations.usefulness_mean end as usefulness_mean,
        case when is_told then evaluations.is_self_reliant end as is_self_reliant,
        case when is_told then evaluations.cooperation_continues end
            as cooperation_continues,
        case when is_told then evaluations.development_step end as development_step,
        evaluations.is_hidden
    from (
        select
            *,
            completed_on is null or completed_on <= $as_of as is_known,
            is_known and hidden.evaluation_id is not null as is_hidden,
            is_known and not is_hidden as is_told
        from core.evaluations
        left join hidden_evaluation_rows as hidden
            on hidden.evaluation_id = evaluations.evaluation_id
    ) as evaluations
    inner join deliveries_in_view using (delivery_id)
    where
        (evaluations.planned_on is not null or evaluations.is_known)
        and (
            evaluations.workplace_id is null
            or evaluations.workplace_id in (select workplaces_in_view.workplace_id from workplaces_in_view)
        )
)

select * from final
order by evaluation_id
