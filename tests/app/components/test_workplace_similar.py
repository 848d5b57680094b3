"""Similar workplaces on the screen of a workplace: said in words, or why not."""

from datetime import date

import polars as pl
import pytest

from app.components.workplace_similar_statement_words import here_in_words
from app.components.workplace_similar_words import likeness_in_words
from app.identity import Reader, Role
from app.permits import may_see_answers
from app.translations.gettext import speaking
from tests.app.tiny_home import run_view, tiny_home

START, END, TOLD = date(2025, 1, 1), date(2025, 9, 1), date(2025, 10, 1)
OTHERS = ("Alfa", "Beta", "Gamma")
ALIKE = {"programme_industry": "kindergarten", "sector": "municipal"}


def home_with(root, *, others=OTHERS, here="no"):
    """`Her` lacks a plan and has answered so; each of the others has both."""
    names = ("Her", *others)
    own = [{"delivery_id": f"L-{name}", "workplace_id": name} for name in names]
    ended = {"status": "completed", "started_on": START, "ended_on": END}
    return tiny_home(
        root,
        workplaces=[
            {"workplace_id": name, "workplace_name": name, **ALIKE} for name in names
        ],
        deliveries=[{**each, **ended} for each in own],
        delivery_units=own,
        factor_assessments=[
            {
                **each,
                "assessment_id": each["delivery_id"],
                "factor_code": "clear_plan",
                "assessor_role": "group",
                "presence": "partly" if each["workplace_id"] == "Her" else "present",
                "assessed_on": date(2025, 8, 1),
            }
            for each in own
        ],
        evaluations=[
            {
                **each,
                "evaluation_id": each["delivery_id"],
                "kind": "end",
                "completed_on": TOLD,
                "is_self_reliant": here if each["workplace_id"] == "Her" else "yes",
                "respondents_count": 5,
            }
            for each in own
        ],
    )


def words_of(app):
    texts = [each.value for kind in ("header", "markdown") for each in app.get(kind)]
    return "\n".join(texts)


def test_what_three_similar_have_is_said_with_how_it_is_here(tmp_path, monkeypatch):
    app = run_view("workplace", home_with(tmp_path), monkeypatch, record="Her")

    words = words_of(app)
    assert "Svaret her er nei." in words
    assert "3 enheter ved andre virksomheter, i 3 leveranser" in words
    assert "3 lignende enheter: Lik på bransje, sektor og leveransetype" in words
    assert "til stede i 3 av de 3 lignende enhetene med et felles svar." in words
    assert "Her: delvis, vurdert 01.08.2025" in words
    assert "ikke hva som hjalp" in words


def test_the_units_are_named_without_any_answer(tmp_path, monkeypatch):
    app = run_view("workplace", home_with(tmp_path), monkeypatch, record="Her")

    lists = [each.value for each in app.dataframe]
    units = next(each for each in lists if "likeness" in each.columns)
    assert list(units.columns) == [
        *("workplace_id", "workplace_name", "delivery_id", "likeness")
    ]
    assert list(units["workplace_name"]) == list(OTHERS)


def test_two_similar_workplaces_are_too_few(tmp_path, monkeypatch):
    home = home_with(tmp_path, others=OTHERS[:2])

    words = words_of(run_view("workplace", home, monkeypatch, record="Her"))

    assert "Færre enn 3 andre virksomheter" in words
    assert "lignende enhetene" not in words


def test_a_unit_that_has_the_outcome_is_not_compared(tmp_path, monkeypatch):
    home = home_with(tmp_path, here="yes")

    words = words_of(run_view("workplace", home, monkeypatch, record="Her"))

    assert "har selv dette utfallet" in words


def test_a_workplace_that_is_no_unit_says_so(tmp_path, monkeypatch):
    home = tiny_home(
        tmp_path, workplaces=[{"workplace_id": "V", "workplace_name": "Alene"}]
    )

    words = words_of(run_view("workplace", home, monkeypatch, record="V"))

    assert "Ingen leveranse som har startet innen" in words


@pytest.mark.parametrize("role", list(Role))
def test_steering_sees_no_answer_of_one_unit(role):
    assert may_see_answers(Reader("r", role)) == (role is not Role.STEERING)


def test_likeness_is_said_in_words_for_every_feature():
    likeness = {
        "industry_likeness": "same",
        "size_likeness": "near",
        "sector_likeness": "other",
        "delivery_type_likeness": "same",
        "shift_work_likeness": "unknown",
    }

    said = likeness_in_words(likeness)

    assert said == (
        "Lik på bransje og leveransetype; nær på størrelse; ulik på sektor; "
        "ikke kjent: turnus"
    )


@pytest.mark.parametrize(
    ("dimension", "here", "said"),
    [
        ("assessed", "unknown", "Here: no joint answer"),
        ("assessed", "absent", "Here: not present, assessed 30 Jun 2026"),
        ("records", "absent", "Here: not by the records"),
        ("records", "unknown", "Here: cannot be told from the records"),
        ("records", "present", "Here: yes, by the records"),
        ("area", "none", "Here: none that can be shown"),
    ],
)
def test_how_it_is_here_is_said_by_what_it_rests_on(dimension, here, said):
    row = pl.DataFrame(
        {"dimension": [dimension], "here": [here], "here_on": [date(2026, 6, 30)]}
    ).row(0, named=True)

    with speaking("en"):
        assert here_in_words(row) == said
