-- Which actions do the follow-up rules look at, and is anybody left to carry them out?
--
-- grain    one row per action_id in view, sensitive ones left out
-- params   $centres $types $modules $statuses   lists of codes that choose deliveries
-- reads    workplaces_in_view, deliveries_in_view, follow_up_place_rows
-- A sensitive action, or one not known not to be, is never a row. An action without a
-- delivery is in view when nothing chooses among deliveries. A unit that left its delivery
-- keeps its actions. is_nobody_left: the workplace has closed, and where it went too.

create or replace temp table follow_up_action_rows as
with final as (
    select
        actions.action_id,
        actions.delivery_id,
        actions.workplace_id,
        actions.title,
        actions.status,
        actions.responsible_role,
        actions.decided_on,
        actions.due_on,
        actions.done_on,
        deliveries.ended_on as delivery_ended_on,
        coalesce(places.is_closed, false) as is_nobody_left,
    from core.actions as actions
    inner join workplaces_in_view using (workplace_id)
    left join core.deliveries as deliveries
        on deliveries.delivery_id = actions.delivery_id
    left join follow_up_place_rows as places
        on places.workplace_id = actions.workplace_id
    where
        not coalesce(actions.is_sensitive, true)
        and case
            when actions.delivery_id is not null
                then actions.delivery_id in (
                    select deliveries_in_view.delivery_id from deliveries_in_view
                )
            else
                len($centres::varchar[]) = 0
                and len($types::varchar[]) = 0
                and len($modules::varchar[]) = 0
                and len($statuses::varchar[]) = 0
        end
)

select * from final
order by action_id
