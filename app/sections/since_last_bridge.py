"""Draw the bridge from the gaps of last time to those of now."""

from collections.abc import Sequence
from typing import NamedTuple

from app.sections.content import Bars, Colour, Series
from app.sections.since_last_read import SinceLast
from app.translations.figure_words import MINUS
from app.translations.gettext import _
from app.translations.numbers import format_count, format_day


class _Step(NamedTuple):
    """A column of the bridge."""

    name: str
    counted: int
    stands_on: int
    series: str
    sign: str = ""


_LOOKS: tuple[tuple[str, Colour, bool], ...] = (
    ("day", "grey", False),
    ("new", "orange", False),
    ("reopened", "orange", True),
    ("closed", "blue", False),
)
"""Colour of each series, and whether it is hatched."""


def bridge_chart(since: SinceLast) -> Bars:
    """Draw then, what came, what went, and now, each column on the one before.

    Where nothing is reopened, which is most often so, there is no column for it.
    """
    steps = _steps(since)
    names = {
        "day": _("Overdue on the day"),
        "new": _("Newly overdue"),
        "reopened": _("Reopened"),
        "closed": _("Closed since then"),
    }
    there = {step.series for step in steps}
    return Bars(
        alt=_alt(steps),
        categories=tuple(step.name for step in steps),
        series=(
            Series(
                _("Stands on"),
                tuple(float(step.stands_on) for step in steps),
                ("",) * len(steps),
                is_base=True,
            ),
            *(
                _marks(steps, series, names[series], colour, is_hatched=is_hatched)
                for series, colour, is_hatched in _LOOKS
                if series in there
            ),
        ),
        value_title=_("Follow-ups overdue"),
        is_stacked=True,
        is_upright=True,
    )


def _steps(since: SinceLast) -> list[_Step]:
    bridge = since.bridge
    then, now = (
        _("Overdue {day}").format(day=format_day(each.as_of))
        for each in (since.then, since.now)
    )
    came = bridge.then + bridge.new
    reopened = _Step(_("Reopened"), bridge.reopened, came, "reopened", "+")
    return [
        _Step(then, bridge.then, 0, "day"),
        _Step(_("Newly overdue"), bridge.new, bridge.then, "new", "+"),
        *([reopened] if bridge.reopened else []),
        _Step(_("Closed since then"), bridge.closed, bridge.now, "closed", MINUS),
        _Step(now, bridge.now, 0, "day"),
    ]


def _marks(
    steps: Sequence[_Step], series: str, name: str, colour: Colour, *, is_hatched: bool
) -> Series:
    """Draw the columns of a series where they stand, each with its number over it."""
    is_own = [step.series == series for step in steps]
    return Series(
        name,
        tuple(
            float(step.counted) if own else None
            for step, own in zip(steps, is_own, strict=True)
        ),
        tuple(
            _signed(step) if own else ""
            for step, own in zip(steps, is_own, strict=True)
        ),
        colour=colour,
        is_hatched=is_hatched,
    )


def _signed(step: _Step) -> str:
    return f"{step.sign if step.counted else ''}{format_count(step.counted)}"


def _alt(steps: Sequence[_Step]) -> str:
    said = ", ".join(f"{step.name} {format_count(step.counted)}" for step in steps)
    return _("A bridge in {count} columns: {columns}.").format(
        count=len(steps), columns=said
    )
