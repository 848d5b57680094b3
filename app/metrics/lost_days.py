"""How many working days are lost in a year, and how many of them beyond the country's?

Help is offered by the share of absence together with size (OE 2022, 4.1.3). The share
alone says little of a small workplace, so there is no order by it.
"""

import polars as pl

QUARTERS = 4
"""A year, so that the season is in every figure alike."""

NAMED_MAN_YEARS = 50
"""A couple of advisors named more than so many man-years as a threshold (OE 2022,
4.1.3); none is a rule, and nothing is left out by it here."""

_WORKPLACE = (
    *("workplace_id", "workplace_name", "parent_workplace_id", "county_code"),
    *("industry", "sector", "size", "man_years"),
)


def lost_days(
    quarters: pl.DataFrame, national: pl.DataFrame, *, last_quarter: int | None = None
) -> pl.DataFrame:
    """Add up the last four quarters of each workplace, by measure.

    As Nav does: the persons are the highest number of a quarter, not the sum; a share
    is lost days over possible days, with three decimals, half rounded up; and what one
    quarter hides, the sum of the four hides.

    Args:
        quarters: Rows of absence_quarters.sql.
        national: Rows of `national_series`.
        last_quarter: Number of the last of the four; else the newest in the rows, the
            same for all.

    Returns:
        One row per workplace_id and measure with a quarter among the four: the columns
        of the workplace, last_quarter_number, quarters_count (that have days),
        lost_days, possible_days, absence_share, persons_count, national_share (of the
        same quarters, weighed by possible days), potential_days (lost beyond what the
        national share would give, at least 0; ours), year_change_share (last quarter
        less the same one a year before), is_hidden, lacks_days, lacks_national.
        Hidden: every figure is null.
    """
    last = last_quarter if last_quarter is not None else _newest(quarters)
    rows = _with_days(quarters, national)
    is_now = pl.col("quarter_number").is_between(last - QUARTERS + 1, last)
    return (
        rows.filter(is_now)
        .group_by(*_WORKPLACE, "measure")
        .agg(
            last_quarter_number=pl.lit(last, pl.Int64),
            quarters_count=pl.col("lost_days").count(),
            lost_days=_sum("lost_days"),
            possible_days=_sum("possible_days"),
            persons_count=pl.col("persons_count").max(),
            national_days=_sum("national_days"),
            is_hidden=pl.col("is_hidden").any(),
            lacks_days=pl.col("lost_days").is_null().all(),
            lacks_national=pl.col("national_share").is_null().any(),
        )
        .join(_year_change(rows, last), on=["workplace_id", "measure"], how="left")
        .with_columns(
            absence_share=half_up(pl.col("lost_days") / pl.col("possible_days")),
            national_share=pl.when(~pl.col("lacks_national")).then(
                pl.col("national_days") / pl.col("possible_days")
            ),
            potential_days=pl.when(~pl.col("lacks_national")).then(
                (pl.col("lost_days") - pl.col("national_days")).clip(0)
            ),
        )
        .pipe(_hide)
        .sort("workplace_id", "measure")
    )


def half_up(share: pl.Expr) -> pl.Expr:
    """Round a share to three decimals, half away from zero; no number is no share."""
    rounded = share.round(3, mode="half_away_from_zero")
    return pl.when(share.is_finite()).then(rounded)


def _newest(quarters: pl.DataFrame) -> int:
    newest = quarters["quarter_number"].max()
    return newest if isinstance(newest, int) else 0


def _with_days(quarters: pl.DataFrame, national: pl.DataFrame) -> pl.DataFrame:
    """Take the days of each quarter; both, or none of them."""
    from_share = pl.col("absence_share") * pl.col("possible_days")
    lost = pl.coalesce("lost_days", from_share)
    has_days = lost.is_not_null() & (pl.col("possible_days") > 0)
    return (
        quarters.with_columns(pl.col("quarter_number").cast(pl.Int64))
        .join(
            national.select("measure", "quarter_number", "national_share"),
            on=["measure", "quarter_number"],
            how="left",
        )
        .with_columns(
            lost_days=pl.when(has_days).then(lost),
            possible_days=pl.when(has_days).then("possible_days"),
        )
        .with_columns(national_days=pl.col("national_share") * pl.col("possible_days"))
    )


def _sum(name: str) -> pl.Expr:
    """Add up; nothing is not zero."""
    return pl.when(pl.col(name).count() > 0).then(pl.col(name).sum())


def _year_change(rows: pl.DataFrame, last: int) -> pl.DataFrame:
    share = half_up(pl.col("lost_days") / pl.col("possible_days"))
    shares = rows.select("workplace_id", "measure", "quarter_number", share=share)
    now = shares.filter(pl.col("quarter_number") == last)
    before = shares.filter(pl.col("quarter_number") == last - QUARTERS)
    key = ["workplace_id", "measure"]
    return now.join(before, on=key, suffix="_before").select(
        *key, year_change_share=half_up(pl.col("share") - pl.col("share_before"))
    )


def _hide(sums: pl.DataFrame) -> pl.DataFrame:
    """Hide every figure of the four quarters where one of them is hidden."""
    figures = [
        *("lost_days", "possible_days", "absence_share", "persons_count"),
        *("national_share", "potential_days", "year_change_share"),
    ]
    return sums.select(
        *_WORKPLACE,
        "measure",
        "last_quarter_number",
        "quarters_count",
        *(pl.when(~pl.col("is_hidden")).then(name).alias(name) for name in figures),
        "is_hidden",
        lacks_days=pl.col("lacks_days") & ~pl.col("is_hidden"),
        lacks_national="lacks_national",
    )
