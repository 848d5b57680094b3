"""Show what was loaded, and in short who has something to mend."""

import polars as pl
import streamlit as st

from app.components.charts import LONG_TABLE
from app.components.data_instructions import show_instructions
from app.components.data_sets import show_loads
from app.components.empty import show_nothing
from app.components.page import Page
from app.metrics.rows_to_mend import count_by_owner
from app.translations.data_words import part_label
from app.translations.gettext import _, ngettext
from app.translations.labels import code_label
from app.translations.numbers import NOT_KNOWN, format_count
from app.warehouse import fetch_if_kept
from data.vocabulary import OwnerRole


def show_loaded(page: Page) -> None:
    """Show how much is in, who has something to mend, and the files it came from."""
    counts = page.fetch("trust_counts").row(0, named=True)
    page.title(
        ngettext(
            "{kept} of {read} row read is in the data set",
            "{kept} of {read} rows read are in the data set",
            counts["read_count"],
        ).format(
            kept=format_count(counts["read_count"] - counts["set_aside_count"]),
            read=format_count(counts["read_count"]),
        )
    )
    _show_owners(page)
    sources = fetch_if_kept(page.build, "load_sources", page.reader)
    show_loads(page.fetch("loads"), sources)
    show_instructions(page)


def _show_owners(page: Page) -> None:
    owners = count_by_owner(page.fetch("set_aside_rows"), page.fetch("warning_rows"))
    st.header(_finding(owners), anchor=False)
    if owners.is_empty():
        show_nothing(_("No row is set aside, and no row that is in has a warning."))
        return
    shown = [
        {
            _("Who can mend it"): code_label(OwnerRole, row["owner"]) or NOT_KNOWN,
            _("Rows set aside"): format_count(row["set_aside_count"]),
            _("Warnings"): format_count(row["warning_count"]),
        }
        for row in owners.iter_rows(named=True)
    ]
    st.table(
        pl.DataFrame(shown),
        border="horizontal",
        hide_index=True,
        height="content" if len(shown) <= LONG_TABLE else 480,
        width="content",
        alt=_("Who can mend it"),
    )
    page.link(
        "loaded_data", _("See the rows, and get them to mend"), part=part_label("aside")
    )


def _finding(owners: pl.DataFrame) -> str:
    count = int(owners["set_aside_count"].sum())
    if not count:
        return _("Nothing is set aside")
    finding = ngettext(
        "{count} row waits to be mended", "{count} rows wait to be mended", count
    )
    return finding.format(count=format_count(count))
