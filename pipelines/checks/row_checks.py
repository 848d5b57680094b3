"""Add what has to be known of the rows of a load before any is let in.

Check columns are booleans called `check_...`: true (the rule holds), false (it does
not) or empty (it does not apply to the row). The suites say what each means.
"""

from collections.abc import Callable, Collection, Mapping

import polars as pl

from data.columns import Table
from data.tables import table_named
from pipelines.checks.absence import check_masking
from pipelines.checks.chains import check_chains
from pipelines.checks.references import add_reference_checks
from pipelines.checks.survey_results import check_scores

_SPECIAL: dict[str, Callable[[pl.DataFrame, pl.DataFrame], pl.DataFrame]] = {
    "absence": check_masking,
    "survey_results": check_scores,
}


def add_row_checks(
    table: str,
    rows: pl.DataFrame,
    known: Mapping[str, pl.DataFrame],
    *,
    rejected_keys: Mapping[str, Collection[str]],
) -> pl.DataFrame:
    """Add the check columns of the rules that set a row aside.

    Args:
        table: The name of the table.
        rows: All rows of the load as `clean_<table>` gives them.
        known: By table: the rows that are there. For a table loaded before, its kept
            rows together with those of the last build; for this table and those after
            it, the rows of the last build.
        rejected_keys: By table loaded before: the keys it set aside.

    Returns:
        The rows, in the same order, with their check columns.
    """
    contract = table_named(table)
    last = known.get(table, rows.clear())
    checked = add_reference_checks(
        contract, _mark_duplicates(contract, rows), known, rejected_keys
    )
    checked = check_chains(contract, checked, last)
    special = _SPECIAL.get(table)
    return special(checked, last) if special else checked


def _mark_duplicates(table: Table, rows: pl.DataFrame) -> pl.DataFrame:
    """A row with a masked key has no key of its own, and is set aside anyway."""
    has_key = pl.all_horizontal(pl.col(name).is_not_null() for name in table.key)
    return rows.with_columns(
        check_key_alone=pl.when(has_key & ~pl.col("has_personal_data")).then(
            pl.len().over(table.key) == 1
        )
    )
