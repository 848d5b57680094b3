"""Stock and flow: how many came in, went out and were ongoing, month by month?"""

from datetime import date
from typing import NamedTuple

import polars as pl

SHOWN_MONTHS = 24
"""Two years of months can be told apart on a phone; the table has all."""


def newest_months(stock_and_flow: pl.DataFrame) -> pl.DataFrame:
    """Keep the months that a chart has room for.

    Args:
        stock_and_flow: Rows of `stock_and_flow.sql`: month_on, in_count, out_count,
            stock_count (deliveries ongoing at the end of the month).
    """
    return stock_and_flow.sort("month_on").tail(SHOWN_MONTHS)


class YearOfStock(NamedTuple):
    """The stock at the end of a month a year ago, and at the end of the last month."""

    month_on: date
    before: int
    now: int


def change_in_a_year(stock_and_flow: pl.DataFrame) -> YearOfStock | None:
    """Give the closing stock a year before the last month, and of the last month.

    Returns:
        The month and two counts, or None when there is less than a year.
    """
    months = stock_and_flow.sort("month_on")
    if months.height <= 12:
        return None
    stock = months["stock_count"]
    return YearOfStock(months["month_on"][-13], int(stock[-13]), int(stock[-1]))
