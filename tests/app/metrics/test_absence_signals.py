"""A quarter that leaves the usual variation is named, and a gap stays a gap."""

import polars as pl
import pytest

from app.metrics.absence_signals import (
    absence_signals,
    newest_signals,
    unused_baselines,
)
from app.metrics.control_chart import control_chart

QUIET = [0.01, 0.02] * 7
"""Fourteen quarters that only vary: mean 0.015, limits 0.015 -/+ 0.0266."""


def differences(values, workplace_id="W1", measure="total", first=8080):
    return pl.DataFrame(
        {
            "workplace_id": [workplace_id] * len(values),
            "measure": [measure] * len(values),
            "quarter_number": [first + place for place in range(len(values))],
            "difference": values,
        },
        schema_overrides={"difference": pl.Float64},
    )


def baselines(*quarters, workplace_id="W1", measure="total"):
    return pl.DataFrame(
        [(workplace_id, measure, quarter, "moved") for quarter in quarters],
        schema={
            "workplace_id": pl.String,
            "measure": pl.String,
            "quarter_number": pl.Int64,
            "reason": pl.String,
        },
        orient="row",
    )


def signals(values, *quarters):
    return absence_signals(differences(values), baselines(*quarters))


def test_more_absence_than_usual_is_of_concern_and_less_is_an_improvement():
    named = signals([*QUIET, 0.2, *QUIET, -0.2, *QUIET])

    assert (
        named["signal"].to_list()
        == (["common"] * 14 + ["concern"] + ["common"] * 14 + ["improvement"])
        + ["common"] * 14
    )


def test_a_fall_above_the_mean_is_an_improvement():
    values = [0, 4, 0, 4, 0, 4, 3.5, 3.4, 3.3, 3.2, 3.1, 3.0, 2.9, 0, 4, 0]

    named = signals([value / 100 for value in values])

    assert named["special_cause"].to_list()[6:13] == ["falling"] * 7
    assert named["signal"].to_list()[6:13] == ["improvement"] * 7


def test_the_lines_are_those_of_the_control_chart():
    columns = ["mean", "lower_limit", "upper_limit", "special_cause"]
    values = [*QUIET, None, 0.2, 0.4]

    named = signals(values, 8083)

    chart = control_chart(values, rebase_at=[3])
    assert named.select(columns).equals(chart.select(columns))


def test_a_quarter_without_a_figure_has_no_signal():
    named = signals([0.01, None, float("nan"), 0.02])

    assert named["signal"].to_list() == ["common", None, None, "common"]


def test_a_quarter_without_a_row_is_a_gap_as_one_without_a_figure_is():
    rising = differences([0.01, 0.02, 0.03, 0.04, None, 0.05, 0.06, 0.07, 0.08])
    whole = absence_signals(rising, baselines())

    left_out = absence_signals(rising.drop_nulls("difference"), baselines())

    assert left_out.equals(whole.drop_nulls("difference"))
    assert "rising" not in left_out["special_cause"]


def test_every_workplace_and_measure_has_its_own_chart():
    low, high = differences(QUIET), differences([1.0, 1.1] * 7, workplace_id="W2")
    long_term = differences([2.0, 2.1] * 7, measure="long_term")
    mixed = pl.concat([low, high, long_term]).sort("quarter_number")

    named = absence_signals(mixed, baselines(8084, workplace_id="W2"))

    assert named.select(mixed.columns).equals(mixed)
    assert named.filter(workplace_id="W2")["baseline_number"].sum() == 10
    assert named.filter(workplace_id="W1")["baseline_number"].sum() == 0
    assert set(named["signal"]) == {"common"}


def test_the_other_columns_are_kept():
    rows = differences(QUIET).with_columns(is_hidden=False)

    named = absence_signals(rows, baselines())

    assert named.columns == [
        *("workplace_id", "measure", "quarter_number", "difference", "is_hidden"),
        *("mean", "lower_limit", "upper_limit", "special_cause", "baseline_number"),
        *("signal", "known_count", "is_trial"),
    ]


def test_limits_are_on_trial_under_thirteen_known_quarters_in_their_group():
    named = signals([*QUIET[:12], None, *QUIET[:13]], 8092)

    assert named["known_count"].to_list() == [12] * 12 + [13] * 14
    assert named["is_trial"].to_list() == [True] * 12 + [False] * 14


def test_a_new_baseline_starts_at_its_quarter_also_when_it_has_no_figure():
    values = [0.01, 0.02, 0.01, None, 0.31, 0.32, 0.31]

    named = signals(values, 8083)

    assert named["baseline_number"].to_list() == [0] * 3 + [1] * 4
    assert set(named["signal"].drop_nulls()) == {"common"}


def test_a_new_baseline_at_a_quarter_without_a_row_starts_at_the_next():
    rows = differences([0.01, 0.02, 0.01, None, 0.31, 0.32, 0.31]).drop_nulls()

    named = absence_signals(rows, baselines(8083))

    assert named["baseline_number"].to_list() == [0] * 3 + [1] * 3


@pytest.mark.parametrize(
    ("quarter", "why"),
    [
        pytest.param(8000, "nothing_before", id="long before"),
        pytest.param(8081, "nothing_before", id="at the first known quarter"),
        pytest.param(8095, "nothing_after", id="at a quarter without a figure"),
        pytest.param(9000, "nothing_after", id="still to come"),
    ],
)
def test_a_new_baseline_with_nothing_on_one_side_is_not_used_and_said_so(quarter, why):
    rows = differences([None, *QUIET, None])

    told = unused_baselines(rows, baselines(8085, quarter))

    assert told.rows() == [("W1", "total", quarter, "moved", why)]
    assert absence_signals(rows, baselines(quarter)).equals(
        absence_signals(rows, baselines())
    )


def test_a_new_baseline_of_a_measure_without_figures_is_said_to_be_unused():
    told = unused_baselines(
        differences(QUIET), baselines(8085, measure="self_certified")
    )

    assert told["why"].to_list() == ["no_figures"]


def test_the_newest_known_quarter_speaks_and_says_since_when():
    named = signals([*QUIET, 0.2, 0.2, None])

    newest = newest_signals(named).row(0, named=True)

    assert newest["quarter_number"] == 8095
    assert newest["signal"] == "concern"
    assert newest["since_quarter_number"] == 8094
    assert newest["known_count"] == 16
    assert newest["is_trial"] is False


@pytest.mark.parametrize(
    ("values", "borders", "since"),
    [
        pytest.param(QUIET, [], 8080, id="all the time"),
        pytest.param(QUIET, [8090], 8090, id="a new baseline starts anew"),
        pytest.param([*QUIET[:9], None, *QUIET[:4]], [], 8090, id="a gap does too"),
    ],
)
def test_a_signal_lasts_back_to_a_gap_or_a_new_baseline(values, borders, since):
    newest = newest_signals(signals(values, *borders))

    assert newest["since_quarter_number"].to_list() == [since]


def test_a_workplace_without_any_figure_still_has_its_row():
    rows = pl.concat([differences([None, None]), differences(QUIET, "W2")])

    newest = newest_signals(absence_signals(rows, baselines()))

    assert newest["workplace_id"].to_list() == ["W1", "W2"]
    assert newest["signal"].to_list() == [None, "common"]
    assert newest["known_count"].to_list() == [0, 14]
    assert newest["is_trial"].to_list() == [True, False]


def test_no_rows_give_no_signals():
    named = absence_signals(differences([]), baselines())

    assert named.is_empty()
    assert newest_signals(named).is_empty()
