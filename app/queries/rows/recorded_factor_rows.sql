-- Which factors does each unit have by its own records, by a day?
--
-- grain    one row per delivery_id, workplace_id, seen_on and factor_code that can be told
-- params   none
-- reads    recorded_course_rows, recorded_role_rows, recorded_meeting_rows,
--          recorded_gathering_rows, recorded_contact_rows, recorded_action_rows
-- The definitions are in words in data/recorded_factors.toml, and what is left open there
-- in the rows read. A factor that cannot be told of a unit has no row. known_on: the day of
-- the record that made it so, where there is one.
-- A view, and in no order: of many deliveries these are so many rows that to write and to
-- sort them takes longer than to read them off again. Who shows them sorts them.

create or replace temp view recorded_factor_rows as
with told as (
    select
        courses.*,
        roles.* exclude (course_id),
        meetings.* exclude (course_id),
        gatherings.* exclude (course_id),
        contacts.* exclude (course_id),
        actions.concrete_action_plan,
        least(courses.staff_informed_on, gatherings.staff_gathered_on)
            as staff_involved_on,
        staff_involved_on is not null as staff_involved,
        null::date as no_day,
    from recorded_course_rows as courses
    left join recorded_role_rows as roles using (course_id)
    left join recorded_meeting_rows as meetings using (course_id)
    left join recorded_gathering_rows as gatherings using (course_id)
    inner join recorded_contact_rows as contacts using (course_id)
    left join recorded_action_rows as actions using (course_id)
),

final as (
    select
        delivery_id,
        workplace_id,
        seen_on,
        factor_code,
        is_present,
        known_on,
    from told
    unpivot include nulls (
        (is_present, known_on) for factor_code in (
            (activities_cancelled, no_day) as 'activities_cancelled',
            (advisor_dependence, no_day) as 'advisor_dependence',
            (clear_plan, no_day) as 'clear_plan',
            (concrete_action_plan, no_day) as 'concrete_action_plan',
            (fixed_structure, no_day) as 'fixed_structure',
            (group_continuity, group_continuity_on) as 'group_continuity',
            (group_incomplete, no_day) as 'group_incomplete',
            (group_replacements, group_replacements_on) as 'group_replacements',
            (no_follow_up_after_end, no_follow_up_after_end_on) as 'no_follow_up_after_end',
            (no_parties_at_start, no_day) as 'no_parties_at_start',
            (physical_gatherings, no_day) as 'physical_gatherings',
            (refresher_given, refresher_given_on) as 'refresher_given',
            (shift_work, no_day) as 'shift_work',
            (single_participant, no_day) as 'single_participant',
            (staff_involved, staff_involved_on) as 'staff_involved',
            (superior_follow_up, superior_follow_up_on) as 'superior_follow_up',
            (trained_parties, no_day) as 'trained_parties',
            (undefined_duration, no_day) as 'undefined_duration',
            (whole_group_takes_part, no_day) as 'whole_group_takes_part'
        )
    )
    where is_present is not null
)

select * from final
