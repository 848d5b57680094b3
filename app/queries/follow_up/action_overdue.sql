-- Which actions have a deadline, and were they carried out by it?
--
-- grain    one row per action_id in view, sensitive ones left out
-- params   $as_of          date      what is dated later has not happened
--          $months $days   integer   due so long after the action's own deadline
--          $centres $types $modules $statuses   lists of codes that choose deliveries
--          $area_kind      text      the part of the programme the reader may see
--          $until_months   integer   so long after its delivery ended an action is left alone
--          $with_others    boolean   also the records that the rule does not look at
-- reads    workplaces_in_view, deliveries_in_view, follow_up_place_rows
-- A sensitive action, or one not known not to be, is never a row. An action without a
-- delivery is in view when nothing chooses among deliveries. Not looked at: proposed, laid
-- aside, decided later, without a deadline, or where nobody is left, or long after the
-- delivery, unless done. A unit that left its delivery keeps its actions. Unknown: done, and
-- the source does not say when. The action's own responsible role owns the gap.

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
        actions.workplace_id in (select empty_places.workplace_id from empty_places)
        or coalesce(
            actions.delivery_id in (select left_alone.delivery_id from left_alone), false
        ) as is_left_alone,
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
        responsible_role as owner_role,
        title as detail,
        due_on is not null
        and status in ('decided', 'ongoing', 'done')
        and coalesce(decided_on <= $as_of, true)
        and (not is_left_alone or coalesce(done_on <= $as_of, false)) as is_relevant,
        status != 'done' or done_on is not null as is_known,
        coalesce(done_on <= $as_of, false) as is_done,
        due_on as from_on,
        (due_on + to_months($months) + to_days($days))::date as due_on,
        if(done_on <= $as_of, done_on, null) as done_on,
    from actions
)

select * from final
where is_relevant or $with_others
order by record_id
