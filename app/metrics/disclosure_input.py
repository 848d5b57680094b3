"""Refuse counts that cannot be protected, and say what to do about them."""

from collections.abc import Sequence

import polars as pl


def check_counts(
    counts: pl.DataFrame, keys: Sequence[str], count: str, minimum: int
) -> None:
    """Refuse what is no table of counts, naming every fault at once.

    Args:
        counts: One row per combination of the keys.
        keys: The columns that tell rows apart.
        count: The column with the count.
        minimum: The least count that is shown.
    """
    faults = _faults_of_columns(counts, keys, count)
    if not faults:
        faults = [*_faults_of_keys(counts, keys), *_faults_of_count(counts, count)]
    if isinstance(minimum, bool) or not isinstance(minimum, int) or minimum < 1:
        faults.append(
            f"The minimum is {minimum!r}. Expected a whole number from 1. Give the "
            "least count that may be shown."
        )
    if faults:
        raise ValueError("\n".join(faults))


def refuse_nulls(counts: pl.DataFrame, by: Sequence[str]) -> None:
    """Refuse a null in a `by` column, which could be read as the total."""
    faults = [
        f"Column {name!r} has {counts[name].null_count()} rows without a value. "
        "Expected a value in every row, since null is the total in what is given "
        "back. Give those rows a code of their own, for example 'unknown'."
        for name in by
        if counts[name].null_count()
    ]
    if faults:
        raise ValueError("\n".join(faults))


def _faults_of_columns(
    counts: pl.DataFrame, keys: Sequence[str], count: str
) -> list[str]:
    asked = [*keys, count]
    faults = [
        f"There is no column {name!r}. Expected {asked}, met {counts.columns}. Name "
        "the columns that are there."
        for name in asked
        if name not in counts.columns
    ]
    if not keys:
        faults.append(
            "No column is named in `by`. Expected one or more. Name the columns whose "
            "combinations are the cells."
        )
    if len(set(asked)) < len(asked) or "hidden" in asked:
        faults.append(
            f"The columns named are {asked}. Expected each once, and none called "
            "'hidden', which is added. Name each column once, or rename one."
        )
    return faults


def _faults_of_keys(counts: pl.DataFrame, keys: Sequence[str]) -> list[str]:
    if counts.select(keys).is_duplicated().any():
        return [
            f"Several rows have the same {list(keys)}. Expected one row per "
            "combination. Add their counts up first."
        ]
    return []


def _faults_of_count(counts: pl.DataFrame, count: str) -> list[str]:
    values = counts[count]
    if not values.dtype.is_numeric() or values.dtype.is_decimal():
        return [
            f"Column {count!r} is {values.dtype}. Expected whole numbers. Give counts."
        ]
    as_float = values.cast(pl.Float64)
    wrong = counts.filter(
        values.is_null()
        | as_float.is_nan()
        | as_float.is_infinite()
        | (as_float < 0)
        | (as_float != as_float.floor())
    )
    if wrong.is_empty():
        return []
    met = wrong[count].unique(maintain_order=True).head(3).to_list()
    return [
        f"Column {count!r} has {wrong.height} values that are no count, such as {met}. "
        "Expected whole numbers from 0. Correct them, or leave the rows out when "
        "nobody was counted."
    ]
