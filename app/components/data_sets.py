"""Show what a data set was made from, what was checked, and the sets in the folder."""

import polars as pl
import streamlit as st

from app.components.charts import LONG_TABLE
from app.components.empty import show_nothing
from app.components.page import Page
from app.components.quiet import say_quietly
from app.components.tables import show_table
from app.door import list_builds
from app.translations.dialects import dialect_in_words
from app.translations.gettext import _, ngettext
from app.translations.labels import table_label
from app.translations.markdown import plain
from app.translations.numbers import format_count, format_day, format_time


def show_loads(rows: pl.DataFrame) -> None:
    """Show what was loaded: file, how it is written, rows read, kept and set aside.

    Args:
        rows: Rows of `loads.sql`.
    """
    files = rows["file_name"].n_unique()
    finding = ngettext(
        "The data come from {count} file", "The data come from {count} files", files
    )
    st.header(finding.format(count=format_count(files)), anchor=False)
    if rows.is_empty():
        show_nothing(_("This data set does not say which files it was made from."))
        return
    shown = [
        {
            _("File"): plain(row["file_name"]),
            _("Table"): table_label(row["table_name"]),
            _("Loaded"): format_time(row["loaded_at"]),
            _("Written as"): dialect_in_words(
                encoding=row["encoding"],
                delimiter=row["delimiter"],
                decimal_mark=row["decimal_mark"],
                date_style=row["date_style"],
            ),
            _("Read"): format_count(row["read_count"]),
            _("Kept"): format_count(row["kept_count"]),
            _("Set aside"): format_count(
                row["set_aside_count"] + (row["set_aside_with_parent_count"] or 0)
            ),
        }
        for row in rows.iter_rows(named=True)
    ]
    st.table(
        pl.DataFrame(shown),
        border="horizontal",
        hide_index=True,
        height="content" if len(shown) <= LONG_TABLE else 480,
        alt=_("Files"),
    )


def show_checks(page: Page, rows: pl.DataFrame) -> None:
    """Show how many rules were checked and which were broken.

    Args:
        page: The page.
        rows: Rows of `check_results.sql`.
    """
    broken = rows.filter(pl.col("failed_count") > 0).height
    st.header(
        _("{broken} of {count} rules are broken by some row").format(
            broken=format_count(broken), count=format_count(rows.height)
        ),
        anchor=False,
    )
    if rows.is_empty():
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


def show_builds(page: Page) -> None:
    """Show the data sets in the folder, and which of them is the current one."""
    builds = list_builds(page.home)
    finding = ngettext("{count} data set", "{count} data sets", len(builds))
    st.header(finding.format(count=format_count(len(builds))), anchor=False)
    say_quietly(
        _(
            "Each load that brings something new makes a new data set and leaves the "
            "old ones. `varig builds use` goes back to an older one."
        )
    )
    shown = [
        {
            _("Data set"): build.id,
            _("Published"): format_time(build.built_at),
            _("Data date"): format_day(build.data_date),
            _("In use"): f":blue-badge[✓ {_('Current')}]"
            if build.path == page.build.path
            else "",
        }
        for build in builds
    ]
    st.table(
        pl.DataFrame(shown), border="horizontal", hide_index=True, alt=_("Data sets")
    )
