"""Choose whose follow-ups to look at, and by which rule."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from typing import TypedDict

import streamlit as st
from streamlit.elements.lib.grid_container import GridContainer

from app.components.addresses import know_words
from app.components.page import Page
from app.components.work_list import Work
from app.translations.follow_up_words import owner_label, rule_title
from app.translations.gettext import _
from data.vocabulary import OwnerRole


class Whose(TypedDict):
    """Whose work is chosen, and by which rule; None is everybody and every rule."""

    owner: str | None
    advisor: str | None
    rule: str | None


def narrow_work(page: Page, work: Work) -> Work:
    """Let the reader choose whose work, and by which rule, also beside the list.

    The choices are those of the list, so that a part shows the same reader's work.

    Args:
        page: The page of this rerun.
        work: The work list.

    Returns:
        The same with only the rows that fit.
    """
    titles = {rule.code: rule_title(rule) for rule in work.rules.used}
    row = st.grid(4, min_column_width=160, gap="small")
    whose = choose_whose(page, work, titles, row)
    columns = {"owner": "owner_role", "advisor": "advisor_id", "rule": "rule_code"}
    wanted = {columns[key]: code for key, code in whose.items() if code}
    return replace(work, rows=work.rows.filter(**wanted)) if wanted else work


def choose_whose(
    page: Page, work: Work, titles: Mapping[str, str], row: GridContainer
) -> Whose:
    """Draw the choices of owner, advisor and rule in the cells of a row."""
    return Whose(
        owner=choose_one(row, _("Owner"), "owner", _owners(work), owner_label),
        advisor=choose_one(row, _("Advisor"), "advisor", _advisors(page, work), str),
        rule=choose_one(
            row,
            _("Rule"),
            "rule",
            list(titles),
            lambda code: _title(work, code),
            column_span=2,
        ),
    )


def choose_one(
    row: GridContainer,
    label: str,
    key: str,
    options: Sequence[str],
    word: Callable[[str], str],
    *,
    column_span: int = 1,
) -> str | None:
    """Draw a choice of one or of all, which is kept in the address under its key."""
    know_words(key, options, word)
    with row.cell(column_span=column_span):
        return st.selectbox(
            label,
            list(options),
            index=None,
            format_func=word,
            placeholder=_("All"),
            key=key,
            bind="query-params",
        )


def _title(work: Work, code: str) -> str:
    return rule_title(work.rules.named(code))


def _owners(work: Work) -> list[str]:
    found = set(work.rows["owner_role"].unique())
    return [str(role) for role in OwnerRole if str(role) in found]


def _advisors(page: Page, work: Work) -> list[str]:
    """List every advisor of a delivery in view, also one with nothing to follow up.

    A link that asks for an advisor then shows that nothing is open, rather than
    everybody's.
    """
    found = {
        *work.rows["advisor_id"].drop_nulls().unique(),
        *page.fetch("follow_up_deliveries")["advisor_id"].drop_nulls().unique(),
    }
    # A reader who narrows the deliveries keeps the advisor they have chosen.
    chosen = st.session_state.get("advisor")
    return sorted(found | ({chosen} if chosen else set()))
