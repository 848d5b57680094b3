"""Read the fields of Enhetsregisteret that more than one step asks for."""

import polars as pl

from pipelines.sources.enhetsregisteret import fields as fields

UNIT_FORMS = ("BEDR", "AAFY")


def is_unit() -> pl.Expr:
    """Say whether an entry is a sub-unit; without a form its address tells."""
    is_without_form = read_form().is_null() & read_field(fields.LOCATION).is_not_null()
    return read_form().is_in(UNIT_FORMS).fill_null(value=False) | is_without_form


def read_form() -> pl.Expr:
    """Read the code of the legal form."""
    return read_field(fields.FORM).str.to_uppercase()


def read_field(field: str) -> pl.Expr:
    """Read a field; one with nothing but blanks is empty."""
    text = pl.col(field).str.strip_chars()
    return pl.when(text != "").then(text)
