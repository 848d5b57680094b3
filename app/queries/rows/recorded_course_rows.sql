-- Over which time are a unit's own records read, and what do they say that has no day?
--
-- grain    one row per delivery_id, workplace_id and seen_on, where the unit takes part
-- params   none
-- reads    factor_day_rows
-- The course of a unit: from the day the delivery started, or the later day the unit
-- joined, to the day it is seen on, or the earlier day the delivery ended or it left. A
-- unit whose course has not begun by then has no row, and so no factor from records.
-- What a unit did before or after it was merged into another is not followed here.
-- Whether there is a project plan, a planned end or shift work, who takes part and whether
-- a delivery is completed have no day: they are taken as the last data set had them.
-- course_id: a number of the row, shorter to group by than its three keys.

create or replace temp table recorded_course_rows as
with final as (
    select
        row_number() over (
            order by days.delivery_id, days.workplace_id, days.seen_on
        ) as course_id,
        days.delivery_id,
        days.workplace_id,
        days.seen_on,
        greatest(deliveries.started_on, units.joined_on) as from_on,
        least(days.seen_on, deliveries.ended_on, units.left_on) as to_on,
        deliveries.delivery_type,
        deliveries.status = 'completed' as is_completed,
        if(deliveries.ended_on <= days.seen_on, deliveries.ended_on, null) as ended_on,
        if(units.staff_informed_on <= to_on, units.staff_informed_on, null)
            as staff_informed_on,
        units.whole_group_takes_part,
        if(units.participants_count > 0, units.participants_count = 1, null)
            as single_participant,
        deliveries.has_project_plan as clear_plan,
        deliveries.planned_end_on is null as undefined_duration,
        workplaces.has_shift_work as shift_work,
    from factor_day_rows as days
    inner join core.delivery_units as units using (delivery_id, workplace_id)
    inner join core.deliveries as deliveries using (delivery_id)
    inner join core.workplaces as workplaces
        on workplaces.workplace_id = days.workplace_id
    where from_on <= to_on
)

select * from final
order by course_id
