"""Offer every kind of file for the rows of the Export screen."""

from collections.abc import Callable

import streamlit as st

from app.components.downloads import show_download
from app.components.page import Page
from app.exports.extract import Extract
from app.exports.formats import NORWEGIAN_CSV, PARQUET, STANDARD_CSV, XLSX
from app.translations.gettext import _


def show_files(
    page: Page, make: Callable[[], Extract], *, slug: str, row_count: int
) -> None:
    """Draw one button per format, each with what it is good for."""
    offers = (
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
    grid = st.grid(4, min_column_width=220, gap="small")
    for kind, label, use in offers:
        with grid.cell(), st.container(gap="xxsmall"):
            show_download(
                label,
                make,
                kind,
                page=page,
                slug=slug,
                row_count=row_count,
                key=f"export-{kind.code}",
            )
            st.markdown(f":small[:gray[{use}]]")
