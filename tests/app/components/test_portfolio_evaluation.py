"""The evaluation part of Portfolio with much, with little and with nothing."""

from datetime import date

import pytest
from streamlit.testing.v1 import AppTest

from app.translations.gettext import set_language
from tests.app.queries.test_evaluation_queries import completed, evaluation, step
from tests.app.tiny_home import tiny_home

HELD_ON = date(2026, 1, 15)


@pytest.fixture(autouse=True)
def _bokmal():
    yield
    set_language("nb")


def draw():
    from app.components.page import open_page
    from app.components.portfolio_evaluation import show_evaluation

    show_evaluation(open_page("portfolio"))


def run(tmp_path, monkeypatch, *evaluations, language="nb"):
    home = tiny_home(
        tmp_path,
        workplaces=[{"workplace_id": "V-1", "workplace_name": "Ås"}],
        deliveries=[completed("L-1"), completed("L-2")],
        delivery_units=[
            {"delivery_id": key, "workplace_id": "V-1"} for key in ("L-1", "L-2")
        ],
        evaluations=list(evaluations),
    )
    monkeypatch.setenv("VARIG_HOME", str(home.root))
    app = AppTest.from_function(draw, default_timeout=30)
    app.query_params["lang"] = language
    app.run()
    assert not app.exception, app.exception
    return app


def text(app):
    said = [*app.title, *app.header, *app.markdown]
    return " ".join(each.value for each in said).replace("\N{NO-BREAK SPACE}", " ")


def test_every_block_says_its_finding_and_what_is_left_out(tmp_path, monkeypatch):
    app = run(
        tmp_path,
        monkeypatch,
        evaluation(
            "E-1",
            completed_on=HELD_ON,
            invited_count=10,
            usefulness_mean=4.0,
            is_self_reliant="yes",
        ),
        evaluation("E-2", completed_on=HELD_ON, respondents_count=2),
        step("E-3", date(2025, 1, 1), 1),
        step("E-4", date(2025, 6, 1), 2),
    )

    assert [each.value for each in app.title] == [
        "1 sluttevaluering er over fristen, og 1 av 1 med kjent svar er selvhjulpne"
    ]
    assert len(app.get("plotly_chart")) == 6
    said = text(app)
    assert "1 evaluering med svar fra færre enn 3 er skjult." in said
    assert "Uten kjent svar: 1 med sluttevaluering over fristen." in said
    assert "Uten svar på nytte: 2." in said


def test_what_only_too_few_have_answered_is_in_no_word_of_the_part(
    tmp_path, monkeypatch
):
    app = run(
        tmp_path,
        monkeypatch,
        evaluation(
            completed_on=HELD_ON,
            invited_count=77,
            respondents_count=2,
            usefulness_mean=3.3,
            is_self_reliant="no",
            development_step=4,
        ),
    )

    said = text(app)
    assert len(app.get("plotly_chart")) == 1
    assert "77" not in said
    assert "3,3" not in said
    assert "Uten kjent svar: 1 med sluttevaluering over fristen · 1 skjult" in said


@pytest.mark.parametrize(
    ("language", "title"),
    [
        ("nb", "2 sluttevalueringer er over fristen"),
        ("en", "2 end evaluations are overdue"),
    ],
)
def test_with_no_evaluation_each_block_is_a_sentence(
    tmp_path, monkeypatch, language, title
):
    app = run(tmp_path, monkeypatch, language=language)

    assert [each.value for each in app.title] == [title]
    assert len(app.get("plotly_chart")) == 1
    assert len(app.header) == 6
