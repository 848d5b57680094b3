"""Kaplan-Meier and log-rank agree with R, with SciPy, and with a sum by hand."""

import json
import math
import warnings

import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats

from app.metrics.durations import kaplan_meier, log_rank

CASES = (
    "aml_maintained",
    "aml_nonmaintained",
    "freireich_6mp",
    "freireich_placebo",
    "edge_all_censored",
    "edge_single_event",
)
COLUMNS = {
    "time": "time",
    "n_risk": "at_risk",
    "n_event": "events",
    "surv": "survival",
    "lower": "lower",
    "upper": "upper",
}
WHOLE = st.integers(min_value=0, max_value=40)
OBSERVED = st.lists(st.tuples(WHOLE, st.booleans()), min_size=1, max_size=60)


@pytest.fixture(scope="module")
def made_by_r(fixtures_folder):
    path = fixtures_folder / "durations/kaplan_meier.json"
    return json.loads(path.read_text("utf-8"))


def case_of(made_by_r, name):
    case = next(case for case in made_by_r["cases"] if case["id"] == name)
    many = isinstance(case["time"], list)
    times = case["time"] if many else [case["time"]]
    return case, times, case["status"] if many else [case["status"]]


def near(value):
    return None if value is None else pytest.approx(value, abs=1e-9)


def quartile(survival, name):
    suffixes = ("", "_lower", "_upper")
    return [getattr(survival, name + suffix) for suffix in suffixes]


@pytest.mark.parametrize("interval", ["log", "log-log"])
@pytest.mark.parametrize("name", CASES)
def test_the_curve_is_the_one_that_r_draws(made_by_r, name, interval):
    case, times, ended = case_of(made_by_r, name)

    table = kaplan_meier(times, ended, interval=interval).table

    expected = case[f"conf_{interval}"]["table"]
    assert table.height == len(expected)
    for row, wanted in zip(table.iter_rows(named=True), expected, strict=True):
        for theirs, ours in COLUMNS.items():
            assert row[ours] == near(wanted[theirs]), (wanted["time"], ours)


@pytest.mark.parametrize("interval", ["log", "log-log"])
@pytest.mark.parametrize("name", CASES)
def test_the_quartiles_are_those_of_r(made_by_r, name, interval):
    case, times, ended = case_of(made_by_r, name)

    survival = kaplan_meier(times, ended, interval=interval)

    wanted = case[f"conf_{interval}"]
    limits = {
        "q25": wanted["q25_ci"],
        "median": [wanted["median_lower"], wanted["median_upper"]],
        "q75": wanted["q75_ci"],
    }
    for quartile_name, ends in limits.items():
        expected = [near(value) for value in (wanted[quartile_name], *ends)]
        assert quartile(survival, quartile_name) == expected, quartile_name


def test_all_cases_of_the_fixture_are_tested(made_by_r):
    assert [case["id"] for case in made_by_r["cases"]] == list(CASES)


def test_the_curve_is_the_one_of_the_textbooks(made_by_r):
    case, times, ended = case_of(made_by_r, "freireich_6mp")

    table = kaplan_meier(times, ended).table

    shares = dict(table.select("time", "survival").iter_rows())
    for time, share in case["published"]["S"].items():
        assert shares[float(time)] == pytest.approx(share, abs=0.0006)


def test_log_rank_is_the_one_of_r(made_by_r):
    _case, treated, ended_treated = case_of(made_by_r, "freireich_6mp")
    _case, others, ended_others = case_of(made_by_r, "freireich_placebo")

    compared = log_rank(treated, ended_treated, others, ended_others)

    wanted = made_by_r["logrank"]["gehan"]
    assert compared.chi_square == near(wanted["chisq"])
    assert compared.p == near(wanted["p"])
    assert compared.observed == tuple(near(value) for value in wanted["obs"])
    assert compared.expected == tuple(near(value) for value in wanted["exp"])


def test_the_ongoing_one_keeps_the_curve_up():
    survival = kaplan_meier([1, 2, 3], [True, False, True])

    shares = [pytest.approx(share) for share in (2 / 3, 2 / 3, 0)]
    assert survival.table["survival"].to_list() == shares
    assert survival.table["at_risk"].to_list() == [3, 2, 1]
    assert survival.table["events"].to_list() == [1, 0, 1]
    assert survival.median == 3


def test_a_curve_at_one_half_until_the_next_end_gives_the_midpoint():
    assert kaplan_meier([1, 2, 5, 9], [True] * 4).median == 3.5
    assert kaplan_meier([1, 2, 3, 5, 9], [True, True, False, True, True]).median == 5


def test_the_midpoint_survives_that_fractions_are_not_exact():
    # In steps, 23/24 x 22/23 x ... x 12/13 is 0.5000000000000001.
    assert kaplan_meier(range(24), [True] * 24).median == 11.5


def test_a_curve_that_ends_at_one_half_gives_the_first_time():
    assert kaplan_meier([1, 2, 3, 8], [True, True, False, False]).median == 2


def test_what_is_not_reached_is_none():
    survival = kaplan_meier([5, 8, 10, 11], [True, False, False, False])

    assert survival.q25 == 5
    assert survival.median is None
    assert survival.q75 is None


def test_nothing_has_an_empty_table_and_no_quartiles():
    survival = kaplan_meier([], [])

    assert survival.table.columns == list(COLUMNS.values())
    assert survival.table.is_empty()
    assert quartile(survival, "median") == [None, None, None]
    assert log_rank([], [], [], []).p is None


def test_what_lasted_no_time_counts():
    survival = kaplan_meier([0, 0, 3, 4], [True, True, False, True])

    assert survival.table["survival"].to_list() == [0.5, 0.5, 0]
    assert survival.median == 2


def test_all_that_ended_at_once_leaves_no_interval():
    survival = kaplan_meier([0, 0], [True, True])

    assert survival.table.row(0) == (0, 2, 2, 0, None, None)
    assert quartile(survival, "median") == [0, None, None]


def test_two_groups_of_which_none_has_ended_cannot_be_compared():
    compared = log_rank([1, 2], [False, False], [3], [False])

    assert compared.chi_square is None
    assert compared.p is None
    assert compared.observed == (0, 0)


@pytest.mark.parametrize(
    ("durations", "ended", "words"),
    [
        pytest.param([1, 2], [True], "2 durations and 1 ends", id="lengths"),
        pytest.param([1, -2], [True, True], "the first is -2.0 at index 1", id="under"),
        pytest.param([math.nan], [True], "the first is nan at index 0", id="nan"),
        pytest.param([None], [True], "the first is nan at index 0", id="none"),
        pytest.param([math.inf], [True], "the first is inf", id="endless"),
        pytest.param([1], [None], "something else than true and false", id="unknown"),
        pytest.param([1], [2], "something else than true and false", id="number"),
    ],
)
def test_what_cannot_be_told_is_refused_with_a_way_out(durations, ended, words):
    with pytest.raises(ValueError, match=words):
        kaplan_meier(durations, ended)


def test_all_faults_are_said_at_once():
    with pytest.raises(ValueError, match=r"give one end.*leave its row out"):
        kaplan_meier([-1, 2], [True])


def test_an_interval_that_nobody_knows_is_refused():
    with pytest.raises(ValueError, match="use 'log-log' or 'log'"):
        kaplan_meier([1], [True], interval="plain")


@given(OBSERVED)
def test_the_curve_never_rises_and_lies_in_its_interval(observed):
    durations, ended = zip(*observed, strict=True)

    table = kaplan_meier(durations, ended).table

    shares = table["survival"].to_list()
    assert shares == sorted(shares, reverse=True)
    for share, lower, upper in table.select("survival", "lower", "upper").iter_rows():
        assert 0 <= share <= 1
        assert (lower is None) == (upper is None)
        assert lower is None or 0 <= lower <= share <= upper <= 1


@given(st.lists(WHOLE, min_size=1, max_size=60))
def test_when_all_have_ended_the_curve_is_the_share_that_lasted_longer(durations):
    table = kaplan_meier(durations, [True] * len(durations)).table

    for time, share in table.select("time", "survival").iter_rows():
        longer = sum(duration > time for duration in durations)
        assert share == pytest.approx(longer / len(durations))


@given(st.lists(WHOLE, min_size=1, max_size=60))
def test_when_all_have_ended_the_median_is_the_ordinary_one(durations):
    ordered = sorted(durations)
    middle = len(ordered) // 2
    usual = (ordered[middle] + ordered[~middle]) / 2

    assert kaplan_meier(durations, [True] * len(durations)).median == usual


@given(OBSERVED, st.sampled_from([0.5, 3, 1 / 30.4375]))
def test_in_another_unit_the_quartiles_are_the_same_times(observed, unit):
    durations, ended = zip(*observed, strict=True)

    before = kaplan_meier(durations, ended)
    after = kaplan_meier([duration * unit for duration in durations], ended)

    for name in ("q25", "median", "q75"):
        scaled = [
            None if time is None else pytest.approx(time * unit)
            for time in quartile(before, name)
        ]
        assert quartile(after, name) == scaled


@given(OBSERVED)
def test_the_curve_is_the_product_of_what_is_left_at_each_end(observed):
    durations, ended = zip(*observed, strict=True)

    table = kaplan_meier(durations, ended).table

    share = 1.0
    for time, ours in table.select("time", "survival").iter_rows():
        left = sum(duration >= time for duration in durations)
        ends = observed.count((int(time), True))
        share *= 1 - ends / left
        assert ours == pytest.approx(share)


@given(OBSERVED)
def test_the_curve_and_its_interval_are_those_of_scipy(observed):
    durations, ended = zip(*observed, strict=True)

    table = kaplan_meier(durations, ended).table

    theirs = stats.ecdf(censored(observed)).sf
    with warnings.catch_warnings():
        # SciPy warns where there is no interval; ours is empty there.
        warnings.simplefilter("ignore", RuntimeWarning)
        limits = theirs.confidence_interval(0.95, method="log-log")
    assert table["survival"].to_list() == pytest.approx(theirs.probabilities)
    known = table["lower"].is_not_null().to_numpy()
    for ours, limit in (("lower", limits.low), ("upper", limits.high)):
        assert table[ours].drop_nulls().to_list() == pytest.approx(
            limit.probabilities[known]
        )


@given(OBSERVED, OBSERVED)
def test_log_rank_is_the_one_of_scipy(first, second):
    compared = log_rank(*zip(*first, strict=True), *zip(*second, strict=True))

    if compared.p is not None:
        theirs = stats.logrank(censored(first), censored(second))
        assert compared.chi_square == pytest.approx(theirs.statistic**2, abs=1e-9)
        assert compared.p == pytest.approx(theirs.pvalue)


def censored(observed):
    return stats.CensoredData(
        uncensored=[time for time, has_ended in observed if has_ended],
        right=[time for time, has_ended in observed if not has_ended],
    )
