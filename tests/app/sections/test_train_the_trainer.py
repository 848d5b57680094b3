"""What came of the training, with no trainer shown."""

from dataclasses import asdict
from datetime import date

import pytest

from app.sections import train_the_trainer
from tests.app.sections.shown import NOBODY, check_figures, check_said

COURSE = {
    "delivery_id": "L-1",
    "workplace_id": "V-1",
    "status": "ongoing",
    "started_on": date(2026, 1, 1),
    "is_train_the_trainer": True,
}
PLACES = {
    "workplaces": [
        {"workplace_id": key, "workplace_name": f"Ås {key}"} for key in ("V-1", "V-2")
    ],
    "delivery_units": [
        {"delivery_id": "L-1", "workplace_id": key} for key in ("V-1", "V-2")
    ],
}
SESSION = {
    "session_id": "S-1",
    "trainer_id": "T-0",
    "delivery_id": "L-1",
    "workplace_id": "V-2",
    "held_on": date(2026, 2, 1),
}


def trained(count):
    return [
        {
            "trainer_id": f"T-{place}",
            "delivery_id": "L-1",
            "workplace_id": "V-1",
            "trained_on": date(2026, 1, 10),
        }
        for place in range(count)
    ]


@pytest.mark.parametrize("language", ["nb", "en"])
def test_every_figure_is_that_of_the_registry(found, occasion, language):
    findings = found(train_the_trainer, occasion, language).values()

    assert len(findings) == 4
    check_said(findings)
    check_figures(findings, occasion.now, language)


def test_no_trainer_is_shown(found, occasion):
    written = str(
        [asdict(each) for each in found(train_the_trainer, occasion).values()]
    )
    trainers = occasion.now.fetch("rows/trainer_rows", columns=("trainer_id",))

    assert trainers.height
    assert not [key for key in trainers["trainer_id"] if key in written]


def test_the_steps_are_bars_with_what_is_missing(found, tiny):
    rows = {"trainers": trained(3), "trainer_sessions": [SESSION]}

    shown = found(train_the_trainer, tiny(deliveries=[COURSE], **PLACES, **rows))

    trainers = shown["trainers"]
    assert trainers.heading == "3 trenere er opplært, og 1 virksomhet er nådd"
    assert trainers.sentences[0] == "1 av 3 trenere har holdt en økt."
    assert [(each.name, each.values) for each in trainers.chart.series] == [
        ("opplært", (3.0, None)),
        ("har holdt økt", (None, 1.0)),
        ("uten økt", (None, 2.0)),
    ]
    assert shown["courses"].tables[0].rows[0][3:6] == ("3", "1", "2")


def test_a_course_of_few_does_not_tell_who_has_held_a_session(found, tiny):
    rows = {"trainers": trained(2), "trainer_sessions": [SESSION]}

    shown = found(train_the_trainer, tiny(deliveries=[COURSE], **PLACES, **rows))

    assert shown["courses"].tables[0].rows[0][3:6] == ("2", "for få", "for få")


def test_the_order_of_courses_does_not_tell_what_is_hidden(found, occasion):
    rows = found(train_the_trainer, occasion)["courses"].tables[0].rows

    assert [int(row[3]) for row in rows] == sorted(
        (int(row[3]) for row in rows), reverse=True
    )


def test_trainers_who_have_reached_nobody_are_said_so(found, tiny):
    shown = found(
        train_the_trainer, tiny(deliveries=[COURSE], **PLACES, trainers=trained(1))
    )

    assert shown["workplaces"].is_empty
    assert shown["sessions"].heading == "Ingen trener har holdt en økt"


def test_without_trainers_the_reason_is_said(found, tiny):
    no_course = COURSE | {"is_train_the_trainer": False}

    finding = found(train_the_trainer, tiny(deliveries=[no_course], **PLACES))

    assert finding["trainers"].is_empty
    assert finding["trainers"].sentences == (
        "Ingen leveranse i dette utvalget bruker train-the-trainer.",
    )


def test_nothing_in_view_is_said_with_its_reason(found, meet, tiny, sample_build):
    assert found(train_the_trainer, tiny())["nothing"].is_empty
    filtered = found(train_the_trainer, meet(sample_build, filters=NOBODY))["nothing"]
    assert filtered.heading == "Ingen leveranser passer til filtrene"
