"""The control chart is R's, an exact sum's, and has answers where R has none."""

import json
from fractions import Fraction

import numpy as np
import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.metrics.control_chart import chart_points, control_chart

R_NAMES = {
    "Common Cause": "none",
    "Above UCL": "above_limit",
    "Below LCL": "below_limit",
    "7 Point Trend (Increasing)": "rising",
    "7 Point Trend (Decreasing)": "falling",
    "2 in 3 Above CL": "two_of_three_high",
    "2 in 3 Below CL": "two_of_three_low",
    "7 Points Above CL": "shift_high",
    "7 Points Below CL": "shift_low",
}
R_CASES = (
    "deviations_screen_true",
    "deviations_screen_false",
    "snapshot_r1",
    "snapshot_r2",
    "snapshot_r3",
    "fix_after_12",
    "two_of_three_opposite_sides",
    "ae_breaches_RRK",
    "ae_breaches_RJC",
    "ae_breaches_RJ7",
    "ae_breaches_R1K",
    "ae_breaches_R1H",
    "ae_breaches_RQM",
    "ae_breaches_RRK_rebase_2018_07_01",
    "ae_breaches_RRK_all_norebase",
    "ae_breaches_RQM_target1200",
    "ae_total_attendances",
    "ae_total_attendances_rebase2",
)
MIRROR = {
    "none": "none",
    "above_limit": "below_limit",
    "rising": "falling",
    "two_of_three_high": "two_of_three_low",
    "shift_high": "shift_low",
}
MIRROR |= {low: high for high, low in MIRROR.items()}
QUIET = [1, 2] * 7
"""Mean 1.5, limits 1.5 -/+ 2.66."""

ANY_TENTHS = st.lists(
    st.none() | st.integers(-3, 3) | st.integers(-30, 30), min_size=1, max_size=30
)
SLOPE = st.builds(
    lambda first, step, count: [first + step * place for place in range(count)],
    st.integers(-9, 9),
    st.sampled_from([1, -1, 2, 0]),
    st.integers(1, 9),
)
SLOPES = st.lists(SLOPE | st.just([None]), min_size=1, max_size=5).map(
    lambda slopes: [value for slope in slopes for value in slope]
)
TENTHS = ANY_TENTHS | SLOPES
"""Without slopes a trend or a shift would hardly ever come up."""


@pytest.fixture(scope="module")
def made_by_r(fixtures_folder):
    path = fixtures_folder / "control_chart/cases.json"
    return {case["id"]: case for case in json.loads(path.read_text("utf-8"))}


def causes(values, **options):
    return control_chart(values, **options)["special_cause"].to_list()


def lines(values, **options):
    columns = ["mean", "lower_limit", "upper_limit"]
    return control_chart(values, **options).select(columns).rows()


def test_every_case_of_r_is_looked_at(made_by_r):
    assert set(made_by_r) == set(R_CASES)


@pytest.mark.parametrize("name", R_CASES)
def test_lines_and_causes_are_those_of_r(made_by_r, name):
    case, rows = made_by_r[name], made_by_r[name]["rows"]
    args, groups = case["args"] or {}, rows["rebase_group"]

    chart = control_chart(
        rows["y"],
        screen_ranges=args.get("screen_outliers", True),
        rebase_at=[i for i in range(1, len(groups)) if groups[i] != groups[i - 1]],
        baseline_points=args.get("fix_after_n_points"),
    )

    # The file has 15 digits: of a number in millions, eight after the point.
    for ours, theirs in (
        ("mean", "mean"),
        ("lower_limit", "lpl"),
        ("upper_limit", "upl"),
    ):
        assert chart[ours].to_list() == pytest.approx(rows[theirs], rel=1e-14, abs=1e-9)
    assert chart["special_cause"].to_list() == [
        R_NAMES[cause] for cause in rows["special_cause_type"]
    ]


def test_the_frame_has_a_row_per_value_and_its_columns():
    chart = control_chart([1, None, 2.5])

    assert chart.schema == {
        "value": pl.Float64,
        "mean": pl.Float64,
        "lower_limit": pl.Float64,
        "upper_limit": pl.Float64,
        "special_cause": pl.String,
    }
    assert chart["value"].to_list() == [1, None, 2.5]


def test_no_values_give_no_rows():
    assert control_chart([]).is_empty()


@pytest.mark.parametrize(
    "values", [[5], [0.1 + 0.2, 0.3] * 9, [0.1] * 30, [0, None, 0]]
)
def test_a_constant_series_has_limits_on_its_mean_and_no_signal(values):
    known = [value for value in values if value is not None]

    assert causes(values) == ["none"] * len(values)
    for line in lines(values):
        assert line == pytest.approx([known[0]] * 3, abs=1e-12)


@pytest.mark.parametrize("values", [[None], [None] * 9, [float("nan")] * 3])
def test_nothing_known_gives_no_lines(values):
    assert control_chart(values).rows() == [(None, None, None, None, "none")] * len(
        values
    )


def test_a_screening_that_leaves_only_zeros_is_not_done():
    values = [1, 1, 1, 1, 2]

    assert causes(values) == ["none"] * 4 + ["above_limit"]
    assert lines(values)[0] == pytest.approx((1.2, 1.2 - 0.665, 1.2 + 0.665))


def test_without_two_values_in_a_row_there_is_a_mean_and_no_limits():
    assert lines([1, None, 3, None, 8]) == [(4, None, None)] * 5
    assert causes([1, None, 3, None, 8]) == ["none"] * 5


def test_equal_neighbours_in_a_series_that_differs_give_no_limits():
    assert lines([1, 1, None, 3])[0] == (pytest.approx(5 / 3), None, None)


@pytest.mark.parametrize("count", range(1, 13))
def test_one_to_twelve_points_have_numbers_everywhere(count):
    values = [1, 4, 2, 2, 5, 3, 1, 1, 6, 2, 3, 4][:count]

    chart = control_chart(values)

    assert chart.null_count().sum_horizontal().item() == 0
    assert (chart["lower_limit"] <= chart["mean"]).all()
    assert chart["mean"].to_list() == pytest.approx([sum(values) / count] * count)


def test_seven_points_that_rise_are_a_trend_and_six_are_none():
    assert causes([1, 2, 3, 4, 5, 6, 7]).count("rising") == 5
    assert causes([1, 2, 3, 4, 5, 6]).count("rising") == 0
    assert causes([10, *range(1, 8), 3] * 2, screen_ranges=False)[1:8] == ["rising"] * 7


def test_a_tie_ends_a_trend_also_one_that_rounding_hides():
    # 0.1 + 0.2 is a little more than 0.3 to a computer.
    tied = [-0.2, -0.1, 0, 0.1, 0.2, 0.3, 0.1 + 0.2, 0.4]

    assert "rising" not in causes(tied)
    assert "rising" in causes([*tied[:6], 0.35, 0.4])


def test_a_falling_trend_above_the_mean_is_falling():
    values = [0, 4, 0, 4, 0, 4, 3.5, 3.4, 3.3, 3.2, 3.1, 3.0, 2.9, 0, 4, 0]

    assert causes(values)[6:13] == ["falling"] * 7


def test_a_point_that_ends_a_rise_and_starts_a_fall_goes_with_the_fall():
    values = [0, 20, *range(6, 13), *range(11, 5, -1), 0, 20]

    named = causes(values, screen_ranges=False)

    assert named[2:8] == ["rising"] * 6
    assert named[8:15] == ["falling"] * 7


def test_the_last_of_a_rise_stays_rising_when_another_rise_follows():
    values = [*range(1, 8), *range(1, 8)]

    assert causes([20, *values, 20], screen_ranges=False)[1:15] == ["rising"] * 14


def test_a_point_on_the_mean_ends_a_shift():
    above, below = [1.2, 1.1, 1.3, 1.2, 1.1, 1.3, 1.2], [0.8, 0.9, 0.7] * 2 + [0.8]

    assert causes([*above, *below]) == ["shift_high"] * 7 + ["shift_low"] * 7
    assert causes([*above[:4], 1, *above[4:], *below])[:8] == ["none"] * 8


def test_points_on_the_mean_are_on_it_whatever_rounding_says():
    values = [0.3, 0.1 + 0.2] * 4 + [0.2, 0.4, 0.4, 0.2]

    assert "shift_high" not in causes(values)
    assert "shift_low" not in causes(values)


def test_two_of_three_names_only_those_near_a_limit():
    # Near is from 1.5 + 1.77 = 3.27 to 4.16, by the lines of the first 14.
    def last_three(*points):
        return causes([*QUIET, *points], baseline_points=14)[-3:]

    high = "two_of_three_high"
    assert last_three(4, 2, 4) == [high, "none", high]
    assert last_three(4, 1, 4) == ["none"] * 3
    assert last_three(4, 5, 4) == [high, "above_limit", high]
    assert last_three(5, 2, 4) == ["above_limit", "none", "none"]
    assert last_three(4, None, 4) == ["none"] * 3
    assert last_three(-1, -1, -1) == ["two_of_three_low"] * 3


def test_a_point_on_a_limit_is_near_it_and_not_outside():
    on_the_limit = 1.5 + 2.66

    named = causes([*QUIET, on_the_limit, on_the_limit], baseline_points=14)
    beyond = causes([*QUIET, on_the_limit + 1e-6], baseline_points=14)

    assert named[-2:] == ["two_of_three_high"] * 2
    assert beyond[-1] == "above_limit"


def test_a_fixed_baseline_counts_missing_ones_and_judges_the_others():
    values = [None, *QUIET[:11], 30, 30]

    assert lines(values, baseline_points=12) == [lines(QUIET[:11])[0]] * 14
    assert causes(values, baseline_points=12)[-2:] == ["above_limit"] * 2


def test_each_group_has_its_own_baseline():
    values = [*QUIET, 30, *(10 * value for value in QUIET), 300]

    chart = lines(values, baseline_points=14, rebase_at=[15])

    assert chart[:15] == [lines(QUIET)[0]] * 15
    assert chart[15] == chart[-1] == pytest.approx((15, -11.6, 41.6))


def test_a_baseline_without_a_known_value_gives_no_lines():
    assert lines([None] * 12 + [1, 2], baseline_points=12) == [(None,) * 3] * 14


@pytest.mark.parametrize("points", [-1, 0, 1, 11])
def test_a_baseline_under_twelve_is_refused(points):
    with pytest.raises(ValueError, match="at least 12"):
        control_chart(QUIET, baseline_points=points)


def test_an_infinite_value_is_refused():
    with pytest.raises(ValueError, match="infinite"):
        control_chart([1, float("inf")])


def test_nothing_goes_across_a_new_baseline():
    rise = [1, 2, 3, 4, 5, 6, 7, 8]

    assert causes(rise).count("rising") > 0
    assert causes(rise, rebase_at=[4]) == ["none"] * 8
    assert lines([1, 2, 1, 101, 102, 101], rebase_at=[3])[3] == pytest.approx(
        (101 + 1 / 3, 101 + 1 / 3 - 2.66, 101 + 1 / 3 + 2.66)
    )


def test_a_new_baseline_that_starts_no_group_changes_nothing():
    for nowhere in ([0], [len(QUIET)], [99], [-1], [0, -3, 99]):
        assert control_chart(QUIET, rebase_at=nowhere).equals(control_chart(QUIET))


def test_new_baselines_may_come_in_any_order_and_twice():
    assert control_chart(QUIET, rebase_at=[9, 4, 9]).equals(
        control_chart(QUIET, rebase_at=[4, 9])
    )


def test_a_gap_has_the_lines_of_its_group():
    gap = control_chart([1, 2, None, 102, 103])

    # 2 to 102 is no range: the mean range is 1.
    assert gap.row(2) == pytest.approx((None, 52, 52 - 2.66, 52 + 2.66, "none"))


def test_a_gap_ends_a_trend():
    assert "rising" in causes([1, 2, 3, 4, 5, 6, 7, 8])
    assert "rising" not in causes([1, 2, 3, 4, None, 5, 6, 7, 8])


def test_a_gap_ends_a_shift():
    above, below = [1.2, 1.1, 1.3, 1.2, 1.1, 1.3, 1.2], [0.8, 0.9, 0.7] * 2 + [0.8]

    assert causes([*above[:3], None, *above[3:], *below])[:8] == ["none"] * 8


def test_numbers_may_come_as_an_array_or_a_column():
    chart = control_chart([1.0, 2.0, None])

    assert control_chart(np.array([1, 2, np.nan])).equals(chart)
    assert control_chart(pl.Series([1, 2, None])).equals(chart)


@settings(max_examples=25, deadline=None)
@given(TENTHS, st.booleans(), st.sets(st.integers(-2, 32), max_size=2))
def test_the_chart_is_that_of_exact_sums_over_windows(tenths, screen, borders):
    compare_with_exact(tenths, screen, borders, None)


@pytest.mark.long
@settings(max_examples=3000, deadline=None)
@given(
    TENTHS,
    st.booleans(),
    st.sets(st.integers(-2, 32), max_size=3),
    st.none() | st.integers(12, 20),
)
def test_many_charts_are_those_of_exact_sums(tenths, screen, borders, baseline):
    compare_with_exact(tenths, screen, borders, baseline)


@settings(max_examples=25, deadline=None)
@given(TENTHS, st.integers(-50, 50))
def test_a_moved_series_has_the_same_causes(tenths, moved):
    values = [None if value is None else value / 10 for value in tenths]
    higher = [None if value is None else (value + moved) / 10 for value in tenths]

    assert causes(higher) == causes(values)


@settings(max_examples=25, deadline=None)
@given(TENTHS)
def test_a_mirrored_series_has_mirrored_causes(tenths):
    values = [None if value is None else value / 10 for value in tenths]
    negative = [None if value is None else -value for value in values]

    assert causes(negative) == [MIRROR[cause] for cause in causes(values)]


def compare_with_exact(tenths, screen, borders, baseline):
    points = chart_points(
        [None if value is None else value / 10 for value in tenths],
        screen_ranges=screen,
        rebase_at=borders,
        baseline_points=baseline,
    )
    exact = [None if value is None else Fraction(value, 10) for value in tenths]
    cuts = [cut for cut in range(len(exact) + 1) if cut in borders or cut == 0]
    groups = [exact[a:b] for a, b in zip(cuts, [*cuts[1:], None], strict=True)]
    expected = [row for group in groups for row in exact_rows(group, screen, baseline)]
    assert [point.special_cause for point in points] == [row[3] for row in expected]
    for point, row in zip(points, expected, strict=True):
        for ours, theirs in zip(point[1:4], row[:3], strict=True):
            assert (ours is None) == (theirs is None)
            assert ours is None or abs(Fraction(ours) - theirs) < Fraction(1, 10**9)


def exact_rows(group, screen, baseline):
    """Do as R does, window by window, in whole fractions."""
    fit = group[:baseline]
    seen = [y for y in fit if y is not None]
    if not seen:
        return [(None, None, None, "none")] * len(group)
    mean = sum(seen) / len(seen)
    spread = exact_spread(group, fit, screen)
    rows = []
    for place in range(len(group)):
        cause = exact_cause(group, place, mean, spread)
        has_lines = spread is not None
        lower, upper = (mean - spread, mean + spread) if has_lines else (None, None)
        rows.append((mean, lower, upper, cause))
    return rows


def exact_spread(group, fit, screen):
    ranges = [
        abs(fit[i] - fit[i - 1])
        for i in range(1, len(fit))
        if fit[i] is not None and fit[i - 1] is not None
    ]
    if not any(ranges):
        told = {y for y in (fit if ranges else group) if y is not None}
        return Fraction(0) if len(told) == 1 else None
    average = sum(ranges) / len(ranges)
    kept = [size for size in ranges if size < Fraction("3.267") * average]
    if screen and any(kept):
        average = sum(kept) / len(kept)
    return Fraction("2.66") * average


def exact_cause(group, place, mean, spread):
    y = group[place]
    if y is None:
        return "none"
    high = y > mean
    if spread is not None and abs(y - mean) > spread:
        return "above_limit" if high else "below_limit"
    trends = [sign for sign in map(trend_of, windows(group, place, 7)) if sign]
    if trends:
        return "rising" if trends[-1] == 1 else "falling"
    if spread is not None and is_near(y, mean, spread):
        for three in windows(group, place, 3):
            near = [z for z in three if z is not None and is_near(z, mean, spread)]
            if len(near) >= 2 and one_side(three, mean):
                return "two_of_three_high" if high else "two_of_three_low"
    if any(one_side(seven, mean) for seven in windows(group, place, 7)):
        return "shift_high" if high else "shift_low"
    return "none"


def windows(group, place, size):
    starts = range(max(0, place - size + 1), min(place, len(group) - size) + 1)
    return [group[start : start + size] for start in starts]


def trend_of(window):
    if None in window:
        return 0
    in_order = sorted(set(window))
    if len(in_order) < len(window):
        return 0
    return 1 if window == in_order else -1 if window == in_order[::-1] else 0


def one_side(window, mean):
    if None in window:
        return False
    return all(y > mean for y in window) or all(y < mean for y in window)


def is_near(y, mean, spread):
    return Fraction(2, 3) * spread < abs(y - mean) <= spread
