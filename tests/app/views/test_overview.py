"""Overview with much, one, nothing and in English."""

from datetime import UTC, date, datetime

import pytest
from streamlit.testing.v1 import AppTest

from app.components.overview_trend import QUICK_DELIVERIES
from app.identity import LOCAL_MANAGER
from app.records.follow_up import RecordKey, exempt
from app.translations.gettext import set_language
from data.follow_up import rules_path, standard_rules
from tests.app.tiny_home import VIEWS, empty_home, run_view, tiny_home

WORKPLACES = [
    {
        "workplace_id": f"V-{n}",
        "workplace_name": f"Ås [{n}]",
        "county_code": "03",
        "is_in_scope": True,
    }
    for n in (1, 2)
]
DELIVERIES = [
    {
        "delivery_id": "L-1",
        "workplace_id": "V-1",
        "status": "ongoing",
        "first_contact_on": date(2024, 12, 1),
        "started_on": date(2025, 1, 1),
        "planned_end_on": date(2026, 6, 1),
    },
    {
        "delivery_id": "L-2",
        "workplace_id": "V-1",
        "status": "completed",
        "started_on": date(2024, 1, 1),
        "planned_end_on": date(2024, 12, 1),
        "ended_on": date(2025, 6, 15),
    },
]
PROGRAMME = {
    "workplaces": WORKPLACES,
    "deliveries": DELIVERIES,
    "delivery_units": [
        {"delivery_id": each["delivery_id"], "workplace_id": "V-1"}
        for each in DELIVERIES
    ],
    "activities": [
        {
            "activity_id": f"A-{day}",
            "delivery_id": "L-1",
            "kind": "party_group_meeting",
            "status": "planned",
            "planned_on": date(2026, 7, day),
        }
        for day in range(1, 8)
    ],
}


@pytest.fixture(autouse=True)
def _bokmal():
    yield
    set_language("nb")


def headings(app):
    return [each.value for each in app.header]


def home_with_rules(tmp_path, *codes, **changes):
    """Make a home where only these rules are used, so that few rows stand there."""
    home = tiny_home(tmp_path, **PROGRAMME | changes)
    others = [rule.code for rule in standard_rules().used if rule.code not in codes]
    off = [f'[[rule]]\ncode = "{code}"\nis_used = false\n' for code in others]
    rules_path(home).write_text("".join(off), encoding="utf-8")
    return home


def cells(app):
    return [str(cell) for table in app.table for cell in table.value.to_numpy().flat]


def test_what_is_overdue_is_the_heading(tmp_path, monkeypatch):
    home = home_with_rules(tmp_path, "over_plan", "end_evaluation")

    app = run_view("overview", home, monkeypatch)

    assert app.title[0].value == "2 oppfølginger er forfalt, 1 med høy alvorlighet"
    assert headings(app) == [
        "Ingen nye forfalte og ingen gjort",
        "IA-rådgiver: 2 av 2 forfalte",
        "Ingenting forfaller de neste 30 dagene",
        "1 forfalt etter reglene med historikk, opp fra 0 den 30.06.2025",
        "Sluttevaluering er ikke holdt: 1 av 2 forfalte",
        "Den pågående leveransen har færre enn tre risikofaktorer",
        "1 sluttevaluering som skulle vært holdt, mangler",
        "50,0\N{NO-BREAK SPACE}% av virksomhetene i målgruppen er nådd",
    ]


def test_counts_lead_to_the_same_rows_of_the_work_list(tmp_path, monkeypatch):
    home = home_with_rules(tmp_path, "over_plan", "end_evaluation")

    app = run_view("overview", home, monkeypatch)

    links = [cell for cell in cells(app) if "/oppfolging" in cell]
    assert links == [
        "[**1**](/oppfolging?state=Forfalt&severity=H%C3%B8y) forfalt",
        "[**1**](/oppfolging?state=Forfalt&severity=Middels) forfalt",
    ]


def test_what_became_overdue_in_the_time_chosen_is_new(tmp_path, monkeypatch):
    home = home_with_rules(tmp_path, "over_plan", "end_evaluation")
    app = run_view("overview", home, monkeypatch)

    app.segmented_control(key="since").set_value(365).run()

    assert not app.exception
    assert headings(app)[0] == "1 nye forfalte og 0 gjort"
    app.button(key="all-gap-changes").click().run()
    assert not app.exception
    listed = app.dataframe[0].value
    assert listed[["change", "what"]].to_numpy().tolist() == [
        ["Nye forfalte", "Sluttevaluering er ikke holdt"]
    ]


def test_what_is_exempt_is_not_counted_now_but_closes_nothing(tmp_path, monkeypatch):
    home = home_with_rules(tmp_path, "end_evaluation")
    exempt(
        home,
        LOCAL_MANAGER,
        [RecordKey("end_evaluation", "L-2", "L-2", "V-1")],
        reason="Avtalt utsatt",
        from_on=date(2026, 6, 30),
        until_on=date(2026, 12, 31),
        at=datetime(2026, 6, 30, 9, tzinfo=UTC),
    )

    app = run_view("overview", home, monkeypatch)

    assert app.title[0].value.startswith("Ingenting er forfalt")
    assert headings(app)[:2] == [
        "Ingen nye forfalte og ingen gjort",
        "Ingenting er forfalt",
    ]
    assert cells(app)[3:5] == [":gray-badge[● Fortsatt forfalt]", "**1**"]


def test_what_falls_due_soon_is_listed(tmp_path, monkeypatch):
    soon = DELIVERIES[0] | {"planned_end_on": date(2026, 7, 5)}
    home = home_with_rules(tmp_path, "over_plan", deliveries=[soon])

    app = run_view("overview", home, monkeypatch)

    assert headings(app)[2] == "1 forfaller de neste 30 dagene"
    assert "**05.07.2026**  \n:gray[om 5 dager]" in cells(app)


def test_the_trend_of_a_large_programme_is_counted_when_asked_for(
    tmp_path, monkeypatch
):
    many = [
        DELIVERIES[0] | {"delivery_id": f"M-{number}"}
        for number in range(QUICK_DELIVERIES)
    ]
    units = [
        {"delivery_id": each["delivery_id"], "workplace_id": "V-1"} for each in many
    ]
    home = home_with_rules(
        tmp_path,
        "end_evaluation",
        deliveries=[*PROGRAMME["deliveries"], *many],
        delivery_units=[*PROGRAMME["delivery_units"], *units],
    )
    app = run_view("overview", home, monkeypatch)
    assert "Hva som var forfalt tidligere" in headings(app)

    app.button_group(key="trend").set_value(["year"]).run()

    assert not app.exception
    assert (
        "1 forfalt etter reglene med historikk, opp fra 0 den 30.06.2025"
        in headings(app)
    )


def test_rules_without_history_are_named(tmp_path, monkeypatch):
    home = home_with_rules(tmp_path, "over_plan", "end_evaluation")

    app = run_view("overview", home, monkeypatch)

    assert "- Pågår etter planlagt slutt" in [each.value for each in app.markdown]


def test_an_earlier_day_says_what_it_cannot_know(tmp_path, monkeypatch):
    home = home_with_rules(tmp_path, "over_plan", "end_evaluation")
    monkeypatch.setenv("VARIG_HOME", str(home.root))
    app = AppTest.from_file(VIEWS / "overview.py", default_timeout=30)
    app.query_params["as_of"] = "2026-06-15"

    app.run()

    assert app.title[0].value == "1 oppfølging er forfalt, alle med høy alvorlighet"
    said = [each.value for each in app.markdown]
    assert any("før 30.06.2026" in each for each in said)


def test_faulty_rules_of_the_installation_are_said(tmp_path, monkeypatch):
    home = tiny_home(tmp_path, **PROGRAMME)
    rules_path(home).write_text("due_soon_days = -1", encoding="utf-8")

    app = run_view("overview", home, monkeypatch)

    assert r"follow\_up.toml" in app.warning[0].value


def test_each_figure_stands_beside_the_year_before(tmp_path, monkeypatch):
    app = run_view("overview", tiny_home(tmp_path, **PROGRAMME), monkeypatch)

    figures = {each.label: (each.value, each.delta) for each in app.metric}

    assert figures["Leveranser som pågår"] == ("1", "±0")
    assert figures["Virksomheter nådd"] == ("1", "±0")
    assert figures["Sluttevaluering i tide"] == ("0,0\N{NO-BREAK SPACE}%", "")
    assert figures["Samarbeidet fortsetter"] == ("–", "")


def test_a_longer_time_shows_more_changes(tmp_path, monkeypatch):
    programme = PROGRAMME | {
        "deliveries": [DELIVERIES[0] | {"started_on": date(2026, 2, 1)}, DELIVERIES[1]]
    }
    app = run_view("overview", tiny_home(tmp_path, **programme), monkeypatch)

    app.segmented_control(key="since").set_value(365).run()

    assert not app.exception
    assert any(
        cell.startswith("[**1**](/portefolje?rows=Startet") for cell in cells(app)
    )


def test_all_that_is_coming_opens_in_a_list(tmp_path, monkeypatch):
    app = run_view("overview", tiny_home(tmp_path, **PROGRAMME), monkeypatch)

    app.button(key="all-coming").click().run()

    assert not app.exception
    assert app.dataframe[0].value.shape[0] == 7


def test_names_are_not_read_as_markdown(tmp_path, monkeypatch):
    soon = DELIVERIES[0] | {"planned_end_on": date(2026, 7, 5)}
    home = home_with_rules(tmp_path, "over_plan", deliveries=[soon])

    app = run_view("overview", home, monkeypatch)

    assert any(r"[Ås \[1\]](" in cell for cell in cells(app))


def test_one_delivery_that_has_just_begun_has_nothing_overdue(tmp_path, monkeypatch):
    begun = {
        "started_on": date(2026, 6, 20),
        "first_contact_on": None,
        "planned_end_on": None,
    }
    home = home_with_rules(
        tmp_path,
        *("over_plan", "end_evaluation", "quiet"),
        deliveries=[DELIVERIES[0] | begun],
        activities=[],
    )

    app = run_view("overview", home, monkeypatch)

    assert app.title[0].value == (
        "Ingenting er forfalt, og ingenting forfaller de neste 30 dagene"
    )
    assert headings(app)[1:3] == [
        "Ingenting er forfalt",
        "Ingenting forfaller de neste 30 dagene",
    ]
    assert "Ingen sluttevaluering har forfalt ennå" in headings(app)


def test_a_build_without_deliveries_says_so(tmp_path, monkeypatch):
    app = run_view("overview", tiny_home(tmp_path), monkeypatch)

    assert app.title[0].value == "Ingen leveranser per 30.06.2026"


def test_without_a_build_nothing_is_drawn(tmp_path, monkeypatch):
    app = run_view("overview", empty_home(tmp_path), monkeypatch)

    assert not app.metric


def test_the_overview_speaks_english(tmp_path, monkeypatch):
    home = home_with_rules(tmp_path, "over_plan", "end_evaluation")
    monkeypatch.setenv("VARIG_HOME", str(home.root))
    app = AppTest.from_file(VIEWS / "overview.py", default_timeout=30)
    app.session_state["lang"] = "en"

    app.run()

    assert not app.exception
    assert app.title[0].value == (
        "2 follow-ups are overdue, 1 of them of high severity"
    )


def test_with_every_rule_switched_off_nothing_is_asked(tmp_path, monkeypatch):
    home = home_with_rules(tmp_path)

    overview = run_view("overview", home, monkeypatch)
    follow_up = run_view("follow_up", home, monkeypatch)

    assert overview.title[0].value.startswith("Ingenting er forfalt")
    assert follow_up.title[0].value == "Ingen oppfølgingsregel er i bruk"
