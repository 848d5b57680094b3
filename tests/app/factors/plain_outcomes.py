"""What came of each delivery-unit, told by loops over plain rows.

An outcome is known, hidden, waiting, missing or not asked; only a known one has an
answer and a day.
"""

from operator import itemgetter
from types import SimpleNamespace
from typing import NamedTuple

from app.metrics.after_the_end import CONTINUES_MONTHS, END_EVALUATION_MONTHS
from app.metrics.hidden_answers import MINIMUM_GROUP
from tests.app.follow_up.plain_dates import add_months, by_day, earliest, happened
from tests.app.follow_up.plain_view import View

BAND_STARTS = (100, 50, 20, 5, 1, 0)


class Told(NamedTuple):
    status: str
    answer: str | None = None
    day: object = None


def unit_outcomes(records, as_of):
    """Give the delivery-units that have taken part, each with its three outcomes."""
    found = []
    for unit in View(records, as_of).units:
        has_joined = unit.row.joined_on is None or unit.row.joined_on <= as_of
        if unit.delivery.started_on is None or not has_joined:
            continue
        found.append(_describe(records, unit, as_of))
    return found


def _describe(records, unit, as_of):
    delivery = unit.delivery
    left_on = happened(unit.row.left_on, as_of)
    state = delivery.state
    if state == "ongoing" and left_on is not None:
        state = "stopped"
    place = records.workplaces[unit.workplace_id]
    seen = SimpleNamespace(
        delivery_id=unit.delivery_id,
        workplace_id=unit.workplace_id,
        state=state,
        delivery_type=records.delivery_named[unit.delivery_id].delivery_type,
        size=_size_band(place.employees_count),
        ended_on=delivery.ended_on,
        left_on=left_on,
        is_end_unknown=delivery.is_end_unknown,
        cooperation_started_on=unit.row.cooperation_started_on,
        evaluations=_evaluations_of(records, unit, as_of),
    )
    seen.outcomes = {
        "self_reliant": _self_reliant(seen, as_of),
        "cooperation_continues": _continues(seen, as_of),
        "cooperation_started": _started(seen),
    }
    return seen


def _size_band(employees_count):
    if employees_count is None:
        return "unknown"
    return str(next(start for start in BAND_STARTS if start <= employees_count))


def _evaluations_of(records, unit, as_of):
    """Find those that tell of a unit: its own, and in a delivery of one unit all's."""
    is_alone = len(records.units_of[unit.delivery_id]) == 1
    of_delivery = records.evaluations_of[unit.delivery_id]
    hidden = _hidden_ones(records, of_delivery)
    return [
        SimpleNamespace(
            kind=row.kind,
            completed_on=row.completed_on,
            is_self_reliant=row.is_self_reliant,
            cooperation_continues=row.cooperation_continues,
            is_shown=row.evaluation_id not in hidden,
        )
        for row in of_delivery
        if by_day(row.completed_on, as_of)
        and (
            row.workplace_id == unit.workplace_id
            or (is_alone and row.workplace_id is None)
        )
    ]


def _hidden_ones(records, of_delivery):
    """Find those few have answered, and every whole that would give such away."""
    hidden = {row.evaluation_id for row in of_delivery if _are_few(row)}
    hidden |= {row.evaluation_id for row in of_delivery if _leaves_few(records, row)}
    above = {
        whole.evaluation_id
        for row in of_delivery
        if row.evaluation_id in hidden
        for whole, _step in _wholes_of(records, row)
    }
    return hidden | above


def _leaves_few(records, whole):
    just_below = [
        row.respondents_count
        for row in records.evaluations_of[whole.delivery_id]
        if (nearest := min(_wholes_of(records, row), key=itemgetter(1), default=None))
        and nearest[0].evaluation_id == whole.evaluation_id
    ]
    known = [count for count in just_below if count is not None]
    if not known or whole.respondents_count is None:
        return False
    return 1 <= whole.respondents_count - sum(known) < MINIMUM_GROUP


def _wholes_of(records, row):
    """Give each evaluation of the same occasion above one, and how far above it is."""
    if row.workplace_id is None:
        return []
    steps, place = {None: 100}, records.workplaces[row.workplace_id]
    while place.parent_workplace_id is not None and len(steps) <= 10:
        steps[place.parent_workplace_id] = len(steps)
        place = records.workplaces[place.parent_workplace_id]
    return [
        (whole, steps[whole.workplace_id])
        for whole in records.evaluations_of[row.delivery_id]
        if whole.workplace_id in steps
        and (whole.kind, whole.completed_on) == (row.kind, row.completed_on)
    ]


def _are_few(row):
    answers = (
        row.usefulness_mean,
        row.is_self_reliant,
        row.cooperation_continues,
        row.development_step,
    )
    if not row.respondents_count:
        return any(answer is not None for answer in answers)
    return row.respondents_count < MINIMUM_GROUP


def _self_reliant(unit, as_of):
    given = [
        (row.completed_on, row.is_self_reliant, row.is_shown)
        for row in unit.evaluations
        if row.kind == "end" and row.is_self_reliant is not None
    ]
    return _asked(unit, given, END_EVALUATION_MONTHS, as_of)


def _continues(unit, as_of):
    if unit.ended_on is None:
        return _asked(unit, [], CONTINUES_MONTHS, as_of)
    counts_from = add_months(unit.ended_on, CONTINUES_MONTHS)
    given = [
        (row.completed_on, row.cooperation_continues, row.is_shown)
        for row in unit.evaluations
        if row.completed_on >= counts_from and row.cooperation_continues is not None
    ]
    return _asked(unit, given, CONTINUES_MONTHS, as_of)


def _asked(unit, given, months, as_of):
    """Tell an outcome that is answered for a unit some time after the end."""
    shown = [(day, answer) for day, answer, is_shown in given if is_shown]
    if shown:
        newest = max(day for day, _answer in shown)
        answers = {answer for day, answer in shown if day == newest}
        return Told("known", answers.pop() if len(answers) == 1 else "partly", newest)
    if given:
        return Told("hidden")
    has_left_early = (
        unit.left_on is not None
        and unit.ended_on is not None
        and unit.left_on < unit.ended_on
    )
    if unit.state == "stopped" or has_left_early:
        return Told("not_asked")
    if unit.ended_on is None:
        return Told("missing" if unit.is_end_unknown else "waiting")
    is_due = add_months(unit.ended_on, months) < as_of
    return Told("missing" if is_due else "waiting")


def _started(unit):
    day = earliest(unit.ended_on, unit.left_on)
    if day is None:
        return Told("missing" if unit.is_end_unknown else "waiting")
    return Told(
        "known", "yes" if by_day(unit.cooperation_started_on, day) else "no", day
    )
