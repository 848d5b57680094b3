-- What do the roles of a unit's party group say of its factors, by a day?
--
-- grain    one row per course_id of a unit with a role
-- params   none
-- reads    recorded_course_rows
-- A role is held from its first day, and no longer on its last. A factor that cannot be
-- told is empty; <factor>_on is the day of the record that made it so, where there is one.
-- group_continuity: of leader, union and safety representative on the first day of the
-- course, nobody has left by its last day.
-- group_replacements: the leader or the union representative of the first day has left, and
-- a new one has come, that day or later. A chair that is left empty is no replacement.
-- no_parties_at_start: the unit has roles by the day it is seen, and on the first day of the
-- course no representative of the staff.
-- group_incomplete, on the last day of the course: no leader, no union or no safety
-- representative; an employee representative stands in for the two where there is neither.
-- trained_parties: all who hold a role in the group on that day have been trained by then.

create or replace temp table recorded_role_rows as
with roles as (
    select
        courses.course_id,
        roles.role = 'leader' as is_leader,
        roles.role = 'union_representative' as is_union,
        roles.role = 'safety_representative' as is_safety,
        roles.role = 'employee_representative' as is_employee,
        roles.from_on <= courses.from_on
        and coalesce(roles.to_on > courses.from_on, true) as is_first,
        roles.from_on <= courses.to_on
        and coalesce(roles.to_on > courses.to_on, true) as is_last,
        if(roles.from_on <= courses.to_on, roles.from_on, null) as from_on,
        if(roles.to_on <= courses.to_on, roles.to_on, null) as left_on,
        coalesce(roles.trained_on <= courses.to_on, false) as is_trained,
    from recorded_course_rows as courses
    inner join core.party_roles as roles
        on
            roles.workplace_id = courses.workplace_id
            and roles.from_on <= courses.seen_on
),

told as (
    select
        course_id,
        count(from_on) > 0 as has_role,
        bool_or(is_first and (is_leader or is_union)) as had_leader_or_union,
        bool_or(is_first and (is_leader or is_union or is_safety)) as had_group,
        bool_or(is_first and (is_union or is_safety or is_employee))
            as had_representative,
        max(left_on) filter (is_first and (is_leader or is_union or is_safety))
            as group_left_on,
        min(left_on) filter (is_first and is_leader) as leader_left_on,
        min(left_on) filter (is_first and is_union) as union_left_on,
        max(from_on) filter (is_leader) as leader_new_on,
        max(from_on) filter (is_union) as union_new_on,
        bool_or(is_last and is_leader) as has_leader,
        bool_or(is_last and is_union) as has_union,
        bool_or(is_last and is_safety) as has_safety,
        bool_or(is_last and is_employee) as has_employee,
        bool_and(is_trained) filter (
            is_last and (is_leader or is_union or is_safety or is_employee)
        ) as is_trained,
    from roles
    group by course_id
),

final as (
    select
        course_id,
        if(had_group, group_left_on is null, null) as group_continuity,
        group_left_on as group_continuity_on,
        greatest(
            if(leader_new_on >= leader_left_on, leader_new_on, null),
            if(union_new_on >= union_left_on, union_new_on, null)
        ) as group_replacements_on,
        if(had_leader_or_union, group_replacements_on is not null, null)
            as group_replacements,
        not had_representative as no_parties_at_start,
        if(
            has_role,
            not has_leader
            or (not has_union and not has_safety and not has_employee)
            or has_union != has_safety,
            null
        ) as group_incomplete,
        is_trained as trained_parties,
    from told
)

select * from final
order by course_id
