-- Which evaluations tell of this workplace?
--
-- Its own, and those of a whole delivery that it is a unit of. unit_count tells
-- whether the answer of a whole delivery is this workplace's own.
--
-- grain    one row per evaluation_id
-- params   $id     text   the workplace
--          $as_of  date   answers given later have not been given
-- reads    hidden_evaluation_rows, all_unit_rows

-- A filter must not make a whole delivery's answer look like this workplace's own, so
-- all the units of its deliveries are counted.
with own_deliveries as (
    select
        units.delivery_id,
        count(*) as unit_count,
        true as is_own
    from all_unit_rows as units
    where units.delivery_id in (
        select units_in_view.delivery_id
        from units_in_view
        where units_in_view.workplace_id = $id
    )
    group by units.delivery_id
),

evaluations as (
    select
        evaluations.*,
        own_deliveries.unit_count,
        coalesce(evaluations.completed_on <= $as_of, false) as is_completed,
        is_completed and hidden.evaluation_id is not null as is_hidden,
        is_completed and not is_hidden as is_told
    from core.evaluations
    inner join deliveries_in_view using (delivery_id)
    left join hidden_evaluation_rows as hidden
        on hidden.evaluation_id = evaluations.evaluation_id
    left join own_deliveries on evaluations.delivery_id = own_deliveries.delivery_id
    where
        evaluations.workplace_id = $id
        or (evaluations.workplace_id is null and own_deliveries.is_own)
),

final as (
    select
        evaluations.evaluation_id,
        evaluations.delivery_id,
        evaluations.kind,
        evaluations.workplace_id is null as is_whole_delivery,
        coalesce(evaluations.unit_count, 0) as unit_count,
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
    from evaluations
    inner join workplaces_in_view on workplaces_in_view.workplace_id = $id
    where
        evaluations.planned_on is not null
        or evaluations.completed_on is null
        or is_completed
)

select * from final
order by coalesce(completed_on, planned_on), evaluation_id
