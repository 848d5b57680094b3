"""The follow-up rules about actions, and the surveys they answer, by hand."""

from datetime import date

from tests.app.follow_up.plain_dates import (
    by_day,
    due_after,
    earliest,
    is_left_alone,
    latest,
)
from tests.app.follow_up.plain_facts import Facts


def is_shared(action):
    """Sensitive actions are in no rule; not known counts as sensitive."""
    return action.is_sensitive is False


def is_done_by(action, as_of):
    if action.done_on is None:
        return action.status == "done"
    return action.done_on <= as_of


def _decided_of(view, unit):
    """Give the actions of a unit in its delivery that are decided and not dropped."""
    return [
        action
        for place in unit.found_at
        for action in view.programme.actions_at[place]
        if action.delivery_id == unit.delivery_id
        and is_shared(action)
        and action.status != "dropped"
        and by_day(action.decided_on, view.as_of)
    ]


def superior_follow_up(view, rule):
    for unit in view.units:
        open_ones = [
            action
            for action in _decided_of(view, unit)
            if not is_done_by(action, view.as_of)
        ]
        from_on = due_on = None
        if open_ones:
            first = earliest(*(action.decided_on for action in open_ones))
            asked = view.held_for(unit, "superior_progress_check")
            from_on = latest(first, *asked)
            due_on = due_after(from_on, rule)
        yield (
            unit.record_id,
            Facts(
                unit.delivery_id,
                unit.workplace_id,
                unit.state == "ongoing" and unit.takes_part and bool(open_ones),
                from_on,
                due_on,
                is_known=not unit.delivery.is_end_unknown,
            ),
        )


def staff_evaluation(view, rule):
    for unit in view.units:
        decided = _decided_of(view, unit)
        has_open = any(not is_done_by(action, view.as_of) for action in decided)
        from_on = earliest(*(action.decided_on for action in decided))
        days = view.held_for(unit, "evaluation_gathering") + [
            row.completed_on
            for row in view.programme.evaluations_of[unit.delivery_id]
            if row.kind == "staff_gathering"
            and (row.workplace_id is None or row.workplace_id in unit.found_at)
            and by_day(row.completed_on, view.as_of)
        ]
        done_on = earliest(*(day for day in days if from_on and day >= from_on))
        can_be_open = unit.state == "ongoing" and unit.takes_part and has_open
        yield (
            unit.record_id,
            Facts(
                unit.delivery_id,
                unit.workplace_id,
                can_be_open or done_on is not None,
                from_on,
                due_after(from_on, rule),
                is_known=not unit.delivery.is_end_unknown,
                is_done=done_on is not None,
                done_on=done_on,
            ),
        )


def _actions_in_view(view):
    # No filter is chosen here, so an action without a delivery is in view.
    return [
        action
        for action in view.programme.actions
        if is_shared(action)
        and (action.delivery_id is None or action.delivery_id in view.deliveries)
    ]


def _is_nobody_left(view, action, rule):
    delivery = view.deliveries.get(action.delivery_id)
    ended_on = delivery and delivery.ended_on
    is_long_ago = is_left_alone(ended_on, rule, view.as_of)
    return is_long_ago or view.is_closed(action.workplace_id)


def action_without_owner(view, rule):
    for action in _actions_in_view(view):
        is_later = action.decided_on is not None and action.decided_on > view.as_of
        is_done = None not in (action.responsible_role, action.due_on)
        is_over = is_done_by(action, view.as_of) or _is_nobody_left(view, action, rule)
        yield (
            action.action_id,
            Facts(
                action.delivery_id,
                action.workplace_id,
                action.status in ("decided", "ongoing")
                and not is_later
                # A gap that is closed stays so when the action is carried out.
                and (is_done or not is_over),
                action.decided_on,
                due_after(action.decided_on, rule),
                is_known=action.decided_on is not None,
                is_done=is_done,
                detail=action.title,
            ),
        )


def action_overdue(view, rule):
    for action in _actions_in_view(view):
        is_decided = action.decided_on is None or action.decided_on <= view.as_of
        is_done = by_day(action.done_on, view.as_of)
        yield (
            action.action_id,
            Facts(
                action.delivery_id,
                action.workplace_id,
                action.due_on is not None
                and action.status in ("decided", "ongoing", "done")
                and is_decided
                and (is_done or not _is_nobody_left(view, action, rule)),
                action.due_on,
                due_after(action.due_on, rule),
                is_known=not (action.status == "done" and action.done_on is None),
                is_done=is_done,
                done_on=action.done_on if is_done else None,
                owner_role=action.responsible_role,
                detail=action.title,
            ),
        )


def yearly_survey_follow_up(view, rule):
    for workplace_id, taking_part in _surveyed_workplaces(view).items():
        delivery = max((unit.delivery for unit in taking_part), key=_by_start)
        since = min(unit.takes_part_from_on for unit in taking_part)
        is_over = all(
            is_left_alone(unit.delivery.ended_on, rule, view.as_of)
            for unit in taking_part
        )
        published = _published_on(view, workplace_id)
        newest = {}
        for instrument, year in published:
            newest[instrument] = max(year, newest.get(instrument, year))
        for (instrument, year), from_on in published.items():
            done_on = earliest(*_answers(view, workplace_id, instrument, year))
            can_be_open = (
                year == newest[instrument] and from_on >= since and not is_over
            )
            yield (
                f"{workplace_id}/{instrument}/{year}",
                Facts(
                    delivery.delivery_id,
                    workplace_id,
                    can_be_open or done_on is not None,
                    from_on,
                    due_after(from_on, rule),
                    is_done=done_on is not None,
                    done_on=done_on,
                    detail=f"{instrument} {year}",
                ),
            )


def _surveyed_workplaces(view):
    """Give the workplaces that take part, each as a unit of its deliveries."""
    found = {}
    for unit in view.units:
        if unit.takes_part and unit.state in ("ongoing", "completed"):
            found.setdefault(unit.workplace_id, []).append(unit)
    return found


def _answers(view, workplace_id, instrument, year):
    """Give the days of the actions that answer a survey, there or where it went."""
    return [
        action.decided_on
        for place in view.way_of(workplace_id)
        for action in view.programme.actions_at[place]
        if (action.survey_instrument, action.survey_year) == (instrument, year)
        and action.status != "dropped"
        and by_day(action.decided_on, view.as_of)
    ]


def _by_start(delivery):
    return delivery.started_on or date.min, delivery.delivery_id


def _published_on(view, workplace_id):
    days = {}
    for row in view.programme.surveys_at[workplace_id]:
        if by_day(row.published_on, view.as_of):
            key = (row.instrument, row.year)
            days[key] = earliest(days.get(key), row.published_on)
    return days
