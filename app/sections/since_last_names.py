"""Name a few of the records that something has happened with, as one cell has them."""

import polars as pl

from app.sections.since_last_read import SinceLast
from app.translations.follow_up_words import listed
from app.translations.gettext import _, ngettext
from app.translations.numbers import NOT_KNOWN, format_count

FEW = 3
"""So many are named in a cell; the list beside it has them all."""


def place_name(row: dict[str, str | None]) -> str:
    """Name a delivery by its workplace and its id: `Myrvang sykehjem (L-1)`.

    One of them alone where the other is not known, or is not to be said.
    """
    workplace, delivery = row["workplace_name"], row["delivery_id"]
    if workplace is None or delivery is None:
        return workplace or delivery or NOT_KNOWN
    return _("{workplace} ({delivery})").format(workplace=workplace, delivery=delivery)


def few_names(rows: pl.DataFrame, everything: int | None = None) -> str:
    """Name a few records, and say how many more there are.

    Args:
        rows: delivery_id and workplace_name of each that may be named.
        everything: How many there are in all, named or not; None: these.
    """
    names = [place_name(row) for row in rows.head(FEW).iter_rows(named=True)]
    rest = (rows.height if everything is None else everything) - len(names)
    if not names:
        return NOT_KNOWN
    if rest <= 0:
        return listed(names)
    return ngettext(
        "{names} and {count} other", "{names} and {count} others", rest
    ).format(names=", ".join(names), count=format_count(rest))


def state_filter_words(since: SinceLast) -> tuple[str, ...]:
    """Say that a choice of states takes deliveries out by itself; nothing of none."""
    if not since.statuses:
        return ()
    return (
        _(
            "The selection has deliveries of some states only. One that has come to "
            "another state leaves it: the filter takes it out, not the data."
        ),
    )
