"""Status and flow: what is there, what comes in and goes out, and what is late?"""

import polars as pl

from app.metrics.categories import LAST, Breakdown, break_down
from app.metrics.portfolio_findings import (
    category_finding,
    ongoing_finding,
    type_finding,
)
from app.metrics.states import STATES, delivery_count, states_by_type
from app.sections.captions import caption
from app.sections.content import Bars, Colour, Finding, Series
from app.sections.nothing_in_view import nothing_in_view
from app.sections.occasion import Moment, Occasion
from app.sections.shown_figures import definitions, tell
from app.sections.status_and_flow_course import (
    flow_of_deliveries,
    overdue_apart,
    past_the_plan,
)
from app.sections.status_and_flow_funnel import way_of_deliveries
from app.translations.gettext import _
from app.translations.labels import code_label
from app.translations.numbers import format_count
from app.translations.portfolio_words import category_label, count_words, counted_label

_LOOKS: dict[str, tuple[Colour, bool]] = {
    "planned": ("sky", True),
    "ongoing": ("blue", False),
    "completed": ("grey", False),
    "stopped": ("orange", True),
}
"""Colour of each state, and whether it is hatched."""


def title() -> str:
    """Name the section."""
    return _("Status and flow")


def findings(occasion: Occasion) -> tuple[Finding, ...]:
    """Say what stands where, what has come and gone, and what is late."""
    nothing = nothing_in_view(occasion)
    if nothing is not None:
        return (nothing,)
    now = occasion.now
    return (
        _states(now),
        _centres(now),
        flow_of_deliveries(now),
        way_of_deliveries(now),
        past_the_plan(now),
    )


def _states(moment: Moment) -> Finding:
    by_state = moment.fetch("deliveries_by_state")
    states = states_by_type(by_state, "deliveries")
    everything = delivery_count(by_state)
    late = moment.fetch("deliveries_past_planned_end").height
    codes = ("deliveries", *(f"{state}_deliveries" for state in STATES))
    return Finding(
        code="states",
        heading=ongoing_finding(delivery_count(by_state, "ongoing"), everything, late),
        sentences=(
            f"{count_words('deliveries', everything)}: {_in_states(by_state)}.",
            type_finding(states, "deliveries") + ".",
        ),
        chart=_states_chart(states),
        caption=caption(moment, count_words("deliveries", everything)),
        notes=(*overdue_apart(late), *definitions(codes)),
        figures=tuple(tell(moment, code).shown for code in codes),
        screen="portfolio",
    )


def _in_states(by_state: pl.DataFrame) -> str:
    return ", ".join(
        f"{format_count(delivery_count(by_state, state))} {_state_label(state).lower()}"
        for state in STATES
    )


def _states_chart(states: pl.DataFrame) -> Bars:
    types = states["delivery_type"].unique(maintain_order=True).to_list()
    counts = {
        (kind, state): int(count)
        for kind, state, count in states.select(
            "delivery_type", "state", "counted"
        ).iter_rows()
    }
    names = [code_label("delivery_type", kind) or kind for kind in types]
    alt = "; ".join(
        f"{name}: "
        + ", ".join(
            f"{_state_label(state).lower()} {format_count(counts[kind, state])}"
            for state in STATES
        )
        for kind, name in zip(types, names, strict=True)
    )
    return Bars(
        alt=_("Deliveries by type and state. {values}.").format(values=alt),
        categories=tuple(names),
        series=tuple(
            Series(
                name=_state_label(state),
                values=tuple(float(counts[kind, state]) for kind in types),
                labels=tuple(
                    format_count(counts[kind, state]) if counts[kind, state] else ""
                    for kind in types
                ),
                colour=_LOOKS[state][0],
                is_hatched=_LOOKS[state][1],
            )
            for state in STATES
        ),
        value_title=counted_label("deliveries"),
        is_stacked=True,
    )


def _centres(moment: Moment) -> Finding:
    rows = moment.fetch("deliveries_by_category", dimension="centre")
    categories, total = break_down(rows, "centre", "deliveries")
    labels = [
        category_label("centre", category, name)
        for category, name in categories.select("category", "centre_name").iter_rows()
    ]
    return Finding(
        code="centres",
        heading=category_finding(Breakdown(categories, total), "centre", "deliveries"),
        chart=_centres_chart(categories, labels),
        caption=caption(moment, count_words("deliveries", total)),
        screen="portfolio",
    )


def _centres_chart(categories: pl.DataFrame, labels: list[str]) -> Bars:
    counts = [int(count) for count in categories["counted"]]
    is_rest = [category in LAST for category in categories["category"]]
    alt = ", ".join(
        f"{label} {format_count(count)}"
        for label, count in zip(labels, counts, strict=True)
    )
    kinds: list[tuple[str, Colour, bool]] = [
        (counted_label("deliveries"), "blue", False)
    ]
    if any(is_rest):
        kinds.append((_("No single centre"), "grey", True))
    return Bars(
        alt=_("Deliveries by centre: {values}.").format(values=alt),
        categories=tuple(labels),
        series=tuple(
            Series(
                name=name,
                values=tuple(
                    float(count) if rest == is_hatched else None
                    for count, rest in zip(counts, is_rest, strict=True)
                ),
                labels=tuple(
                    format_count(count) if rest == is_hatched else ""
                    for count, rest in zip(counts, is_rest, strict=True)
                ),
                colour=colour,
                is_hatched=is_hatched,
            )
            for name, colour, is_hatched in kinds
        ),
        value_title=counted_label("deliveries"),
        is_stacked=True,
    )


def _state_label(state: str) -> str:
    return code_label("state", state) or state
