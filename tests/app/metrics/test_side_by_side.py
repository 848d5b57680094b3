"""Two parts of the programme beside each other."""

import polars as pl

from app.metrics.side_by_side import SHARES, side_by_side, widest_apart

SHARE = "breadth_three_layers"


def workplaces(whole, reached):
    def fetch(query, **params):
        return pl.DataFrame(
            {
                "is_three_layers": [True] * whole + [False] * (reached - whole),
                "is_reached": [True] * reached,
            },
            schema={"is_three_layers": pl.Boolean, "is_reached": pl.Boolean},
        )

    return fetch


def test_the_difference_is_the_first_minus_the_second():
    row = side_by_side([SHARE], workplaces(15, 20), workplaces(5, 20)).row(
        0, named=True
    )

    assert (row["first_value"], row["second_value"]) == (0.75, 0.25)
    assert (row["first_count"], row["second_count"]) == (20, 20)
    assert row["difference"] == 0.5


def test_nothing_on_one_side_is_no_difference():
    frame = side_by_side([SHARE], workplaces(0, 0), workplaces(5, 20))

    assert frame["difference"].item() is None
    assert widest_apart(frame) is None


def test_a_share_of_few_makes_no_heading():
    few = side_by_side([SHARE], workplaces(9, 9), workplaces(0, 20))
    enough = side_by_side([SHARE], workplaces(10, 10), workplaces(0, 20))

    assert widest_apart(few) is None
    assert widest_apart(enough) == SHARE


def test_every_share_that_is_put_side_by_side_is_a_share():
    from app.metrics.registry import metric_named

    assert {metric_named(code).measure.kind for code in SHARES} == {"share"}
