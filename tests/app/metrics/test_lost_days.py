"""The last four quarters added up, by the rules of Nav."""

import json

import polars as pl
import pytest

from app.metrics.lost_days import half_up, lost_days

WORKPLACE = {
    "workplace_id": "A",
    "workplace_name": "Myrvang",
    "parent_workplace_id": None,
    "county_code": "34",
    "industry": "nursing_home",
    "sector": "municipal",
    "size": "20",
    "man_years": 40.0,
}


def quarter(number, **changes):
    """Quarter 0 is the first of 2024: 90 of 1000 days lost by 20 persons."""
    row = {
        "measure": "total",
        "quarter_number": 2024 * 4 + number,
        "absence_share": 0.09,
        "lost_days": 90.0,
        "possible_days": 1000.0,
        "persons_count": 20,
        "is_hidden": False,
    }
    return WORKPLACE | row | changes


HIDDEN = {
    "absence_share": None,
    "lost_days": None,
    "possible_days": None,
    "persons_count": None,
    "is_hidden": True,
}


def summed(*rows, share=0.07, **options):
    national = pl.DataFrame(
        {"measure": "total", "quarter_number": range(2024 * 4, 2026 * 4)}
    ).with_columns(national_share=pl.lit(share, pl.Float64))
    frame = pl.DataFrame(
        rows, schema_overrides={"parent_workplace_id": pl.String, "lost_days": float}
    )
    return lost_days(frame, national, **options).row(0, named=True)


def test_the_last_four_quarters_are_added_and_held_beside_the_national_share():
    year = summed(*[quarter(number) for number in range(5)])

    assert year["last_quarter_number"] == 2025 * 4
    assert year["quarters_count"] == 4
    assert (year["lost_days"], year["possible_days"]) == (360, 4000)
    assert (year["absence_share"], year["persons_count"]) == (0.09, 20)
    assert year["national_share"] == pytest.approx(0.07)
    assert year["potential_days"] == pytest.approx(80)


def test_below_the_country_there_are_no_days_beyond_it():
    assert summed(quarter(0), share=0.1)["potential_days"] == 0


def test_a_hidden_quarter_among_the_four_hides_them_all():
    year = summed(quarter(1), quarter(2, **HIDDEN), quarter(4))

    assert year["is_hidden"]
    assert {
        year[name]
        for name in ("lost_days", "possible_days", "absence_share", "persons_count")
    } == {None}
    assert {year["potential_days"], year["national_share"]} == {None}


def test_a_hidden_quarter_before_the_four_hides_only_the_change():
    year = summed(quarter(0, **HIDDEN), *[quarter(number) for number in range(1, 5)])

    assert not year["is_hidden"]
    assert year["year_change_share"] is None


def test_a_quarter_that_is_missing_or_has_no_days_is_not_counted():
    year = summed(quarter(1), quarter(3, lost_days=None, possible_days=None))

    assert (year["quarters_count"], year["lost_days"]) == (1, 90)
    assert not year["lacks_days"]


def test_shares_alone_are_no_days():
    year = summed(quarter(3, lost_days=None, possible_days=None))

    assert year["lacks_days"]
    assert {year["lost_days"], year["absence_share"], year["potential_days"]} == {None}


def test_lost_days_that_are_not_given_are_from_the_share():
    assert summed(quarter(0, lost_days=None))["lost_days"] == 90


def test_without_a_national_figure_of_every_quarter_there_is_no_potential():
    year = summed(quarter(-1), quarter(0))

    assert year["lacks_national"]
    assert {year["potential_days"], year["national_share"]} == {None}


def test_the_last_quarter_may_be_chosen():
    year = summed(quarter(0), quarter(4), last_quarter=2024 * 4)

    assert (year["quarters_count"], year["last_quarter_number"]) == (1, 2024 * 4)


def test_the_sums_are_those_of_nav(fixtures_folder):
    vectors = json.loads(
        (fixtures_folder / "disclosure/small_vectors.json").read_text("utf-8")
    )["nav_pia_masking"]
    rows = [
        quarter(
            (row["aar"] - 2024) * 4 + row["kvartal"] - 1,
            lost_days=row["tapte"],
            possible_days=row["mulige"],
            persons_count=row["personer"],
        )
        for row in vectors["data"]
    ]
    expected = vectors["expected"]

    year = summed(*rows)

    assert year["year_change_share"] * 100 == pytest.approx(
        float(expected["trend_2024K4"])
    )
    assert year["lost_days"] == pytest.approx(float(expected["tapte_dagsverk_siste4"]))
    assert year["persons_count"] == expected["personer_i_beregningen"]


@pytest.mark.parametrize(
    ("lost", "possible", "share"),
    [(89.5, 1000, 0.09), (89.4, 1000, 0.089), (1, 3, 0.333), (0, 5, 0), (0, 0, None)],
)
def test_a_share_has_three_decimals_and_half_is_rounded_up(lost, possible, share):
    days = pl.DataFrame({"lost": [float(lost)], "possible": [float(possible)]})

    rounded = days.select(half_up(pl.col("lost") / pl.col("possible"))).item()

    assert rounded == share
