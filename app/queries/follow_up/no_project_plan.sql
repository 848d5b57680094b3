-- Which ongoing deliveries have no project plan with a goal?
--
-- grain    one row per delivery_id in view
-- params   $months $days   integer   due so long after the delivery started
--          $with_others    boolean   also the records that the rule does not look at
-- reads    follow_up_delivery_rows
-- Unknown: the source does not say whether there is a plan, or says that there is one and
-- not its goal, or that the delivery is over and not when. Not relevant: not begun, over,
-- or the workplace has closed.

with final as (
    select
        delivery_id as record_id,
        delivery_id,
        workplace_id,
        null::varchar as owner_role,
        null::varchar as detail,
        state = 'ongoing' and not is_closed as is_relevant,
        coalesce(not has_project_plan or goal is not null, false)
        and has_project_plan is not null
        and not is_end_unknown as is_known,
        coalesce(has_project_plan and goal is not null, false) as is_done,
        started_on as from_on,
        (started_on + to_months($months) + to_days($days))::date as due_on,
        null::date as done_on,
    from follow_up_delivery_rows
)

select * from final
where is_relevant or $with_others
order by record_id
