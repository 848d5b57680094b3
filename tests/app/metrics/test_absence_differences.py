"""A quarter is held beside the national figure of the same quarter and measure."""

import polars as pl

from app.metrics.absence_differences import absence_differences

NATIONAL = pl.DataFrame(
    {
        "measure": ["total"] * 2,
        "quarter_number": [2025 * 4, 2025 * 4 + 2],
        "national_share": [0.07, 0.06],
        "edition": ["SSB"] * 2,
    }
)


def quarters(*rows):
    columns = {
        "workplace_id": pl.String,
        "measure": pl.String,
        "quarter": pl.Int32,
        "absence_share": pl.Float64,
        "hidden_why": pl.String,
    }
    return pl.DataFrame(rows, schema=columns, orient="row").with_columns(
        year=pl.lit(2025, pl.Int32),
        is_hidden=pl.col("hidden_why").is_not_null(),
    )


def test_a_quarter_that_is_missing_hidden_or_without_a_national_figure_has_none():
    rows = absence_differences(
        quarters(
            ("A", "total", 1, 0.08, None),
            ("A", "total", 3, None, "few"),
            ("A", "total", 4, 0.05, None),
        ),
        NATIONAL,
    )

    assert rows.select(
        "quarter", "difference", "hidden_why", "is_missing", "lacks_national"
    ).rows() == [
        (1, 0.01, None, False, False),
        (2, None, None, True, True),
        (3, None, "few", False, False),
        (4, None, None, False, True),
    ]


def test_every_workplace_has_its_own_first_and_last_quarter_and_total_comes_first():
    rows = absence_differences(
        quarters(
            ("B", "total", 1, 0.08, None),
            ("A", "self_certified", 4, 0.01, None),
            ("A", "total", 3, 0.05, None),
        ),
        NATIONAL,
    )

    assert rows.select("workplace_id", "measure", "quarter", "difference").rows() == [
        ("A", "total", 3, -0.01),
        ("A", "total", 4, None),
        ("A", "self_certified", 3, None),
        ("A", "self_certified", 4, None),
        ("B", "total", 1, 0.01),
    ]


def test_short_term_has_no_national_figure_and_no_other_measure_stands_in():
    rows = absence_differences(
        quarters(("A", "short_term", 1, 0.02, None), ("A", "total", 1, 0.08, None)),
        NATIONAL,
    )

    lacking = rows.filter(measure="short_term")
    assert lacking.select("national_share", "difference", "lacks_national").rows() == [
        (None, None, True)
    ]


def test_without_quarters_there_is_nothing_to_compare():
    assert absence_differences(quarters(), NATIONAL).is_empty()
