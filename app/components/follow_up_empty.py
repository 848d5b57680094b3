"""Say which kind of nothing the work list shows, and the way out of it."""

import polars as pl
import streamlit as st

from app.components.empty import show_nothing
from app.components.follow_up_choices import show_state, take_choices_away
from app.components.follow_up_findings import without_history
from app.components.no_deliveries import show_no_deliveries
from app.components.page import Page
from app.components.quiet import say_quietly
from app.components.work_list import Work
from app.metrics.follow_up import OPEN
from app.metrics.states import delivery_count
from app.metrics.work_filters import WorkChoice
from app.metrics.work_list import LONGEST_AHEAD_DAYS
from app.translations.follow_up_words import follow_ups
from app.translations.gettext import _, ngettext
from app.translations.numbers import format_count, format_day


def show_nothing_open(page: Page, work: Work) -> None:
    """Say that no row is open or exempt: no deliveries, or nothing due.

    Args:
        page: The page of this rerun.
        work: The work list, without a row that is open or exempt.
    """
    if not delivery_count(page.fetch("deliveries_by_state")):
        show_no_deliveries(page)
        return
    if not work.rules.used:
        page.title(_("No follow-up rule is in use"))
        show_nothing(
            _("Every rule is switched off in the file of rules of this installation.")
        )
        return
    page.title(_("Nothing is to be followed up now"))
    show_nothing(
        _("No rule finds anything overdue or due within {days} days of {day}.").format(
            days=work.rules.due_soon_days, day=format_day(page.as_of)
        ),
        hint=_("The filters leave some deliveries out.")
        if page.filters.chosen()
        else None,
    )
    if said := without_history(work.rules, page.as_of, page.build.data_date):
        say_quietly(said)
    if work.rows.height:
        coming = ngettext(
            "See the {count} that is due within {days} days",
            "See the {count} that are due within {days} days",
            work.rows.height,
        ).format(count=format_count(work.rows.height), days=LONGEST_AHEAD_DAYS)
        st.button(coming, key="follow-up-coming", on_click=_show_part, args=("coming",))
    _say_unknown(work)


def show_no_hits(
    page: Page, work: Work, listed: pl.DataFrame, choice: WorkChoice
) -> None:
    """Say why no row fits the choices, and lead to those that are there.

    Args:
        page: The page of this rerun.
        work: The work list.
        listed: The rows that are open or exempt, at least one.
        choice: What the reader has chosen.
    """
    if choice.is_narrowed:
        page.title(_("No follow-up fits what you have chosen"))
        open_count = listed.filter(pl.col("state").is_in(list(OPEN))).height
        words = f"{format_count(open_count)} {follow_ups(open_count)}"
        show_nothing(
            _("{follow_ups} open without these choices.").format(follow_ups=words)
        )
        st.button(
            _("Take the choices away"),
            key="follow-up-reset",
            on_click=take_choices_away,
        )
        return
    states = dict(listed.group_by("state").len().iter_rows())
    page.title(_finding(choice.state, states))
    other = _other_state(states)
    st.button(
        _way_out(other), key="follow-up-other", on_click=show_state, args=(other,)
    )


def _finding(state: str, states: dict[str, int]) -> str:
    if state == "exempt":
        return _("Nothing is exempt")
    if states.get("exempt") and not any(states.get(each) for each in OPEN):
        count = states["exempt"]
        return ngettext(
            "Nothing is open: the one follow-up is exempt",
            "Nothing is open: all {count} follow-ups are exempt",
            count,
        ).format(count=format_count(count))
    if state == "overdue":
        return _("No follow-up is overdue")
    return _("Nothing is due soon")


def _other_state(states: dict[str, int]) -> str:
    return "open" if any(states.get(each) for each in OPEN) else "exempt"


def _way_out(state: str) -> str:
    return _("See what is open") if state == "open" else _("See what is exempt")


def _show_part(part: str) -> None:
    st.session_state["todo"] = part


def _say_unknown(work: Work) -> None:
    unknown = work.state_counts.filter(pl.col("state") == "unknown")
    count = int(unknown["record_count"].sum())
    if count:
        say_quietly(
            ngettext(
                "{count} case cannot be told, because what the rule needs is not "
                "known: see Rules.",
                "{count} cases cannot be told, because what the rules need is not "
                "known: see Rules.",
                count,
            ).format(count=format_count(count))
        )
