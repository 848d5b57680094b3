"""The charts of the evaluation part draw what they are given, and only that."""

import polars as pl
import pytest

from app.charts.evaluation_answers import (
    evaluation_responses_chart,
    evaluation_usefulness_chart,
    self_reliance_chart,
)
from app.charts.evaluation_parts import LINE_LENGTH, Part, rows_of_parts
from app.charts.evaluation_states import evaluation_states_chart
from app.charts.evaluation_steps import (
    evaluation_movements_chart,
    evaluation_steps_chart,
)
from app.charts.marks import Mark
from app.charts.theme import DARK, LIGHT, Theme
from app.metrics.evaluation_answers import self_reliance_counts, usefulness_by_kind
from app.metrics.evaluation_states import STATES, states_by_kind
from tests.app.metrics.test_evaluation_metrics import answers, moved, states, steps

THEME = Theme()


def words(figure):
    said = [annotation.text for annotation in figure.layout.annotations]
    return [each.replace("\N{NO-BREAK SPACE}", " ") for each in said]


def lengths(figure):
    return [trace.x[0] for trace in figure.data]


def response(kind="end", respondents=3, invited=4, mean=4.2):
    return {
        "kind": kind,
        "evaluation_count": 9,
        "hidden_count": 2,
        "response_count": 5,
        "response_unknown_count": 2,
        "respondents_count": respondents,
        "invited_count": invited,
        "response_share": respondents / invited if invited else None,
        "usefulness_mean": mean,
    }


def test_each_kind_has_a_part_for_each_state_that_occurs():
    figure = evaluation_states_chart(
        states_by_kind(states(("end", "done", 4), ("end", "overdue", 2))), THEME
    )

    assert lengths(figure) == [4, 2]
    assert "<b>Sluttevaluering</b> holdt i 4 leveranser" in words(figure)
    (under,) = [each for each in words(figure) if "over fristen" in each]
    assert "holdt i tide 4" in under
    assert "over fristen 2" in under


@pytest.mark.parametrize("theme", [Theme("light"), Theme("dark")])
def test_no_two_states_look_alike_without_colour(theme):
    palette = DARK if theme.mode == "dark" else LIGHT
    figure = evaluation_states_chart(
        states_by_kind(states(*(("end", state, 1) for state in STATES))), theme
    )

    looks = [
        (trace.marker.color == palette.surface, trace.marker.pattern.shape)
        if trace.marker.pattern.shape
        else trace.marker.color
        for trace in figure.data
    ]

    assert len(looks) == len(set(looks)) == len(STATES)


def test_many_parts_take_several_lines_that_fit_a_phone():
    mark = Mark("#fff", "#000")

    rows = rows_of_parts("A", "", [Part(10, "ti bokstaver", mark)] * 8, THEME)

    lines = [rows[0].under, *(row.value for row in rows[1:])]
    assert len(lines) == 3
    assert sum(line.count("ti bokstaver 10") for line in lines) == 8
    assert all(line.count("□") * len("□ ti bokstaver 10 · ") - 3 <= LINE_LENGTH
               for line in lines)  # fmt: skip


def test_a_part_that_is_nothing_is_not_named():
    (row,) = rows_of_parts("A", "", [Part(0, "none", Mark("", ""))], THEME)

    assert (row.under, list(row.segments)) == ("", [])


def test_a_response_bar_is_the_share_of_those_invited():
    figure = evaluation_responses_chart(pl.DataFrame([response()]), THEME)

    assert lengths(figure) == [0.75, 0.25]
    assert words(figure) == [
        "<b>Sluttevaluering</b> 75 % · 3 av 4 inviterte",
        "5 evalueringer · 2 mangler tall · 2 skjult (få svar)",
    ]


def test_a_kind_without_numbers_says_so_and_has_no_bar():
    frame = pl.DataFrame([response(), response("gathering", 0, 0)])

    figure = evaluation_responses_chart(frame, THEME)

    assert lengths(figure) == [0.75, 0.25]
    assert "<b>Evaluering av samling</b> kan ikke sies" in words(figure)


def test_a_usefulness_bar_is_divided_by_the_evaluations_of_its_kind():
    counts = pl.DataFrame(
        {"kind": ["end"] * 2, "usefulness_band": [3, 5], "evaluation_count": [1, 3]},
        schema_overrides={"usefulness_band": pl.Int32},
    )

    figure = evaluation_usefulness_chart(
        usefulness_by_kind(counts), pl.DataFrame([response()]), THEME
    )

    assert lengths(figure) == [0.25, 0.75]
    assert words(figure)[0] == "<b>Sluttevaluering</b> snitt 4,2 · 4 evalueringer"
    assert [trace.customdata[0] for trace in figure.data] == [
        "omtrent 3: 1",
        "omtrent 5: 3",
    ]


def test_self_reliance_is_of_the_known_answers():
    figure = self_reliance_chart(
        self_reliance_counts(answers(yes=1, partly=3, not_due=50)), THEME
    )

    assert lengths(figure) == [0.25, 0.75]
    assert words(figure) == [
        "<b>Ja</b> 1 · 25 %",
        "<b>Delvis</b> 3 · 75 %",
        "<b>Nei</b> 0 · 0 %",
    ]


def test_each_movement_has_a_shape_with_its_colour():
    figure = evaluation_movements_chart(moved(up=2, down=1, mixed=1), THEME)

    assert lengths(figure) == [0.5, 0.25, 0.25]
    assert [each.split("<b>")[1][0] for each in words(figure)] == list("▲●▼◆")


def test_each_year_is_as_long_as_its_own_answers():
    figure = evaluation_steps_chart(
        steps((2025, 1, 1), (2025, 2, 1), (2026, 4, 3)), THEME
    )

    assert lengths(figure) == [0.5, 0.5, 1]
    assert words(figure)[0] == "<b>2025</b> 2 evalueringer"
