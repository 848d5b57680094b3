-- Do the actions of a unit say who is responsible and by when, by a day?
--
-- grain    one row per course_id of a unit with an action
-- params   none
-- reads    recorded_course_rows
-- Actions of the delivery at the unit, decided by the day it is seen on and not dropped. A
-- sensitive action, or one not known not to be, is not looked at. Who is responsible, the
-- deadline and that an action is dropped have no day.

create or replace temp table recorded_action_rows as
with final as (
    select
        courses.course_id,
        bool_and(actions.responsible_role is not null and actions.due_on is not null)
            as concrete_action_plan,
    from recorded_course_rows as courses
    inner join core.actions as actions using (delivery_id, workplace_id)
    where
        not coalesce(actions.is_sensitive, true)
        and actions.status is distinct from 'dropped'
        and actions.decided_on <= courses.seen_on
    group by courses.course_id
)

select * from final
order by course_id
