"""One delivery, one workplace: chosen, unknown, not chosen, and hardly known at all."""

import json
from datetime import date
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from data.home import Home
from tests.app.ask import tiny_build

VIEWS = Path(__file__).resolve().parents[3] / "app/views"

WORKPLACES = [
    {
        "workplace_id": "V-1",
        "workplace_name": "Myrvang sykehjem",
        "county_code": "03",
        "municipality_code": "0301",
    },
    {"workplace_id": "V-2", "workplace_name": "Stengt barnehage"},
    {"workplace_id": "V-3", "workplace_name": "Ås", "closed_on": date(2024, 1, 1)},
]
DELIVERY = {
    "delivery_id": "L-1",
    "workplace_id": "V-1",
    "status": "completed",
    "started_on": date(2025, 5, 1),
    "planned_end_on": date(2026, 3, 15),
}


def full_build() -> dict[str, list[dict[str, object]]]:
    """Fill every part of both screens with a row or two."""
    own = {"delivery_id": "L-1", "workplace_id": "V-1"}
    return {
        "workplaces": WORKPLACES,
        "deliveries": [DELIVERY | {"is_train_the_trainer": True}],
        "delivery_units": [own],
        "party_roles": [
            {
                "role_id": "P-1",
                "workplace_id": "V-1",
                "role": "leader",
                "from_on": date(2024, 1, 1),
            }
        ],
        "activities": [
            own
            | {
                "activity_id": f"A-{month}",
                "kind": "party_group_meeting",
                "status": "held",
                "planned_on": date(2026, month, 1),
                "held_on": date(2026, month, 1),
                "advisor_hours": 1.5,
            }
            for month in (1, 2)
        ],
        "trainers": [own | {"trainer_id": "R-1", "trained_on": date(2026, 1, 1)}],
        "trainer_sessions": [
            own
            | {
                "session_id": "S-1",
                "trainer_id": "R-1",
                "held_on": date(2026, 2, 1),
            }
        ],
        "actions": [
            own | {"action_id": "T-1", "title": "Ny turnus", "status": "ongoing"},
            own
            | {
                "action_id": "T-2",
                "title": "Konflikt på vaktrommet",
                "status": "ongoing",
                "is_sensitive": True,
            },
        ],
        "evaluations": [
            own
            | {
                "evaluation_id": f"E-{respondents}",
                "kind": "end",
                "completed_on": date(2026, 2, respondents),
                "invited_count": 9,
                "respondents_count": respondents,
                "usefulness_mean": 4.25,
                "development_step": 2,
            }
            for respondents in (2, 8)
        ],
        "factor_assessments": [
            own
            | {
                "assessment_id": "F-1",
                "factor_code": "ownership",
                "assessed_on": date(2026, 2, 1),
                "assessor_role": "group",
                "presence": "present",
            }
        ],
        "absence": [
            {
                "workplace_id": "V-1",
                "year": 2025,
                "quarter": quarter,
                "measure": "total",
                "absence_share": 0.07,
                "persons_count": persons,
            }
            for quarter, persons in ((1, 4), (2, 20), (4, 20))
        ],
        "survey_results": [
            {
                "workplace_id": "V-1",
                "instrument": "ForBedring",
                "theme": "Arbeidsforhold",
                "year": 2025,
                "score": 71.5,
                "respondents_count": respondents,
            }
            for respondents in (2, 12)
        ],
    }


def minimal_build() -> dict[str, list[dict[str, object]]]:
    """Fill only what the contract requires."""
    return {
        "workplaces": [{"workplace_id": "V-1", "workplace_name": "Myrvang sykehjem"}],
        "deliveries": [
            {"delivery_id": "L-1", "workplace_id": "V-1", "status": "ongoing"}
        ],
        "delivery_units": [{"delivery_id": "L-1", "workplace_id": "V-1"}],
    }


@pytest.fixture
def show(tmp_path, monkeypatch):
    """Open a view on a build of these tables, and give what it drew."""
    monkeypatch.setenv("VARIG_HOME", str(tmp_path))

    def open_view(view, tables, *, record=None, language="nb"):
        home = Home(tmp_path)
        home.builds.mkdir(exist_ok=True)
        path = tiny_build(home.builds, **tables)
        home.pointer.write_text(path.name, encoding="utf-8")
        app = AppTest.from_file(str(VIEWS / f"{view}.py"), default_timeout=30)
        if record is not None:
            app.query_params["id"] = record
        app.session_state["lang"] = language
        app.run()
        assert not app.exception
        return app

    return open_view


def said(app):
    """Gather all that is written on a page."""
    parts = [
        *(each.value for each in app.title),
        *(each.value for each in app.header),
        *(each.value for each in app.markdown),
        *(each.value for each in app.info),
    ]
    tables = [each.value for each in (*app.dataframe, *app.table)]
    return "\n".join([*map(str, parts), *(str(table.to_dict()) for table in tables)])


def test_a_delivery_opens_with_its_finding_and_every_part(show):
    app = show("delivery", full_build(), record="L-1")

    assert app.title[0].value == (
        "Myrvang sykehjem: pågår på 14. måned, 3 måneder etter planlagt slutt"
    )
    headings = [header.value for header in app.header]
    assert "2 aktiviteter er holdt" in headings
    assert "2 samlinger er holdt, 2 var planlagt til 30.06.2026" in headings
    assert "2 av 2 evalueringer er holdt, også sluttevalueringen" in headings
    found = "Partsgruppen finner til stede: 1 suksessfaktor, 0 risikofaktorer"
    assert found in headings
    assert "1 av 1 trener har holdt en økt" in headings
    assert "3,0 rådgivertimer, oppgitt for 2 av 2 holdte aktiviteter" in headings


def test_a_trainer_who_held_in_another_course_has_held_a_session(show):
    tables = full_build()
    tables["deliveries"].append(DELIVERY | {"delivery_id": "L-2"})
    for name in ("delivery_units", "trainers"):
        tables[name].append(tables[name][0] | {"delivery_id": "L-2"})
    tables["trainer_sessions"][0]["delivery_id"] = "L-2"

    app = show("delivery", tables, record="L-1")

    assert "1 av 1 trener har holdt en økt" in [each.value for each in app.header]
    (trainers,) = (
        each.value for each in app.dataframe if "elsewhere_count" in each.value
    )
    assert trainers[["session_count", "elsewhere_count"]].to_numpy().tolist() == [
        [0, 1]
    ]


def test_what_the_source_says_stands_beside_what_the_dates_say(show):
    text = said(show("delivery", full_build(), record="L-1"))

    assert "Kilden sier" in text
    assert ":orange[Avsluttet]" in text


@pytest.mark.parametrize(
    ("view", "record"), [("delivery", "L-1"), ("workplace", "V-1")]
)
def test_answers_of_two_persons_and_sensitive_actions_are_never_shown(
    show, view, record
):
    text = said(show(view, full_build(), record=record))

    assert "skjult (få personer)" in text
    assert "1 skjermet tiltak." in text
    assert "Konflikt" not in text


def test_a_workplace_opens_with_its_finding_and_every_part(show):
    app = show("workplace", full_build(), record="V-1")

    assert app.title[0].value == "Myrvang sykehjem: 1 leveranse, som pågår"
    headings = [header.value for header in app.header]
    assert "1 rolle er besatt, ingen innehaver er skiftet ut" in headings
    assert "Gruppen plasserte seg på trinn 2 av 4" in headings
    assert "Samlet fravær var 7,0\N{NO-BREAK SPACE}% i K4 2025" in headings
    text = said(app)
    assert "Oslo" in text
    assert "ikke hva leveransen gjorde" in text


@pytest.mark.parametrize(
    ("record", "finding"),
    [
        ("V-2", "Stengt barnehage: ikke nådd av noen leveranse"),
        ("V-3", "Ås: nedlagt 01.01.2024"),
    ],
)
def test_a_workplace_never_reached_or_closed_says_so(show, record, finding):
    app = show("workplace", full_build(), record=record)

    assert app.title[0].value == finding


@pytest.mark.parametrize(
    ("view", "record"), [("delivery", "L-1"), ("workplace", "V-1")]
)
def test_a_record_with_only_what_is_required_is_all_sentences(show, view, record):
    app = show(view, minimal_build(), record=record)

    assert not app.get("plotly_chart")
    assert "ikke kjent" in said(app)


@pytest.mark.parametrize(
    ("view", "sentence"),
    [
        ("delivery", "Ingen leveranse med id X-9 er kjent per 30.06.2026."),
        ("workplace", "Ingen virksomhet har id X-9."),
    ],
)
def test_an_unknown_id_is_said_and_the_list_is_offered(show, view, sentence):
    app = show(view, full_build(), record="X-9")

    assert app.info[0].value == sentence
    assert app.title[0].value in {"Velg en leveranse", "Velg en virksomhet"}


def test_without_an_id_a_delivery_is_found_by_name_and_opened(show):
    app = show("delivery", full_build())

    app.text_input(key="delivery-search").set_value("myrvang").run()
    app.button(key="record-L-1").click().run()

    assert app.title[0].value.startswith("Myrvang sykehjem: pågår")


def test_a_search_that_finds_nothing_says_so(show):
    app = show("workplace", full_build())

    app.text_input(key="workplace-search").set_value("tromsø").run()

    assert app.info[0].value == "Ingenting passer med alle ordene i «tromsø»."


def test_another_can_be_chosen(show):
    app = show("delivery", full_build(), record="L-1")

    app.button(key="delivery-another").click().run()

    assert app.title[0].value == "Velg en leveranse"


@pytest.mark.parametrize(
    ("view", "record", "finding"),
    [
        (
            "delivery",
            "L-1",
            "Myrvang sykehjem: ongoing, month 14, 3 months past the planned end",
        ),
        ("workplace", "V-1", "Myrvang sykehjem: 1 delivery, ongoing"),
    ],
)
def test_both_screens_speak_english(show, view, record, finding):
    app = show(view, full_build(), record=record, language="en")

    assert app.title[0].value == finding
    assert "skjult" not in said(app)


@pytest.mark.parametrize(
    ("view", "record", "what"),
    [
        ("delivery", "L-1", "Pågår etter planlagt slutt"),
        ("workplace", "V-1", "Partsgruppen er ikke fulltallig"),
    ],
)
def test_what_is_to_be_followed_up_is_listed_and_on_the_timeline(
    show, view, record, what
):
    tables = full_build()
    tables["deliveries"] = [DELIVERY | {"status": "ongoing"}]

    app = show(view, tables, record=record)

    text = said(app)
    assert what in text
    assert "oppfølginger er åpne" in text
    charts = [str(json.loads(each.proto.spec)) for each in app.get("plotly_chart")]
    assert any("triangle-up" in chart and what in chart for chart in charts)
    assert not any("Konflikt" in chart for chart in charts)
