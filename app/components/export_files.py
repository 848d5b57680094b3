"""Offer every kind of file for the rows of the Export screen."""

import streamlit as st

from app.components.downloads import RowSet, RowWords, show_download
from app.components.page import Page
from app.components.quiet import say_quietly
from app.exports.formats import NORWEGIAN_CSV, PARQUET, STANDARD_CSV, XLSX, Format
from app.translations.gettext import _


def show_files(page: Page, words: RowWords, row_set: RowSet) -> None:
    """Draw one button per format, each with what it is good for."""
    grid = st.grid(4, min_column_width=220, gap="small")
    for kind, label, use in _offers():
        with grid.cell(), st.container(gap="xxsmall"):
            show_download(
                label,
                row_set,
                words,
                kind,
                page=page,
                key=f"export-{row_set.code}-{kind.code}",
            )
            say_quietly(use)


def _offers() -> tuple[tuple[Format, str, str], ...]:
    return (
        (XLSX, _("Excel"), _("Typed cells, and a sheet about the extract.")),
        (
            NORWEGIAN_CSV,
            _("Norwegian CSV"),
            _("Semicolon, decimal comma and words; opens right in Excel."),
        ),
        (
            STANDARD_CSV,
            _("Standard CSV"),
            _("Comma, decimal point and codes, for programs."),
        ),
        (PARQUET, "Parquet", _("Codes and types, for programs.")),
    )
