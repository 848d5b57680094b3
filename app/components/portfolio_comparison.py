"""Draw two parts of the programme side by side: which two is the reader's choice."""

from collections.abc import Sequence
from functools import partial

import polars as pl
import streamlit as st

from app.charts.side_by_side import CIRCLE, DIAMOND, Pair, Side, side_by_side_chart
from app.components.charts import show_chart
from app.components.comparison_choice import Part, choose_parts
from app.components.figures import said_of_history
from app.components.page import Page
from app.components.quiet import say_quietly
from app.metrics.comparison import FEW
from app.metrics.registry import metric_named
from app.metrics.side_by_side import (
    COUNTS,
    MONTHS,
    SHARES,
    side_by_side,
    widest_apart,
)
from app.translations.figure_words import counted_words, value_words
from app.translations.gettext import _
from app.translations.numbers import format_count, format_day


def show_comparison(page: Page) -> None:
    """Draw the shares and durations of two parts of the programme on one axis each."""
    title = st.empty()
    parts = choose_parts(page)
    if parts is None:
        title.title(_("Nothing to put side by side"), anchor=False)
        say_quietly(_("The data have only one value of everything that can be chosen."))
        return
    first, second = parts
    names = {"first": first.name, "second": second.name}
    title.title(_("{first} beside {second}").format(**names), anchor=False)
    shares = _compare(page, SHARES, first, second)
    months = _compare(page, MONTHS, first, second)
    counts = _compare(page, COUNTS, first, second)
    say_quietly(_sizes(counts, first, second))
    blocks = st.grid(12, min_column_width=56, gap=("small", 32))
    with blocks.cell(column_span=7):
        _show_shares(page, shares, first, second)
    with blocks.cell(column_span=5):
        _show_months(page, months, first, second)
    if page.as_of < page.build.data_date:
        say_quietly(said_of_history(page, SHARES))
    say_quietly(
        _(
            "The two differ in more than what was chosen here, and among few a "
            "difference may be chance. It does not say why."
        )
    )


def _compare(
    page: Page, codes: Sequence[str], first: Part, second: Part
) -> pl.DataFrame:
    return side_by_side(
        codes,
        partial(page.fetch_with, first.filters),
        partial(page.fetch_with, second.filters),
    )


def _sizes(counts: pl.DataFrame, first: Part, second: Part) -> str:
    said = []
    for sign, part, side in ((CIRCLE, first, "first"), (DIAMOND, second, "second")):
        words = " · ".join(
            counted_words(metric_named(code).counted, count)
            for code, count in counts.select("metric", f"{side}_count").iter_rows()
            if code != "ongoing_deliveries"
        )
        said.append(f"{sign} {part.name}: {words}")
    return "  \n".join(said)


def _show_shares(page: Page, shares: pl.DataFrame, first: Part, second: Part) -> None:
    show_chart(
        side_by_side_chart(_pairs(page, shares), page.theme, title="", as_share=True),
        finding=_apart_finding(page, shares),
        caption=_caption(page, first, second),
        table=_table(page, shares),
        key="beside-shares",
        labels=_labels(first, second),
    )


def _apart_finding(page: Page, shares: pl.DataFrame) -> str:
    apart = widest_apart(shares)
    if apart is None:
        return _("Too few to say where the two are apart")
    row = shares.row(by_predicate=pl.col("metric") == apart, named=True)
    return _("Widest apart: {name}, {first} and {second}").format(
        name=metric_named(apart).name.in_language(page.language).lower(),
        first=value_words(row["first_value"], "share"),
        second=value_words(row["second_value"], "share"),
    )


def _show_months(page: Page, months: pl.DataFrame, first: Part, second: Part) -> None:
    median = months.row(by_predicate=pl.col("metric") == "duration_median", named=True)
    if not median["first_count"] or not median["second_count"]:
        st.header(_("No delivery has started in one of the two"), anchor=False)
        return
    show_chart(
        side_by_side_chart(_pairs(page, months), page.theme, title=_("Months")),
        finding=_("Half have ended after {first}, and {second}").format(
            first=value_words(median["first_value"], "months"),
            second=value_words(median["second_value"], "months"),
        ),
        caption=_caption(page, first, second)
        + " "
        + _("Ongoing deliveries are counted in; lines are 95% intervals."),
        table=_table(page, months),
        key="beside-months",
        labels=_labels(first, second),
    )


def _pairs(page: Page, frame: pl.DataFrame) -> list[Pair]:
    return [
        Pair(
            metric_named(row["metric"]).name.in_language(page.language),
            _side(row, "first"),
            _side(row, "second"),
        )
        for row in frame.iter_rows(named=True)
    ]


def _side(row: dict[str, float | None], which: str) -> Side:
    metric = metric_named(str(row["metric"]))
    value, count = row[f"{which}_value"], int(row[f"{which}_count"] or 0)
    words = _("{value} (n = {count})").format(
        value=value_words(value, metric.measure.kind) if count else "–",
        count=format_count(count),
    )
    lower, upper = row[f"{which}_lower"], row[f"{which}_upper"]
    return Side(value, lower, upper, words, is_few=count < FEW)


def _table(page: Page, frame: pl.DataFrame) -> pl.DataFrame:
    rows = [
        {
            "name": metric_named(row["metric"]).name.in_language(page.language),
            "first": _side(row, "first").words,
            "second": _side(row, "second").words,
        }
        for row in frame.iter_rows(named=True)
    ]
    return pl.DataFrame(rows)


def _labels(first: Part, second: Part) -> dict[str, str]:
    return {
        "name": _("Figure"),
        "first": f"{CIRCLE} {first.name}",
        "second": f"{DIAMOND} {second.name}",
    }


def _caption(page: Page, first: Part, second: Part) -> str:
    return _(
        "{first_sign} {first}, {second_sign} {second}. Open marks: fewer than {few}. "
        "Data as of {day}."
    ).format(
        few=FEW,
        first_sign=CIRCLE,
        first=first.name,
        second_sign=DIAMOND,
        second=second.name,
        day=format_day(page.as_of),
    )
