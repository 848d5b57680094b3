"""Draw the trend of one staff survey under its finding, with how many have answered."""

import polars as pl
import streamlit as st

from app.charts.survey_trends import survey_trends_chart
from app.components.charts import show_chart
from app.components.page import Page
from app.metrics.survey_findings import (
    answers_each_year,
    points_said,
    survey_finding,
    trend_twin,
)
from app.metrics.survey_trends import score_digits
from app.translations.gettext import _
from app.translations.markdown import plain
from app.translations.numbers import format_day, format_number
from pipelines.checks.survey_results import SCALE


def show_survey(page: Page, trend: pl.DataFrame, *, hidden: str, key: str) -> None:
    """Draw one survey: its finding, a panel per theme, and a caption with every n.

    Args:
        page: The page of this rerun.
        trend: Rows of `survey_trend`: one survey, at least one row.
        hidden: What is said where a score is hidden.
        key: Unique on the page, together with the survey.
    """
    finding = survey_finding(trend)
    if trend["score"].is_null().all():
        st.header(plain(finding), anchor=False)
        st.markdown(f":gray[{_all_hidden(hidden)}]")
        return
    instrument = str(trend["instrument"][0])
    show_chart(
        survey_trends_chart(
            trend,
            points_said(trend, hidden=hidden),
            page.theme,
            scale=SCALE[instrument],
            digits=score_digits(trend),
        ),
        finding=finding,
        caption=_caption(page, trend, instrument, hidden),
        table=trend_twin(trend, hidden=hidden),
        key=f"{key}-{instrument}",
        labels={"theme": _("Theme: score (answers)")},
    )


def _all_hidden(hidden: str) -> str:
    return _("Every year is {hidden}, so there is no curve to draw.").format(
        hidden=hidden
    )


def _caption(page: Page, trend: pl.DataFrame, instrument: str, hidden: str) -> str:
    lowest, highest = SCALE[instrument]
    said = [
        _("Answers: {answers}. Scale {lowest}–{highest}, data as of {day}.").format(
            answers=answers_each_year(trend),
            lowest=format_number(lowest, digits=0),
            highest=format_number(highest, digits=0),
            day=format_day(page.as_of),
        )
    ]
    if trend["is_hidden"].any():
        said.append(_("× marks what is {hidden}.").format(hidden=hidden))
    known = trend.filter(pl.col("score").is_not_null() | pl.col("is_hidden"))
    gaps = sorted({*trend["year"]} - {*known["year"]})
    if gaps:
        years = ", ".join(str(year) for year in gaps)
        said.append(_("A gap is a year without a result: {years}.").format(years=years))
    return " ".join(said)
