"""The follow-up rules about the course of a delivery and its trainers, by hand."""

from tests.app.follow_up.plain_dates import by_day, due_after, earliest, latest
from tests.app.follow_up.plain_facts import Facts

MEETING = "party_group_meeting"


def quiet(view, rule):
    for one in view.deliveries.values():
        held = [activity.held_on for activity in view.held(one.delivery_id)]
        is_planned = any(
            activity.status == "planned"
            and not by_day(activity.held_on, view.as_of)
            and activity.planned_on is not None
            and activity.planned_on >= view.as_of
            for activity in view.programme.activities_of[one.delivery_id]
        )
        from_on = latest(one.started_on, *held)
        yield (
            one.delivery_id,
            Facts(
                one.delivery_id,
                one.workplace_id,
                one.state == "ongoing" and not one.is_closed,
                from_on,
                None if is_planned else due_after(from_on, rule),
                is_known=not one.is_end_unknown,
            ),
        )


def advisor_dependence(view, rule):
    share_limit = dict(rule.limits)["advisor_share"]
    for one in view.deliveries.values():
        total = present = 0
        streak_from_on = None
        for day, answers in _meetings_by_day(view, one):
            total += len(answers)
            present += sum(answers)
            if present / total < share_limit:
                streak_from_on = None
            elif streak_from_on is None:
                streak_from_on = day
        is_untold = not total and bool(view.held(one.delivery_id, MEETING))
        can_be_open = one.state == "ongoing" and not one.is_closed
        yield (
            one.delivery_id,
            Facts(
                one.delivery_id,
                one.workplace_id,
                can_be_open
                and not one.is_multi_unit
                and (is_untold or streak_from_on is not None),
                one.started_on,
                latest(due_after(one.started_on, rule), streak_from_on),
                is_known=not is_untold and not one.is_end_unknown,
                detail=str((200 * present + total) // (2 * total)) if total else None,
            ),
        )


def _meetings_by_day(view, one):
    days = {}
    for meeting in view.held(one.delivery_id, MEETING):
        if meeting.is_advisor_present is not None:
            days.setdefault(meeting.held_on, []).append(meeting.is_advisor_present)
    return sorted(days.items())


def postponed_not_replanned(view, rule):
    for one in view.deliveries.values():
        for activity in view.programme.activities_of[one.delivery_id]:
            if activity.status not in ("postponed", "cancelled"):
                continue
            is_held = by_day(activity.held_on, view.as_of)
            is_done = is_held or activity.replaced_by_activity_id is not None
            can_be_open = one.state in ("ongoing", "planned") and not one.is_closed
            yield (
                activity.activity_id,
                Facts(
                    one.delivery_id,
                    activity.workplace_id or one.workplace_id,
                    activity.status == "postponed" and (can_be_open or is_done),
                    activity.planned_on,
                    due_after(activity.planned_on, rule),
                    is_known=activity.planned_on is not None and not one.is_end_unknown,
                    is_done=is_done,
                    done_on=activity.held_on if is_held else None,
                    detail=activity.kind,
                ),
            )


def silent_trainer(view, rule):
    courses = {}
    for course in view.programme.trainers:
        if by_day(course.trained_on, view.as_of):
            courses.setdefault(course.trainer_id, []).append(course)
    first_session_on = {}
    for session in view.programme.trainer_sessions:
        if by_day(session.held_on, view.as_of):
            first = first_session_on.get(session.trainer_id)
            first_session_on[session.trainer_id] = earliest(first, session.held_on)
    for trainer_id, attended in courses.items():
        attended.sort(key=lambda course: (course.trained_on, course.delivery_id))
        in_view = [c for c in attended if c.delivery_id in view.deliveries]
        if not in_view:
            continue
        delivery = view.deliveries[in_view[0].delivery_id]
        homes = [c.workplace_id for c in attended if c.workplace_id is not None]
        # Without a filter every workplace that there is is in view.
        is_home_known = bool(homes) and homes[-1] in view.programme.workplaces
        trained_on = attended[0].trained_on
        done_on = first_session_on.get(trainer_id)
        yield (
            trainer_id,
            Facts(
                delivery.delivery_id,
                homes[-1] if is_home_known else delivery.workplace_id,
                True,
                trained_on,
                due_after(trained_on, rule),
                is_done=done_on is not None,
                done_on=done_on,
                detail=trainer_id,
            ),
        )
