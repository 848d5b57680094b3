"""Show how many answered, how useful they find it, and if they are self-reliant."""

import plotly.graph_objects as go
import polars as pl

from app.charts.evaluation_parts import Part, rows_of_parts
from app.charts.marks import Mark, missing, partly, reached
from app.charts.rows_of_bars import Row, Segment, rows_of_bars
from app.charts.theme import Palette, Theme
from app.metrics.evaluation_answers import ANSWERS, USEFULNESS_BANDS, answer_count
from app.translations.evaluation_words import (
    evaluation_kind_label,
    self_reliance_label,
)
from app.translations.figure_words import counted_words
from app.translations.gettext import _
from app.translations.numbers import format_count, format_number, format_share
from app.translations.portfolio_words import parts


def evaluation_responses_chart(responses: pl.DataFrame, theme: Theme) -> go.Figure:
    """Draw one bar per kind: the answers, of all who were invited.

    Args:
        responses: Rows of `responses_by_kind`.
        theme: The look.
    """
    rows = [_response_row(row, theme) for row in responses.iter_rows(named=True)]
    return rows_of_bars(rows, theme, bar_height=16, longest=1)


def evaluation_usefulness_chart(
    usefulness: pl.DataFrame, responses: pl.DataFrame, theme: Theme
) -> go.Figure:
    """Draw one bar per kind, as long as all its evaluations, with a part per band.

    Args:
        usefulness: Rows of `usefulness_by_kind`; at least one.
        responses: Rows of `responses_by_kind`, for the mean of each kind.
        theme: The look.
    """
    marks = _usefulness_marks(theme.palette)
    means = dict(responses.select("kind", "usefulness_mean").iter_rows())
    rows: list[Row] = []
    for kind in usefulness["kind"].unique(maintain_order=True):
        of_kind = usefulness.filter(pl.col("kind") == kind)
        total = int(of_kind["evaluation_count"].sum())
        rows += rows_of_parts(
            evaluation_kind_label(kind),
            _("mean {mean} · {evaluations}").format(
                mean=format_number(means[kind]),
                evaluations=counted_words("evaluations", total),
            ),
            [
                Part(
                    count, _("about {band}:").format(band=band), marks[band], f"{band}:"
                )
                for band, count in of_kind.select(
                    "usefulness_band", "evaluation_count"
                ).iter_rows()
            ],
            theme,
            whole=total,
        )
    return rows_of_bars(rows, theme, longest=1)


def self_reliance_chart(answers: pl.DataFrame, theme: Theme) -> go.Figure:
    """Draw one bar per answer, of all known answers.

    Args:
        answers: Rows of `self_reliance_counts`; at least one known answer.
        theme: The look.
    """
    palette = theme.palette
    marks = {
        "yes": reached(palette),
        "partly": partly(palette),
        "no": missing(palette),
    }
    known = answer_count(answers, *ANSWERS)
    rows = [
        _bar(self_reliance_label(code), answer_count(answers, code), known, marks[code])
        for code in ANSWERS
    ]
    return rows_of_bars(rows, theme, bar_height=16, longest=1)


def _bar(name: str, count: int, whole: int, mark: Mark) -> Row:
    value = f"{format_count(count)} · {format_share(count / whole, digits=0)}"
    return Row(name, value, [Segment(count / whole, mark, f"{name}: {value}")])


def _response_row(row: dict[str, float], theme: Theme) -> Row:
    palette = theme.palette
    name = evaluation_kind_label(str(row["kind"]))
    under = parts(
        (int(row["response_unknown_count"]), _("without numbers")),
        (int(row["hidden_count"]), _("hidden (few answers)")),
    )
    share = row["response_share"]
    if share is None:
        return Row(name, _("cannot be told"), (), under=under)
    value = _("{share} · {answers} of {invited} invited").format(
        share=format_share(share, digits=0),
        answers=format_count(int(row["respondents_count"])),
        invited=format_count(int(row["invited_count"])),
    )
    return Row(
        name,
        value,
        [
            Segment(share, reached(palette), f"{name}: {value}"),
            Segment(1 - share, Mark(palette.surface, palette.grey), _("not answered")),
        ],
        under=" · ".join(
            words
            for words in (
                counted_words("evaluations", int(row["response_count"])),
                under,
            )
            if words
        ),
    )


def _usefulness_marks(palette: Palette) -> dict[int, Mark]:
    looks = (
        missing(palette),
        Mark(palette.surface, palette.orange, "\\", palette.orange),
        partly(palette),
        Mark(palette.surface, palette.blue, "/", palette.blue),
        reached(palette),
    )
    return dict(zip(USEFULNESS_BANDS, looks, strict=True))
