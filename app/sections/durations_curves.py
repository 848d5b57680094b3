"""Curves of durations as points: the share still ongoing after each month."""

from collections.abc import Sequence
from typing import NamedTuple

import polars as pl

from app.metrics.duration_findings import stopped_sentence
from app.metrics.duration_groups import FEWEST_AT_RISK, Group
from app.metrics.durations import Survival
from app.sections.content import Colour, Line, Lines
from app.translations.gettext import _
from app.translations.numbers import format_count, format_number, format_share
from data.reference.published_durations import GuideNorm

_MOST_STEPS = 240
"""As many as the portfolio draws: more are thinner than a point of ink."""

_LOOKS: tuple[tuple[Colour, bool], ...] = (("blue", False), ("orange", True))
"""Colour, and whether it is dashed, as in the portfolio."""


class Named(NamedTuple):
    """One curve, with its name."""

    name: str
    survival: Survival
    look: int = 0
    """Its place in the looks."""


def curves(
    named: Sequence[Named],
    *,
    months_since: str,
    guide: GuideNorm | None = None,
) -> Lines:
    """Give one or two curves, each as far as enough deliveries are left.

    Args:
        named: One or two, each with a look of its own.
        months_since: What the months are counted from, the title of the axis.
        guide: The months that the guide assumes, as a band.
    """
    band = None
    if guide is not None:
        words = _("The guide assumes {first}–{last} months").format(
            first=guide.from_months, last=guide.to_months
        )
        band = (float(guide.from_months), float(guide.to_months), words)
    return Lines(
        alt=" ".join(_said(each.name, each.survival) for each in named),
        lines=tuple(
            Line(
                name=f"{each.name}, {_median_words(each.survival)}",
                points=_points(each.survival.table),
                colour=_LOOKS[each.look][0],
                is_dashed=_LOOKS[each.look][1],
            )
            for each in named
        ),
        x_title=months_since,
        y_title=_("Share still ongoing"),
        is_share=True,
        is_steps=True,
        band=band,
    )


def curve_note(group: Group) -> str:
    """Say what a curve is of, and how far it goes."""
    return _(
        "{begun} started; {ongoing} ongoing (censored). {stopped} A curve stops where "
        "fewer than {fewest} are left (our limit)."
    ).format(
        begun=format_count(group.begun_count),
        ongoing=format_count(group.ongoing_count),
        stopped=stopped_sentence(group),
        fewest=FEWEST_AT_RISK,
    )


def too_few_for_a_curve() -> str:
    """Say what a curve takes."""
    return _("A curve takes at least {count} deliveries.").format(count=FEWEST_AT_RISK)


def _points(table: pl.DataFrame) -> tuple[tuple[float, float], ...]:
    """Keep the steps while enough are left, and where that ends."""
    enough = table.filter(pl.col("at_risk") >= FEWEST_AT_RISK)
    is_step = (pl.col("events") > 0) | (pl.col("time") == pl.col("time").max())
    steps = enough.filter(is_step).select("time", "survival")
    if steps.height > _MOST_STEPS:
        width = float(str(steps["time"].max())) / _MOST_STEPS
        steps = (
            steps.group_by((pl.col("time") / width).ceil().alias("step"))
            .agg(pl.all().sort_by("time").last())
            .sort("time")
            .select("time", "survival")
        )
    return ((0.0, 1.0), *(_rounded(*row) for row in steps.iter_rows()))


def _rounded(months: float, share: float) -> tuple[float, float]:
    return round(months, 3), round(share, 5)


def _said(name: str, survival: Survival) -> str:
    months, share = _points(survival.table)[-1]
    return _(
        "{name}: {median}. The curve stops after {months} months, with {share} still "
        "ongoing."
    ).format(
        name=name,
        median=_median_words(survival),
        months=format_number(months),
        share=format_share(share),
    )


def _median_words(survival: Survival) -> str:
    if survival.median is None:
        return _("median not reached")
    return _("median {months} months").format(months=format_number(survival.median))
