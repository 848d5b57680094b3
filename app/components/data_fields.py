"""Show what became of each field of each source, and why."""

from collections.abc import Callable

import polars as pl
import streamlit as st

from app.components.data_source_choice import choose_among, sources_in_words
from app.components.empty import show_nothing
from app.components.load_notes import field_words
from app.components.page import Page
from app.components.quiet import say_quietly
from app.components.tables import show_table
from app.translations.data_words import source_label, target_label
from app.translations.gettext import _, ngettext
from app.translations.labels import code_label
from app.translations.numbers import format_count
from app.warehouse import fetch_if_kept
from data.vocabulary import FieldFate


def show_fields(page: Page) -> None:
    """Show every field: taken in, derived, left out or not known, with the reason."""
    fields = fetch_if_kept(page.build, "source_fields", page.reader)
    if fields is None:
        page.title(_("This data set does not say what became of each field"))
        show_nothing(
            _(
                "It was made before Varig wrote that down. The next load of the files "
                "does."
            )
        )
        return
    page.title(_finding(fields))
    say_quietly(
        _(
            "A source with columns of its own says here what each of them becomes. A "
            "file in Varig's own form has the columns of the tables, and only those "
            "nobody knows stand here."
        )
    )
    if fields.is_empty():
        show_nothing(
            _("All files are in Varig's own form, and every column in them is known.")
        )
        return
    words = sources_in_words(fields["source"].to_list())
    source = choose_among(_("Source"), "source", words)
    found = fields if source is None else fields.filter(pl.col("source") == source)
    _show_fates(found)
    _show_list(page, found)


def _show_fates(fields: pl.DataFrame) -> None:
    counts = dict(fields.group_by("fate").len().iter_rows())
    grid = st.grid(4, min_column_width=160)
    for fate in FieldFate:
        with grid.cell():
            st.metric(
                code_label(FieldFate, str(fate)) or str(fate),
                format_count(counts.get(str(fate), 0)),
                border=True,
            )


def _show_list(page: Page, fields: pl.DataFrame) -> None:
    show_table(
        fields.select(
            field=pl.Series(map(field_words, fields["field"]), dtype=pl.String),
            fate=_labelled(fields["fate"], lambda fate: code_label(FieldFate, fate)),
            target=_labelled(fields["target"], target_label),
            note=pl.col(f"note_{page.language}"),
            source=_labelled(fields["source"], source_label),
            file_name=pl.col("file_name"),
        ),
        key="source-fields",
        name=_("fields"),
        title=_("Fields of the sources"),
        labels={
            "field": _("Field in the source"),
            "fate": _("What became of it"),
            "target": _("Comes in as"),
            "note": _("Why, and how"),
            "source": _("Source"),
        },
        widths={"field": 240, "fate": 120, "target": 320, "note": 480},
    )


def _labelled(codes: pl.Series, label: Callable[[str], str | None]) -> pl.Series:
    written = [None if code is None else label(code) for code in codes]
    return pl.Series(written, dtype=pl.String)


def _finding(fields: pl.DataFrame) -> str:
    known = fields.filter(pl.col("fate") != str(FieldFate.UNKNOWN)).height
    finding = ngettext(
        "{known} of {count} field in the sources is accounted for",
        "{known} of {count} fields in the sources are accounted for",
        fields.height,
    )
    if fields.is_empty():
        return _("No source has fields of its own")
    return finding.format(known=format_count(known), count=format_count(fields.height))
