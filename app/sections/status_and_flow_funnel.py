"""How far have the deliveries come, and what came after the end?"""

from collections.abc import Mapping

import polars as pl

from app.metrics.funnel import funnel
from app.metrics.overview_findings import funnel_finding
from app.sections.captions import caption
from app.sections.content import Bars, Colour, Column, Finding, Series, Table
from app.sections.occasion import Moment
from app.sections.shown_figures import Told, definitions, tell
from app.translations.gettext import _
from app.translations.numbers import format_count
from app.translations.portfolio_words import count_words, counted_label, stage_label

_SHARES = {
    "started": "funnel_started",
    "far": "funnel_half_held",
    "completed": "funnel_completed",
    "evaluated": "end_evaluation_held",
    "contacted": "contact_in_window",
    "continues": "cooperation_continues",
}
"""Stage of the funnel to the figure that is its share."""


def way_of_deliveries(moment: Moment) -> Finding:
    """Say how far the deliveries have come, and what came after the end."""
    frame = funnel(moment.fetch("funnel_stages"), moment.fetch("after_the_end"))
    told = {stage: tell(moment, code) for stage, code in _SHARES.items()}
    return Finding(
        code="funnel",
        heading=funnel_finding(frame),
        sentences=(
            _(
                "The first four stages are each a part of the one before; the last "
                "three are each a part of the completed."
            ),
            _("The share is of those that are due and known."),
        ),
        chart=_funnel_chart(frame),
        tables=(_table(frame, told),),
        caption=caption(moment, count_words("deliveries", int(frame["of_count"][0]))),
        notes=(
            _("Due and not completed: stopped, or past the planned end."),
            *definitions(_SHARES.values()),
        ),
        figures=tuple(each.shown for each in told.values()),
        screen="overview",
    )


def _table(frame: pl.DataFrame, told: Mapping[str, Told]) -> Table:
    headings = (
        *(_("Of"), _("Reached"), _("Share"), _("Not due yet")),
        *(_("Due, not reached"), _("Partly, no, hidden or not known")),
    )
    return Table(
        title=_("How far the deliveries have come"),
        columns=(
            Column(_("Stage"), width=2.4),
            *(Column(heading, is_number=True) for heading in headings),
        ),
        rows=tuple(
            (
                stage_label(row["stage"]),
                format_count(row["of_count"]),
                format_count(row["reached_count"]),
                told[row["stage"]].shown.words if row["stage"] in told else "",
                format_count(row["waiting_count"]),
                format_count(row["late_count"]),
                format_count(row["partly_count"] + row["unknown_count"]),
            )
            for row in frame.iter_rows(named=True)
        ),
    )


def _funnel_chart(frame: pl.DataFrame) -> Bars:
    kinds: tuple[tuple[str, str, Colour, bool], ...] = (
        ("reached_count", _("Reached"), "blue", False),
        ("partly_count", _("Partly or no"), "grey", False),
        ("waiting_count", _("Not due yet"), "grey", True),
        ("unknown_count", _("Hidden or not known"), "sky", True),
        ("late_count", _("Due, not reached"), "orange", False),
    )
    names = [stage_label(stage) for stage in frame["stage"]]
    said = "; ".join(
        f"{name}: {format_count(row['reached_count'])} / "
        f"{format_count(row['of_count'])}"
        for name, row in zip(names, frame.iter_rows(named=True), strict=True)
    )
    return Bars(
        alt=_(
            "Deliveries that have reached each stage, of those before: {values}."
        ).format(values=said),
        categories=tuple(names),
        series=tuple(
            Series(
                name=name,
                values=tuple(float(count) for count in frame[column]),
                labels=tuple(
                    format_count(count) if count or column == "reached_count" else ""
                    for count in frame[column]
                ),
                colour=colour,
                is_hatched=is_hatched,
            )
            for column, name, colour, is_hatched in kinds
            if column == "reached_count" or frame[column].sum()
        ),
        value_title=counted_label("deliveries"),
        is_stacked=True,
    )
