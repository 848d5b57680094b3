"""Show how far the deliveries have come, and what is missing after the end."""

import plotly.graph_objects as go
import polars as pl

from app.charts import marks
from app.charts.rows_of_bars import Row, Segment, rows_of_bars
from app.charts.theme import Theme
from app.translations.gettext import _
from app.translations.numbers import format_count, format_share
from app.translations.portfolio_words import parts, stage_label

AFTER_THE_END = ("evaluated", "contacted", "continues")
"""These stand beside one another, each a part of the completed deliveries."""


def funnel_chart(frame: pl.DataFrame, theme: Theme) -> go.Figure:
    """Draw one bar per stage, as long as the stage that it is a part of.

    Args:
        frame: Rows of app.metrics.funnel.
        theme: The look.
    """
    rows = [_row(stage, theme) for stage in frame.iter_rows(named=True)]
    return rows_of_bars(rows, theme, bar_height=20)


def _row(stage: dict[str, int | str], theme: Theme) -> Row:
    code = str(stage["stage"])
    name = stage_label(code)
    palette = theme.palette
    counts = {key: int(count) for key, count in stage.items() if key != "stage"}
    looks = [
        ("reached_count", marks.reached(palette), name),
        ("partly_count", marks.partly(palette), _("partly or no")),
        ("waiting_count", marks.waiting(palette), _("not due yet")),
        ("unknown_count", marks.unknown(palette), _unknown_words(code)),
        ("late_count", marks.missing(palette), _late_words(code)),
    ]
    said = [(counts[key], words) for key, _mark, words in looks[1:4]]
    late = parts((counts["late_count"], _late_words(code)))
    coloured = f'<span style="color:{palette.orange_text}">{late}</span>'
    return Row(
        name,
        _value(code, counts),
        [
            Segment(counts[key], mark, f"{words}: {format_count(counts[key])}")
            for key, mark, words in looks
        ],
        under=" · ".join(
            words for words in (parts(*said), coloured if late else "") if words
        ),
    )


def _unknown_words(stage: str) -> str:
    return _("hidden (few answers)") if stage == "continues" else _("cannot be told")


def _late_words(stage: str) -> str:
    # A delivery that was stopped will never be completed: it is not missing.
    if stage == "completed":
        return _("stopped or past the planned end")
    return _("without an answer") if stage == "continues" else _("missing")


def _value(stage: str, counts: dict[str, int]) -> str:
    reached = format_count(counts["reached_count"])
    if stage == "agreed":
        return reached
    if stage not in AFTER_THE_END:
        known = counts["of_count"] - counts["unknown_count"]
        if not known:
            return reached
        return f"{reached} · {_share(counts['reached_count'], known)}"
    if stage == "continues":
        # The same share as the headline figure: of the answers that are known.
        answered = counts["reached_count"] + counts["partly_count"]
        if not answered:
            return _("no known answers")
        return _("{count} of {answered} known answers · {share}").format(
            count=reached,
            answered=format_count(answered),
            share=_share(counts["reached_count"], answered),
        )
    due = counts["of_count"] - counts["waiting_count"]
    if not due:
        return _("none due yet")
    return _("{count} of {due} due · {share}").format(
        count=reached,
        due=format_count(due),
        share=_share(counts["reached_count"], due),
    )


def _share(part: int, whole: int) -> str:
    return format_share(part / whole if whole else None, digits=0)
