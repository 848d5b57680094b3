"""Turn times that are stored as UTC into those of a clock in Norway, for lists.

Sentences use `format_time`; a list keeps its times as times, so that they sort.
"""

import polars as pl


def on_the_clock(name: str) -> pl.Expr:
    """Give a column of UTC times as the clock in Norway showed them."""
    return (
        pl.col(name)
        .dt.replace_time_zone("UTC")
        .dt.convert_time_zone("Europe/Oslo")
        .dt.replace_time_zone(None)
    )
