"""Show which rules rows break: since the load before, and now."""

from collections.abc import Callable

import polars as pl
import streamlit as st

from app.components.empty import show_nothing
from app.components.page import Page
from app.components.quiet import say_quietly
from app.components.tables import show_table
from app.metrics.fault_history import (
    GONE,
    NEW,
    STILL,
    compared_tables_count,
    rule_changes,
)
from app.translations.data_words import source_label, state_label
from app.translations.gettext import _, ngettext
from app.translations.numbers import format_count
from app.translations.rule_words import rule_label


def show_rule_changes(loads: pl.DataFrame, faults: pl.DataFrame) -> None:
    """Show which rules are new, still broken or gone since the load before.

    Args:
        loads: Rows of load_history.sql, of the chosen source or all.
        faults: Rows of faults_by_load.sql for the same.
    """
    if not compared_tables_count(loads):
        st.header(_("No file has been loaded twice yet"), anchor=False)
        say_quietly(
            _(
                "When a file is loaded again, this says which rules are newly broken "
                "and which no longer are. A file of the same name counts as the same, "
                "whatever its folder and the numbers in its name."
            )
        )
        return
    changes = rule_changes(loads, faults)
    st.header(_finding(changes), anchor=False)
    if changes.is_empty():
        show_nothing(_("No rule was broken in the last two loads of any file."))
        return
    say_quietly(_("Each file is compared with the last load before that read it too."))
    show_table(
        changes.select(
            state=_labelled(changes["state"], state_label),
            rule=_labelled(changes["rule"], rule_label),
            table_name=pl.col("table_name"),
            severity=pl.col("severity"),
            before_count=pl.col("before_count"),
            now_count=pl.col("now_count"),
            file_name=pl.col("file_name"),
            source=_labelled(changes["source"], source_label),
        ),
        key="rule-changes",
        name=_("rules-since-last"),
        title=_("Rules since the load before"),
        labels={
            "state": _("Since the load before"),
            "before_count": _("Rows before"),
            "now_count": _("Rows now"),
            "source": _("Source"),
        },
    )


def split_rules(rows: pl.DataFrame) -> tuple[pl.DataFrame, int]:
    """Give the rules that had rows to look at, and count those that had none.

    Args:
        rows: Rows of `check_results.sql`.
    """
    is_idle = pl.col("checked_count").eq_missing(0) & ~pl.col("failed_count").gt(0)
    looked = rows.filter(~is_idle.fill_null(value=False))
    return looked, rows.height - looked.height


def show_rules(page: Page, rows: pl.DataFrame, idle_count: int) -> None:
    """Show every rule of the newest load, how many rows break it, the broken first.

    Args:
        page: The page.
        rows: Rows of `check_results.sql`, of rules that had rows to look at.
        idle_count: How many rules had none.
    """
    finding = ngettext(
        "{count} rule was checked in the last load",
        "{count} rules were checked in the last load",
        rows.height,
    )
    st.header(finding.format(count=format_count(rows.height)), anchor=False)
    if idle_count:
        words = ngettext(
            "{count} more rule had no row to look at, and is not listed.",
            "{count} more rules had no row to look at, and are not listed.",
            idle_count,
        )
        say_quietly(words.format(count=format_count(idle_count)))
    if rows.is_empty():
        if not idle_count:
            show_nothing(_("This data set does not say which rules were checked."))
        return
    show_table(
        rows.select(
            "table_name",
            pl.col(f"sentence_{page.language}").alias("sentence"),
            "severity",
            "checked_count",
            "failed_count",
            "owner",
        ),
        key="checks",
        name=_("checks"),
        title=_("Checks"),
        labels={
            "sentence": _("Rule"),
            "checked_count": _("Rows checked"),
            "failed_count": _("Rows that break it"),
        },
        widths={"sentence": 400},
    )


def _labelled(codes: pl.Series, label: Callable[[str], str]) -> pl.Series:
    return pl.Series([label(code) for code in codes], dtype=pl.String)


def _finding(changes: pl.DataFrame) -> str:
    counts = dict(changes.group_by("state").len().iter_rows())
    new, still, gone = (counts.get(state, 0) for state in (NEW, STILL, GONE))
    return ngettext(
        "{new} rule is newly broken; {still} still, and {gone} no longer",
        "{new} rules are newly broken; {still} still, and {gone} no longer",
        new,
    ).format(new=format_count(new), still=format_count(still), gone=format_count(gone))
