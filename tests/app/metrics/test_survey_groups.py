"""Staff surveys of a group of units: weighted, and hidden where units are few."""

import polars as pl
import pytest
from scipy.optimize import linprog

from app.door import query_build, read_build
from app.filters import Filters
from app.identity import LOCAL_MANAGER
from app.metrics.hidden_answers import MINIMUM_GROUP
from app.metrics.hiding_over_time import hide_over_time
from app.metrics.survey_groups import TABLE, survey_groups
from data.sample.generate import generate_sample
from data.sample.period import DATA_DATE
from tests.tiny_build import write_tiny_build

KEY = ["group_kind", "group_code"]


def place(centre, county, scores, *, year=2024):
    """One row of the question: units with ten answers each, one per score."""
    return {
        "instrument": "10-FAKTOR",
        "year": year,
        "theme": "Klima",
        "centre_id": centre,
        "county_code": county,
        "unit_count": len(scores),
        "respondents_count": 10 * len(scores),
        "score_sum": 10 * sum(scores),
        "score_squares": 10 * sum(score * score for score in scores),
        "respondents_squares": 100 * len(scores),
    }


def protect(results, earlier=()):
    units = results.select(*TABLE, "centre_id", "county_code", "unit_count")
    places = results.select("centre_id", "county_code").unique(maintain_order=True)
    return hide_over_time(
        units, earlier, places=places, by=TABLE, minimum=MINIMUM_GROUP
    )


def shown_groups(*places):
    results = pl.DataFrame(places)
    return survey_groups(results, protect(results))


def test_a_group_has_the_mean_weighted_by_answers_and_both_counts():
    unlike = place("a", "03", [4.0, 4.0, 4.0])
    unlike |= {"respondents_count": 60, "score_sum": 240.0, "score_squares": 960.0}
    groups = shown_groups(unlike, place("b", "46", [1.0, 1.0, 1.0]))

    programme = groups.row(by_predicate=pl.col("group_code").is_null(), named=True)
    assert programme["score"] == pytest.approx(3.0)
    assert (programme["respondents_count"], programme["unit_count"]) == (90, 6)
    assert not groups["is_hidden"].any()


def test_how_sure_a_mean_is_depends_on_how_far_units_lie_from_each_other():
    groups = shown_groups(place("a", "03", [3.0, 4.0, 5.0]))

    # The standard deviation of 3, 4, 5 is 1, over the root of three units.
    assert groups["standard_error"].to_list() == pytest.approx([3**-0.5] * 3)


def test_two_units_are_hidden_and_another_group_with_them():
    groups = shown_groups(
        place("a", "03", [4.0, 4.0]),
        place("b", "46", [4.0] * 5),
        place("c", "50", [4.0] * 9),
    )

    hidden = groups.filter("is_hidden")
    figures = ("score", "respondents_count", "unit_count", "standard_error")
    assert hidden.select(pl.col(figures).is_null().all()).row(0) == (True,) * 4
    of_centres = hidden.filter(group_kind="centre")["group_code"].to_list()
    assert "a" in of_centres
    others = hidden.filter(pl.col("group_kind") != "county")
    assert others.height > 1, "the total less the other centres would tell"


def test_what_nobody_has_found_safe_is_not_shown():
    results = pl.DataFrame([place("a", "03", [4.0] * 5)])

    groups = survey_groups(results, protect(results).clear())

    assert groups["is_hidden"].all()
    assert groups["score"].null_count() == groups.height


def attack(results, crossing, cells, measure, least):
    """Give how wide each hidden sum can be told by one who knows where units are.

    Which centres have units in which counties is known; how many there is not.
    """
    inner = results.select("centre_id", "county_code", measure).rows()
    sums = {
        (kind, code): sum(
            count
            for centre, county, count in inner
            if code in {"centre": {centre}, "county": {county}}.get(kind, {None})
        )
        for kind, code in cells.select(KEY).rows()
    }

    def row(kind, code):
        own = {"programme": lambda _c, _k: True, "centre": lambda c, _k: c == code}
        holds = own.get(kind, lambda _c, k: k == code)
        return [float(holds(*pair)) for pair in crossing]

    is_hidden = {(kind, code): hides for kind, code, hides in cells.rows()}
    shown = [(row(*key), sums[key]) for key, hides in is_hidden.items() if not hides]
    hidden = [row(*key) for key, hides in is_hidden.items() if hides]
    known = {
        "A_eq": [coefficients for coefficients, _sum in shown] or None,
        "b_eq": [total for _row, total in shown] or None,
        "A_ub": [[-each for each in coefficients] for coefficients in hidden] or None,
        "b_ub": [-least] * len(hidden) or None,
    }
    for aim in hidden:
        low = linprog(aim, **known)
        high = linprog([-each for each in aim], **known)
        yield float("inf") if high.status == 3 else -high.fun - low.fun


@pytest.fixture(scope="module")
def sample_results(tmp_path_factory):
    """What units of the whole sample programme have answered, one theme per survey.

    All themes of a year have the same units, so each table stands for all of them.
    """
    sample = generate_sample()
    first = pl.col("theme").is_in(["Arbeidsforhold", "Bruk av kompetanse"])
    tables = {
        name: sample.frame(name).rows(named=True)
        for name in ("workplaces", "deliveries", "delivery_units")
    }
    tables["survey_results"] = sample.survey_results.filter(first).rows(named=True)
    folder = tmp_path_factory.mktemp("surveys")
    path = write_tiny_build(folder / "sample.duckdb", data_date=DATA_DATE, **tables)
    return query_build(
        read_build(path), "survey_group_results", Filters(), LOCAL_MANAGER
    )


def test_nothing_hidden_of_the_sample_programme_can_be_worked_out(sample_results):
    cells = protect(sample_results)
    crossing = sample_results.select("centre_id", "county_code").unique().rows()
    attacked = 0
    for keys, results in sample_results.group_by(TABLE):
        of_table = dict(zip(TABLE, keys, strict=True))
        table = cells.filter(**of_table).select(*KEY, "hidden")
        for measure, least in (("unit_count", 1), ("respondents_count", MINIMUM_GROUP)):
            for width in attack(results, crossing, table, measure, least):
                assert width >= MINIMUM_GROUP - 1e-6, (of_table, measure)
                attacked += 1

    assert attacked > 0


def test_a_unit_more_in_a_later_data_set_tells_nothing_of_the_earlier_one():
    places = [place("a", "03", [4.0] * 2), place("b", "46", [4.0] * 5)]
    places.append(place("c", "50", [4.0] * 9))
    earlier = protect(pl.DataFrame(places))
    places[0] = place("a", "03", [4.0] * 3)

    later = protect(pl.DataFrame(places), [earlier])

    key = [*TABLE, *KEY]
    before = set(earlier.filter("hidden").select(key).rows())
    assert before <= set(later.filter("hidden").select(key).rows())
