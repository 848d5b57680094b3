"""Show the party group of a workplace: who filled it when, and where it sees itself."""

from collections.abc import Sequence

import polars as pl

from app.charts.development_steps import development_steps_chart
from app.charts.gap_marks import GapMark, gap_key
from app.charts.party_group_continuity import Span, party_group_continuity_chart
from app.components.charts import show_chart
from app.components.facts import show_empty_part
from app.components.page import Page
from app.metrics.development_steps import development_steps
from app.metrics.role_periods import role_periods
from app.metrics.workplace_finding import party_group_finding, steps_finding
from app.translations.gettext import _
from app.translations.numbers import format_count, format_day


def show_party_group(
    page: Page,
    roles: pl.DataFrame,
    deliveries: pl.DataFrame,
    gaps: Sequence[GapMark],
) -> None:
    """Draw the holders of each role over time, without names, and what is due.

    Args:
        page: The page that is open.
        roles: Rows of workplace_party_roles.sql.
        deliveries: Rows of workplace_deliveries.sql.
        gaps: What is to be followed up at the workplace.
    """
    periods = role_periods(roles, page.as_of)
    if periods.is_empty():
        show_empty_part(
            _("Party group"), _("No role in a party group is recorded here.")
        )
        return
    show_chart(
        party_group_continuity_chart(
            periods, _spans(page, deliveries), page.as_of, page.theme, gaps=gaps
        ),
        finding=party_group_finding(periods),
        caption=_group_caption(page, periods.height, gaps),
        table=periods.select("role", "from_on", "to_on", "trained_on"),
        key="workplace-party-group",
    )


def _group_caption(page: Page, holders: int, gaps: Sequence[GapMark]) -> str:
    said = _(
        "n = {n}, data as of {day}. A bar is one holder of a role, without a name"
    ).format(n=format_count(holders), day=format_day(page.as_of))
    return f"{said}. {gap_key(gaps)}" if gaps else said


def _spans(page: Page, deliveries: pl.DataFrame) -> list[Span]:
    started = deliveries.filter("is_unit", pl.col("started_on").is_not_null())
    return [
        Span(start, end or page.as_of, delivery_id)
        for delivery_id, start, end in started.select(
            "delivery_id", "started_on", "ended_on"
        ).iter_rows()
    ]


def show_steps(page: Page, evaluations: pl.DataFrame) -> None:
    """Draw the steps the party group has placed itself on.

    Args:
        page: The page that is open.
        evaluations: Rows of workplace_evaluations.sql after `with_response_share`.
    """
    steps = development_steps(evaluations)
    if steps.is_empty():
        show_empty_part(
            _("Development steps"),
            _("No evaluation that can be shown says which step the group is on."),
        )
        return
    show_chart(
        development_steps_chart(steps, page.theme),
        finding=steps_finding(steps),
        caption=_(
            "n = {n}, data as of {day}. The group's own view, which can go up and down"
        ).format(n=format_count(steps.height), day=format_day(page.as_of)),
        table=steps,
        key="workplace-steps",
    )
