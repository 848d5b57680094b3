"""Some workplaces change in the last quarters, and the others do not."""

import polars as pl
import pytest

from data.sample.absence_signals import FEWEST_PEOPLE, ONE_IN, QUARTERS, change_factor


@pytest.fixture(scope="module")
def factors():
    workplaces = pl.DataFrame(
        {
            "workplace_id": [f"V-{n:02}" for n in range(ONE_IN)] + ["W-1"],
            "people": [FEWEST_PEOPLE] * ONE_IN + [FEWEST_PEOPLE - 1],
        }
    )
    rows = workplaces.join(pl.DataFrame({"place": range(31)}), how="cross")
    return rows.with_columns(factor=change_factor(rows))


def test_one_in_so_many_changes_in_each_way_and_small_ones_never(factors):
    changed = factors.filter(pl.col("factor") != 1)

    assert changed["workplace_id"].unique().sort().to_list() == ["V-03", "V-13", "V-23"]


def test_a_shift_keeps_its_level_and_a_rise_goes_on(factors):
    last = factors.filter(pl.col("place") >= 31 - QUARTERS)

    shift = last.filter(workplace_id="V-03")["factor"]
    rise = last.filter(workplace_id="V-23")["factor"]
    assert shift.n_unique() == 1
    assert (rise.diff().drop_nulls() > 0).all()


def test_before_the_last_quarters_nothing_has_changed(factors):
    assert (factors.filter(pl.col("place") < 31 - QUARTERS)["factor"] == 1).all()
