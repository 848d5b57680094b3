-- Which decided actions have no responsible role or no deadline?
--
-- grain    one row per action_id in view, sensitive ones left out
-- params   $as_of          date      what is dated later has not happened
--          $months $days   integer   due so long after the decision
--          $until_months   integer   so long after its delivery ended an action is left alone
--          $with_others    boolean   also the records that the rule does not look at
-- reads    follow_up_action_rows
-- Looked at: decided or ongoing, not done by this day, where somebody is left, and not long
-- after the delivery; one that has both a role and a deadline stays done. Unknown: decided,
-- and the source does not say when.

with actions as (
    select
        *,
        responsible_role is not null and due_on is not null as is_settled,
        is_nobody_left
        or coalesce(done_on <= $as_of, false)
        or coalesce(delivery_ended_on + to_months($until_months) < $as_of, false)
            as is_over,
    from follow_up_action_rows
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
