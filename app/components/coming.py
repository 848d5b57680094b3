"""Draw what is planned for the coming days, and open the whole list."""

from datetime import timedelta

import polars as pl
import streamlit as st

from app.components.page import Page
from app.components.quiet import say_quietly
from app.components.tables import show_table
from app.metrics.overview_findings import coming_finding
from app.translations.gettext import _, set_language
from app.translations.markdown import plain
from app.translations.numbers import format_count, format_day
from app.translations.portfolio_words import coming_label, labelled

COMING_DAYS = 30
"""How far ahead the overview looks."""

SHOWN_COMING = 5
"""The first screen has room for so many; the rest opens in a list."""


def show_coming(page: Page) -> None:
    """Draw what is planned for the coming days, and open the whole list."""
    coming = page.fetch("coming_events", until=page.as_of + timedelta(days=COMING_DAYS))
    st.header(coming_finding(coming.height, COMING_DAYS), anchor=False)
    if coming.is_empty():
        say_quietly(
            _("No planned end, activity or evaluation is dated up to {day}.").format(
                day=format_day(page.as_of + timedelta(days=COMING_DAYS))
            )
        )
        return
    st.table(
        _coming_table(page, coming.head(SHOWN_COMING)),
        border="horizontal",
        hide_index=True,
        hide_header=True,
        alt=_("The next that is planned"),
    )
    if coming.height > SHOWN_COMING:
        words = _("See all {count}").format(count=format_count(coming.height))
        if st.button(words, key="all-coming", type="tertiary"):
            title = coming_finding(coming.height, COMING_DAYS)
            st.dialog(title, width="large")(_list_coming)(page, coming)


def _list_coming(page: Page, coming: pl.DataFrame) -> None:
    # A dialog runs again alone, without the top of the page that sets the language.
    set_language(page.language)
    show_table(
        coming.select(
            "planned_on",
            "in_days",
            what=labelled(coming["kind"], coming_label),
            workplace_name="workplace_name",
            delivery_id="delivery_id",
        ),
        key="coming",
        name="coming",
        labels={"in_days": _("In days"), "what": _("What")},
    )


def _coming_table(page: Page, coming: pl.DataFrame) -> pl.DataFrame:
    return pl.DataFrame(
        [
            {
                "when": f"**{format_day(row['planned_on'])}**  \n"
                + _(":gray[in {days} d.]").format(days=row["in_days"]),
                "what": f"{coming_label(row['kind'])}  \n"
                f"[{plain(row['workplace_name'] or row['delivery_id'])}]"
                f"({page.address('delivery', id=row['delivery_id'])})",
            }
            for row in coming.iter_rows(named=True)
        ]
    )
