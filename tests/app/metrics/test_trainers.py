"""What is counted and said of train-the-trainer, from the rows behind it."""

from datetime import date

import polars as pl

from app.metrics.definitions.train_the_trainer import TRAIN_THE_TRAINER_METRICS
from app.metrics.trainer_findings import (
    cascade_finding,
    cooperation_finding,
    courses_finding,
    held_finding,
    sessions_finding,
    silent_finding,
)
from app.metrics.trainers import (
    part_count,
    sessions_by_quarter,
    silent_trainers,
    trainer_steps,
    workplace_steps,
)
from tests.app.ask import ask, tiny_build

AS_OF = date(2026, 6, 30)


def trainers(*kinds):
    """Trainers as (days since training, has held a session)."""
    return pl.DataFrame(
        [
            {
                "trainer_id": f"T-{number}",
                "trained_on": date(2026, 1, 1),
                "since_training_days": days,
                "workplace_name": "Ås",
                "delivery_id": "L-1",
                "centre_name": None,
                "course_count": 1,
                "has_held_session": has_held,
                "is_due": days > 90,
                "is_silent": days > 90 and not has_held,
            }
            for number, (days, has_held) in enumerate(kinds)
        ]
    )


def workplaces(*kinds):
    """Workplaces as (reached again, cooperation: started, older, missing, unknown)."""
    return pl.DataFrame(
        [
            {
                "is_reached_again": is_again,
                "is_cooperation_known": kind != "unknown",
                "is_cooperation_unknown": kind == "unknown",
                "is_cooperation_started": kind in ("started", "older"),
                "is_cooperation_older": kind == "older",
            }
            for is_again, kind in kinds
        ]
    )


def sessions(*held):
    """Sessions as (day, kind)."""
    return pl.DataFrame(
        [
            {
                "held_on": day,
                "is_first_time": kind == "first",
                "is_repeat": kind == "again",
                "is_alongside": kind == "alongside",
                "is_workplace_unknown": kind == "unknown",
            }
            for day, kind in held
        ],
        schema={
            "held_on": pl.Date,
            "is_first_time": pl.Boolean,
            "is_repeat": pl.Boolean,
            "is_alongside": pl.Boolean,
            "is_workplace_unknown": pl.Boolean,
        },
    )


def counts(steps):
    return dict(zip(steps["part"], steps["counted"], strict=True))


def test_those_trained_lately_stand_apart_also_when_they_have_held_a_session():
    steps = trainer_steps(
        trainers((91, True), (91, False), (400, False), (90, True), (1, False))
    )

    assert counts(steps) == {
        "trained": 5,
        "held": 1,
        "silent": 2,
        "early": 1,
        "waiting": 1,
    }
    assert part_count(steps, "held", "silent", "early", "waiting") == 5


def test_the_parts_of_each_step_of_the_workplaces_add_up():
    steps = workplace_steps(
        workplaces(
            (False, "started"), (True, "older"), (True, "missing"), (True, "unknown")
        )
    )

    assert part_count(steps, "once", "again") == 4
    assert part_count(steps, "started", "older", "missing", "unknown") == 4
    assert counts(steps)["again"] == 3


def test_a_quarter_without_sessions_is_there_and_the_last_is_the_running_one():
    quarters = sessions_by_quarter(
        sessions(
            (date(2025, 12, 31), "first"),
            (date(2026, 4, 1), "again"),
            (date(2026, 5, 1), "unknown"),
        ),
        AS_OF,
    )

    assert quarters.select(
        "quarter_on", "session_count", "first_time_count", "again_count"
    ).rows() == [
        (date(2025, 10, 1), 1, 1, 0),
        (date(2026, 1, 1), 0, 0, 0),
        (date(2026, 4, 1), 2, 0, 1),
    ]


def test_no_sessions_are_no_quarters():
    assert sessions_by_quarter(sessions(), AS_OF).is_empty()


def test_the_silent_are_listed_by_how_long_it_has_been():
    silent = silent_trainers(trainers((91, False), (400, False), (500, True)))

    assert silent["since_training_days"].to_list() == [400, 91]


def test_the_heading_names_trainers_and_workplaces_apart():

    assert cascade_finding(1, 3) == "1 trener er opplært, og 3 virksomheter er nådd"
    assert cascade_finding(2, 0) == (
        "2 trenere er opplært, og ingen kjent virksomhet er nådd"
    )
    assert cascade_finding(0, 1) == "Trenere har nådd 1 virksomhet"
    assert cascade_finding(0, 0) == "Ingen trener er opplært i dette utvalget"


def test_the_findings_are_true_in_every_state():
    none = trainer_steps(trainers((10, True)))
    some = trainer_steps(trainers((100, True), (100, False), (10, True)))
    unknown = workplace_steps(workplaces((False, "unknown")))
    running = workplace_steps(workplaces((False, "older"), (False, "missing")))

    assert held_finding(none) == "Ingen trener skulle ha holdt en økt ennå"
    assert held_finding(some) == "1 av 2 trenere har holdt en økt"
    assert cooperation_finding(unknown) == (
        "Det er ikke kjent om partssamarbeidet er i gang der trenere har vært"
    )
    assert cooperation_finding(running) == (
        "Partssamarbeidet er i gang i 1 av 2 virksomheter som er nådd"
    )
    assert silent_finding(silent_trainers(trainers((10, False)))) == (
        "Ingen trener mangler en økt 90 dager etter opplæringen"
    )
    courses = pl.DataFrame({"silent_count": [0, 2]})
    assert courses_finding(courses) == "1 av 2 kurs har trenere uten økt etter 90 dager"
    assert courses_finding(courses.head(1)) == (
        "Ingen kurs har trenere uten økt etter 90 dager"
    )


def test_the_finding_on_sessions_counts_those_with_a_known_workplace():
    day = date(2026, 5, 1)
    every = [(day, "first"), (day, "again"), (day, "unknown")]

    assert sessions_finding(sessions_by_quarter(sessions(*every), AS_OF)) == (
        "1 av 2 økter var i en virksomhet som var nådd en tidligere dag"
    )
    assert sessions_finding(sessions_by_quarter(sessions(every[0]), AS_OF)) == (
        "Ingen virksomhet er nådd på nytt"
    )
    assert sessions_finding(sessions_by_quarter(sessions(every[2]), AS_OF)) == (
        "Det er ikke kjent hvor øktene ble holdt"
    )


def test_the_figures_are_those_of_a_tiny_programme(tmp_path):
    """Two trainers of long ago, one new; V-2 twice, V-1 once; V-2 is running."""
    path = tiny_build(
        tmp_path,
        workplaces=[
            {"workplace_id": key, "workplace_name": key} for key in ("V-1", "V-2")
        ],
        deliveries=[
            {
                "delivery_id": "L-1",
                "workplace_id": "V-1",
                "status": "ongoing",
                "is_train_the_trainer": True,
                "started_on": date(2026, 1, 1),
            }
        ],
        delivery_units=[
            {"delivery_id": "L-1", "workplace_id": "V-1"},
            {
                "delivery_id": "L-1",
                "workplace_id": "V-2",
                "cooperation_started_on": date(2026, 5, 1),
            },
        ],
        trainers=[
            {"trainer_id": key, "delivery_id": "L-1", "trained_on": day}
            for key, day in (
                ("T-1", date(2026, 1, 10)),
                ("T-2", date(2026, 1, 10)),
                ("T-3", date(2026, 6, 1)),
            )
        ],
        trainer_sessions=[
            {
                "session_id": f"S-{number}",
                "trainer_id": "T-1",
                "delivery_id": "L-1",
                "workplace_id": place,
                "held_on": date(2026, number, 1),
            }
            for number, place in ((2, "V-1"), (3, "V-2"), (4, "V-2"))
        ],
    )

    figures = {
        metric.code: metric.measure.figure(ask(path, f"rows/{metric.rows}"))
        for metric in TRAIN_THE_TRAINER_METRICS
    }

    assert {code: figure.value for code, figure in figures.items()} == {
        "trainers_trained": 3,
        "trainers_with_session": 0.5,
        "trainers_silent": 1,
        "trainer_sessions_held": 3,
        "trainer_workplaces_reached": 2,
        "trainer_workplaces_repeat": 0.5,
        "trainer_workplaces_started": 0.5,
    }
    assert figures["trainers_with_session"].waiting_count == 1
