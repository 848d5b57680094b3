"""Show what differs between two data sets, table by table and field by field."""

from collections.abc import Callable, Sequence

import duckdb
import polars as pl
import streamlit as st

from app.build_comparison import (
    TableDifference,
    all_changes,
    all_rows,
    compare_builds,
)
from app.build_list import Content
from app.components.build_compare_choice import choose_two
from app.components.downloads import AllHits
from app.components.empty import show_nothing
from app.components.quiet import say_quietly
from app.components.tables import show_table
from app.metrics.hidden_changes import is_counted_only
from app.translations.cell_words import cells_in_words
from app.translations.data_words import change_label
from app.translations.gettext import _, ngettext
from app.translations.labels import column_label, table_label
from app.translations.numbers import format_count

MOST_DRAWN = 5_000
"""More rows than this are slow to draw; the file has all of them."""

Differences = tuple[TableDifference, ...]


def show_comparison(contents: Sequence[Content], current_id: str) -> None:
    """Let the reader choose two data sets, and show what differs between them.

    Args:
        contents: The data sets there are, two or more.
        current_id: The one in use, which is the later one until another is chosen.
    """
    heading = st.empty()
    pair = choose_two(contents, current_id)
    if pair is None:
        heading.header(_("Compare two data sets"), anchor=False)
        say_quietly(
            _("Choose an earlier data set to see what differs, field by field.")
        )
        return
    try:
        with st.spinner(_("Comparing …")):
            found = compare_builds(*(each.build.path for each in pair))
    except duckdb.Error:
        heading.header(_("Compare two data sets"), anchor=False)
        show_nothing(_("One of the two is not there any more. Choose another."))
        return
    heading.header(_finding(found), anchor=False)
    differing = [each for each in found if not each.is_same]
    if not differing:
        show_nothing(_("No row of any table differs."))
        return
    _show_tables(differing)
    _show_changes(found)
    _show_rows(found)


def _finding(found: Differences) -> str:
    changed = sum(each.changed_count for each in found)
    return ngettext(
        "{changed} row is changed, {new} new and {gone} gone",
        "{changed} rows are changed, {new} new and {gone} gone",
        changed,
    ).format(
        changed=format_count(changed),
        new=format_count(sum(each.new_count for each in found)),
        gone=format_count(sum(each.gone_count for each in found)),
    )


def _show_tables(differing: Sequence[TableDifference]) -> None:
    shown = [
        {
            _("Table"): table_label(each.table_name),
            _("Rows before"): format_count(each.before_count),
            _("Rows now"): format_count(each.after_count),
            _("New"): format_count(each.new_count),
            _("Gone"): format_count(each.gone_count),
            _("Changed"): format_count(each.changed_count),
            _("Fields that differ"): ", ".join(
                f"{column_label(name, table=each.table_name)} ({format_count(count)})"
                for name, count in each.fields.items()
            ),
        }
        for each in differing
    ]
    st.table(pl.DataFrame(shown), border="horizontal", hide_index=True, alt=_("Tables"))
    counted = [each for each in differing if is_counted_only(each.table_name)]
    if counted:
        tables = ", ".join(table_label(each.table_name) for each in counted)
        said = _("{tables}: only counted, for its rows are personal data.")
        say_quietly(said.format(tables=tables))


def _show_changes(found: Differences) -> None:
    changes = all_changes(found)
    if changes.is_empty():
        return
    finding = ngettext("{count} field differs", "{count} fields differ", changes.height)
    st.header(finding.format(count=format_count(changes.height)), anchor=False)
    if changes["is_hidden"].any():
        say_quietly(
            _(
                "What stands in sensitive actions, and what few persons may have "
                "answered, is hidden here as elsewhere."
            )
        )
    show_table(
        _changes_in_words(changes.head(MOST_DRAWN)),
        key="build-changes",
        name=_("fields-that-differ"),
        title=_("Fields that differ"),
        labels={
            "field": _("Field"),
            "old_value": _("Before"),
            "new_value": _("Afterwards"),
        },
        widths={"old_value": 240, "new_value": 240},
        all_hits=_all_hits(changes, _changes_in_words),
    )


def _changes_in_words(changes: pl.DataFrame) -> pl.DataFrame:
    hidden = pl.lit(_("hidden"))
    fields = [
        column_label(column, table=table)
        for table, column in changes.select("table_name", "column_name").iter_rows()
    ]
    return changes.select(
        "table_name",
        "row_key",
        "is_hidden",
        field=pl.Series(fields, dtype=pl.String),
        old_value=cells_in_words(changes, "old_value"),
        new_value=cells_in_words(changes, "new_value"),
    ).select(
        *("table_name", "row_key", "field"),
        *(
            pl.when("is_hidden").then(hidden).otherwise(pl.col(name)).alias(name)
            for name in ("old_value", "new_value")
        ),
    )


def _show_rows(found: Differences) -> None:
    rows = all_rows(found)
    if rows.is_empty():
        return
    new = rows.filter(pl.col("change") == "new").height
    st.header(
        ngettext(
            "{new} row is new, and {gone} gone",
            "{new} rows are new, and {gone} gone",
            new,
        ).format(new=format_count(new), gone=format_count(rows.height - new)),
        anchor=False,
    )
    show_table(
        _rows_in_words(rows.head(MOST_DRAWN)),
        key="build-rows",
        name=_("new-and-gone-rows"),
        title=_("New and gone rows"),
        labels={"change": _("New or gone")},
        all_hits=_all_hits(rows, _rows_in_words),
    )


def _rows_in_words(rows: pl.DataFrame) -> pl.DataFrame:
    said = {change: change_label(change) for change in ("new", "gone")}
    return rows.with_columns(pl.col("change").replace(said))


def _all_hits(
    rows: pl.DataFrame, in_words: Callable[[pl.DataFrame], pl.DataFrame]
) -> AllHits | None:
    """Give all the rows to the file, when not all are drawn."""
    if rows.height <= MOST_DRAWN:
        return None
    window = _("The first {count} rows").format(count=format_count(MOST_DRAWN))
    return AllHits(rows.height, lambda: in_words(rows), window)
