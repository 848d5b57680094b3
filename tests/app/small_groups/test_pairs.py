"""What is hidden cannot be worked out from what is shown, of two data sets together.

Small programmes by chance are asked what they show of the whole, of each centre and of
each county, as screens and files ask. What one data set shows and the other hides is
put in where it has not changed. What is still open for each hidden number is then found
by linear programming, which knows nothing of how the product chooses what to hide.

This module is long because what is shown and what is true are each found anew.
"""

from collections import Counter, defaultdict
from itertools import combinations, product
from random import Random

import polars as pl
import pytest

from app.door import open_door, read_build
from app.filters import Filters
from app.identity import LOCAL_MANAGER
from app.metrics.factor_roles import role_differences
from app.metrics.survey_groups import survey_groups
from app.protected_groups import protected_cells
from tests.app.small_groups.attack import widths
from tests.app.small_groups.random_builds import (
    FACTORS,
    ROLES,
    absence_rows,
    assessments,
    random_answers,
    random_evaluations,
    random_families,
    random_persons,
    random_results,
    random_units,
    tables_of,
    with_more_answers,
    with_sums,
    write_builds,
)

LEAST_ABSENCE, LEAST_UNITS, LEAST_ANSWERS = 5, 10, 3
"""As design/metrics.md has them; not read from the product."""
FEW, MANY = range(1), range(1, 30)
"""Programmes that are tried: in every run of the tests, and in make test-long."""


def seeds(few=FEW, many=MANY):
    long = [pytest.param(seed, marks=pytest.mark.long) for seed in many]
    return pytest.mark.parametrize("seed", [*few, *long])


@seeds()
def test_what_roles_answer_is_not_worked_out(tmp_path, seed):
    random = Random(seed)
    units = random_units(random, 90)
    first = random_answers(random, units)
    answers = (first, with_more_answers(random, units, first))
    rows = [{"factor_assessments": assessments(each)} for each in answers]
    paths = write_builds(tmp_path, tables_of(units), rows)
    groups = groups_of(units)

    found = [published_roles(path, groups) for path in paths]
    true = [true_roles(each, groups) for each in answers]

    for table in {table for values in true for table in values}:
        least = LEAST_ANSWERS if table[0] == "agree" else LEAST_UNITS
        if table[0] == "pair":
            check_whole(table, true, found)
            continue
        check_groups(
            units,
            [values.get(table, Counter()) for values in true],
            [values.get(table, {}) for values in found],
            least,
        )
    assert all(found)
    assert any(
        count and group not in found[1].get(table, {})
        for table, counts in true[1].items()
        for group, count in counts.items()
    )


@seeds()
def test_survey_results_of_few_units_are_not_worked_out(tmp_path, seed):
    random = Random(seed)
    units = random_units(random, 30)
    results = random_results(random, units)
    late = random.sample(sorted(units), 3)
    first = [each for each in results if each["workplace_id"] not in late]
    rows = [{"survey_results": each} for each in (first, results)]
    paths = write_builds(tmp_path, tables_of(units), rows)
    groups = groups_of(units)

    found = [published_surveys(path) for path in paths]
    true = [true_surveys(each, groups) for each in (first, results)]

    for table in true[1]:
        values = [each.get(table, Counter()) for each in true]
        shown = [each.get(table, {}) for each in found]
        check_groups(units, values, shown, LEAST_ANSWERS)
    assert all(found)
    assert seed not in FEW or any(each.keys() < {*groups} for each in found[1].values())


@seeds(range(8), range(8, 300))
def test_absence_of_few_persons_is_not_worked_out(tmp_path, seed):
    """Of one data set: nothing is put in of the other."""
    for cells, builds in absence_pairs(tmp_path, seed):
        for values, shown in builds:
            check(cells, values, shown, LEAST_ABSENCE)


@seeds(range(8), range(8, 300))
def test_absence_of_few_persons_is_not_worked_out_of_two_data_sets(tmp_path, seed):
    for cells, builds in absence_pairs(tmp_path, seed):
        check_pair(cells, builds, LEAST_ABSENCE)


@seeds()
def test_sums_of_answers_are_sums_of_what_is_shown_of_each(tmp_path, seed):
    """So no two of them, of any group or data set, differ by one that is hidden."""
    random = Random(seed)
    units = random_units(random, 30)
    evaluations = random_evaluations(random, units)
    rows = [{"evaluations": each} for each in (evaluations[4:], evaluations)]
    paths = write_builds(tmp_path, tables_of(units), rows)

    for path, told in zip(paths, rows, strict=True):
        for filters, inside in groups_of(units).values():
            with open_door(read_build(path), filters, LOCAL_MANAGER) as door:
                summed = door.fetch("evaluation_responses")
            shown = [
                each["respondents_count"]
                for each in told["evaluations"]
                if each["workplace_id"] in inside
                and each["respondents_count"] not in range(1, LEAST_ANSWERS)
            ]
            assert summed["respondents_count"].sum() == sum(shown)
            assert summed["invited_count"].sum() == 20 * len(shown)


def check_whole(table, true, found):
    """Two roles are counted together in the whole only: nothing can be subtracted."""
    for values, of_build in zip(true, found, strict=True):
        for group, count in of_build.get(table, {}).items():
            assert group == "programme"
            assert count == values[table][group] >= LEAST_UNITS


def check_groups(units, true, found, least):
    """Attack one table of counts by group, of each of two builds with the other."""
    cells = {
        name: sorted({f"{c} {k}" for c, k in (units[unit] for unit in inside)})
        for name, (_filters, inside) in groups_of(units).items()
    }
    builds = []
    for values, shown in zip(true, found, strict=True):
        for group, count in shown.items():
            assert count == values[group], group
            assert count >= least, group
        builds.append(({group: values[group] for group in cells}, set(shown)))
    # Nobody is shown as nobody, but where the other build hides some.
    none = [{group for group in cells if not values[group]} for values in true]
    some = [
        {group for group in cells if values[group] and group not in shown}
        for values, shown in zip(true, found, strict=True)
    ]
    untold = [none[0] & some[1], none[1] & some[0]]
    for number, (_values, shown) in enumerate(builds):
        shown |= none[number] - untold[number]
    check_pair(cells, builds, least, untold)


def check_pair(cells, builds, least, untold=((), ())):
    """Attack each of two builds, with what the other shows and has not changed.

    Args:
        cells: Each cell as the parts that it is the sum of.
        builds: Of each build: every true value, and the cells that are shown.
        least: How wide the interval of a hidden cell is at the least.
        untold: Of each build: cells of nobody of which it is not told that they are.
    """
    for number, (values, shown) in enumerate(builds):
        others, told = builds[1 - number]
        known = {cell for cell in told if others[cell] == values.get(cell)}
        check(cells, values, shown | known, least, untold[number])


def check(cells, values, shown, least, untold=()):
    found = widths(
        {cell: parts for cell, parts in cells.items() if cell in values},
        {cell: values[cell] for cell in shown if cell in values},
        untold=untold,
    )
    narrow = {cell: wide for cell, wide in found.items() if wide < least - 1e-6}
    assert not narrow, (narrow, values, shown)


def groups_of(units):
    """Every fixed group: its filters, and the units in it."""
    groups = {"programme": (Filters(), set(units))}
    for number, kind in enumerate(("centre", "county")):
        for code in sorted({place[number] for place in units.values()}):
            filters = Filters(**{("centres", "counties")[number]: (code,)})
            inside = {unit for unit, place in units.items() if place[number] == code}
            groups[f"{kind} {code}"] = (filters, inside)
    return groups


def published_roles(path, groups):
    """What a reader sees of every group: table to group to the count of units."""
    seen = defaultdict(dict)
    for group, (filters, inside) in groups.items():
        with open_door(read_build(path), filters, LOCAL_MANAGER) as door:
            for row in door.fetch("factor_by_role").iter_rows(named=True):
                if row["assessor_role"] != "group":
                    table = ("role", row["factor_code"], row["assessor_role"])
                    seen[table][group] = row["unit_count"]
            pairs = role_differences(door.fetch("factor_role_differences"))
            for row in pairs.iter_rows(named=True):
                roles = sorted((row["first_role"], row["second_role"]))
                table = ("pair", row["factor_code"], *roles)
                seen[table][group] = row["both_count"]
            joint = door.fetch("export_factor_assessments").filter(
                pl.col("assessor_role") == "group",
                pl.col("workplace_id").is_in(list(inside)),
            )
            joint_counts = Counter(joint["factor_code"])
            for row in door.fetch("factor_prevalence").iter_rows(named=True):
                factor = row["factor_code"]
                if row["basis"] != "records":
                    agree = row["unit_count"] - joint_counts[factor]
                    seen["agree", factor][group] = agree
                    seen["differ", factor][group] = row["unsettled_count"]
    return {
        table: {group: count for group, count in of_table.items() if count}
        for table, of_table in seen.items()
    }


def true_roles(answers, groups):
    """The same, counted from the answers."""
    counts = defaultdict(Counter)
    for group, (_filters, inside) in groups.items():
        for unit, factor in product(inside, FACTORS):
            told = {
                role: answers[unit, factor, role]
                for role in ROLES
                if (unit, factor, role) in answers
            }
            for role in told:
                counts["role", factor, role][group] += 1
            for pair in combinations(sorted(told), 2):
                counts["pair", factor, *pair][group] += 1
            if told and (unit, factor, "group") not in answers:
                agrees = len(told) > 1 and len(set(told.values())) == 1
                counts["agree" if agrees else "differ", factor][group] += 1
    return counts


def published_surveys(path):
    """What is shown of every group: theme to group to the count of units."""
    with open_door(read_build(path), Filters(), LOCAL_MANAGER) as door:
        results = door.fetch("survey_group_results")
    cells = protected_cells(path, "withheld_survey_results")
    seen = defaultdict(dict)
    for row in survey_groups(results, cells).iter_rows(named=True):
        if row["unit_count"] is not None:
            group = " ".join(filter(None, (row["group_kind"], row["group_code"])))
            seen[row["theme"]][group] = row["unit_count"]
    return seen


def true_surveys(results, groups):
    """The same, counted from the results: a unit with few answers has none to show."""
    few = {
        each["workplace_id"]
        for each in results
        if each["respondents_count"] < LEAST_ANSWERS
    }
    counts = defaultdict(Counter)
    for group, (_filters, inside) in groups.items():
        for each in results:
            if each["workplace_id"] in inside - few:
                counts[each["theme"]][group] += 1
    return counts


def absence_pairs(folder, seed):
    """Give each quarter: the workplaces as sums of units, and what two builds show.

    The later build corrects a few units of the first quarter, and has one more.
    """
    random = Random(seed)
    parents = random_families(random)
    persons = random_persons(random, parents)
    units = [name for name in parents if name not in parents.values()]
    corrected = {unit: persons[unit] for unit in units}
    for unit in random.sample(units, 2):
        corrected[unit] = random.choice((2, 5, 6, 9))
    first = {(2025, 4): persons}
    later = {(2025, 4): with_sums(corrected, parents), (2026, 1): persons}
    workplaces = [
        {"workplace_id": name, "parent_workplace_id": parent}
        for name, parent in parents.items()
    ]
    rows = [{"absence": absence_rows(each)} for each in (first, later)]
    paths = write_builds(folder, {"workplaces": workplaces}, rows)
    cells = {name: units_under(name, parents, units) for name in parents}
    shown = [published_absence(path) for path in paths]
    old, new = first[2025, 4], later[2025, 4]
    return [
        (cells, [(old, shown[0][2025, 4]), (new, shown[1][2025, 4])]),
        (cells, [(persons, shown[1][2026, 1])] * 2),
    ]


def units_under(name, parents, units):
    """The units that a workplace is the sum of; of a unit itself."""
    return [unit for unit in units if name in lineage(unit, parents)]


def lineage(unit, parents):
    above = [unit]
    while parents[above[-1]] is not None:
        above.append(parents[above[-1]])
    return above


def published_absence(path):
    """The workplaces whose absence is shown, by quarter."""
    with open_door(read_build(path), Filters(), LOCAL_MANAGER) as door:
        rows = door.fetch("export_absence")
    shown = defaultdict(set)
    for row in rows.filter(~pl.col("is_hidden")).iter_rows(named=True):
        shown[row["year"], row["quarter"]].add(row["workplace_id"])
    return shown
