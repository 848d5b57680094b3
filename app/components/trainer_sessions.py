"""Draw the sessions of trainers over time, and what is odd about some of them."""

import polars as pl
import streamlit as st

from app.charts.trainer_sessions import quarter_name, trainer_sessions_chart
from app.components.charts import show_chart
from app.components.page import Page
from app.components.quiet import say_quietly
from app.metrics.trainer_findings import sessions_finding
from app.metrics.trainers import SHOWN_QUARTERS, sessions_by_quarter
from app.translations.gettext import _, ngettext
from app.translations.numbers import format_count, format_day
from app.translations.portfolio_words import labelled, parts


def show_sessions(page: Page, sessions: pl.DataFrame) -> None:
    """Draw the sessions of the newest quarters; the table has them all.

    Args:
        page: The page of this rerun.
        sessions: SESSION_COLUMNS of `trainer_session_rows.sql`.
    """
    quarters = sessions_by_quarter(sessions, page.as_of)
    if quarters.is_empty():
        st.header(_("No trainer has held a session."), anchor=False)
        say_quietly(
            _("Sessions are reported with the trainer, the day and the workplace.")
        )
        return
    newest_first = quarters.sort("quarter_on", descending=True)
    show_chart(
        trainer_sessions_chart(quarters.tail(SHOWN_QUARTERS), page.theme),
        finding=sessions_finding(quarters),
        caption=_sessions_caption(page, sessions, quarters.tail(SHOWN_QUARTERS)),
        table=newest_first.with_columns(
            quarter_on=labelled(newest_first["quarter_on"], quarter_name)
        ),
        key="trainer-sessions",
        labels={
            "quarter_on": _("Quarter"),
            "session_count": _("Sessions held"),
            "first_time_count": _("First time"),
            "again_count": _("Again"),
            "alongside_count": _("Same day as the first"),
            "unknown_count": _("Workplace not known"),
        },
    )


def _sessions_caption(page: Page, sessions: pl.DataFrame, shown: pl.DataFrame) -> str:
    caption = ngettext(
        "The last {count} quarter, up to {day}: {shown} of {n} sessions.",
        "The last {count} quarters, up to {day}: {shown} of {n} sessions.",
        shown.height,
    ).format(
        count=shown.height,
        day=format_day(page.as_of),
        shown=format_count(int(shown["session_count"].sum())),
        n=format_count(sessions.height),
    )
    apart = parts(
        (int(sessions["is_own_workplace"].sum()), _("at the trainer's own workplace")),
        (int(sessions["is_alongside"].sum()), _("the same day as the first")),
        (int(sessions["is_workplace_unknown"].sum()), _("at a workplace not known")),
        (int(sessions["is_before_training"].sum()), _("dated before the training")),
    )
    return (
        f"{caption} " + _("Of all: {parts}").format(parts=apart) if apart else caption
    )
