"""What an older build told, and a newer one does not: no name is said once more."""

from contextlib import contextmanager
from dataclasses import replace
from datetime import date

import pytest

from app.door import read_build
from app.filters import Filters
from app.identity import LOCAL_MANAGER
from app.sections import since_last
from app.sections.occasion import Point, open_occasion
from app.sections.since_last_read import SinceLast
from data.follow_up import standard_rules
from tests.app.sections.shown import text_of
from tests.app.sections.tiny_occasion import written
from tests.tiny_build import write_tiny_build

THEN, NOW = date(2026, 4, 30), date(2026, 6, 30)
RULE = standard_rules().named("action_overdue")


def action(number, **changes):
    return {
        "action_id": f"T-{number}",
        "delivery_id": "L-1",
        "workplace_id": "V-1",
        "title": "Quiet hour",
        "status": "ongoing",
        "decided_on": date(2025, 9, 1),
        "due_on": date(2026, 1, number),
        "is_sensitive": False,
        **changes,
    }


def write(folder, day, actions, *, places=("V-1",)):
    numbers = [place.removeprefix("V-") for place in places]
    path = write_tiny_build(
        folder / f"{day}.duckdb",
        data_date=day,
        workplaces=[
            {"workplace_id": f"V-{n}", "workplace_name": f"Sted {n} i {day.month}"}
            for n in numbers
        ],
        deliveries=[
            {
                "delivery_id": f"L-{n}",
                "workplace_id": f"V-{n}",
                "status": "ongoing",
                "started_on": date(2025, 1, 1),
            }
            for n in numbers
        ],
        delivery_units=[
            {"delivery_id": f"L-{n}", "workplace_id": f"V-{n}"} for n in numbers
        ],
        actions=actions,
    )
    return Point(replace(read_build(path), id=path.stem), day)


@contextmanager
def between(then, now):
    with open_occasion(
        now,
        then,
        filters=Filters(),
        reader=LOCAL_MANAGER,
        rules=replace(standard_rules(), all_rules=(RULE,)),
        written=written(),
    ) as occasion:
        yield occasion


def read(occasion):
    return SinceLast(occasion.then, occasion.recalled, occasion.now, occasion.rules)


@pytest.mark.parametrize("is_sensitive", [True, None], ids=["secret", "not known"])
def test_an_action_that_became_sensitive_is_counted_on_neither_day(
    tmp_path, found, is_sensitive
):
    then = write(tmp_path, THEN, [action(1), action(2), action(3)])
    now = write(tmp_path, NOW, [action(1, is_sensitive=is_sensitive), action(2)])

    with between(then, now) as occasion:
        since = read(occasion)
        findings = found(since_last, occasion, "en")

        assert occasion.then.overdue.height == 3
        assert since.gaps.select("record_id", "change", "closed_as").rows() == [
            ("T-3", "closed", "gone"),
            ("T-2", "still_open", None),
        ]
        assert since.bridge == (2, 0, 0, 1, 1)
        assert "T-1" not in "\n".join(map(text_of, findings.values()))
        assert "Sensitive actions are counted on neither day" in " ".join(
            findings["gaps"].notes
        )


def test_of_an_action_that_is_gone_the_place_has_no_name(tmp_path, found):
    then = write(tmp_path, THEN, [action(1), action(2)])
    now = write(tmp_path, NOW, [action(2, status="done", done_on=date(2026, 5, 5))])

    with between(then, now) as occasion:
        (table,) = found(since_last, occasion, "en")["gap_changes"].tables

    assert {(row[0], row[3]) for row in table.rows} == {
        ("Closed: gone", "V-1"),
        ("Closed: done", "Sted 1 i 6"),
    }


def test_a_delivery_and_its_workplace_that_are_gone_have_an_id_alone(tmp_path, found):
    actions = [action(1, delivery_id="L-2", workplace_id="V-2")]
    then = write(tmp_path, THEN, actions, places=("V-1", "V-2"))
    now = write(tmp_path, NOW, [])

    with between(then, now) as occasion:
        findings = found(since_last, occasion, "en")

    (table,) = findings["gap_changes"].tables
    assert [(row[3], row[4]) for row in table.rows] == [("V-2", "L-2")]
    rows = [row for table in findings["corrections"].tables for row in table.rows]
    assert ("Delivery that is gone", "", "L-2", "") in rows
    assert "Sted 2" not in "\n".join(map(text_of, findings.values()))
