"""Show every statement of what similar units have, and which units they are."""

import polars as pl
import streamlit as st

from app.components.tables import show_table
from app.components.workplace_similar_statement_words import (
    group_heading,
    here_in_words,
    statement_name,
)
from app.components.workplace_similar_words import (
    likeness_in_words,
    limits_in_words,
    rule_in_words,
)
from app.metrics.similar_units import SimilarUnits
from app.translations.factor_words import basis_label
from app.translations.gettext import _, ngettext
from app.translations.labels import table_label
from app.translations.numbers import format_count


def show_all_statements(statements: pl.DataFrame) -> None:
    """Draw everything that was counted, also what fewer than half have.

    Args:
        statements: Rows with the columns of STATEMENT.
    """
    if statements.is_empty():
        return
    said = ngettext(
        "All that was counted: {n} row",
        "All that was counted: {n} rows",
        statements.height,
    )
    with st.expander(said.format(n=format_count(statements.height))):
        show_table(
            _written(statements),
            key="workplace-similar-statements",
            name=_("what similar workplaces do"),
            title=_("What similar workplaces do"),
            labels={
                "group": _("What is compared"),
                "name": _("Factor or kind of action"),
                "basis": _("Known from"),
                "count": _("Similar units"),
                "known_count": _("Of units where it is known"),
                "similar_share": _("Share of them"),
                "here": _("In this unit"),
            },
            widths={"name": 300, "here": 260},
            definitions=[(_("What similar workplaces do"), limits_in_words())],
        )


def show_units(similar: SimilarUnits) -> None:
    """Draw which units they are and what they share with this one; no answers."""
    words = [likeness_in_words(row) for row in similar.units.iter_rows(named=True)]
    with st.expander(_("Which are these?")):
        show_table(
            similar.units.select(
                "workplace_id",
                "workplace_name",
                "delivery_id",
                likeness=pl.Series(words, dtype=pl.String),
            ),
            key="workplace-similar-units",
            name=_("similar units"),
            title=_("Similar units"),
            noun=lambda count: ngettext("similar unit", "similar units", count),
            labels={"likeness": _("Likeness")},
            definitions=[(_("Likeness"), rule_in_words())],
        )


def _written(statements: pl.DataFrame) -> pl.DataFrame:
    rows = statements.to_dicts()
    texts = {
        "group": [group_heading(row["group"]) for row in rows],
        "name": [statement_name(row) for row in rows],
        "basis": [_basis(row["dimension"]) for row in rows],
        "here": [here_in_words(row) for row in rows],
    }
    written = [pl.Series(name, cells, pl.String) for name, cells in texts.items()]
    return statements.with_columns(written).select(
        "group",
        "name",
        "basis",
        "count",
        "known_count",
        "here",
        similar_share="share",
    )


def _basis(dimension: str) -> str:
    if dimension in ("assessed", "records"):
        return basis_label(dimension)
    return table_label("actions")
