"""Show the two pairs of train-the-trainer: trainers, and the workplaces they reach."""

import plotly.graph_objects as go
import polars as pl

from app.charts import marks
from app.charts.marks import Mark
from app.charts.rows_of_bars import Row, Segment, rows_of_bars
from app.charts.theme import Theme
from app.metrics.trainers import part_count
from app.translations.gettext import _
from app.translations.numbers import format_count, format_share
from app.translations.portfolio_words import parts
from app.translations.trainer_words import cascade_part_label, cascade_step_label


def trainer_steps_chart(steps: pl.DataFrame, theme: Theme) -> go.Figure:
    """Draw those trained, and under them those who have held a session.

    Args:
        steps: Rows of `trainer_steps`.
        theme: The look.
    """
    palette = theme.palette
    trained = part_count(steps, "trained")
    held, silent = part_count(steps, "held"), part_count(steps, "silent")
    not_due = part_count(steps, "early", "waiting")
    return rows_of_bars(
        [
            _row(
                "trained",
                format_count(trained),
                [("trained", trained, marks.reached(palette))],
            ),
            _row(
                "held",
                _of(held, held + silent) or _("none due yet"),
                [
                    ("held", held, marks.reached(palette)),
                    ("waiting", not_due, marks.waiting(palette)),
                    ("silent", silent, marks.missing(palette)),
                ],
                said={"waiting": palette.muted, "silent": palette.orange_text},
            ),
        ],
        theme,
    )


def workplace_steps_chart(steps: pl.DataFrame, theme: Theme) -> go.Figure:
    """Draw the workplaces reached, and under them those where cooperation is running.

    Args:
        steps: Rows of `workplace_steps`.
        theme: The look.
    """
    palette = theme.palette
    count = {row["part"]: int(row["counted"]) for row in steps.iter_rows(named=True)}
    running = count["started"] + count["older"]
    return rows_of_bars(
        [
            _row(
                "reached",
                format_count(count["once"] + count["again"]),
                [
                    ("once", count["once"], marks.reached(palette)),
                    ("again", count["again"], again_mark(theme)),
                ],
                said={"once": palette.blue_text, "again": palette.blue_text},
            ),
            _row(
                "cooperation",
                _of(running, running + count["missing"]) or _("cannot be told"),
                [
                    ("started", count["started"], marks.reached(palette)),
                    ("older", count["older"], marks.partly(palette)),
                    ("missing", count["missing"], Mark(palette.surface, palette.grey)),
                    ("unknown", count["unknown"], marks.unknown(palette)),
                ],
                said={
                    "started": palette.blue_text,
                    "older": palette.muted,
                    "missing": palette.ink,
                },
            ),
        ],
        theme,
    )


def again_mark(theme: Theme) -> Mark:
    """Mark what is reached once more: the same blue, hatched."""
    palette = theme.palette
    return Mark(palette.surface, palette.blue, "\\", palette.blue)


def _row(
    step: str,
    value: str,
    segments: list[tuple[str, int, Mark]],
    *,
    said: dict[str, str] | None = None,
) -> Row:
    colours = said or {}
    words = [
        f'<span style="color:{colours[part]}">'
        f"{parts((count, cascade_part_label(part)))}</span>"
        for part, count, _mark in segments
        if count and part in colours
    ]
    return Row(
        cascade_step_label(step),
        value,
        [
            Segment(count, mark, f"{cascade_part_label(part)}: {format_count(count)}")
            for part, count, mark in segments
        ],
        under=" · ".join(words),
    )


def _of(part: int, whole: int) -> str:
    if not whole:
        return ""
    return _("{count} of {all} · {share}").format(
        count=format_count(part),
        all=format_count(whole),
        share=format_share(part / whole, digits=0),
    )
