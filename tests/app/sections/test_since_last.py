"""Since last, over two loads: what has happened, and what was mended, told apart."""

from contextlib import contextmanager
from dataclasses import replace
from datetime import date

import polars as pl
import pytest

from app.door import current_build
from app.filters import Filters
from app.identity import LOCAL_MANAGER
from app.sections import since_last
from app.sections.occasion import Point, open_occasion
from app.sections.since_last_read import SinceLast
from data.follow_up import standard_rules
from data.home import Home
from tests.app.sections.conftest import LAST_TIME, NOTHING_WRITTEN
from tests.app.sections.shown import NOBODY, check_figures, check_said, text_of
from tests.pipelines.programmes import load, row, write_programme

THEN, NOW = date(2026, 8, 31), date(2026, 10, 31)
RULE = standard_rules().named("end_evaluation")
"""Due six months after the end."""


def delivery(number, started_on, ended_on=None, status="Avsluttet"):
    return row(
        "deliveries",
        delivery_id=f"L-{number}",
        workplace_id=f"V-{number}",
        status=status,
        started_on=started_on,
        ended_on=ended_on,
    )


def evaluation(number, completed_on):
    return row(
        "evaluations",
        evaluation_id=f"E-{number}",
        delivery_id=f"L-{number}",
        workplace_id=f"V-{number}",
        completed_on=completed_on,
    )


def programme(folder, deliveries, evaluations):
    numbers = range(1, 10)
    return write_programme(
        folder,
        workplaces=[
            row("workplaces", workplace_id=f"V-{n}", workplace_name=f"Sted {n}")
            for n in numbers
        ],
        deliveries=deliveries,
        delivery_units=[
            row(
                "delivery_units",
                delivery_id=each["delivery_id"],
                workplace_id=each["workplace_id"],
                joined_on=each["started_on"],
            )
            for each in deliveries
        ],
        evaluations=evaluations,
    )


@pytest.fixture(scope="module")
def two_builds(tmp_path_factory):
    """Load a programme twice: the second time it has moved on, and some is mended."""
    folder = tmp_path_factory.mktemp("since_last")
    home = Home(folder / "home")
    home.builds.mkdir(parents=True)
    stand = [
        delivery(1, "05.01.2024", "15.02.2026"),
        delivery(2, "05.01.2024", "01.02.2026"),
        delivery(3, "05.01.2024", "20.03.2026"),
        delivery(4, "05.01.2024", "10.01.2026"),
    ]
    first = [
        *stand,
        delivery(9, "05.01.2024", "01.12.2025"),
        delivery(7, "05.01.2026", status="Pågår"),
        delivery(8, "05.01.2024", "01.01.2026"),
    ]
    second = [
        *stand,
        delivery(9, "15.01.2024", "01.12.2025"),
        delivery(5, "01.10.2026", status="Pågår"),
        delivery(6, "10.01.2025", "05.01.2026"),
        delivery(7, "05.01.2026", "15.10.2026", status="Stoppet"),
    ]
    held = [evaluation(1, "10.09.2026"), evaluation(2, "20.07.2026")]
    withdrawn = folder / "tilbaketrekking.csv"
    withdrawn.write_text(
        "Tabell;Nøkkel;Gjelder;Begrunnelse\nLeveranser;L-8;;\nEvalueringer;E-4;;\n",
        encoding="utf-8",
    )
    parts = ((THEN, first, [evaluation(4, "01.06.2026")]), (NOW, second, held))
    builds = []
    for minute, (day, *rows) in enumerate(parts):
        files = [programme(folder / str(minute), *rows), *[withdrawn] * minute]
        load(home, *files, data_date=day, minute=minute)
        builds.append(current_build(home))
    return builds


@contextmanager
def held_against(then, now, rules=None):
    with open_occasion(
        now,
        then,
        filters=Filters(),
        reader=LOCAL_MANAGER,
        rules=rules or replace(standard_rules(), all_rules=(RULE,)),
        written=NOTHING_WRITTEN,
    ) as occasion:
        yield occasion


@pytest.fixture(scope="module")
def between(two_builds):
    """The second load held against the first, by the rule for end evaluations."""
    points = [Point(build, build.data_date) for build in two_builds]
    with held_against(*points) as occasion:
        yield occasion


def read(occasion):
    return SinceLast(occasion.then, occasion.recalled, occasion.now, occasion.rules)


def test_every_gap_is_what_it_is_by_hand(between):
    changes = read(between).gaps

    columns = ("record_id", "change", "closed_as", "origin", "overdue_days")
    assert {each[0]: each[1:] for each in changes.select(columns).iter_rows()} == {
        "L-3": ("new", None, "happened", 41),
        "L-6": ("new", None, "corrected", 118),
        "L-4": ("reopened", None, "corrected", 113),
        "L-1": ("closed", "done", "happened", 16),
        "L-2": ("closed", "done", "corrected", 30),
        "L-8": ("closed", "gone", "corrected", 61),
        "L-9": ("still_open", None, None, 152),
    }


def test_the_bridge_is_drawn_and_said(between, found):
    gaps = found(since_last, between)["gaps"]

    assert gaps.heading == (
        "2 nye, 1 gjenåpnet og 3 lukket siden 31.08.2026; 4 er forfalt"
    )
    assert gaps.sentences == (
        "2 av de 2 nye gjelder sluttevaluering.",
        "4 av 6 endringer er rettelser av gamle opplysninger.",
    )
    base, *drawn = gaps.chart.series
    assert base.is_base
    assert base.values == (0, 4, 6, 4, 0)
    assert [each.values for each in drawn] == [
        (4, None, None, None, 4),
        (None, 2, None, None, None),
        (None, None, 1, None, None),
        (None, None, None, 3, None),
    ]
    assert drawn[2].is_hatched
    assert [label for each in drawn for label in each.labels if label] == [
        *("4", "4"),
        *("+2", "+1", "−3"),
    ]


def test_each_gap_that_came_or_went_is_a_row(between, found):
    (table,) = found(since_last, between)["gap_changes"].tables

    assert [(each[0], each[1], each[3], each[7]) for each in table.rows] == [
        ("Ny", "Rettelse", "Sted 6", "118"),
        ("Ny", "Skjedd siden sist", "Sted 3", "41"),
        ("Gjenåpnet", "Rettelse", "Sted 4", "113"),
        ("Lukket: borte", "Rettelse", "V-8", "61"),
        ("Lukket: gjort", "Rettelse", "Sted 2", "30"),
        ("Lukket: gjort", "Skjedd siden sist", "Sted 1", "16"),
    ]


def test_what_stands_is_counted_with_its_days(between, found):
    still = found(since_last, between)["gaps_still_open"]

    assert still.heading == "1 var forfalt også 31.08.2026, og er fortsatt åpen"
    (table,) = still.tables
    assert table.rows == (("Sluttevaluering er ikke holdt", "1", "152", "152"),)


def test_deliveries_and_evaluations_are_told_by_when_they_happened(between, found):
    records = found(since_last, between)["records"]

    assert records.heading == (
        "1 ny leveranse, 1 startet, 1 stoppet og 1 evaluering siden 31.08.2026"
    )
    assert records.tables[1].rows == (
        ("Ny leveranse", "01.10.2026", "Sted 5", "L-5"),
        ("Leveranse startet", "01.10.2026", "Sted 5", "L-5"),
        ("Leveranse stoppet", "15.10.2026", "Sted 7", "L-7"),
        ("Sluttevaluering", "10.09.2026", "Sted 1", "L-1"),
    )


@pytest.mark.parametrize(
    ("then", "heading"),
    [
        (date(2026, 10, 5), "1 leveranse stoppet siden 05.10.2026"),
        (date(2026, 10, 20), "Ingen leveranse er begynt eller over siden 20.10.2026"),
    ],
)
def test_what_there_is_none_of_is_not_in_the_heading(two_builds, found, then, heading):
    _first, build = two_builds
    with held_against(Point(build, then), Point(build, NOW)) as occasion:
        assert found(since_last, occasion)["records"].heading == heading


def test_what_was_withdrawn_is_nowhere_called_by_its_old_name(between, found):
    said = "\n".join(map(text_of, found(since_last, between).values()))

    assert "Sted 1" in said
    assert "Sted 8" not in said


def test_with_nothing_reopened_the_bridge_has_no_column_for_it(two_days, found):
    since = read(two_days)
    assert not since.bridge.reopened

    chart = found(since_last, two_days, "en")["gaps"].chart

    base, *drawn = chart.series
    assert "Reopened" not in (*chart.categories, *(each.name for each in drawn))
    assert base.values[2] == since.bridge.now
    assert {len(each.values) for each in chart.series} == {4}


def test_with_five_kinds_of_change_the_heading_is_short(found, meet, sample_build):
    long_ago = meet(sample_build, then=Point(sample_build, date(2023, 12, 31)))

    records = found(since_last, long_ago, "en")["records"]

    assert len(records.heading) <= 90
    assert "stopped" in records.heading
    assert "evaluation" not in records.heading
    assert records.sentences[0].endswith("evaluations held.")


def test_a_choice_of_states_says_what_it_takes_out(meet, sample_build, found):
    chosen = meet(
        sample_build,
        then=Point(sample_build, LAST_TIME),
        filters=Filters(statuses=("ongoing",)),
    )

    findings = found(since_last, chosen, "en")
    everything = found(since_last, meet(sample_build, then=chosen_point(chosen)), "en")

    said = "the filter takes it out, not the data"
    assert said in " ".join(findings["records"].notes)
    assert said not in " ".join(everything["records"].notes)


def chosen_point(occasion):
    return Point(occasion.then.build, occasion.then.as_of)


def test_figures_tell_the_correction_from_the_change(between, found):
    figures = found(since_last, between)["figures"]

    cells = {each[0]: each[1:] for each in figures.tables[0].rows}
    # L-8 is gone and L-6 came late; L-7 has stopped, and L-5 begun.
    assert cells["Avsluttede leveranser"] == ("6", "±0", "±0", "6")
    assert cells["Stoppede leveranser"] == ("0", "±0", "+1", "1")
    # E-2 came late and E-4 is gone; E-1 is held since.
    assert cells["Evalueringer holdt"] == ("1", "±0", "+1", "2")
    assert cells["Sluttevalueringer over fristen"] == ("4", "±0", "±0", "4")


def test_corrections_stand_apart(between, found):
    corrections = found(since_last, between)["corrections"]

    assert corrections.heading == (
        "Rettelser vises i 3 leveranser, 2 evalueringer og 4 oppfølginger"
    )
    counted, listed = corrections.tables
    assert [each[1:] for each in counted.rows] == [
        ("1", "Sted 6 (L-6)"),
        ("1", "Sted 9 (L-9)"),
        ("1", "L-8"),
        ("1", "Sted 2 (L-2)"),
        ("1", "Sted 4 (L-4)"),
        ("2", "Sted 6 (L-6) og Sted 4 (L-4)"),
        ("2", "L-8 og Sted 2 (L-2)"),
    ]
    assert [each[:3] for each in listed.rows] == [
        ("Leveranse registrert sent", "Sted 6", "L-6"),
        ("Leveranse med annen dato eller status", "Sted 9", "L-9"),
        ("Leveranse som er borte", "", "L-8"),
        ("Evaluering registrert sent", "Sted 2", "L-2"),
        ("Evaluering som er borte", "Sted 4", "L-4"),
    ]


def test_of_a_rule_without_history_it_is_not_told_what_is_a_correction(two_builds):
    points = [Point(build, build.data_date) for build in two_builds]

    with held_against(*points, rules=standard_rules()) as occasion:
        since = read(occasion)

        assert not since.left_out
        dated = pl.col("rule_code").is_in(
            [rule.code for rule in since.rules.dated.used]
        )
        assert set(since.gaps.filter(~dated)["origin"].drop_nulls()) == {"not_told"}
        assert "not_told" not in set(since.gaps.filter(dated)["origin"])


@pytest.mark.parametrize("language", ["nb", "en"])
def test_two_days_of_one_build_have_no_corrections(two_days, found, language):
    findings = found(since_last, two_days, language)

    check_said(findings.values())
    check_figures(findings.values(), two_days.now, language)
    assert findings["corrections"].is_empty
    since = read(two_days)
    assert {rule.is_dated for rule in since.left_out} == {False}
    assert any(
        str(len(since.left_out)) in words for words in findings["gaps"].sentences
    )
    assert set(since.gaps["rule_code"]) <= {
        rule.code for rule in since.rules.dated.used
    }
    bridge = since.bridge
    assert bridge.then - bridge.closed + bridge.new + bridge.reopened == bridge.now
    assert bridge.then == overdue(two_days.then, since)
    assert bridge.now == overdue(two_days.now, since)


def overdue(moment, since):
    codes = {rule.code for rule in since.rules.used} - {
        rule.code for rule in since.left_out
    }
    return sum(code in codes for code in moment.overdue["rule_code"])


def test_the_same_day_twice_says_that_nothing_has_changed(meet, sample_build, found):
    day = sample_build.data_date
    findings = found(since_last, meet(sample_build, then=Point(sample_build, day)))

    check_said(findings.values())
    assert findings["gaps"].heading.startswith("Ingen endring siden")
    assert "gap_changes" not in findings
    assert findings["records"].is_empty
    assert findings["figures"].heading.startswith("Ingen nøkkeltall er endret")


def test_the_first_meeting_has_nothing_to_compare_with(occasion, found):
    (finding,) = found(since_last, occasion).values()

    check_said([finding])
    assert finding.is_empty
    assert finding.heading == "Møtet er det første: ingenting å sammenligne med"


def test_filters_that_leave_nothing_say_so(meet, sample_build, found):
    nothing = meet(sample_build, then=Point(sample_build, LAST_TIME), filters=NOBODY)

    (finding,) = found(since_last, nothing).values()

    check_said([finding])
    assert finding.is_empty


def test_no_advisor_is_named(two_days, found):
    advisors = set(two_days.now.work["advisor_id"].drop_nulls())
    said = "\n".join(map(text_of, found(since_last, two_days).values()))

    assert advisors
    assert not [advisor for advisor in advisors if advisor in said]
