"""The charts of train-the-trainer draw what they are given, and only that."""

from datetime import date

import polars as pl

from app.charts.theme import Theme
from app.charts.trainer_sessions import trainer_sessions_chart
from app.charts.trainers import trainer_steps_chart, workplace_steps_chart
from app.metrics.trainers import STEPS_SCHEMA

THEME = Theme()
TRAINERS = [
    ("trained", "trained", 10),
    ("held", "held", 4),
    ("held", "silent", 2),
    ("held", "early", 1),
    ("held", "waiting", 3),
]
WORKPLACES = [
    ("reached", "once", 3),
    ("reached", "again", 2),
    ("cooperation", "started", 1),
    ("cooperation", "older", 1),
    ("cooperation", "missing", 2),
    ("cooperation", "unknown", 1),
]


def steps(rows, **changes):
    changed = [(step, part, changes.get(part, count)) for step, part, count in rows]
    return pl.DataFrame(changed, schema=STEPS_SCHEMA, orient="row")


def quarters(*rows):
    names = ("first_time_count", "again_count", "alongside_count", "unknown_count")
    return pl.DataFrame(
        [
            {
                "quarter_on": day,
                "session_count": sum(counts),
                **dict(zip(names, counts, strict=True)),
            }
            for day, *counts in rows
        ]
    )


def words(figure):
    return [annotation.text for annotation in figure.layout.annotations]


def lengths(figure):
    return [trace.x[0] for trace in figure.data]


def test_the_share_is_of_trainers_who_have_had_the_time():
    figure = trainer_steps_chart(steps(TRAINERS), THEME)

    assert lengths(figure) == [10, 4, 4, 2]
    assert any("4 av 6 · 67" in text for text in words(figure))
    assert any("4 ikke forfalt" in text for text in words(figure))


def test_nobody_due_is_said_in_words():
    figure = trainer_steps_chart(steps(TRAINERS, held=0, silent=0), THEME)

    assert any("ingen forfalt ennå" in text for text in words(figure))


def test_workplaces_where_it_cannot_be_told_are_outside_the_share():
    figure = workplace_steps_chart(steps(WORKPLACES), THEME)

    assert lengths(figure) == [3, 2, 1, 1, 2, 1]
    assert any("2 av 4 · 50" in text for text in words(figure))


def test_every_part_of_a_bar_looks_different_without_colour():
    figure = workplace_steps_chart(steps(WORKPLACES), THEME)

    looks = [
        (trace.marker.color, trace.marker.pattern.shape) for trace in figure.data[2:]
    ]
    assert len(set(looks)) == 4


def test_sessions_are_stacked_and_kinds_that_never_happened_are_left_out():
    figure = trainer_sessions_chart(
        quarters((date(2026, 1, 1), 2, 1, 0, 0), (date(2026, 4, 1), 1, 3, 0, 0)), THEME
    )

    assert [list(trace.y) for trace in figure.data] == [[2, 1], [1, 3]]
    assert list(figure.data[0].x) == ["K1 2026", "K2 2026"]
    assert words(figure) == ["<b>Første gang</b> 3", "<b>På nytt (skravert)</b> 4"]


def test_sessions_that_are_neither_are_drawn_apart():
    figure = trainer_sessions_chart(quarters((date(2026, 10, 1), 1, 0, 1, 2)), THEME)

    assert [list(trace.y) for trace in figure.data] == [[1], [3]]
    assert list(figure.data[0].x) == ["K4 2026"]


def test_many_quarters_name_only_the_years():
    days = [date(year, month, 1) for year in (2024, 2025) for month in (1, 4, 7, 10)]

    figure = trainer_sessions_chart(
        quarters(*[(day, 1, 1, 0, 0) for day in days]), THEME
    )

    assert list(figure.layout.xaxis.ticktext) == ["2024", "2025"]
