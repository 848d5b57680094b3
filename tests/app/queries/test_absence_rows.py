"""Which absence is hidden: of few, and what else would be the parent less the rest."""

import os
import random
import subprocess
import sys
from collections import defaultdict

import duckdb
import polars as pl
import pytest
from scipy.optimize import linprog

from app.door import Door, connect, query_build, read_build
from app.filters import Filters
from app.identity import LOCAL_MANAGER
from app.metrics.hidden_answers import MINIMUM_ABSENCE_PERSONS
from tests.app.ask import ask, tiny_build

FIGURES = ["absence_share", "lost_days", "possible_days", "persons_count"]


def absence(workplace, persons, **changes):
    figures = {
        "workplace_id": workplace,
        "year": 2025,
        "quarter": 1,
        "measure": "total",
        "absence_share": 0.05,
        "lost_days": 45.0,
        "possible_days": 900.0,
        "persons_count": persons,
    }
    return figures | changes


def programme(folder, persons, parents=None, *, employees=None, **changes):
    """Absence of workplaces A, B ... of so many persons, under P of all of them."""
    employees = employees or {}
    parents = parents or {name: "P" for name in persons if name != "P"}
    names = {*persons, *parents, *parents.values()}
    return tiny_build(
        folder,
        workplaces=[
            {
                "workplace_id": name,
                "workplace_name": name,
                "parent_workplace_id": parents.get(name),
                "employees_count": employees.get(name),
            }
            for name in sorted(names)
        ],
        absence=[
            absence(name, count, **changes.get(name, {}))
            for name, count in persons.items()
        ],
    )


def hidden(path, before=()):
    """Why each is hidden; before is what an older build hid of the same quarter."""
    build = read_build(path)
    with connect(path) as connection:
        door = Door(connection, build, Filters(), LOCAL_MANAGER)
        door.hold(
            "withheld_absence",
            pl.DataFrame(
                [(name, 2025, 1) for name in before],
                {"workplace_id": pl.String, "year": pl.Int64, "quarter": pl.Int64},
                orient="row",
            ),
        )
        rows = door.fetch("rows/absence_rows")
    shown = rows.filter(~pl.col("is_hidden"))
    assert rows.filter("is_hidden")[FIGURES].null_count().row(0) == (
        (rows.height - shown.height,) * len(FIGURES)
    )
    assert shown["absence_share"].null_count() == 0
    return dict(rows.filter("is_hidden").select("workplace_id", "hidden_why").rows())


def test_where_nobody_is_few_nothing_is_hidden(tmp_path):
    assert hidden(programme(tmp_path, {"P": 15, "A": 5, "B": 10})) == {}


def test_few_without_a_parent_are_hidden_alone(tmp_path):
    path = programme(tmp_path, {"A": 4, "B": 10}, parents={"A": "P", "B": "P"})

    assert hidden(path) == {"A": "few"}


def test_the_smallest_other_unit_that_gives_room_is_hidden_too(tmp_path):
    path = programme(tmp_path, {"P": 54, "A": 4, "B": 30, "C": 8, "D": 12})

    assert hidden(path) == {"A": "few", "C": "complement"}


def test_one_large_enough_is_hidden_rather_than_two_that_are_smaller(tmp_path):
    path = programme(tmp_path, {"P": 31, "A": 1, "B": 5, "C": 5, "D": 20})

    assert hidden(path) == {"A": "few", "D": "complement"}


def test_two_hidden_with_little_between_them_take_a_third(tmp_path):
    path = programme(tmp_path, {"P": 25, "A": 2, "B": 3, "C": 20})

    assert hidden(path) == {"A": "few", "B": "few", "C": "complement"}


def test_without_another_unit_the_parent_is_hidden_and_one_beside_it(tmp_path):
    path = programme(
        tmp_path,
        {"P": 80, "Q": 5, "A": 2, "B": 3, "R": 30, "S": 45},
        parents={"Q": "P", "R": "P", "S": "P", "A": "Q", "B": "Q"},
    )

    assert hidden(path) == {
        "A": "few",
        "B": "few",
        "Q": "complement",
        "R": "complement",
    }


def test_a_level_without_figures_is_looked_past(tmp_path):
    path = programme(
        tmp_path,
        {"P": 30, "A": 2, "B": 28},
        parents={"Q": "P", "A": "Q", "B": "Q"},
    )

    assert hidden(path) == {"A": "few", "B": "complement"}


def test_a_parent_that_the_source_hides_is_not_the_sum_of_its_units(tmp_path):
    path = programme(
        tmp_path,
        {"P": 60, "A": 30, "B": 30},
        P={"is_masked": True, "absence_share": None},
    )

    assert hidden(path) == {"P": "source", "A": "complement"}


def test_what_the_build_before_hid_stays_hidden_and_shields_the_few(tmp_path):
    first = {"P": 88, "A": 3, "B": 40, "C": 15, "E": 30}
    corrected = first | {"P": 107, "C": 34}
    before = hidden(programme(tmp_path, first))
    path = remade(tmp_path, corrected)

    assert before == {"A": "few", "C": "complement"}
    assert hidden(path) == {"A": "few", "E": "complement"}
    assert hidden(path, before) == before


def test_a_unit_that_comes_late_shows_nothing_that_was_hidden(tmp_path):
    before = hidden(programme(tmp_path, {"P": 33, "A": 3, "B": 30}))
    path = remade(tmp_path, {"P": 39, "A": 3, "B": 30, "D": 6})

    assert hidden(path) == {"A": "few", "D": "complement"}
    assert hidden(path, before) == {"A": "few", "B": "complement"}


def test_a_hidden_quarter_whose_siblings_are_gone_stays_hidden(tmp_path):
    path = programme(tmp_path, {"A": 30})

    assert hidden(path, before=("A", "gone")) == {"A": "complement"}


@pytest.mark.parametrize(
    ("persons", "expected"),
    [
        pytest.param({"P": 100, "A": 97}, {"A"}, id="one unit"),
        pytest.param({"P": 100, "A": 7, "B": 89}, {"A"}, id="four are left"),
        pytest.param({"P": 100, "A": 4, "B": 92}, {"A"}, id="beside a hidden one"),
        pytest.param({"P": 100, "A": 45, "B": 50}, set(), id="five are left"),
        pytest.param({"P": 100, "A": 50, "B": 50}, set(), id="nobody is left"),
        pytest.param({"P": 97, "A": 50, "B": 50}, set(), id="no sum"),
        pytest.param({"P": 100, "A": None, "B": 97}, set(), id="one does not say"),
        pytest.param({"P": None, "A": 50, "B": 47}, set(), id="it does not say itself"),
    ],
)
def test_few_that_are_left_of_a_parent_are_a_hidden_unit(tmp_path, persons, expected):
    assert hidden(programme(tmp_path, persons)).keys() == expected


def test_few_left_under_a_unit_that_cannot_be_hidden_hide_their_parent(tmp_path):
    path = programme(
        tmp_path,
        {"P": 153, "Q": 100, "R": 53, "S": 97, "A": 47, "B": 50},
        parents={"Q": "P", "R": "P", "S": "Q", "A": "S", "B": "S"},
    )

    assert hidden(path) == {"Q": "complement", "R": "complement"}


@pytest.mark.parametrize(
    ("employees", "expected"),
    [
        pytest.param(4, {"A": "few"}, id="few employees"),
        pytest.param(5, {}, id="enough employees"),
        pytest.param(None, {}, id="nobody says"),
    ],
)
def test_where_persons_are_not_told_the_employees_are(tmp_path, employees, expected):
    path = programme(
        tmp_path, {"A": None}, parents={"A": "P"}, employees={"A": employees}
    )

    assert hidden(path) == expected


def test_a_parent_that_does_not_say_is_not_looked_past_for_what_is_left(tmp_path):
    path = programme(
        tmp_path,
        {"P": 100, "Q": None, "A": 97},
        parents={"Q": "P", "A": "Q"},
    )

    assert hidden(path) == {}


@pytest.mark.parametrize(("minimum", "expected"), [("4", "5"), ("7", "7")])
def test_an_installation_that_raises_its_minimum_raises_that_of_absence(
    minimum, expected
):
    asked = "from app.metrics import hidden_answers as h; print(h.%s)"
    done = subprocess.run(
        [sys.executable, "-c", asked % "MINIMUM_ABSENCE_PERSONS"],
        env={**os.environ, "VARIG_MINIMUM_GROUP": minimum},
        capture_output=True,
        text=True,
        check=True,
    )

    assert done.stdout.strip() == expected


def test_one_masked_measure_hides_its_whole_quarter(tmp_path):
    rows = [
        absence("A", 20, quarter=quarter, measure=measure, is_masked=is_masked)
        for quarter, measure, is_masked in (
            (1, "total", False),
            (1, "self_certified", True),
            (2, "total", False),
        )
    ]
    path = tiny_build(
        tmp_path,
        workplaces=[{"workplace_id": "A", "workplace_name": "A"}],
        absence=rows,
    )

    told = ask(path, "rows/absence_rows").select("quarter", "measure", "hidden_why")

    assert told.rows() == [
        (1, "self_certified", "source"),
        (1, "total", "source"),
        (2, "total", None),
    ]


def test_what_is_hidden_is_the_same_through_every_filter(tmp_path):
    path = programme(tmp_path, {"P": 54, "A": 4, "B": 30, "C": 8, "D": 12})
    with duckdb.connect(str(path)) as connection:
        connection.execute(
            "update core.workplaces set county_code = '03' "
            "where workplace_id in ('C', 'D')"
        )
    filters = Filters(counties=("03",))

    told = query_build(read_build(path), "rows/absence_rows", filters, LOCAL_MANAGER)

    assert told.select("workplace_id", "hidden_why").rows() == [
        ("C", "complement"),
        ("D", None),
    ]


def test_a_share_the_source_lacks_is_from_the_days(tmp_path):
    path = programme(tmp_path, {"A": 20}, A={"absence_share": None})

    assert ask(path, "rows/absence_rows")["absence_share"].to_list() == [0.05]


def remade(folder, persons):
    """A later build of the same programme."""
    later = folder / "later"
    later.mkdir()
    return programme(later, persons)


def test_no_hidden_number_can_be_worked_out(tmp_path):
    attack(tmp_path, trees=40)


@pytest.mark.long
def test_no_hidden_number_of_many_can_be_worked_out(tmp_path):
    attack(tmp_path, trees=600)


def attack(folder, trees):
    dice = random.Random(8)
    workplaces, truth = [], []
    for tree in range(trees):
        parents = random_tree(dice, f"T{tree:03}")
        workplaces += [
            {"workplace_id": n, "workplace_name": n, "parent_workplace_id": p}
            for n, p in parents.items()
        ]
        truth += [
            row
            for quarter in (1, 2, 3)
            for row in random_quarter(dice, parents, quarter)
        ]
    rows = ask(
        tiny_build(folder, workplaces=workplaces, absence=truth), "rows/absence_rows"
    )
    parents = {w["workplace_id"]: w["parent_workplace_id"] for w in workplaces}
    counts = {(r["workplace_id"], r["quarter"]): r["persons_count"] for r in truth}

    assert rows.height == len(truth)
    assert rows["hidden_why"].n_unique() == 4
    for (_tree, quarter), group in rows.group_by(
        pl.col("workplace_id").str.slice(0, 4), "quarter"
    ):
        is_hidden = dict(group.select("workplace_id", "is_hidden").rows())
        told = {n: counts[n, quarter] for n in is_hidden}
        left = left_of(told, parents)
        assert narrowest(is_hidden, told, left, parents) >= MINIMUM_ABSENCE_PERSONS
        has_few_left = any(is_few(count) for count in left.values())
        if not (has_few_left or group["hidden_why"].is_in(["few", "source"]).any()):
            assert not any(is_hidden.values())


def random_tree(dice, name):
    """Workplace to its parent; up to four levels, with only children among them."""
    parents = {name: None}
    level = [name]
    for _ in range(dice.choice([1, 2, 3])):
        below = [
            (f"{above}.{place}", above)
            for above in level
            for place in range(dice.choice([0, 1, 2, 3, 4]))
        ]
        parents |= dict(below)
        level = [name for name, _ in below]
    return parents


def random_quarter(dice, parents, quarter):
    """Absence of most of them; a few without figures, or more than their units."""
    children = children_of(parents)
    persons, rows = {}, []
    for name in sorted(parents, key=lambda n: -n.count(".")):
        below = sum(persons[child] for child in children[name])
        if dice.random() < 0.1:
            persons[name] = below or dice.choice([0, 0, 2, 4, 9])
            continue
        apart = dice.choice([0, 0, 0, 0, 1, 3, 8]) if below else 0
        persons[name] = below + apart or dice.choice(
            [1, 2, 3, 4, 5, 5, 6, 8, 12, 20, 50]
        )
        is_masked = dice.random() < 0.04
        # Where a source masks, it may not say how many there are.
        told = None if is_masked and dice.random() < 0.5 else persons[name]
        rows.append(absence(name, told, quarter=quarter, is_masked=is_masked))
    return rows


def children_of(parents):
    children = defaultdict(list)
    for name, above in parents.items():
        children[above].append(name)
    return children


def left_of(told, parents):
    """Parent to the persons of none of its units; null where not all are told."""
    left = {}
    for above in told:
        counts = [told[name] for name in units_of(above, told, parents)]
        if counts:
            is_told = None not in [told[above], *counts]
            left[above] = told[above] - sum(counts) if is_told else None
    return left


def is_few(count):
    return count is not None and 0 < count < MINIMUM_ABSENCE_PERSONS


def units_of(above, told, parents):
    return [n for n in told if n != above and nearest(n, told, parents) == above]


def narrowest(is_hidden, told, left, parents):
    """The width of the smallest interval an attacker can give to a hidden number.

    Few that are left of a parent are one of them, and known to be somebody. More, or an
    unknown number, may be anything.
    """
    hidden = [name for name, hides in is_hidden.items() if hides]
    few = [above for above, count in left.items() if is_few(count)]
    free = [above for above, count in left.items() if count != 0 and above not in few]
    names = [*hidden, *(("left", above) for above in [*few, *free])]
    bounds = [(1, None)] * (len(hidden) + len(few)) + [(0, None)] * len(free)
    equations, sums = [], []
    for above in left:
        below = [*units_of(above, is_hidden, parents), ("left", above)]
        equations.append([(name in below) - (name == above) for name in names])
        shown = [name for name in below[:-1] if not is_hidden[name]]
        known = 0 if is_hidden[above] else told[above]
        sums.append(known - sum(told[name] for name in shown))
    widths = [float("inf")]
    for place in range(len(hidden) + len(few)):
        aim = [float(place == at) for at in range(len(names))]
        low, high = (
            linprog(
                [sign * value for value in aim],
                A_eq=equations or None,
                b_eq=sums or None,
                bounds=bounds,
            )
            for sign in (1, -1)
        )
        assert low.status == 0
        widths.append(float("inf") if high.status == 3 else -high.fun - low.fun)
    return min(widths) + 1e-6


def nearest(name, told, parents):
    above = parents[name]
    while above is not None and above not in told:
        above = parents[above]
    return above
