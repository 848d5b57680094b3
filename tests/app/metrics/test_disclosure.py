import json
import math
from datetime import date

import numpy as np
import polars as pl
import pytest

from app.metrics.disclosure import (
    hidden_intervals,
    hidden_place_intervals,
    hide_places,
    hide_small_groups,
)


def hide(counts, *by, minimum=3, **how):
    by = by or tuple(name for name in counts.columns if name != "persons")
    return hide_small_groups(counts, by=by, count="persons", minimum=minimum, **how)


def table(**columns):
    """Build counts of persons by row and column: table(a=[1, 9], b=[9, 9])."""
    rows = [
        {"row": number, "column": name, "persons": persons}
        for name, column in columns.items()
        for number, persons in enumerate(column)
    ]
    return pl.DataFrame(rows)


def hidden_cells(rows):
    return rows.filter("hidden").drop("hidden").rows()


@pytest.fixture(scope="module")
def vectors(fixtures_folder):
    path = fixtures_folder / "disclosure" / "small_vectors.json"
    return json.loads(path.read_text(encoding="utf-8"))


def test_nothing_small_hides_nothing():
    rows = hide(table(a=[3, 9], b=[0, 30]))

    assert hidden_cells(rows) == []


def test_a_small_cell_hides_the_fewest_and_smallest_cells_with_it():
    rows = hide(table(a=[2, 19, 10, 14], b=[18, 14, 12, 11]))

    assert hidden_cells(rows) == [
        (0, "a", 2),
        (0, "b", 18),
        (2, "a", 10),
        (2, "b", 12),
    ]


def test_every_margin_comes_with_the_cells_totals_last():
    rows = hide(table(b=[7, 8], a=[5, 6]))

    assert rows.drop("hidden").rows() == [
        (0, "a", 5),
        (0, "b", 7),
        (0, None, 12),
        (1, "a", 6),
        (1, "b", 8),
        (1, None, 14),
        (None, "a", 11),
        (None, "b", 15),
        (None, None, 26),
    ]
    assert rows.schema["hidden"] == pl.Boolean


def test_a_combination_without_a_row_counts_nobody_and_is_shown():
    counts = table(a=[5, 6], b=[7, 8]).filter(
        (pl.col("row") < 1) | pl.col("persons").ne(8)
    )

    assert (1, "b", 0, False) in hide(counts).rows()


def test_margins_under_the_minimum_are_small_cells_too():
    rows = hide(table(a=[1, 9], b=[1, 9]))

    assert (0, None, 2, True) in rows.rows()


def test_zero_is_shown_unless_zeros_are_hidden():
    counts = table(a=[0, 9], b=[8, 9])

    assert hidden_cells(hide(counts)) == []
    assert (0, "a", 0) in hidden_cells(hide(counts, hide_zeros=True))


def test_a_table_of_nobody_shows_its_zeros():
    assert hidden_cells(hide(table(a=[0, 0], b=[0, 0]))) == []
    assert hide(table(a=[0, 0]), hide_zeros=True)["hidden"].all()


def test_one_cell_hides_its_totals_with_it():
    rows = hide(table(a=[2]))

    assert rows["hidden"].all()
    found = hidden_intervals(rows, by=["row", "column"], count="persons")
    assert found["upper"].to_list() == [math.inf] * 4


def test_an_empty_frame_has_a_total_of_nobody():
    rows = hide(table(a=[1]).clear())

    assert rows.rows() == [(None, None, 0, False)]


def test_one_column_alone_hides_one_more_group():
    rows = hide(
        pl.DataFrame({"row": list("abcd"), "persons": [4, 0, 10, 30]}), minimum=5
    )

    assert hidden_cells(rows) == [("a", 4), ("c", 10)]


def test_two_small_groups_that_leave_too_little_room_take_a_third():
    rows = hide(pl.DataFrame({"row": list("abc"), "persons": [1, 2, 30]}))

    assert hidden_cells(rows) == [("a", 1), ("b", 2), ("c", 30)]


def test_counts_in_the_millions_are_protected_like_others():
    rows = hide(table(a=[2, 3_000_000], b=[5_000_000, 7_000_000_000]))
    found = hidden_intervals(rows, by=["row", "column"], count="persons")

    assert rows["hidden"].sum() == 4
    assert ((found["upper"] - found["lower"]) >= 3 - 1e-6).all()


def test_the_order_of_the_rows_changes_nothing():
    random = np.random.default_rng(1)
    counts = table(**{name: random.poisson(5, 5).tolist() for name in "abcde"})

    assert hide(counts).equals(hide(counts.sample(fraction=1, shuffle=True, seed=1)))


@pytest.mark.parametrize(
    "values",
    [
        pytest.param([date(2025, 1, 1), date(2026, 1, 1)], id="day"),
        pytest.param(pl.Series(["x", "y"], dtype=pl.Enum(["y", "x"])), id="enum"),
        pytest.param([True, False], id="yes or no"),
        pytest.param(pl.Series(["x", "y"], dtype=pl.Categorical), id="category"),
    ],
)
def test_by_columns_keep_their_type(values):
    counts = pl.DataFrame({"group": values, "persons": [2.0, 9.0]})

    rows = hide(counts)

    assert rows.schema["group"] == counts.schema["group"]
    assert rows.schema["persons"] == pl.Int64
    assert rows["group"].null_count() == 1


def test_a_single_name_will_do_for_by():
    counts = pl.DataFrame({"row": ["a", "b"], "persons": [4, 9]})

    rows = hide_small_groups(counts, by="row", count="persons", minimum=3)

    assert rows.height == 3


@pytest.mark.parametrize(
    ("counts", "sentence"),
    [
        (table(a=[-1]), "1 values that are no count, such as [-1]"),
        (table(a=[1.5]), "such as [1.5]. Expected whole numbers from 0. Correct them"),
        (table(a=[float("nan")]), "no count, such as [nan]"),
        (table(a=[None]).cast({"persons": pl.Int64}), "no count, such as [None]"),
        (table(a=["many"]), "'persons' is String. Expected whole numbers"),
        (pl.concat([table(a=[1])] * 2), "Several rows have the same ['row', 'column']"),
        (table(a=[1]).with_columns(row=None), "'row' has 1 rows without a value"),
        (table(a=[1]).drop("column"), "There is no column 'column'"),
    ],
)
def test_what_is_no_table_of_counts_is_refused(counts, sentence):
    with pytest.raises(ValueError, match="Expected") as refused:
        hide(counts, "row", "column")

    assert sentence in str(refused.value)


@pytest.mark.parametrize(
    "asked",
    [
        {"by": []},
        {"by": ["row", "row"]},
        {"by": ["row", "persons"]},
        {"minimum": 0},
        {"minimum": 2.5},
        {"minimum": True},
    ],
)
def test_a_question_that_cannot_be_answered_is_refused(asked):
    asked = {"by": ["row", "column"], "count": "persons", "minimum": 3} | asked

    with pytest.raises(ValueError, match="Expected"):
        hide_small_groups(table(a=[1]), **asked)


def test_a_table_with_cells_missing_has_no_intervals():
    rows = hide(table(a=[2, 9], b=[9, 9]))

    with pytest.raises(ValueError, match="lacks 1 cells"):
        hidden_intervals(rows.tail(-1), by=["row", "column"], count="persons")


def test_a_table_that_does_not_add_up_has_no_intervals():
    rows = hide(table(a=[2, 9], b=[9, 9])).with_columns(
        persons=pl.col("row").fill_null(9)
    )

    with pytest.raises(ValueError, match="No counts agree"):
        hidden_intervals(rows, by=["row", "column"], count="persons")


def test_intervals_rest_on_shown_counts_alone():
    rows = hide(table(a=[2, 9], b=[9, 9]))
    unseen = rows.with_columns(
        pl.when("hidden").then(None).otherwise("persons").alias("persons")
    )
    asked = {"by": ["row", "column"], "count": "persons"}

    assert hidden_intervals(unseen, **asked).equals(hidden_intervals(rows, **asked))


def test_the_small_cells_of_zentables_are_hidden_here_too(vectors):
    """Its secondary cells differ: one per row and column, without totals or intervals.

    It takes negative numbers by size and missing ones as 0, which are refused here.
    """
    for case in vectors["zentables"]:
        met = np.array(case["input"], dtype=float)
        sizes = np.abs(np.nan_to_num(met)).astype(int)
        rows = hide(
            table(**{f"c{n}": c.tolist() for n, c in enumerate(sizes.T)}), minimum=5
        )
        small = rows.filter(pl.col("persons").is_between(1, 4))

        assert small["hidden"].all()
        if case["test"] == "test_no_suppression":
            assert hidden_cells(rows) == []


def test_the_optimum_of_sdctable_is_found(vectors):
    counts = pl.DataFrame(
        {
            "region": list("AABBCCDD"),
            "gender": ["female", "male"] * 4,
            "persons": [2, 18, 19, 14, 10, 12, 14, 11],
        }
    )

    rows = hide(counts)

    accepted = vectors["sdctable_opt"]["accepted_secondary"][0]["cells"]
    small = vectors["sdctable_opt"]["primary"]
    met = rows.filter("hidden").select("region", "gender").rows()
    assert sorted(met) == sorted(tuple(cell) for cell in accepted + small)


def places(*rows):
    names = ["role", "centre_id", "county_code", "persons"]
    return pl.DataFrame(rows, schema=names, orient="row")


def hide_by_place(counts, **how):
    return hide_places(counts, by=["role"], count="persons", minimum=3, **how)


def hidden_places(rows):
    return rows.filter("hidden").select("group_kind", "group_code").rows()


def test_programme_centres_and_counties_come_in_that_order():
    rows = hide_by_place(places(("lead", "s2", "03", 5), ("lead", "s1", None, 6)))

    assert rows.rows() == [
        ("lead", "programme", None, 11, False),
        ("lead", "centre", "s1", 6, False),
        ("lead", "centre", "s2", 5, False),
        ("lead", "county", "03", 5, False),
        ("lead", "county", "unknown", 6, False),
    ]


def test_a_centre_that_is_one_whole_county_is_hidden_when_the_county_is():
    counts = places(
        ("lead", "s1", "03", 2),
        ("lead", "s2", "11", 8),
        ("lead", "s3", "46", 7),
    )

    assert hidden_places(hide_by_place(counts)) == [
        ("centre", "s1"),
        ("centre", "s3"),
        ("county", "03"),
        ("county", "46"),
    ]


def test_the_programme_is_hidden_only_when_no_other_place_can_be():
    assert hidden_places(hide_by_place(places(("lead", "s1", "03", 2)))) == [
        ("programme", None),
        ("centre", "s1"),
        ("county", "03"),
    ]


def test_a_centre_over_two_counties_does_not_give_a_small_county_away():
    counts = places(
        ("lead", "s1", "03", 2),
        ("lead", "s1", "11", 8),
        ("lead", "s2", "11", 9),
        ("lead", "s2", "03", 0),
    )

    assert hidden_places(hide_by_place(counts)) == [("county", "03"), ("county", "11")]


def test_each_combination_is_a_table_of_its_own():
    counts = places(
        ("lead", "s1", "03", 2),
        ("lead", "s2", "03", 8),
        ("union", "s1", "03", 9),
        ("union", "s2", "03", 9),
    )

    assert hide_by_place(counts).filter("hidden")["role"].unique().to_list() == ["lead"]


def test_totals_over_a_column_hang_together_with_it():
    counts = places(
        ("lead", "s1", "03", 2),
        ("lead", "s2", "03", 8),
        ("union", "s1", "03", 9),
        ("union", "s2", "03", 9),
    )

    rows = hide_by_place(counts, totals_over=["role"])

    assert rows.height == 12
    assert set(rows.filter("hidden")["role"]) >= {"lead", "union"}


def test_what_an_earlier_build_hid_stays_hidden():
    before = hide_by_place(places(("lead", "s1", "03", 2), ("lead", "s2", "03", 8)))
    now = places(("lead", "s1", "03", 6), ("lead", "s2", "03", 8))

    assert hidden_places(hide_by_place(now)) == []
    assert hidden_places(hide_by_place(now, keep_hidden=before)) == hidden_places(
        before
    )


def test_a_cell_kept_hidden_that_is_now_zero_cannot_be_worked_out():
    before = hide_by_place(places(("lead", "s1", "03", 2), ("lead", "s2", "11", 8)))
    now = places(("lead", "s1", "03", 0), ("lead", "s2", "11", 0))

    rows = hide_by_place(now, keep_hidden=before)

    found = hidden_place_intervals(rows, by=["role"], count="persons")
    assert ("centre", "s1") in hidden_places(rows)
    assert ((found["upper"] - found["lower"]) >= 3).all()


def test_places_without_any_count_give_no_rows():
    assert hide_by_place(places().cast({"persons": pl.Int64})).is_empty()
    whole = hide_places(
        places(("lead", "s1", "03", 9)).drop("role"), by=[], count="persons", minimum=3
    )
    assert whole["hidden"].to_list() == [False, False, False]
