"""Newcombe's interval and Fisher's test agree with print, SciPy and statsmodels."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats
from statsmodels.stats.proportion import confint_proportions_2indep, proportion_confint

from app.metrics.factors import compare_shares, fisher_exact, wilson

NEWCOMBE_1998 = {
    (56, 70, 48, 80): (0.0524, 0.3339),
    (9, 10, 3, 10): (0.1705, 0.8090),
    (6, 7, 2, 7): (0.0582, 0.8062),
    (5, 56, 0, 29): (-0.0381, 0.1926),
    (0, 10, 0, 20): (-0.1611, 0.2775),
    (0, 10, 0, 10): (-0.2775, 0.2775),
    (10, 10, 0, 20): (0.6791, 1.0000),
    (10, 10, 0, 10): (0.6075, 1.0000),
}
"""Newcombe (1998), Statistics in Medicine 17, 873-890, table II, method 10."""

PRINTED_P = {
    (2, 12, 15, 18): 0.0005367,
    (8, 10, 1, 6): 0.03497,
}
"""Convictions of twins, after Fisher, as the example of fisher.test in R prints them;
whales and sharks of two oceans, from the page of fisher_exact in SciPy's manual."""

OF_OUR_SIZE = [
    (0, 10, 3, 12),
    (12, 12, 3, 40),
    (20, 31, 3, 20),
    (111, 173, 15, 71),
    (1, 1, 0, 1),
    (0, 1, 1, 1),
    (629, 1301, 90, 900),
    (8000, 20000, 7900, 21000),
]
"""Tables of the sizes that a programme has, with cells of zero."""

TABLES = [*NEWCOMBE_1998, *PRINTED_P, *OF_OUR_SIZE, (3, 4, 1, 4)]


@st.composite
def tables(draw):
    table = []
    for _group in range(2):
        n = draw(st.integers(1, 300))
        table += [draw(st.integers(0, n)), n]
    return tuple(table)


def swapped(table):
    return (*table[2:], *table[:2])


@pytest.mark.parametrize(("table", "printed"), NEWCOMBE_1998.items(), ids=str)
def test_the_interval_is_the_one_that_newcombe_printed(table, printed):
    found = compare_shares(*table)

    assert (found.lower, found.upper) == pytest.approx(printed, abs=0.00005)


@pytest.mark.parametrize("table", TABLES, ids=str)
def test_the_interval_is_that_of_statsmodels(table):
    expected = confint_proportions_2indep(*table, method="newcomb", compare="diff")

    found = compare_shares(*table)

    assert (found.lower, found.upper) == pytest.approx(expected, abs=1e-9)


@pytest.mark.parametrize("table", TABLES, ids=str)
def test_each_share_has_the_score_interval_of_statsmodels(table):
    yes, n = table[:2]
    expected = proportion_confint(yes, n, method="wilson")

    assert wilson(yes / n, n) == pytest.approx(expected, abs=1e-9)


@pytest.mark.parametrize(("table", "printed"), PRINTED_P.items(), ids=str)
def test_the_p_is_the_one_printed(table, printed):
    assert float(f"{fisher_exact(*table):.4g}") == printed


def test_the_p_of_fishers_tea_taster_is_34_of_70():
    # The Design of Experiments (1935), chapter II: four cups can be chosen in 70 ways:
    # all right in 1, three in 16, two in 36, one in 16, none in 1. All but 36 count.
    assert fisher_exact(3, 4, 1, 4) == pytest.approx(34 / 70, abs=1e-12)


@pytest.mark.parametrize("table", TABLES, ids=str)
def test_the_p_is_that_of_scipy(table):
    assert compare_shares(*table).p_value == pytest.approx(scipy_p(table), abs=1e-9)


@given(tables())
def test_any_table_has_the_interval_and_p_of_the_other_libraries(table):
    expected = confint_proportions_2indep(*table, method="newcomb", compare="diff")

    found = compare_shares(*table)

    assert (found.lower, found.upper) == pytest.approx(expected, abs=1e-9)
    assert found.p_value == pytest.approx(scipy_p(table), abs=1e-9)


def scipy_p(table):
    with_yes, with_n, without_yes, without_n = table
    cells = [[with_yes, with_n - with_yes], [without_yes, without_n - without_yes]]
    return stats.fisher_exact(cells).pvalue


@given(tables())
def test_the_difference_lies_in_its_interval_and_that_between_minus_one_and_one(table):
    found = compare_shares(*table)

    assert -1 <= found.lower <= found.difference <= found.upper <= 1
    assert 0 < found.p_value <= 1


@given(tables())
def test_with_the_groups_swapped_the_sign_flips_and_the_ends_swap(table):
    found, turned = compare_shares(*table), compare_shares(*swapped(table))

    assert turned.difference == pytest.approx(-found.difference, abs=1e-12)
    assert turned.lower == pytest.approx(-found.upper, abs=1e-12)
    assert turned.upper == pytest.approx(-found.lower, abs=1e-12)
    assert turned.p_value == pytest.approx(found.p_value, abs=1e-9)


@given(tables())
def test_to_count_no_for_yes_flips_the_sign_too(table):
    with_yes, with_n, without_yes, without_n = table
    no = (with_n - with_yes, with_n, without_n - without_yes, without_n)

    found, turned = compare_shares(*table), compare_shares(*no)

    assert turned.difference == pytest.approx(-found.difference, abs=1e-12)
    assert turned.lower == pytest.approx(-found.upper, abs=1e-9)
    assert turned.p_value == pytest.approx(found.p_value, abs=1e-9)


@given(tables())
def test_with_twice_as_many_the_interval_is_narrower(table):
    once, twice = compare_shares(*table), compare_shares(*(2 * n for n in table))

    assert twice.upper - twice.lower < once.upper - once.lower


def test_an_effective_number_need_not_be_whole():
    found = compare_shares(0.75 * 10.4, 10.4, 0.25 * 19.6, 19.6)

    expected = confint_proportions_2indep(
        0.75 * 10.4, 10.4, 0.25 * 19.6, 19.6, method="newcomb", compare="diff"
    )
    assert found.difference == pytest.approx(0.5)
    assert (found.lower, found.upper) == pytest.approx(expected, abs=1e-9)
    halfway = (fisher_exact(7, 10, 5, 20) + fisher_exact(8, 10, 5, 20)) / 2
    assert found.p_value == pytest.approx(halfway, abs=1e-12)


def test_less_than_half_a_unit_counts_as_one():
    assert compare_shares(0.4, 0.4, 0, 0.4).p_value == fisher_exact(1, 1, 0, 1)


@pytest.mark.parametrize(
    "table", [(1, 0, 0, 5), (6, 5, 0, 5), (-1, 5, 0, 5), (0, 5, 6, 5)], ids=str
)
def test_more_yes_than_units_is_refused(table):
    with pytest.raises(ValueError, match="more yes than units"):
        compare_shares(*table)


@pytest.mark.parametrize("table", [(0, 0, 2, 5), (2, 5, 0, 0)], ids=str)
def test_a_group_of_none_cannot_be_compared(table):
    with pytest.raises(ValueError, match="must have units"):
        compare_shares(*table)
