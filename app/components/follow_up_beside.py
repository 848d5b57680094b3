"""List what stands beside the follow-ups: places never reached, hidden evaluations."""

import polars as pl
import streamlit as st

from app.components.page import Page
from app.components.quiet import say_quietly
from app.components.tables import show_table
from app.components.work_list import Work
from app.metrics.follow_up_part_findings import (
    never_reached_finding,
    too_few_finding,
)
from app.metrics.hidden_answers import MINIMUM_GROUP
from app.translations.gettext import _, ngettext
from app.translations.labels import workplaces as workplaces_noun
from app.translations.numbers import NOT_KNOWN
from app.translations.portfolio_words import county_label, labelled
from data.reference.places import municipality_name


def show_beside(page: Page, work: Work) -> None:
    """List the workplaces never reached, and the evaluations that cannot be shown.

    Args:
        page: The page of this rerun.
        work: The work list; nothing of these stands in it.
    """
    unreached = page.fetch("never_reached")
    hidden = page.fetch("too_few_answers")
    in_scope = int(page.fetch("coverage_by_county")["in_scope_count"].sum())
    page.title(never_reached_finding(unreached.height, in_scope))
    say_quietly(
        " ".join(
            [
                _("These are lists beside the follow-ups, with no owner or deadline."),
                *_which_reach(page),
            ]
        )
    )
    if not unreached.is_empty():
        _list_unreached(unreached)
    st.header(too_few_finding(hidden.height), anchor=False)
    say_quietly(
        _(
            "Held, but fewer than {count} have answered, or nobody is said to have, or "
            "the answers would give such away: neither they nor their number are "
            "shown."
        ).format(count=MINIMUM_GROUP)
    )
    if not hidden.is_empty():
        _list_hidden(hidden)


def _which_reach(page: Page) -> list[str]:
    if not page.filters.chooses_deliveries:
        return []
    return [
        _(
            "The filters choose some of the deliveries: a workplace on this list may "
            "have been reached by others."
        )
    ]


def _list_unreached(unreached: pl.DataFrame) -> None:
    show_table(
        unreached.select(
            "workplace_name",
            "workplace_id",
            "industry",
            "sector",
            "employees_count",
            county_name=labelled(unreached["county_code"], county_label),
            municipality_name=labelled(unreached["municipality_code"], _municipality),
            is_agreed="is_agreed",
        ),
        key="never-reached",
        name=_("never-reached"),
        title=_("Workplaces never reached"),
        noun=workplaces_noun,
        labels={"is_agreed": _("Delivery agreed, not started")},
        table="workplaces",
    )


def _municipality(code: str | None) -> str:
    return (municipality_name(code) if code else None) or NOT_KNOWN


def _list_hidden(hidden: pl.DataFrame) -> None:
    show_table(
        hidden,
        key="too-few-answers",
        name=_("evaluations-with-too-few-answers"),
        title=_("Evaluations with too few answers"),
        noun=lambda count: ngettext("evaluation", "evaluations", count),
        labels={"is_whole_delivery": _("Of the whole delivery")},
        table="evaluations",
    )
