-- Which decided actions have no responsible role or no deadline?
--
-- grain    one row per action_id in view, sensitive ones left out
-- params   $as_of          date      what is dated later has not happened
--          $months $days   integer   due so long after the decision
--          $centres $types $modules $statuses   lists of codes that choose deliveries
--          $area_kind      text      the part of the programme the reader may see
--          $until_months   integer   so long after its delivery ended an action is left alone
--          $with_others    boolean   also the records that the rule does not look at
-- reads    workplaces_in_view, deliveries_in_view, follow_up_place_rows
-- A sensitive action, or one not known not to be, is never a row. An action without a
-- delivery is in view when nothing chooses among deliveries. Looked at: decided or ongoing,
-- not done by this day, where somebody is left, and not long after the delivery; one that
-- has both a role and a deadline stays done. A unit that left its delivery keeps its actions.
-- Unknown: decided, and the source does not say when.

with left_alone as (
    select delivery_id
    from core.deliveries
    where ended_on + to_months($until_months) < $as_of
),

empty_places as (
    select workplace_id
    from follow_up_place_rows
    where is_closed
),

actions as (
    select
        actions.*,
        actions.responsible_role is not null and actions.due_on is not null as is_settled,
        coalesce(actions.done_on <= $as_of, false)
        or actions.workplace_id in (select empty_places.workplace_id from empty_places)
        or coalesce(
            actions.delivery_id in (select left_alone.delivery_id from left_alone), false
        ) as is_over,
    from core.actions as actions
    inner join workplaces_in_view using (workplace_id)
    where
        not coalesce(actions.is_sensitive, true)
        and case
            when actions.delivery_id is not null
                then actions.delivery_id in (
                    select deliveries_in_view.delivery_id from deliveries_in_view
                )
            else
                $area_kind::varchar != 'centre'
                and len($centres::varchar[]) = 0
                and len($types::varchar[]) = 0
                and len($modules::varchar[]) = 0
                and len($statuses::varchar[]) = 0
        end
),

final as (
    select
        action_id as record_id,
        delivery_id,
        workplace_id,
        null::varchar as owner_role,
        title as detail,
        status in ('decided', 'ongoing')
        and coalesce(decided_on <= $as_of, true)
        and (is_settled or not is_over) as is_relevant,
        decided_on is not null as is_known,
        is_settled and coalesce(decided_on <= $as_of, true) as is_done,
        if(decided_on <= $as_of, decided_on, null) as from_on,
        (from_on + to_months($months) + to_days($days))::date as due_on,
        null::date as done_on,
    from actions
)

select * from final
where is_relevant or $with_others
order by record_id
