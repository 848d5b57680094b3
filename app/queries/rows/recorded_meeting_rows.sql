-- What do the meetings of a unit's party group say of its factors, by a day?
--
-- grain    one row per course_id of a unit that has held a meeting in its course
-- params   $fixed_meetings      integer   days with a meeting, for a rhythm to be told
--          $fixed_gap_days      integer   no longer between two of them, to be fixed
--          $advisor_meetings    integer   meetings that tell of the advisor, to be told
--          $dependence_share    double    so large a share with the advisor is dependence
-- reads    recorded_course_rows
-- A meeting that names no unit is held for all of them. A factor that cannot be told is
-- empty. fixed_structure: two meetings on one day are one; the time before the first and
-- after the last is not looked at. advisor_dependence: only where one workplace is helped,
-- since a unit among several has the advisor at few of its own meetings; meetings that do
-- not say whether the advisor was there are left out.

create or replace temp table recorded_meeting_rows as
with meetings as (
    select
        delivery_id,
        workplace_id,
        held_on,
        is_advisor_present,
    from core.activities
    where kind = 'party_group_meeting' and held_on is not null
),

courses as (
    select
        course_id,
        delivery_id,
        workplace_id,
        from_on,
        to_on,
        delivery_type = 'one_to_one' as is_one_to_one,
    from recorded_course_rows
),

held as (
    select
        courses.course_id,
        courses.is_one_to_one,
        meetings.held_on,
        meetings.is_advisor_present,
    from courses
    inner join meetings using (delivery_id, workplace_id)
    where meetings.held_on between courses.from_on and courses.to_on
    union all
    select
        courses.course_id,
        courses.is_one_to_one,
        meetings.held_on,
        meetings.is_advisor_present,
    from courses
    inner join meetings using (delivery_id)
    where
        meetings.workplace_id is null
        and meetings.held_on between courses.from_on and courses.to_on
),

by_day as (
    select
        course_id,
        held_on,
        held_on - lag(held_on) over (partition by course_id order by held_on) as gap_days,
        count(is_advisor_present) filter (is_one_to_one) as told_count,
        count(*) filter (is_one_to_one and is_advisor_present) as advisor_count,
    from held
    group by course_id, held_on
),

final as (
    select
        course_id,
        if(count(*) >= $fixed_meetings, max(gap_days) <= $fixed_gap_days, null)
            as fixed_structure,
        if(
            sum(told_count) >= $advisor_meetings,
            sum(advisor_count) / sum(told_count) >= $dependence_share,
            null
        ) as advisor_dependence,
    from by_day
    group by course_id
)

select * from final
order by course_id
