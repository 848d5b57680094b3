"""Show what similar units with a better outcome have that the unit here lacks."""

import polars as pl
import streamlit as st

from app.components.addresses import know_words
from app.components.facts import show_empty_part
from app.components.page import Page
from app.components.quiet import say_quietly
from app.components.workplace_similar_statement_words import (
    group_heading,
    here_in_words,
    statement_in_words,
    statement_name,
)
from app.components.workplace_similar_tables import show_all_statements, show_units
from app.components.workplace_similar_words import (
    answer_here,
    chosen_in_words,
    likeness_in_words,
    limits_in_words,
    rule_in_words,
    similar_finding,
    too_few_in_words,
)
from app.metrics.similar_unit_statements import (
    MOST_STATEMENTS,
    similar_statements,
    written_out,
)
from app.metrics.similar_units import LIKENESS, SimilarUnits, read_similar
from app.permits import may_see_answers
from app.translations.factor_words import outcome_label
from app.translations.gettext import _, ngettext
from app.translations.markdown import plain
from app.translations.numbers import format_count, format_day
from data.factors import factors
from data.vocabulary import Outcome

MOST_LIKENESSES = 5
"""More ways of being alike than this are in the list of units only."""


def show_similar(page: Page, workplace_id: str) -> None:
    """Draw the outcome to choose, what similar units have, and which they are."""
    if not may_see_answers(page.reader):
        show_empty_part(
            _("What similar workplaces do"),
            _("This rests on the answers of single units, which are not shown to you."),
        )
        return
    heading = st.container()
    outcome = _choose_outcome()
    rows = page.fetch_unfiltered(
        "similar_units", id=workplace_id, outcome=outcome, **LIKENESS
    )
    similar = read_similar(rows)
    reason = why_nothing(page, similar)
    if similar is None or reason:
        with heading:
            st.header(_("What similar workplaces do"), anchor=False)
        st.markdown(f":gray[{reason}]")
        return
    statements = _fetch_statements(page, similar)
    with heading:
        st.header(similar_finding(statements), anchor=False)
    _show_who(page, similar)
    _show_statements(statements)
    say_quietly(limits_in_words())
    show_all_statements(statements)
    show_units(similar)


def why_nothing(page: Page, similar: SimilarUnits | None) -> str:
    """Say why nothing can be compared; empty when something can.

    Args:
        page: The page that is open.
        similar: What `read_similar` found.
    """
    if similar is None:
        return _(
            "No delivery that has started by {day} has this workplace as a unit, so "
            "there is nothing to compare."
        ).format(day=format_day(page.as_of))
    if similar.answer == "yes":
        return _(
            "The unit here has this outcome itself in the delivery that started last, "
            "{delivery}, so none has a better one. Choose another outcome to compare."
        ).format(delivery=plain(similar.delivery_id))
    return "" if similar.is_enough else too_few_in_words()


def _choose_outcome() -> str:
    outcomes = [str(outcome) for outcome in Outcome]
    know_words("outcome", outcomes, outcome_label)
    chosen = st.selectbox(
        _("Outcome that the similar workplaces have"),
        outcomes,
        format_func=outcome_label,
        key="outcome",
        width=480,
        bind="query-params",
    )
    return chosen or outcomes[0]


def _fetch_statements(page: Page, similar: SimilarUnits) -> pl.DataFrame:
    params = similar.params(page.as_of)
    here = similar.workplace_id
    kinds = {factor.code: factor.kind for factor in factors()}
    found = page.fetch_unfiltered("similar_unit_factors", **params)
    decided = page.fetch_unfiltered(
        "similar_unit_actions",
        id=here,
        workplace_ids=params["workplace_ids"],
        seen_on=params["seen_on"],
    )
    return similar_statements(found, decided, here, kinds)


def _show_who(page: Page, similar: SimilarUnits) -> None:
    said = _(
        "The unit here is that of the delivery that started last, {day}. {answer} "
        "{chosen}"
    ).format(
        day=format_day(similar.started_on),
        answer=answer_here(similar.answer),
        chosen=chosen_in_words(similar),
    )
    st.markdown(said)
    page.link(
        "delivery",
        _("The delivery here: {delivery}").format(delivery=plain(similar.delivery_id)),
        id=similar.delivery_id,
    )
    st.markdown(_likenesses(similar))
    say_quietly(rule_in_words())


def _likenesses(similar: SimilarUnits) -> str:
    """List the most common ways of being alike, the nearest first."""
    rows = similar.units.sort("in_common", descending=True, maintain_order=True)
    counts: dict[str, int] = {}
    for row in rows.iter_rows(named=True):
        words = likeness_in_words(row)
        counts[words] = counts.get(words, 0) + 1
    lines = [
        _("{count}: {likeness}").format(count=_units(count), likeness=words)
        for words, count in list(counts.items())[:MOST_LIKENESSES]
    ]
    rest = sum(list(counts.values())[MOST_LIKENESSES:])
    if rest:
        lines.append(_("{count}: alike in other ways").format(count=_units(rest)))
    return "\n".join(f"- {line}" for line in lines)


def _units(count: int) -> str:
    said = ngettext("{n} similar unit", "{n} similar units", count)
    return said.format(n=format_count(count))


def _show_statements(statements: pl.DataFrame) -> None:
    drawn = {group: written_out(statements, group) for group in MOST_STATEMENTS}
    if all(rows.is_empty() for rows in drawn.values()):
        st.markdown(_nothing_lacking(statements))
        return
    for group, rows in drawn.items():
        if not rows.is_empty():
            lines = "\n".join(_line(row) for row in rows.iter_rows(named=True))
            st.markdown(f"**{group_heading(group)}**\n\n{lines}")


def _line(row: dict[str, object]) -> str:
    name, said = plain(statement_name(row)), statement_in_words(row)
    return f"- {name}: {said} :gray[{here_in_words(row)}]"


def _nothing_lacking(statements: pl.DataFrame) -> str:
    if statements.is_empty():
        return _(
            "Nothing that at least three of them are known to have is lacking here."
        )
    return _("Nothing that at least half of them are known to have is lacking here.")
