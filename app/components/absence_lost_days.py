"""Show how many days are lost, together with size: where may help be offered?"""

import polars as pl
import streamlit as st

from app.charts.absence_lost_days import lost_days_chart
from app.charts.absence_time import quarter_label
from app.components.absence_choices import choose_measure
from app.components.absence_data import read_country
from app.components.absence_empty import show_no_absence
from app.components.absence_lost_days_list import show_lost_days_list
from app.components.absence_words import no_country_words
from app.components.charts import show_chart
from app.components.empty import show_nothing
from app.components.page import Page
from app.components.quiet import say_quietly
from app.metrics.lost_days import NAMED_MAN_YEARS, QUARTERS, lost_days
from app.translations.absence_words import absence_label
from app.translations.gettext import _, ngettext
from app.translations.numbers import format_count, format_day


def show_lost_days(page: Page) -> None:
    """Draw the part: share together with size, and the list behind it."""
    heading = st.container()
    measure = choose_measure()
    quarters = page.fetch("absence_quarters", measure=measure)
    if quarters.is_empty():
        with heading:
            show_no_absence(page, measure)
        return
    rows = lost_days(quarters, read_country(page))
    shown = rows.drop_nulls(["lost_days", "absence_share"])
    with heading:
        page.title(lost_days_finding(rows, shown, measure))
    say_quietly(_use_words())
    said = no_country_words(measure)
    if said:
        say_quietly(said)
    # Fewer quarters have fewer days: they are in the list, which says how many.
    is_whole = pl.col("quarters_count") == QUARTERS
    placed = shown.drop_nulls("persons_count").filter(is_whole)
    if placed.is_empty():
        show_nothing(_nothing_words(rows))
    else:
        _show_scatter(page, placed, rows)
    if not shown.is_empty():
        show_lost_days_list(shown)
        say_quietly(_potential_words())


def lost_days_finding(rows: pl.DataFrame, shown: pl.DataFrame, measure: str) -> str:
    """Say of how many workplaces the days of four quarters may be shown.

    Args:
        rows: Rows of `lost_days`; at least one.
        shown: Those of them with a figure.
        measure: The code of the measure.
    """
    last = rows["last_quarter_number"][0]
    return ngettext(
        "{absence}: lost days of {count} of {n} workplace, {first}–{last}",
        "{absence}: lost days of {count} of {n} workplaces, {first}–{last}",
        rows.height,
    ).format(
        absence=absence_label(measure),
        count=format_count(shown.height),
        n=format_count(rows.height),
        first=quarter_label(last - QUARTERS + 1),
        last=quarter_label(last),
    )


def _show_scatter(page: Page, placed: pl.DataFrame, rows: pl.DataFrame) -> None:
    show_chart(
        lost_days_chart(placed, page.theme),
        finding=_scatter_finding(placed),
        caption=_caption(page, placed, rows),
        table=placed.sort("workplace_name", "workplace_id").select(
            "workplace_name", "persons_count", "absence_share", "lost_days"
        ),
        key="absence-lost-days",
        labels={
            "persons_count": _("Persons"),
            "absence_share": _("Absence"),
            "lost_days": _("Lost days"),
        },
    )


def _scatter_finding(placed: pl.DataFrame) -> str:
    over = placed.filter(pl.col("absence_share") > pl.col("national_share")).height
    if placed["national_share"].is_null().all():
        return _("Share and size together say how many days are lost")
    return ngettext(
        "{over} of {n} workplace lies above the country; size says how many days it is",
        "{over} of {n} workplaces lie above the country; size says how many days it is",
        placed.height,
    ).format(over=format_count(over), n=format_count(placed.height))


def _caption(page: Page, placed: pl.DataFrame, rows: pl.DataFrame) -> str:
    hidden = int(rows["is_hidden"].sum())
    lacking = rows.height - placed.height - hidden
    said = [
        ngettext(
            "n = {n} workplace, data as of {day}.",
            "n = {n} workplaces, data as of {day}.",
            placed.height,
        ).format(n=format_count(placed.height), day=format_day(page.as_of))
    ]
    if hidden:
        said.append(
            _("Hidden because one of their four quarters is: {n}.").format(
                n=format_count(hidden)
            )
        )
    if lacking:
        said.append(
            ngettext(
                "{n} workplace lacks days or persons in at least one of the four "
                "quarters; it stands in the list.",
                "{n} workplaces lack days or persons in at least one of the four "
                "quarters; they stand in the list.",
                lacking,
            ).format(n=format_count(lacking))
        )
    said.append(
        _(
            "Along a dotted curve about as many days are lost, by the days that a "
            "person of the middle workplace has. The light line is at {n} persons: a "
            "couple of advisors have named {n} man-years as a threshold (OE 2022, "
            "4.1.3); persons are more than man-years, and nothing is left out by it."
        ).format(n=NAMED_MAN_YEARS)
    )
    return " ".join(said)


def _use_words() -> str:
    return _(
        "To choose where help is offered, not to rank. A high share says little at a "
        "small workplace, and industry matters too (OE 2022, 4.1.3). Nothing is added "
        "up over workplaces: a parent holds the days of its sub-units."
    )


def _potential_words() -> str:
    return _(
        "Potential: lost days above what the country's share of the same quarters "
        "would give. Our count, to see share and size in one figure; it is no target, "
        "and does not say what a delivery could do."
    )


def _nothing_words(rows: pl.DataFrame) -> str:
    if rows["is_hidden"].all():
        return _(
            "Everything is hidden: every workplace in view has a hidden quarter among "
            "its last four."
        )
    return _(
        "No workplace in view has both lost days and persons in all four quarters."
    )
