import numpy as np
import polars as pl
import pytest

from app.metrics.disclosure import (
    hidden_intervals,
    hidden_place_intervals,
    hide_places,
    hide_small_groups,
)
from tests.app.metrics.disclosure_attacks import (
    attack,
    attack_sums,
    every_pair,
    fewest_hidden,
    frame_of,
    place_sums,
    random_table,
    random_tables,
)

FUZZ = 1e-6


def hide(table, minimum=3, **how):
    counts, by = frame_of(table)
    asked = {"by": by, "count": "persons", "minimum": minimum, **how}
    return hide_small_groups(counts, **asked), by


def shows_too_much(rows, by, minimum, least=1):
    small = rows.filter(pl.col("persons").is_between(1, minimum - 1))
    widths = attack(rows, by, least=least)
    return not small["hidden"].all() or (widths < minimum - FUZZ).any()


def tables_that_leak(number, *, seed, most=6):
    return [
        table.tolist()
        for place, table in enumerate(random_tables(number, seed=seed, most=most))
        for minimum in [(3, 5, 10)[place % 3]]
        if shows_too_much(*hide(table, minimum), minimum)
    ]


def test_no_hidden_cell_of_a_hundred_tables_is_narrower_than_the_minimum():
    assert tables_that_leak(100, seed=1, most=5) == []


@pytest.mark.long
def test_no_hidden_cell_of_five_hundred_tables_is_narrower_than_the_minimum():
    assert tables_that_leak(500, seed=2) == []


@pytest.mark.parametrize("shape", [(7,), (3, 2, 2), (2, 3, 3)])
def test_tables_of_one_and_three_dimensions_leak_nothing(shape):
    random = np.random.default_rng(3)
    for _ in range(4):
        rows, by = hide(random_table(random, shape))

        assert not shows_too_much(rows, by, 3)


def test_a_pattern_that_hides_zeros_leaks_nothing_to_one_who_expects_zeros():
    for table in random_tables(15, seed=4, most=4):
        rows, by = hide(table, hide_zeros=True)

        assert rows.filter(pl.col("persons") < 3)["hidden"].all()
        assert not shows_too_much(rows, by, 3, least=0)


def test_our_intervals_are_those_of_an_attacker_who_starts_from_the_frame():
    for table in random_tables(12, seed=5, most=4):
        rows, by = hide(table)
        found = hidden_intervals(rows, by=by, count="persons")

        widths = (found["upper"] - found["lower"]).to_numpy()
        assert found.height == rows["hidden"].sum()
        np.testing.assert_allclose(widths, attack(rows, by), atol=1e-5)


def test_the_attack_finds_a_cell_that_is_hidden_alone():
    rows, by = hide(np.array([[1, 9], [9, 9]]))
    alone = rows.with_columns(hidden=pl.col("persons") < 3)

    assert attack(alone, by).tolist() == [0.0]
    found = hidden_intervals(alone, by=by, count="persons")
    assert found.rows() == [(0, 0, 1.0, 1.0)]


def test_no_more_cells_are_hidden_than_an_exact_solver_needs():
    for table in random_tables(25, seed=6, most=4):
        assert hide(table)[0]["hidden"].sum() == fewest_hidden(table, 3)


@pytest.mark.long
def test_two_hundred_tables_hide_at_most_a_tenth_more_than_an_exact_solver():
    tables = list(random_tables(200, seed=7))

    hidden = sum(hide(table)[0]["hidden"].sum() for table in tables)
    assert hidden <= 1.1 * sum(fewest_hidden(table, 3) for table in tables)


def test_a_table_too_large_to_choose_exactly_leaks_nothing(monkeypatch):
    monkeypatch.setattr("app.metrics.disclosure_pattern.EXACT_CELLS", 0)
    exact, hidden = 0, 0
    for table in random_tables(12, seed=8, most=5):
        rows, by = hide(table)
        exact += fewest_hidden(table, 3)
        hidden += rows["hidden"].sum()

        assert not shows_too_much(rows, by, 3)
    assert hidden <= 1.25 * exact


@pytest.mark.parametrize("shape", [(12, 15), (4, 4, 4)])
@pytest.mark.long
def test_larger_tables_leak_nothing(shape):
    random = np.random.default_rng(9)
    for _ in range(3):
        rows, by = hide(random_table(random, shape))

        assert not shows_too_much(rows, by, 3)


def random_places(random, most):
    """Draw centres that mostly lie in one county, some in two."""
    pairs = [(f"s{n}", f"{n:02}") for n in range(most)]
    pairs += [
        (f"s{n}", f"{n + 1:02}") for n in range(most - 1) if random.random() < 0.5
    ]
    counts = random_table(random, len(pairs))
    return pl.DataFrame(
        {
            "centre_id": [centre for centre, _ in pairs],
            "county_code": [county for _, county in pairs],
            "role": "leader",
            "persons": counts,
        }
    )


def places_shown_too_well(rows, crossings, minimum):
    """Attack knowing the crossings, where a hidden 0 may be 0 (it is kept hidden)."""
    counts, hidden = rows["persons"].to_numpy(), rows["hidden"].to_numpy()
    sums = place_sums(rows, crossings)
    widths = attack_sums(sums, counts, hidden, least=(counts > 0).astype(float))
    small = (counts > 0) & (counts < minimum)
    return (small & ~hidden).any() or (widths < minimum - FUZZ).any()


@pytest.mark.parametrize("seed", range(8))
def test_linked_places_leak_nothing_whatever_the_attacker_knows_of_crossings(seed):
    random = np.random.default_rng(seed)
    counts = random_places(random, int(random.integers(1, 6)))
    rows = hide_places(counts, by=["role"], count="persons", minimum=3)
    kept = rows.filter(pl.Series(random.random(rows.height) < 0.3))
    later = hide_places(
        counts, by=["role"], count="persons", minimum=3, keep_hidden=kept.drop("hidden")
    )

    pairs = counts.select("centre_id", "county_code")
    known, all_of_them = pairs.rows(), every_pair(*pairs.get_columns())
    for cells in (rows, later):
        assert not places_shown_too_well(cells, known, 3)
        assert not places_shown_too_well(cells, all_of_them, 3)
        for crossings in (pairs, None):
            found = hidden_place_intervals(
                cells, by=["role"], count="persons", crossings=crossings
            )
            assert ((found["upper"] - found["lower"]) > 3 - FUZZ).all()


@pytest.mark.parametrize("seed", range(3))
def test_places_with_totals_over_roles_leak_nothing(seed):
    random = np.random.default_rng(seed)
    leaders = random_places(random, 3)
    others = random_table(random, leaders.height)
    union = leaders.with_columns(role=pl.lit("union"), persons=pl.Series(others))
    counts = pl.concat([leaders, union])
    asked = {"by": ["role"], "count": "persons", "totals_over": ["role"]}
    rows = hide_places(counts, minimum=3, **asked)

    found = hidden_place_intervals(
        rows, crossings=counts.select("centre_id", "county_code"), **asked
    )
    assert found.height == rows["hidden"].sum()
    assert ((found["upper"] - found["lower"]) > 3 - FUZZ).all()
