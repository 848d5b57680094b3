"""Write the codes of counties and municipalities as they are written today."""

import polars as pl

from data.reference.municipality_changes import translate_municipality


def pad_code(code: pl.Expr, *, digits: int) -> pl.Expr:
    """Give back the zero that a workbook drops when a code is typed as a number."""
    return (
        pl.when(code.str.contains(rf"^[0-9]{{{digits - 1}}}$"))
        .then(code.str.zfill(digits))
        .otherwise(code)
    )


def translate_codes(codes: pl.Series) -> pl.Series:
    """Translate old municipality codes; one without a sure answer stays as written."""
    translated = {
        code: new
        for code in codes.drop_nulls().unique()
        if (new := translate_municipality(code)) is not None
    }
    return codes.replace(translated)
