"""Risk now on the screen, on Overview and on Delivery; never what one role answered."""

import re
from datetime import date

import pytest
from streamlit.testing.v1 import AppTest

from app.components import overview_risks, page
from app.components.factor_risk_table import risk_table
from app.identity import Reader, Role
from app.metrics.factor_risks import codes_of, sort_risks
from tests.app.ask import ask
from tests.app.tiny_home import VIEWS, run_view, tiny_home

WORKPLACES = [
    {"workplace_id": f"V-{n}", "workplace_name": f"Virksomhet [{n}]"} for n in (1, 2)
]
DELIVERIES = [
    {
        "delivery_id": f"L-{n}",
        "workplace_id": f"V-{n}",
        "status": "ongoing",
        "started_on": date(2026, 1, 1),
        "planned_end_on": date(2026, 12, 1),
        "has_project_plan": True,
    }
    for n in (1, 2)
]
UNITS = [
    {"delivery_id": f"L-{n}", "workplace_id": f"V-{n}", "participants_count": 3}
    for n in (1, 2)
]
PROGRAMME = {
    "workplaces": WORKPLACES,
    "deliveries": DELIVERIES,
    "delivery_units": UNITS,
}


def answered(unit: int, factor: str, presence: str = "present", role: str = "group"):
    return {
        "assessment_id": f"F-{unit}-{factor}-{role}",
        "delivery_id": f"L-{unit}",
        "workplace_id": f"V-{unit}",
        "factor_code": factor,
        "assessed_on": date(2026, 3, 1),
        "assessor_role": role,
        "presence": presence,
    }


ANSWERS = [
    answered(1, "competing_projects"),
    answered(1, "ownership", "absent"),
    *(answered(2, "tight_economy", role=role) for role in ("leader", "advisor")),
]


def run_part(home, monkeypatch, **address: str) -> AppTest:
    monkeypatch.setenv("VARIG_HOME", str(home.root))
    app = AppTest.from_file(VIEWS / "factors.py", default_timeout=30)
    app.query_params["part"] = "Risiko nå"
    for key, word in address.items():
        app.query_params[key] = word
    app.run()
    assert not app.exception, app.exception
    return app


def words_of(app: AppTest) -> str:
    said = [*app.title, *app.header, *app.markdown, *app.info]
    return "\n".join(str(each.value) for each in said)


@pytest.fixture
def home(tmp_path):
    return tiny_home(tmp_path, **PROGRAMME, factor_assessments=ANSWERS)


def test_the_list_has_each_delivery_with_what_is_known_of_it(home, monkeypatch):
    said = words_of(run_part(home, monkeypatch))

    assert "Ingen av 2 pågående leveranser har tre eller flere" in said
    assert "Andre prosjekter samtidig" in said
    assert "Partsgruppens felles svar 01.03.2026: til stede." in said
    assert "Eierskap til arbeidet i virksomheten" in said
    assert r"[Virksomhet \[1\]](" in said


def test_what_roles_have_answered_is_nowhere_on_the_page_or_in_its_rows(
    home, monkeypatch
):
    app = run_part(home, monkeypatch)

    rows = "\n".join(frame.value.to_csv() for frame in app.dataframe)
    assert "Andre prosjekter samtidig" in rows
    for shown in (words_of(app), rows):
        assert "Stram økonomi" not in shown


def test_a_factor_in_the_address_leaves_the_deliveries_that_have_it(home, monkeypatch):
    app = run_part(home, monkeypatch, risk="Andre prosjekter samtidig")
    none = run_part(home, monkeypatch, risk="Stram økonomi")

    assert "1 av 2 leveranser" in words_of(app)
    assert "Eierskap" not in words_of(app)
    assert "Ingen pågående leveranse har «Stram økonomi»" in words_of(none)


def test_nothing_ongoing_is_said(tmp_path, monkeypatch):
    ended = [
        each | {"status": "completed", "ended_on": date(2026, 5, 1)}
        for each in DELIVERIES
    ]
    home = tiny_home(tmp_path, **PROGRAMME | {"deliveries": ended})

    said = words_of(run_part(home, monkeypatch))

    assert "Ingen leveranse pågår" in said
    assert "Ta bort et filter" in said


def test_an_open_follow_up_on_the_same_thing_is_led_to(tmp_path, monkeypatch):
    without = [each | {"planned_end_on": None} for each in DELIVERIES]
    home = tiny_home(tmp_path, **PROGRAMME | {"deliveries": without})

    said = words_of(run_part(home, monkeypatch))

    assert "Oppfølging: Planlagt slutt mangler (1)" in said
    assert re.search(r"oppfolging\?rule=Planlagt\+slutt\+mangler&seek=L-1", said)


def test_more_deliveries_are_drawn_when_asked_for(tmp_path, monkeypatch):
    numbers = range(1, 14)
    home = tiny_home(
        tmp_path,
        workplaces=[
            {"workplace_id": f"V-{n}", "workplace_name": f"V {n:02}"} for n in numbers
        ],
        deliveries=[
            DELIVERIES[0] | {"delivery_id": f"L-{n}", "workplace_id": f"V-{n}"}
            for n in numbers
        ],
        delivery_units=[
            {"delivery_id": f"L-{n}", "workplace_id": f"V-{n}"} for n in numbers
        ],
    )
    app = run_part(home, monkeypatch)
    before = len(app.header)

    app.button("factor-risks-more").click().run()

    assert (before, len(app.header)) == (11, 14)


def test_the_file_has_every_factor_in_words_and_none_that_only_roles_know(home):
    path = home.builds / "tiny.duckdb"
    found = ask(
        path,
        "factor_risks",
        risk_factors=codes_of("risk"),
        success_factors=codes_of("success"),
        is_joint_shown=True,
    )
    risks = sort_risks(ask(path, "factor_risk_deliveries"), found)

    table = risk_table(risks.rows, "nb")

    names = set(table["factor_name"])
    assert {"Andre prosjekter samtidig", "Eierskap til arbeidet i virksomheten"} < names
    assert "Stram økonomi" not in names


def test_overview_has_the_deliveries_with_the_most_and_their_first_factors(
    home, monkeypatch
):
    app = run_view("overview", home, monkeypatch)

    tables = "\n".join(str(table.value.to_csv()) for table in app.table)
    assert "Andre prosjekter samtidig" in tables
    assert "1 middels" in tables
    assert "Stram økonomi" not in tables
    assert "Ingen av 2 pågående leveranser" in words_of(app)


def test_overview_of_a_large_programme_only_leads_to_the_list(home, monkeypatch):
    monkeypatch.setattr(overview_risks, "QUICK_DELIVERIES", 1)

    app = run_view("overview", home, monkeypatch)

    assert "blir funnet når du åpner lista" in words_of(app)
    assert "Ingen av 2 pågående leveranser" not in words_of(app)


def test_a_delivery_shows_the_joint_answer_beside_the_records(tmp_path, monkeypatch):
    shifts = [each | {"has_shift_work": True} for each in WORKPLACES]
    answers = [
        answered(1, "shift_work", "absent"),
        answered(1, "tight_economy", role="leader"),
        answered(1, "tight_economy", role="advisor"),
    ]
    home = tiny_home(
        tmp_path, **PROGRAMME | {"workplaces": shifts}, factor_assessments=answers
    )

    app = run_view("delivery", home, monkeypatch, record="L-1")

    assert "1 svar skiller seg fra registreringene" in words_of(app)
    rows = "\n".join(frame.value.to_csv() for frame in app.dataframe)
    assert "▲ ulike" in rows
    assert "Stram økonomi" not in rows


@pytest.fixture
def steering(tmp_path, monkeypatch):
    """A home with joint answers and records, read by one of a steering group."""
    reader = Reader("styret", Role.STEERING)
    monkeypatch.setattr(page, "who_is_asking", lambda: reader)
    shifts = [each | {"has_shift_work": True} for each in WORKPLACES]
    answers = [*ANSWERS, answered(1, "shift_work", "absent")]
    return tiny_home(
        tmp_path, **PROGRAMME | {"workplaces": shifts}, factor_assessments=answers
    )


def rows_of(app: AppTest) -> str:
    return "\n".join(each.value.to_csv() for each in (*app.dataframe, *app.table))


def test_steering_sees_how_many_have_risk_factors_and_not_which(steering, monkeypatch):
    app = run_part(steering, monkeypatch)

    said = words_of(app)
    assert "Virksomheten har turnus" not in said
    assert "hva en partsgruppe har svart sammen, vises ikke for deg" in said
    for secret in ("Andre prosjekter samtidig", "Partsgruppens felles svar", "Ulike"):
        assert secret not in said + rows_of(app)
    assert "vises ikke for rollen din" in said
    assert not app.dataframe


def test_steering_sees_on_overview_what_records_tell(steering, monkeypatch):
    app = run_view("overview", steering, monkeypatch)

    assert "Etter registreringer alene" in words_of(app)
    assert "Turnus" not in rows_of(app)
    assert "Andre prosjekter samtidig" not in rows_of(app)


def test_steering_is_refused_the_page_of_a_delivery(steering, monkeypatch):
    app = run_view("delivery", steering, monkeypatch, record="L-1")

    assert "Leveranse er ikke for deg" in [each.value for each in app.title]
    assert not app.dataframe


def test_a_planned_delivery_shows_its_joint_answer(tmp_path, monkeypatch):
    planned = {
        "status": "planned",
        "first_contact_on": date(2026, 1, 1),
        "started_on": date(2026, 12, 1),
    }
    home = tiny_home(
        tmp_path,
        **PROGRAMME | {"deliveries": [each | planned for each in DELIVERIES]},
        factor_assessments=ANSWERS,
    )

    app = run_view("delivery", home, monkeypatch, record="L-1")

    assert "Andre prosjekter samtidig" in rows_of(app)


def test_what_few_units_have_stands_under_its_own_heading(tmp_path, monkeypatch):
    numbers = range(1, 6)
    home = tiny_home(
        tmp_path,
        workplaces=[
            {"workplace_id": f"V-{n}", "workplace_name": f"V {n}"} for n in numbers
        ],
        deliveries=DELIVERIES[:1],
        delivery_units=[
            {"delivery_id": "L-1", "workplace_id": f"V-{n}", "participants_count": 3}
            for n in numbers
        ],
        factor_assessments=ANSWERS[:1],
    )
    app = run_part(home, monkeypatch)
    before = words_of(app)

    app.button("factor-risks-of-L-1").click().run()

    assert "1 til bare i noen enheter" in before
    assert "Andre prosjekter samtidig" not in before
    heading, factor = (
        words_of(app).index(words)
        for words in ("**I noen enheter**", "Andre prosjekter samtidig")
    )
    assert heading < factor
    assert "1 av 5 enheter" in words_of(app)
