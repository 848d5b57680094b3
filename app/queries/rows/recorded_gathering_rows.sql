-- What do the ordinary gatherings for a unit say of its factors, by a day?
--
-- grain    one row per course_id of a unit with an ordinary gathering in its course
-- params   $physical_gatherings_count   integer   gatherings of known form, to be told
--          $physical_share              double    so large a share is mostly physical
--          $cancelled_of_count          integer   gatherings planned, to be told
--          $cancelled_share             double    so large a share cancelled is a risk
-- reads    recorded_course_rows
-- A gathering that names no unit is for all of them. A factor that cannot be told is empty.
-- physical_gatherings: of those held in the course. Half physical, half digital in one
-- gathering is not physical.
-- activities_cancelled: of those planned for a day in the course, the ones cancelled, or
-- postponed, not held and not replaced. That, unlike when it was planned for, has no day.
-- staff_gathered_on: the first staff gathering held in the course.

create or replace temp table recorded_gathering_rows as
with gatherings as (
    select
        delivery_id,
        workplace_id,
        kind = 'staff_gathering' as is_for_staff,
        form,
        planned_on,
        held_on,
        coalesce(
            status = 'cancelled'
            or (
                status = 'postponed'
                and held_on is null
                and replaced_by_activity_id is null
            ),
            false
        ) as is_cancelled,
    from core.activities
    where
        kind in (
            'multi_group_gathering',
            'role_gathering',
            'party_group_meeting',
            'staff_gathering'
        )
),

courses as (
    select
        course_id,
        delivery_id,
        workplace_id,
        from_on,
        to_on,
    from recorded_course_rows
),

for_units as (
    select
        courses.course_id,
        courses.from_on,
        courses.to_on,
        gatherings.* exclude (delivery_id, workplace_id),
    from courses
    inner join gatherings using (delivery_id, workplace_id)
    union all
    select
        courses.course_id,
        courses.from_on,
        courses.to_on,
        gatherings.* exclude (delivery_id, workplace_id),
    from courses
    inner join gatherings using (delivery_id)
    where gatherings.workplace_id is null
),

in_course as (
    select
        course_id,
        is_for_staff,
        is_cancelled,
        planned_on between from_on and to_on as is_planned,
        if(held_on between from_on and to_on, held_on, null) as held_on,
        if(held_on between from_on and to_on, form, null) as form,
    from for_units
),

counted as (
    select
        course_id,
        count(form) as form_count,
        count(*) filter (form = 'physical') as physical_count,
        count(*) filter (is_planned) as planned_count,
        count(*) filter (is_planned and is_cancelled) as cancelled_count,
        min(held_on) filter (is_for_staff) as staff_gathered_on,
    from in_course
    group by course_id
),

final as (
    select
        course_id,
        if(
            form_count >= $physical_gatherings_count,
            physical_count / form_count >= $physical_share,
            null
        ) as physical_gatherings,
        if(
            planned_count >= $cancelled_of_count,
            cancelled_count / planned_count >= $cancelled_share,
            null
        ) as activities_cancelled,
        staff_gathered_on,
    from counted
)

select * from final
order by course_id
