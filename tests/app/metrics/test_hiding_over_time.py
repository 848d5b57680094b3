"""An older data set beside a newer one tells no more of few units than each alone."""

import polars as pl
import pytest

from app.metrics.hiding_over_time import hide_over_time
from tests.app.metrics.attack import narrowest, widths

BY = ("factor_code",)
MINIMUM = 10
PLACES = pl.DataFrame(
    [
        (centre, f"{county} county")
        for centre in ("east", "west", "north")
        for county in ("east", "west", "north")
    ],
    schema=["centre_id", "county_code"],
    orient="row",
)


def counts(**centres):
    """Give a frame of one factor; every unit of a centre is in a county of its own."""
    return pl.DataFrame(
        [
            ("ownership", name, f"{name} county", count)
            for name, count in centres.items()
        ],
        schema={
            "factor_code": pl.String,
            "centre_id": pl.String,
            "county_code": pl.String,
            "unit_count": pl.Int64,
        },
        orient="row",
    )


def hide(frame, *earlier, **options):
    options = {"places": PLACES} | options
    return hide_over_time(frame, earlier, by=BY, minimum=MINIMUM, **options)


def hidden_centres(cells):
    return set(cells.filter("hidden", group_kind="centre")["group_code"])


def test_without_an_older_one_it_is_what_places_give():
    cells = hide(counts(east=3, west=40, north=60))

    assert "east" in hidden_centres(cells)
    assert narrowest(cells, MINIMUM, PLACES) is None


def test_what_an_older_one_hides_stays_hidden():
    then = hide(counts(east=3, west=40, north=60))
    now = hide(counts(east=30, west=40, north=60), then)

    assert hidden_centres(now) >= hidden_centres(then)
    assert narrowest(now, MINIMUM, PLACES) is None


def test_zero_is_shown_also_where_it_was_few():
    then = hide(counts(east=3, west=40, north=60))
    now = hide(counts(east=0, west=40, north=60), then)

    assert "east" not in hidden_centres(now)


def test_a_count_of_nobody_is_hidden_where_zeros_are():
    then = hide(counts(east=3, west=40, north=60), hides_zeros=True)
    now = hide(counts(east=0, west=40, north=60), then, hides_zeros=True)
    first = hide(counts(east=0, west=40, north=60), hides_zeros=True)

    assert "east" in hidden_centres(now)
    assert "east" in hidden_centres(first)
    assert len(hidden_centres(first)) > 1


def test_what_an_older_one_shows_unchanged_protects_nothing():
    then = hide(counts(east=0, west=20, north=60))
    now = hide(counts(east=3, west=20, north=75), then)

    assert not hidden_centres(then)
    assert "east" in hidden_centres(now)
    assert now.filter("hidden", pl.col("group_code") != "east").height > 0
    assert narrowest(now, MINIMUM, PLACES, known=then) is None


def test_where_only_the_few_are_new_the_total_is_hidden():
    then = hide(counts(east=0, west=20, north=60))
    now = hide(counts(east=3, west=20, north=60), then)

    assert now.filter("hidden", group_kind="programme").height == 1
    assert set(widths(now, PLACES, known=then)) <= {float("inf")}


@pytest.mark.parametrize("seed", range(6))
def test_growing_counts_made_by_chance_are_safe_beside_older_ones(seed):
    by_chance = pl.Series(range(seed * 90, seed * 90 + 90)).hash(seed=7)
    grown = [int(value % 23) // 2 for value in by_chance]
    earlier, total = [], [0] * 30
    for year in range(3):
        added = grown[year * 30 : year * 30 + 30]
        total = [
            was + (more if index % (year + 2) else 0)
            for index, (was, more) in enumerate(zip(total, added, strict=True))
        ]
        frame = pl.DataFrame(
            {
                "factor_code": ["ownership"] * 30,
                "centre_id": [f"C-{index % 6}" for index in range(30)],
                "county_code": [f"{index // 4:02}" for index in range(30)],
                "unit_count": [count // 3 for count in total],
            }
        )
        places = frame.select("centre_id", "county_code").unique()
        counted = frame.filter(pl.col("unit_count") > 0)
        cells = hide(counted, *earlier, places=places)

        assert narrowest(cells, MINIMUM, places) is None
        for older in earlier:
            assert narrowest(cells, MINIMUM, places, known=older) is None
        earlier.append(cells)


def test_a_centre_that_is_the_whole_of_a_county_is_hidden_with_it():
    places = pl.DataFrame(
        {
            "centre_id": ["east", "west", "north"],
            "county_code": [f"{name} county" for name in ("east", "west", "north")],
        }
    )

    cells = hide(counts(east=3, west=40, north=60), places=places)

    assert narrowest(cells, MINIMUM, places) is None
    hidden = hidden_centres(cells)
    assert {f"{name} county" for name in hidden} == set(
        cells.filter("hidden", group_kind="county")["group_code"]
    )
