"""The follow-up rules about the plan and the end of a delivery, by hand."""

from tests.app.follow_up.plain_dates import (
    add_months,
    by_day,
    due_after,
    earliest,
)
from tests.app.follow_up.plain_facts import Facts


def end_evaluation(view, rule):
    for one in view.deliveries.values():
        held_on = _end_evaluation_held_on(view, one)
        is_done = one.state == "completed" and held_on is not None
        is_over = one.state == "completed" and not one.is_closed
        yield (
            one.delivery_id,
            Facts(
                one.delivery_id,
                one.workplace_id,
                is_over or one.is_end_unknown or is_done,
                one.ended_on,
                due_after(one.ended_on, rule),
                is_known=not one.is_end_unknown,
                is_done=is_done,
                done_on=held_on,
            ),
        )


def _end_evaluation_held_on(view, one):
    rows = view.programme.evaluations_of[one.delivery_id]
    return earliest(
        *(
            row.completed_on
            for row in rows
            if row.kind == "end" and by_day(row.completed_on, view.as_of)
        )
    )


def evaluation_plan(view, rule):
    for one in view.deliveries.values():
        is_done = _end_evaluation_held_on(view, one) is not None or any(
            row.kind == "end" and row.planned_on is not None
            for row in view.programme.evaluations_of[one.delivery_id]
        )
        is_relevant = one.state == "ongoing" and not one.is_closed
        if is_done:
            is_relevant = one.state in ("ongoing", "completed")
        yield (
            one.delivery_id,
            Facts(
                one.delivery_id,
                one.workplace_id,
                is_relevant,
                one.started_on,
                due_after(one.started_on, rule),
                is_known=not one.is_end_unknown,
                is_done=is_done,
            ),
        )


def follow_up_contact(view, rule):
    limits = dict(rule.limits)
    for one in view.deliveries.values():
        if one.state != "completed":
            yield (
                f"{one.delivery_id}/1",
                Facts(
                    one.delivery_id,
                    one.workplace_id,
                    one.is_end_unknown,
                    is_known=not one.is_end_unknown,
                ),
            )
            continue
        opens_on = add_months(one.ended_on, int(limits["opens_months"]))
        closes_on = add_months(one.ended_on, int(limits["until_months"]))
        contacts = sorted(
            {
                activity.held_on
                for activity in view.held(one.delivery_id, "follow_up_contact")
                if opens_on <= activity.held_on <= closes_on
            }
        )
        can_be_open = not one.is_closed and view.as_of <= closes_on
        for n, from_on in enumerate([one.ended_on, *contacts], start=1):
            due_on = due_after(from_on, rule)
            if n > 1 and due_on > closes_on:
                break
            done_on = contacts[n - 1] if n <= len(contacts) else None
            yield (
                f"{one.delivery_id}/{n}",
                Facts(
                    one.delivery_id,
                    one.workplace_id,
                    can_be_open or done_on is not None,
                    from_on,
                    due_on,
                    is_done=done_on is not None,
                    done_on=done_on,
                ),
            )


def over_plan(view, rule):
    for one in view.deliveries.values():
        is_done = one.state == "completed"
        is_open = one.state == "ongoing" and not one.is_closed
        yield (
            one.delivery_id,
            Facts(
                one.delivery_id,
                one.workplace_id,
                one.planned_end_on is not None and (is_open or is_done),
                one.planned_end_on,
                due_after(one.planned_end_on, rule),
                is_known=not one.is_end_unknown,
                is_done=is_done,
                done_on=one.ended_on,
            ),
        )


def no_end_date(view, rule):
    for one in view.deliveries.values():
        yield (
            one.delivery_id,
            Facts(
                one.delivery_id,
                one.workplace_id,
                one.state == "ongoing" and not one.is_closed,
                one.started_on,
                due_after(one.started_on, rule),
                is_known=not one.is_end_unknown,
                is_done=one.planned_end_on is not None,
            ),
        )


def no_project_plan(view, rule):
    for one in view.deliveries.values():
        is_plan_known = one.has_project_plan is not None
        yield (
            one.delivery_id,
            Facts(
                one.delivery_id,
                one.workplace_id,
                one.state == "ongoing" and not one.is_closed,
                one.started_on,
                due_after(one.started_on, rule),
                is_known=not one.is_end_unknown
                and is_plan_known
                and (one.has_project_plan is False or one.goal is not None),
                is_done=one.has_project_plan is True and one.goal is not None,
            ),
        )
