"""Show evaluations with their answers, and what is hidden said to be hidden."""

from collections.abc import Callable

import polars as pl
import streamlit as st

from app.components.facts import show_empty_part
from app.components.tables import show_table
from app.metrics.delivery_finding import evaluations_finding
from app.metrics.hidden_answers import MINIMUM_GROUP
from app.translations.gettext import _, ngettext
from app.translations.labels import code_label
from app.translations.numbers import format_count, format_number, format_share
from data.vocabulary import Answer

_WRITTEN: dict[str, Callable[..., str | None]] = {
    "respondents_count": format_count,
    "response_share": lambda share: format_share(share, digits=0),
    "usefulness_mean": format_number,
    "is_self_reliant": lambda code: code_label(Answer, code),
    "cooperation_continues": lambda code: code_label(Answer, code),
    "development_step": format_count,
}
"""How each answer is written; all of them are hidden together."""


def show_evaluations(evaluations: pl.DataFrame, *, key: str) -> None:
    """Draw the evaluations under how many are completed.

    Args:
        evaluations: Rows of delivery_evaluations.sql or workplace_evaluations.sql
            after `with_response_share`.
        key: Unique on the page.
    """
    if evaluations.is_empty():
        show_empty_part(_("Evaluations"), _("No evaluation is planned or completed."))
        return
    st.header(evaluations_finding(evaluations), anchor=False)
    show_table(
        written_evaluations(evaluations),
        key=key,
        name=_("evaluations"),
        title=_("Evaluations"),
        noun=_noun,
        labels={"response_share": _("Answered"), "answers_for": _("Answers for")},
        table="evaluations",
        widths={"respondents_count": 148},
    )
    hidden = int(evaluations["is_hidden"].sum())
    if hidden:
        said = ngettext(
            "{n} evaluation is hidden: fewer than {minimum} answers, an unknown "
            "number, or it would give such away.",
            "{n} evaluations are hidden: fewer than {minimum} answers, an unknown "
            "number, or they would give such away.",
            hidden,
        ).format(n=format_count(hidden), minimum=MINIMUM_GROUP)
        st.markdown(f":small[:gray[{said}]]")


def written_evaluations(evaluations: pl.DataFrame) -> pl.DataFrame:
    """Write the answers as text, so that hidden and missing look different.

    Returns:
        One row per evaluation: delivery_id (where there is one), kind, answers_for,
        days, invited_count, and every answer as text, null when there is none.
    """
    delivery = [name for name in ("delivery_id",) if name in evaluations.columns]
    return evaluations.with_columns(
        answers_for=_answers_for(evaluations),
        **{name: _written(evaluations, name) for name in _WRITTEN},
    ).select(
        "kind",
        *delivery,
        "answers_for",
        "planned_on",
        "completed_on",
        "invited_count",
        *_WRITTEN,
    )


def _answers_for(evaluations: pl.DataFrame) -> pl.Expr:
    whole = pl.lit(_("the whole delivery"))
    if "workplace_name" in evaluations.columns:
        return pl.coalesce("workplace_name", whole)
    return (
        pl.when("is_whole_delivery").then(whole).otherwise(pl.lit(_("the workplace")))
    )


def _written(evaluations: pl.DataFrame, name: str) -> pl.Series:
    # The reason is said once in a row, so that the row is not too wide to read.
    is_first = name == "respondents_count"
    hidden = _("hidden (few persons)") if is_first else _("hidden")
    write = _WRITTEN[name]
    # With nothing completed there was nothing to answer, hidden or not.
    values = [
        hidden if is_hidden else write(value) if value is not None else None
        for value, is_hidden in evaluations.select(name, "is_hidden").iter_rows()
    ]
    return pl.Series(values, dtype=pl.String)


def _noun(count: int) -> str:
    return ngettext("evaluation", "evaluations", count)
