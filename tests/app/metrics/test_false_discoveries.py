"""Benjamini-Hochberg agrees with the paper, with SciPy and with statsmodels."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats
from statsmodels.stats.multitest import multipletests

from app.metrics.false_discoveries import FALSE_SHARE, benjamini_hochberg

PAPER_1995 = [
    *(0.0001, 0.0004, 0.0019, 0.0095, 0.0201, 0.0278, 0.0298, 0.0344),
    *(0.0459, 0.3240, 0.4262, 0.5719, 0.6528, 0.7590, 1.0000),
]
"""Benjamini and Hochberg (1995), Journal of the Royal Statistical Society B 57, section
3.2: fifteen comparisons of two treatments; theirs calls the first four clear, where
Bonferroni calls three."""

LISTS = {
    "the paper": PAPER_1995,
    "the paper, mixed": PAPER_1995[::2] + PAPER_1995[1::2],
    "one": [0.03],
    "one that is 1": [1.0],
    "ties": [0.01, 0.04, 0.01, 0.04, 0.5, 0.5],
    "all alike": [0.04] * 7,
    "zero": [0.0, 0.2, 1.0, 0.0],
    "the steps cross": [0.011, 0.02, 0.029, 0.039, 0.05],
    "very small": [1e-300, 1e-12, 0.9],
    "many": [k / 200 for k in range(1, 200)],
}

lists = st.lists(st.floats(0, 1), min_size=1, max_size=60)


def test_of_the_paper_the_first_four_are_clear():
    adjusted = benjamini_hochberg(PAPER_1995)

    assert [q <= FALSE_SHARE for q in adjusted] == [True] * 4 + [False] * 11


def test_the_third_of_the_paper_is_adjusted_as_a_person_would():
    assert benjamini_hochberg(PAPER_1995)[2] == pytest.approx(0.0019 * 15 / 3)


@pytest.mark.parametrize("name", LISTS)
def test_the_adjusted_values_are_those_of_two_libraries(name):
    p_values = LISTS[name]

    found = benjamini_hochberg(p_values)

    by_scipy = stats.false_discovery_control(p_values, method="bh")
    by_statsmodels = multipletests(p_values, method="fdr_bh")[1]
    assert found == pytest.approx(list(by_scipy), abs=1e-9)
    assert found == pytest.approx(list(by_statsmodels), abs=1e-9)


@given(lists)
def test_any_list_is_adjusted_as_by_scipy(p_values):
    expected = stats.false_discovery_control(p_values, method="bh")

    assert benjamini_hochberg(p_values) == pytest.approx(list(expected), abs=1e-9)


@given(lists)
def test_an_adjusted_value_is_never_below_its_p_nor_above_one(p_values):
    pairs = zip(p_values, benjamini_hochberg(p_values), strict=True)

    assert all(p - 1e-15 <= q <= 1 for p, q in pairs)


@given(lists)
def test_a_smaller_p_never_has_a_larger_adjusted_value(p_values):
    pairs = sorted(zip(p_values, benjamini_hochberg(p_values), strict=True))

    adjusted = [q for _p, q in pairs]
    assert adjusted == sorted(adjusted)


@given(lists.flatmap(lambda p: st.tuples(st.just(p), st.permutations(range(len(p))))))
def test_the_order_of_the_comparisons_does_not_matter(drawn):
    p_values, order = drawn

    mixed = benjamini_hochberg([p_values[k] for k in order])

    adjusted = benjamini_hochberg(p_values)
    assert mixed == pytest.approx([adjusted[k] for k in order], abs=1e-15)


def test_none_in_gives_none_out():
    assert benjamini_hochberg([]) == []
