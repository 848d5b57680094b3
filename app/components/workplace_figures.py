"""Show the absence and survey figures of a workplace, with what they cannot say."""

from collections.abc import Callable

import polars as pl
import streamlit as st

from app.charts.absence_curves import absence_curves_chart, quarter_label
from app.charts.delivery_spans import Span
from app.components.charts import show_chart
from app.components.facts import show_empty_part
from app.components.page import Page
from app.components.tables import show_table
from app.metrics.absence_quarters import absence_quarters, latest_quarter
from app.metrics.hidden_answers import (
    MINIMUM_ABSENCE_PERSONS,
    MINIMUM_GROUP,
    hide_absence,
    hide_survey_scores,
)
from app.translations.gettext import _, ngettext
from app.translations.labels import code_label
from app.translations.numbers import (
    format_count,
    format_day,
    format_number,
    format_share,
)
from data.vocabulary import AbsenceMeasure


def show_absence(page: Page, absence: pl.DataFrame, deliveries: pl.DataFrame) -> None:
    """Draw the raw curves, with the start and end of each delivery.

    Args:
        page: The page that is open.
        absence: Rows of workplace_absence.sql.
        deliveries: Rows of workplace_deliveries.sql.
    """
    quarters = absence_quarters(hide_absence(absence))
    if quarters["absence_share"].is_null().all():
        show_empty_part(_("Sickness absence"), _no_absence(quarters))
        return
    show_chart(
        absence_curves_chart(quarters, _spans(deliveries), page.theme),
        finding=absence_finding(quarters),
        caption=_absence_caption(page, quarters),
        table=_absence_twin(quarters),
        key="workplace-absence",
    )
    said = _(
        "The curves show how absence has developed, not what the delivery did. "
        "Deliveries start on different days, 2020–2022 are disturbed by the pandemic, "
        "and a workplace that gets help when absence is high would often lie lower "
        "later anyway."
    )
    st.markdown(f":small[:gray[{said}]]")


def absence_finding(quarters: pl.DataFrame) -> str:
    """Say the latest figure that may be shown, and what it measures.

    Args:
        quarters: Rows of `absence_quarters` with at least one figure.
    """
    latest = latest_quarter(quarters)
    return _("{measure} absence was {share} in {quarter}").format(
        measure=code_label(AbsenceMeasure, latest.measure),
        share=format_share(latest.absence_share),
        quarter=quarter_label(latest.quarter_number),
    )


_SURVEY_FIGURES: dict[str, Callable[..., str]] = {
    "score": format_number,
    "respondents_count": format_count,
}


def _written(values: pl.Series, write: Callable[..., str]) -> pl.Series:
    cells = [value if value is None else write(value) for value in values]
    return pl.Series(values.name, cells, dtype=pl.String)


def show_survey_results(results: pl.DataFrame) -> None:
    """Draw the score of each theme, as the survey has it."""
    if results.is_empty():
        show_empty_part(
            _("Staff surveys"), _("No result of a staff survey is recorded here.")
        )
        return
    shown = hide_survey_scores(results)
    st.header(_survey_finding(shown), anchor=False)
    hidden = pl.lit(_("hidden (few persons)"))
    show_table(
        shown.with_columns(
            pl.when("is_hidden")
            .then(hidden)
            .otherwise(_written(shown[name], write))
            .alias(name)
            for name, write in _SURVEY_FIGURES.items()
        ).drop("is_hidden"),
        key="workplace-surveys",
        name=_("surveys"),
        title=_("Staff surveys"),
        noun=lambda count: ngettext("result", "results", count),
        table="survey_results",
    )
    st.markdown(f":small[:gray[{_survey_caption()}]]")


def _survey_finding(results: pl.DataFrame) -> str:
    years = results["year"].n_unique()
    said = ngettext(
        "Survey results of {n} year, the latest {year}",
        "Survey results of {n} years, the latest {year}",
        years,
    )
    return said.format(n=format_count(years), year=results["year"].max())


def _survey_caption() -> str:
    return _(
        "Every survey has a scale of its own. Scores of fewer than {n} answers are "
        "hidden."
    ).format(n=MINIMUM_GROUP)


def _no_absence(quarters: pl.DataFrame) -> str:
    if quarters["is_hidden"].any():
        return _(
            "All absence figures are hidden: the source withholds them, or they "
            "concern fewer than {n} persons."
        ).format(n=MINIMUM_ABSENCE_PERSONS)
    return _("No absence figures are recorded here.")


def _absence_caption(page: Page, quarters: pl.DataFrame) -> str:
    figures = quarters.filter(pl.col("absence_share").is_not_null()).height
    said = _(
        "n = {n} quarterly figures, data as of {day}. The bars over the curves are "
        "deliveries, from start (dashed) to end (dotted)"
    ).format(n=format_count(figures), day=format_day(page.as_of))
    hidden = int(quarters["is_hidden"].sum())
    if not hidden:
        return said
    tail = _("× marks what is hidden (few persons): {n}")
    return f"{said}. {tail.format(n=format_count(hidden))}"


def _absence_twin(quarters: pl.DataFrame) -> pl.DataFrame:
    hidden = _("hidden (few persons)")
    shares = [
        hidden if is_hidden else format_share(share)
        for share, is_hidden in quarters.select(
            "absence_share", "is_hidden"
        ).iter_rows()
    ]
    return quarters.select(
        "measure", "year", "quarter", pl.Series("absence_share", shares, pl.String)
    )


def _spans(deliveries: pl.DataFrame) -> list[Span]:
    started = deliveries.filter("is_unit", pl.col("started_on").is_not_null())
    rows = started.select("delivery_id", "started_on", "ended_on").sort(
        "started_on", "delivery_id"
    )
    return [Span(*row) for row in rows.iter_rows()]
