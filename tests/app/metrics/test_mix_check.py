"""The Mantel-Haenszel difference agrees with print, regression and exact fractions.

statsmodels pools odds and risks, not differences. But the least-squares coefficient of
a yes-no factor, with a level of its own for each stratum, weighs the strata by
with_n x without_n / n: the same figure by another road.
"""

from fractions import Fraction

import numpy as np
import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st
from statsmodels.regression.linear_model import WLS

from app.metrics.mix_check import Stratum, mantel_haenszel, strata_by_factor

UGDP = [Stratum(8, 106, 5, 120), Stratum(22, 98, 16, 85)]
"""Deaths under and over 55 with tolbutamide and with placebo: Rothman, Greenland and
Lash (2008), Modern Epidemiology, 3rd edition, table 15-1."""

AGRESTI = [
    *(Stratum(11, 36, 10, 37), Stratum(16, 20, 22, 32), Stratum(14, 19, 7, 19)),
    *(Stratum(2, 16, 1, 17), Stratum(6, 17, 0, 12), Stratum(1, 11, 0, 10)),
    *(Stratum(1, 5, 1, 9), Stratum(4, 6, 6, 7)),
]
"""A cream against infection in eight centres, two with nobody cured in one group:
Beitler and Landis (1985), in Agresti (2013), Categorical Data Analysis, table 6.9."""

BCG = [
    *(Stratum(4, 123, 11, 139), Stratum(6, 306, 29, 303), Stratum(3, 231, 11, 220)),
    *(Stratum(62, 13598, 248, 12867), Stratum(33, 5069, 47, 5808)),
    *(Stratum(180, 1541, 372, 1451), Stratum(8, 2545, 10, 629)),
    *(Stratum(505, 88391, 499, 88391), Stratum(29, 7499, 45, 7277)),
    *(Stratum(17, 1716, 65, 1665), Stratum(186, 50634, 141, 27338)),
    *(Stratum(5, 2498, 3, 2341), Stratum(27, 16913, 29, 17854)),
]
"""Thirteen trials of a vaccine against tuberculosis: Colditz et al. (1994), the
`dat.bcg` of the R package metafor."""

KIDNEY_STONES = [Stratum(81, 87, 234, 270), Stratum(192, 263, 55, 80)]
"""Open operation and puncture, small and large stones: Charig et al. (1986), British
Medical Journal 292, 879-882. Better for both sizes, and worse for all together."""

PRINTED = {
    "UGDP": (UGDP, 0.0349, 0.00005),
    "Agresti": (AGRESTI, 0.13, 0.0005),
    "BCG": (BCG, -0.0033, 0.00005),
}
"""Strata, difference, and half its last digit. UGDP and BCG: tests of metafor,
`test_analysis_example_rothman2008.r` and `rma.mh(measure="RD")` on dat.bcg (which were
compared with Stata). Agresti: `ci_prop_diff_mh_strata` of the R package cardx, which
prints 0.13 of three digits."""

TABLES = {
    "UGDP": UGDP,
    "Agresti": AGRESTI,
    "BCG": BCG,
    "kidney stones": KIDNEY_STONES,
    "one stratum": [Stratum(3, 7, 1, 9)],
    "nobody has": [Stratum(0, 5, 0, 9), Stratum(0, 1, 0, 4)],
    "everybody has": [Stratum(5, 5, 9, 9), Stratum(2, 2, 0, 3)],
    "zero in every stratum": [Stratum(0, 4, 3, 6), Stratum(2, 5, 0, 1)],
    "one group is empty in one": [Stratum(3, 8, 2, 9), Stratum(4, 4, 0, 0)],
}

counts = st.integers(0, 40)


@st.composite
def strata(draw):
    found = []
    for _stratum in range(draw(st.integers(1, 6))):
        with_n, without_n = draw(counts), draw(counts)
        with_yes = draw(st.integers(0, with_n))
        found.append(
            Stratum(with_yes, with_n, draw(st.integers(0, without_n)), without_n)
        )
    return found


def has_both(stratum):
    return stratum.with_n > 0 and stratum.without_n > 0


def exact(strata):
    """Give the ratio of Greenland and Robins (1985) in whole numbers."""
    above = below = Fraction(0)
    for with_yes, with_n, without_yes, without_n in filter(has_both, strata):
        units = with_n + without_n
        above += Fraction(with_yes * without_n - without_yes * with_n, units)
        below += Fraction(with_n * without_n, units)
    return float(above / below)


def by_regression(strata):
    rows, answers, weights = [], [], []
    for place, stratum in enumerate(strata):
        level = [float(place == other) for other in range(len(strata))]
        for has_it, yes, n in (
            (1.0, stratum.with_yes, stratum.with_n),
            (0.0, stratum.without_yes, stratum.without_n),
        ):
            rows += [[has_it, *level]] * 2
            answers += [1.0, 0.0]
            weights += [float(yes), float(n - yes)]
    fitted = WLS(np.array(answers), np.array(rows), weights=np.array(weights)).fit()
    return fitted.params[0]


@pytest.mark.parametrize("name", PRINTED)
def test_the_difference_is_the_one_printed(name):
    strata, printed, half_a_digit = PRINTED[name]

    assert mantel_haenszel(strata) == pytest.approx(printed, abs=half_a_digit)


@pytest.mark.parametrize("name", TABLES)
def test_the_difference_is_that_of_a_regression_with_a_level_for_each_stratum(name):
    expected = by_regression(TABLES[name])

    assert mantel_haenszel(TABLES[name]) == pytest.approx(expected, abs=1e-9)


@pytest.mark.parametrize("name", TABLES)
def test_the_difference_is_that_of_exact_fractions(name):
    expected = exact(TABLES[name])

    assert mantel_haenszel(TABLES[name]) == pytest.approx(expected, abs=1e-12)


def test_kidney_stones_turn_when_like_is_compared_with_like():
    crude = 273 / 350 - 289 / 350

    found = mantel_haenszel(KIDNEY_STONES)

    assert crude < 0 < found


@given(strata())
def test_any_strata_give_the_exact_fraction_between_their_own_differences(strata):
    both = list(filter(has_both, strata))

    found = mantel_haenszel(strata)

    if both:
        own = [s.with_yes / s.with_n - s.without_yes / s.without_n for s in both]
        assert found == pytest.approx(exact(strata), abs=1e-9)
        assert min(own) - 1e-12 <= found <= max(own) + 1e-12
    else:
        assert found is None


@given(strata().map(lambda found: found[:1]).filter(lambda found: has_both(found[0])))
def test_one_stratum_gives_the_crude_difference(strata):
    with_yes, with_n, without_yes, without_n = strata[0]

    crude = with_yes / with_n - without_yes / without_n

    assert mantel_haenszel(strata) == pytest.approx(crude, abs=1e-12)


def test_a_stratum_where_everybody_has_the_factor_tells_nothing():
    told = Stratum(3, 8, 2, 9)

    assert mantel_haenszel([told, Stratum(4, 4, 0, 0)]) == mantel_haenszel([told])


@pytest.mark.parametrize("strata", [[], [Stratum(4, 4, 0, 0), Stratum(0, 0, 1, 2)]])
def test_where_no_stratum_has_both_there_is_no_difference(strata):
    assert mantel_haenszel(strata) is None


def test_the_counts_of_a_stratum_come_from_its_rows_with_and_without():
    rows = pl.DataFrame(
        {
            "factor_code": ["a", "a", "a", "b"],
            "basis": ["assessed"] * 4,
            "delivery_type": ["one_to_one", "one_to_one", "multi_unit", "one_to_one"],
            "size": ["5", "5", "5", "unknown"],
            "is_present": [True, False, False, True],
            "unit_count": [8, 9, 4, 2],
            "yes_count": [3, 2, 1, 0],
        }
    )

    assert strata_by_factor(rows) == {
        ("a", "assessed"): [Stratum(3, 8, 2, 9), Stratum(0, 0, 1, 4)],
        ("b", "assessed"): [Stratum(0, 2, 0, 0)],
    }
