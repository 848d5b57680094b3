"""The likeness of units of one delivery agrees with an analysis of variance."""

import itertools

import numpy as np
import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from statsmodels.regression.linear_model import OLS

from app.metrics.likeness import Spread, effective_count

deliveries = st.lists(
    st.lists(st.integers(0, 1), min_size=1, max_size=12), min_size=2, max_size=12
)
sizes = st.lists(st.integers(1, 90), min_size=1, max_size=40)
shares = st.floats(0, 1)

CASES = {
    "all alike": [[1, 1], [0, 0], [1, 1, 1], [0]],
    "as unlike as can be": [[1, 0], [0, 1], [1, 0]],
    "somewhat alike": [[1, 1, 0], [0, 0, 1, 0], [1, 1, 1], [0], [1]],
    "one large": [[1] * 60 + [0] * 20, [0], [1], [0, 0], [0]],
    "even sizes": [[1, 1, 1, 0], [0, 0, 0, 1], [1, 1, 0, 0], [1, 1, 1, 1]],
    "nearly all yes": [[1, 1, 1], [1, 1], [1, 0], [1]],
}


def spread(deliveries):
    """Add up an analysis of variance from the answers themselves."""
    answers = list(itertools.chain.from_iterable(deliveries))
    whole = sum(answers) / len(answers)
    means = [sum(each) / len(each) for each in deliveries]
    return Spread(
        unit_count=len(answers),
        delivery_count=len(deliveries),
        squared_count=sum(len(each) ** 2 for each in deliveries),
        between=sum(
            len(each) * (mean - whole) ** 2
            for each, mean in zip(deliveries, means, strict=True)
        ),
        within=sum(
            (answer - mean) ** 2
            for each, mean in zip(deliveries, means, strict=True)
            for answer in each
        ),
    )


def likeness_by_statsmodels(deliveries):
    """Turn the F of a one-way analysis of variance into an intraclass correlation."""
    answers = np.array([float(answer) for each in deliveries for answer in each])
    which = np.repeat(range(len(deliveries)), [len(each) for each in deliveries])
    levels = (which[:, None] == np.unique(which)[None, :]).astype(float)
    fitted = OLS(answers, levels, hasconst=True).fit()
    groups, units = len(deliveries), len(answers)
    usual = (units - sum(len(each) ** 2 for each in deliveries) / units) / (groups - 1)
    between, within = fitted.ess / (groups - 1), fitted.ssr / (units - groups)
    return (between - within) / (between + (usual - 1) * within)


@pytest.mark.parametrize("name", CASES)
def test_the_likeness_is_that_of_an_analysis_of_variance_by_statsmodels(name):
    expected = likeness_by_statsmodels(CASES[name])

    assert spread(CASES[name]).likeness == pytest.approx(max(0, expected), abs=1e-9)


def test_the_likeness_of_two_pairs_is_worked_out_by_hand():
    # Means 1 and 0.5 around 0.75: between 2 x 0.0625 x 2 = 0.25 on one degree, within
    # 0.5 on two. Both mean squares are 0.25: no more alike than any other units.
    assert spread([[1, 1], [1, 0]]).likeness == pytest.approx(0)


def test_units_that_answer_as_one_are_wholly_alike():
    assert spread([[1, 1], [0, 0]]).likeness == pytest.approx(1)


@given(deliveries)
@example([[0, 0], [0, 0]])
@example([[1], [0]])
def test_the_likeness_is_between_none_and_whole(deliveries):
    assert 0 <= spread(deliveries).likeness <= 1


@given(deliveries.filter(lambda each: len({a for one in each for a in one}) == 2))
def test_any_answers_have_the_likeness_of_an_analysis_of_variance(deliveries):
    if max(map(len, deliveries)) > 1:
        expected = likeness_by_statsmodels(deliveries)
        assert spread(deliveries).likeness == pytest.approx(max(0, expected), abs=1e-9)


@given(deliveries)
def test_to_count_no_for_yes_changes_no_likeness(deliveries):
    turned = [[1 - answer for answer in each] for each in deliveries]

    assert spread(turned).likeness == pytest.approx(
        spread(deliveries).likeness, abs=1e-9
    )


@pytest.mark.parametrize(
    "deliveries",
    [
        pytest.param([[1], [0], [1]], id="one unit in each"),
        pytest.param([[1, 0, 1]], id="one delivery"),
        pytest.param([[1, 1], [1, 1]], id="one answer"),
    ],
)
def test_where_it_cannot_be_told_no_likeness_is_counted(deliveries):
    assert spread(deliveries).likeness == 0


def test_an_outcome_that_nobody_has_told_has_no_likeness():
    assert Spread(0, 0, 0, 0, 0).likeness == 0


def test_ten_units_of_one_delivery_half_alike_are_worth_less_than_two():
    assert effective_count(10, 100, 0.5) == pytest.approx(10 / 5.5)


def test_a_delivery_of_200_wholly_alike_is_worth_one():
    assert effective_count(200, 200**2, 1) == pytest.approx(1)


@given(st.integers(0, 500), shares)
def test_with_one_unit_from_each_delivery_every_unit_counts(units, likeness):
    assert effective_count(units, units, likeness) == pytest.approx(units)


@given(sizes)
def test_units_that_are_not_alike_all_count(sizes):
    assert effective_count(sum(sizes), sum(n**2 for n in sizes), 0) == sum(sizes)


@given(sizes, shares)
def test_units_are_worth_no_more_than_their_number_and_no_less_than_if_alike(
    sizes, likeness
):
    units, squared = sum(sizes), sum(n**2 for n in sizes)

    found = effective_count(units, squared, likeness)

    assert units / (squared / units) - 1e-9 <= found <= units + 1e-9


@given(sizes)
def test_wholly_alike_they_are_worth_no_more_than_their_deliveries(sizes):
    found = effective_count(sum(sizes), sum(n**2 for n in sizes), 1)

    assert 1 - 1e-9 <= found <= len(sizes) + 1e-9


@given(sizes, shares, shares)
def test_the_more_alike_the_less_they_are_worth(sizes, one, other):
    units, squared = sum(sizes), sum(n**2 for n in sizes)

    less, more = sorted((one, other))

    assert effective_count(units, squared, more) <= effective_count(
        units, squared, less
    )


def test_no_units_are_worth_none():
    assert effective_count(0, 0, 0.3) == 0
