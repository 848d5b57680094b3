-- Which actions have a deadline, and were they carried out by it?
--
-- grain    one row per action_id in view, sensitive ones left out
-- params   $as_of          date      what is dated later has not happened
--          $months $days   integer   due so long after the action's own deadline
--          $until_months   integer   so long after its delivery ended an action is left alone
--          $with_others    boolean   also the records that the rule does not look at
-- reads    follow_up_action_rows
-- Not looked at: proposed, laid aside, decided later, without a deadline, where nobody is
-- left, or long after the delivery, unless done. Unknown: done, and the source does not say
-- when. The action's own responsible role owns the gap.

with actions as (
    select
        *,
        is_nobody_left
        or coalesce(delivery_ended_on + to_months($until_months) < $as_of, false)
            as is_left_alone,
    from follow_up_action_rows
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
