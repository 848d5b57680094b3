-- Which evaluations have been held, and what do their answers say?
--
-- grain    one row per evaluation_id that is held
-- params   $as_of           date      what is dated later has not happened
--          $is_fixed_group  boolean   the filters choose all, one centre or one county
-- reads    delivery_rows, unit_rows, workplaces_in_view, hidden_evaluation_rows
-- workplace_id is the unit that answered, and empty where the whole delivery did. Its
-- categories are the unit's own where there is one, else those of the delivery. The band of a
-- usefulness is the whole number nearest to it. A share of the invited is only counted
-- where both numbers are known and shown, so no hidden number can be worked out, and on any
-- day: it is a sum of what each evaluation shows of itself. A sum over persons is told of
-- fixed groups only; with other filters it is withheld.

create or replace temp table evaluation_rows as
with held as (
    select
        evaluations.*,
        evaluation_id in (
            select hidden_evaluation_rows.evaluation_id from hidden_evaluation_rows
        ) as is_hidden,
    from core.evaluations as evaluations
    where
        completed_on <= $as_of
        and (
            workplace_id is null
            or workplace_id in (
                select workplaces_in_view.workplace_id from workplaces_in_view
            )
        )
),

shown as (
    select
        * exclude (
            respondents_count,
            usefulness_mean,
            is_self_reliant,
            cooperation_continues,
            development_step
        ),
        if(is_hidden, null, respondents_count) as respondents_count,
        if(is_hidden, null, usefulness_mean) as usefulness_mean,
        if(is_hidden, null, is_self_reliant) as is_self_reliant,
        if(is_hidden, null, cooperation_continues) as cooperation_continues,
        if(is_hidden, null, development_step) as development_step,
    from held
),

final as (
    select
        shown.evaluation_id,
        shown.delivery_id,
        shown.workplace_id,
        workplaces.workplace_name,
        shown.workplace_id is null as is_whole_delivery,
        shown.kind,
        shown.planned_on,
        shown.completed_on,
        shown.invited_count,
        shown.respondents_count,
        shown.usefulness_mean,
        round(shown.usefulness_mean)::integer as usefulness_band,
        shown.is_self_reliant,
        shown.cooperation_continues,
        shown.development_step,
        shown.is_hidden,
        not shown.is_hidden
        and coalesce(shown.invited_count > 0, false)
        and shown.respondents_count is not null as has_both_numbers,
        has_both_numbers and $is_fixed_group as has_response_share,
        has_both_numbers and not $is_fixed_group as is_response_withheld,
        if(has_response_share, shown.invited_count, null) as share_invited_count,
        if(has_response_share, shown.respondents_count, null)
            as share_respondents_count,
        not shown.is_hidden and not has_both_numbers as is_response_unknown,
        not shown.is_hidden and shown.usefulness_mean is null as is_usefulness_missing,
        deliveries.state,
        deliveries.delivery_type,
        deliveries.module,
        deliveries.is_train_the_trainer,
        deliveries.centre_id,
        deliveries.centre_name,
        coalesce(units.county_code, deliveries.county_code) as county_code,
        coalesce(units.industry, deliveries.industry) as industry,
        coalesce(units.sector, deliveries.sector) as sector,
        coalesce(units.size, deliveries.size) as size,
        deliveries.started_on,
        deliveries.ended_on,
    from shown
    inner join delivery_rows as deliveries using (delivery_id)
    left join unit_rows as units
        on
            units.delivery_id = shown.delivery_id
            and units.workplace_id = shown.workplace_id
    left join core.workplaces as workplaces
        on workplaces.workplace_id = shown.workplace_id
)

select * from final
order by evaluation_id
