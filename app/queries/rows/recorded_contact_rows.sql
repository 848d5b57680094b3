-- Who has asked how a unit is getting on, and followed it up after the end, by a day?
--
-- grain    one row per course_id
-- params   $contact_closes_months   integer   contact is asked for up to so long after the end
-- reads    recorded_course_rows
-- What names no unit is for all of them. A factor that cannot be told is empty; <factor>_on
-- is the day of the record that made it so, where there is one.
-- refresher_given: told once the delivery has ended. A refresher before that is part of it.
-- no_follow_up_after_end: told of completed deliveries from the day contact is due; neither
-- a contact nor a refresher by then. A later one does not alter it.
-- superior_follow_up: the superior leader has asked, also after the end or after the unit left.

create or replace temp table recorded_contact_rows as
with contacts as (
    select
        delivery_id,
        workplace_id,
        held_on,
        kind,
    from core.activities
    where
        kind in ('superior_progress_check', 'follow_up_contact', 'refresher')
        and held_on is not null
),

courses as (
    select
        course_id,
        delivery_id,
        workplace_id,
        seen_on,
        from_on,
        ended_on,
        is_completed,
        (ended_on + to_months($contact_closes_months))::date as closes_on,
    from recorded_course_rows
),

had as (
    select
        courses.course_id,
        courses.from_on,
        courses.ended_on,
        courses.closes_on,
        contacts.kind,
        contacts.held_on,
    from courses
    inner join contacts using (delivery_id, workplace_id)
    where contacts.held_on <= courses.seen_on
    union all
    select
        courses.course_id,
        courses.from_on,
        courses.ended_on,
        courses.closes_on,
        contacts.kind,
        contacts.held_on,
    from courses
    inner join contacts using (delivery_id)
    where contacts.workplace_id is null and contacts.held_on <= courses.seen_on
),

found as (
    select
        course_id,
        max(held_on) filter (
            kind = 'superior_progress_check' and held_on >= from_on
        ) as asked_on,
        min(held_on) filter (kind = 'refresher' and held_on > ended_on)
            as refresher_on,
        bool_or(
            kind != 'superior_progress_check'
            and held_on > ended_on
            and held_on <= closes_on
        ) as is_followed_up,
    from had
    group by course_id
),

final as (
    select
        courses.course_id,
        found.asked_on is not null as superior_follow_up,
        found.asked_on as superior_follow_up_on,
        if(courses.ended_on < courses.seen_on, found.refresher_on is not null, null)
            as refresher_given,
        found.refresher_on as refresher_given_on,
        if(
            courses.is_completed and courses.closes_on <= courses.seen_on,
            not coalesce(found.is_followed_up, false),
            null
        ) as no_follow_up_after_end,
        if(no_follow_up_after_end, courses.closes_on, null)
            as no_follow_up_after_end_on,
    from courses
    left join found using (course_id)
)

select * from final
order by course_id
