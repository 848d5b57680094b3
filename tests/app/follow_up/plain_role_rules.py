"""The follow-up rules about who sits in the party group, by hand."""

from datetime import date

from tests.app.follow_up.plain_dates import (
    by_day,
    due_after,
    earliest,
    happened,
    is_left_alone,
    latest,
)
from tests.app.follow_up.plain_facts import Facts
from tests.app.follow_up.plain_view import delivery_state, is_end_told

REPRESENTATIVES = ("union_representative", "safety_representative")
MEMBERS = ("leader", *REPRESENTATIVES)
PARTY_GROUP = (*MEMBERS, "employee_representative")


def refresher(view, rule):
    for unit in view.units:
        ended_on = unit.delivery.ended_on
        if unit.state != "completed" or unit.takes_part_from_on is None:
            continue
        is_over = unit.is_gone or is_left_alone(ended_on, rule, view.as_of)
        for role in view.roles_at(unit):
            if role.role not in PARTY_GROUP or role.from_on <= ended_on:
                continue
            if _latest_delivery(view, unit, role) != unit.delivery_id:
                continue
            days = view.held_for(unit, "refresher")
            done_on = earliest(
                happened(role.trained_on, view.as_of),
                *(day for day in days if day >= role.from_on),
            )
            can_be_open = view.is_held(role) and not is_over
            yield _role_row(unit, role, rule, can_be_open, done_on)


def _latest_delivery(view, unit, role):
    """Find the delivery that a new role belongs to: the last to have started."""
    programme = view.programme
    rows = [
        programme.delivery_named[each.delivery_id]
        for each in programme.units_at[unit.workplace_id]
    ]
    started = [
        (row.started_on, row.delivery_id)
        for row in rows
        if row.started_on is not None and row.started_on <= role.from_on
    ]
    return max(started)[1] if started else None


def new_role_untrained(view, rule):
    for unit in view.units:
        for role in view.roles_at(unit):
            if role.role not in PARTY_GROUP:
                continue
            if _delivery_to_train_in(view, unit, role) != unit.delivery_id:
                continue
            can_be_open = (
                unit.state == "ongoing" and not unit.is_gone and view.is_held(role)
            )
            done_on = happened(role.trained_on, view.as_of)
            yield _role_row(unit, role, rule, can_be_open, done_on)


def _delivery_to_train_in(view, unit, role):
    """Find the last delivery to have started of those the unit was in by then."""
    found = []
    for row in view.programme.units_at[unit.workplace_id]:
        delivery = view.programme.delivery_named[row.delivery_id]
        if delivery_state(delivery, view.as_of) == "planned":
            continue
        started_on = happened(delivery.started_on, view.as_of)
        since = latest(started_on, row.joined_on)
        is_in = (
            since is not None
            and since < role.from_on
            and (row.left_on is None or role.from_on < row.left_on)
            and (delivery.ended_on is None or role.from_on <= delivery.ended_on)
        )
        if is_in:
            found.append(
                (is_end_told(delivery), started_on or date.min, row.delivery_id)
            )
    return max(found)[-1] if found else None


def _role_row(unit, role, rule, can_be_open, done_on):
    return (
        f"{unit.record_id}/{role.role_id}",
        Facts(
            unit.delivery_id,
            unit.workplace_id,
            can_be_open or done_on is not None,
            role.from_on,
            due_after(role.from_on, rule),
            is_known=not unit.delivery.is_end_unknown,
            is_done=done_on is not None,
            done_on=done_on,
            detail=role.role,
        ),
    )


def group_incomplete(view, rule):
    for unit in view.units:
        roles = view.roles_at(unit)
        missing = _missing_roles(view, roles)
        from_on = None
        if missing and unit.takes_part_from_on is not None:
            vacant = [_vacant_since(view, unit, roles, role) for role in missing]
            from_on = latest(unit.takes_part_from_on, earliest(*vacant))
        yield (
            unit.record_id,
            Facts(
                unit.delivery_id,
                unit.workplace_id,
                unit.state == "ongoing"
                and unit.takes_part
                and _delivery_to_ask_in(view, unit) == unit.delivery_id,
                from_on,
                due_after(from_on, rule),
                is_known=bool(roles) and not unit.delivery.is_end_unknown,
                detail=" ".join(missing) or None,
            ),
        )


def _delivery_to_ask_in(view, unit):
    """Find the ongoing delivery that started last of those the unit is in now."""
    found = []
    for row in view.programme.units_at[unit.workplace_id]:
        delivery = view.programme.delivery_named[row.delivery_id]
        is_in = (
            delivery_state(delivery, view.as_of) == "ongoing"
            and (row.joined_on is None or row.joined_on <= view.as_of)
            and not by_day(row.left_on, view.as_of)
            and not view.has_moved_in(row)
        )
        if is_in:
            found.append((is_end_told(delivery), delivery.started_on, row.delivery_id))
    return max(found)[-1] if found else None


def _held_kinds(view, roles):
    return {role.role for role in roles if view.is_held(role)}


def _missing_roles(view, roles):
    held = _held_kinds(view, roles)
    missing = [role for role in MEMBERS if role not in held]
    if "employee_representative" in held and not held & set(REPRESENTATIVES):
        missing = [role for role in missing if role not in REPRESENTATIVES]
    return missing


def _vacant_since(view, unit, roles, missing):
    since = _last_left_on(view, roles, missing) or unit.takes_part_from_on
    has_neither = not _held_kinds(view, roles) & set(REPRESENTATIVES)
    if missing in REPRESENTATIVES and has_neither:
        return latest(since, _last_left_on(view, roles, "employee_representative"))
    return since


def _last_left_on(view, roles, kind):
    return latest(
        *(happened(role.to_on, view.as_of) for role in roles if role.role == kind)
    )
