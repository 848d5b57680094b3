"""Which follow-up is counted in a pack, and stands in no list of it?

Whether a role is filled and trained is kept to the work list and the screen of the
workplace: where few hold a role, a row with its place tells of one person. Whether a
trainer has held a session is told of no course with few trainers, so of no single
trainer either.
"""

import polars as pl

from app.translations.gettext import ngettext
from app.translations.numbers import format_count

COUNTED_ONLY = frozenset(
    {"group_incomplete", "new_role_untrained", "refresher", "silent_trainer"}
)
"""The rules about the one who holds a role, or who was trained."""


def listed_rows(rows: pl.DataFrame) -> pl.DataFrame:
    """Keep the rows that may be listed with their place.

    Args:
        rows: Any rows with rule_code.
    """
    return rows.filter(~pl.col("rule_code").is_in(list(COUNTED_ONLY)))


def unlisted_words(rows: pl.DataFrame) -> tuple[str, ...]:
    """Say how many rows are counted and not listed, and why; nothing of none.

    Args:
        rows: Every row that is counted.
    """
    count = rows.height - listed_rows(rows).height
    if not count:
        return ()
    return (
        ngettext(
            "{count} is counted and not listed: where a role is not filled or trained, "
            "and that a trainer has held no session, is told outside the work list and "
            "the page of the workplace in numbers only.",
            "{count} are counted and not listed: where a role is not filled or "
            "trained, and that a trainer has held no session, is told outside the work "
            "list and the page of the workplace in numbers only.",
            count,
        ).format(count=format_count(count)),
    )
