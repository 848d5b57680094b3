-- Which actions do the workplaces in view have, sensitive ones left out?
--
-- grain    one row per action_id
-- params   $as_of   date   an action decided later is not there yet

with final as (
    select
        actions.action_id,
        actions.workplace_id,
        actions.delivery_id,
        actions.title,
        actions.area,
        actions.prevention_level,
        actions.work_level,
        actions.responsible_role,
        actions.decided_on,
        actions.due_on,
        -- Done later is not done yet; done on an unknown day is done.
        case
            when actions.status = 'done' and actions.done_on > $as_of then 'ongoing'
            else actions.status
        end as status,
        actions.done_on,
        actions.evaluated_on,
        actions.is_sensitive,
        actions.survey_instrument,
        actions.survey_year
    from core.actions as actions
    inner join workplaces_in_view using (workplace_id)
    where
        not actions.is_sensitive
        and (actions.decided_on is null or actions.decided_on <= $as_of)
        and (
            actions.delivery_id is null
            or actions.delivery_id in (select deliveries_in_view.delivery_id from deliveries_in_view)
        )
)

select * from final
order by action_id
