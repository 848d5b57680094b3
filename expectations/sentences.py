"""Fill the sentence of a rule with the values of a row, in both languages.

A placeholder `{planned_on}` becomes what a reader would write: the label of a code, a
day as dd.mm.yyyy, a number with its decimal mark, and a word where nothing stands.
"""

from string import Formatter

import polars as pl

from data.columns import Column, Kind, Table

EMPTY = {"nb": "(tom)", "en": "(empty)"}
LONGEST_VALUE = 60
"""A cell is quoted up to here, so that a sentence stays a sentence."""
YES_NO = {"nb": ("ja", "nei"), "en": ("yes", "no")}


def fill_sentence(
    template: str, table: Table, schema: pl.Schema, language: str
) -> pl.Expr:
    """Give the expression that fills a template from the columns of a row.

    Args:
        template: The sentence with `{column}` placeholders.
        table: The contract of the table, for labels.
        schema: The columns the rows have; any of them may be a placeholder.
        language: `nb` or `en`.
    """
    known = {column.name: column for column in table.columns}
    parts: list[pl.Expr] = []
    for words, name, _, _ in Formatter().parse(template):
        parts.append(pl.lit(words))
        if name is not None:
            value = _say_value(name, known.get(name), schema[name], language)
            parts.append(value.fill_null(EMPTY[language]))
    return pl.concat_str(parts)


def _say_value(
    name: str, column: Column | None, dtype: pl.DataType, language: str
) -> pl.Expr:
    value = pl.col(name)
    if dtype.is_temporal():
        return value.dt.strftime("%d.%m.%Y")
    if dtype == pl.Boolean:
        yes, no = YES_NO[language]
        return pl.when(value).then(pl.lit(yes)).when(~value).then(pl.lit(no))
    if column is not None and column.kind is Kind.CODE and column.vocabulary:
        labels = {code.value: getattr(code, language) for code in column.vocabulary}
        return quote_cell(value.replace(labels))
    if dtype.is_float():
        mark = "," if language == "nb" else "."
        whole = value.cast(pl.String).str.replace(r"\.0$", "")
        return whole.str.replace(".", mark, literal=True)
    return quote_cell(value.cast(pl.String))


def quote_cell(text: pl.Expr) -> pl.Expr:
    """Put a cell on one line, and cut it where it is too long to be quoted whole."""
    line = text.str.strip_chars().str.replace_all(r"[\s\p{Cc}]+", " ")
    return (
        pl.when(line.str.len_chars() > LONGEST_VALUE)
        .then(line.str.head(LONGEST_VALUE) + "…")
        .otherwise(line)
    )
