"""Show which figures a load would move, and by how much."""

import polars as pl
import streamlit as st

from app.components.quiet import say_quietly
from app.metrics.metric import Metric
from app.metrics.registry import METRICS
from app.translations.figure_words import change_words, value_words
from app.translations.gettext import _, ngettext
from app.translations.markdown import plain
from app.translations.numbers import NOT_KNOWN, format_count
from pipelines.report import FigureChange, LoadReport

SHORT = 12
"""A first load moves every figure; so many stand open, more in a fold."""


def show_moved(report: LoadReport, language: str) -> None:
    """Draw each figure that moves, as it is and as it would be.

    Args:
        report: Of a dry run.
        language: `nb` or `en`.
    """
    rows = [
        _row(metric, moved, language)
        for moved in report.figures
        for metric in METRICS
        if metric.code == moved.code
    ]
    if not report.is_new:
        return
    if not rows:
        st.header(_("No figure moves"), anchor=False)
        return
    finding = ngettext("{count} figure moves", "{count} figures move", len(rows))
    st.header(finding.format(count=format_count(len(rows))), anchor=False)
    say_quietly(
        _(
            "The whole programme, on the data date before and after. A figure that is "
            "not shown, or that nothing is known for, is a dash."
        )
    )
    if len(rows) <= SHORT:
        _draw(rows)
        return
    with st.expander(_("Show the figures"), key="load-figures"):
        _draw(rows)


def _draw(rows: list[dict[str, str]]) -> None:
    st.table(
        pl.DataFrame(rows),
        border="horizontal",
        hide_index=True,
        alt=_("Figures that move"),
    )


def _row(metric: Metric, moved: FigureChange, language: str) -> dict[str, str]:
    kind = metric.measure.kind
    change = (
        NOT_KNOWN
        if moved.before is None or moved.after is None
        else change_words(moved.after - moved.before, kind)
    )
    return {
        _("Figure"): plain(metric.name.in_language(language)),
        _("Now"): plain(value_words(moved.before, kind)),
        _("After the load"): plain(value_words(moved.after, kind)),
        _("Moves by"): plain(change),
    }
