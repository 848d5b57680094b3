"""Portfolio with much, one, nothing, in English, and narrowed to its rows."""

from datetime import date

import polars as pl
import pytest
from streamlit.testing.v1 import AppTest

from app.components.portfolio_rows import choice_in_words
from app.metrics.categories import DIMENSIONS, Breakdown
from app.metrics.rows import Choice
from app.translations.gettext import set_language
from tests.app.tiny_home import VIEWS, run_view, tiny_home

WORKPLACES = [
    {
        "workplace_id": f"V-{n}",
        "workplace_name": f"Ås {n}",
        "sector": sector,
        "employees_count": 10 * n,
    }
    for n, sector in ((1, "state"), (2, "private"), (3, None))
]
DELIVERIES = [
    {
        "delivery_id": "L-1",
        "workplace_id": "V-1",
        "delivery_type": "multi_unit",
        "status": "ongoing",
        "started_on": date(2025, 1, 1),
        "planned_end_on": date(2026, 6, 1),
    },
    {
        "delivery_id": "L-2",
        "workplace_id": "V-3",
        "centre_id": "oslo",
        "status": "completed",
        "started_on": date(2024, 1, 1),
        "planned_end_on": date(2024, 12, 1),
        "ended_on": date(2025, 6, 15),
    },
]
PROGRAMME = {
    "centres": [{"centre_id": "oslo", "centre_name": "Oslo"}],
    "workplaces": WORKPLACES,
    "deliveries": DELIVERIES,
    "delivery_units": [
        {"delivery_id": "L-1", "workplace_id": "V-1"},
        {"delivery_id": "L-1", "workplace_id": "V-2"},
        {"delivery_id": "L-2", "workplace_id": "V-3"},
    ],
    "activities": [
        {
            "activity_id": "A-1",
            "delivery_id": "L-1",
            "kind": "leader_support",
            "status": "held",
            "held_on": date(2026, 1, 1),
            "advisor_hours": 3.0,
        }
    ],
}


@pytest.fixture(autouse=True)
def _bokmal():
    yield
    set_language("nb")


@pytest.fixture
def portfolio(tmp_path, monkeypatch):
    return run_view("portfolio", tiny_home(tmp_path, **PROGRAMME), monkeypatch)


def headings(app):
    return [each.value for each in app.header]


def listed(app):
    return app.dataframe[0].value.iloc[:, 0].str.extract(r"id=(.*)$")[0].tolist()


def test_every_block_states_its_finding(portfolio):
    assert portfolio.title[0].value == (
        "1 av 2 leveranser pågår, 1 av dem etter planlagt slutt"
    )
    assert headings(portfolio) == [
        "Like mange av hver type: 1 leveranse",
        "Timer per leveranseenhet: 1,5 i flere enheter",
        "Bare Oslo: 1 leveranse",
        "Like mange pågår som ved utgangen av juni 2025",
        "2 leveranser",
    ]


def test_the_course_of_deliveries_stands_against_their_plan(portfolio):
    portfolio.segmented_control(key="part").set_value("course").run()

    assert not portfolio.exception
    assert portfolio.title[0].value == "1 pågår etter planlagt slutt, i 29 dager"
    assert headings(portfolio)[0] == (
        "Den ene avsluttede leveransen varte lenger enn planlagt"
    )


def test_reach_says_how_many_and_how_widely(portfolio):
    portfolio.segmented_control(key="part").set_value("reach").run()

    assert not portfolio.exception
    assert "målgruppen" in portfolio.title[0].value


@pytest.mark.parametrize(
    ("counted", "heading", "keys"),
    [
        ("deliveries", "2 leveranser", ["L-1", "L-2"]),
        ("workplaces", "3 virksomheter", ["V-1", "V-2", "V-3"]),
        ("units", "3 leveranseenheter", ["L-1", "L-1", "L-2"]),
    ],
)
def test_the_list_has_one_row_for_each_that_is_counted(
    portfolio, counted, heading, keys
):
    portfolio.segmented_control(key="count").set_value(counted).run()

    assert not portfolio.exception
    assert headings(portfolio)[-1] == heading
    assert listed(portfolio) == keys


@pytest.mark.parametrize("dimension", list(DIMENSIONS))
def test_every_dimension_can_be_chosen(portfolio, dimension):
    portfolio.selectbox(key="by").select(dimension).run()

    assert not portfolio.exception
    assert headings(portfolio)[-1] == "2 leveranser"


def test_a_category_narrows_the_list_to_its_own_number(portfolio):
    portfolio.selectbox(key="by").select("sector").run()
    portfolio.selectbox(key="in_sector").select("several").run()

    assert headings(portfolio)[-1] == "1 leveranse"
    assert listed(portfolio) == ["L-1"]


def test_a_state_and_a_type_narrow_the_list(portfolio):
    portfolio.selectbox(key="in_state").select("completed").run()
    assert listed(portfolio) == ["L-2"]

    portfolio.selectbox(key="in_type").select("multi_unit").run()
    assert headings(portfolio)[-1] == "0 leveranser"
    assert "Ingenting passer" in portfolio.info[0].value


def test_what_the_overview_counts_can_be_listed(portfolio):
    portfolio.selectbox(key="rows").select("end_evaluation_missing").run()
    assert listed(portfolio) == ["L-2"]

    portfolio.selectbox(key="rows").select("completed").run()
    assert headings(portfolio)[-1] == "0 leveranser"

    portfolio.segmented_control(key="since").set_value(365).run()
    assert headings(portfolio)[-1] == "0 leveranser"


def test_a_file_says_what_narrowed_the_list():
    categories = pl.DataFrame({"category": ["agder"], "label": ["Agder"]})
    choice = Choice(
        state="completed",
        delivery_type=None,
        dimension="centre",
        category="agder",
        row_set="started",
    )

    assert choice_in_words(choice, Breakdown(categories, 1), 90) == [
        "Tilstand: Avsluttet",
        "Senter: Agder",
        "Utvalg: Startet (90 dager)",
    ]


def test_one_planned_delivery_has_no_chart_of_nothing(tmp_path, monkeypatch):
    one = {
        "workplaces": WORKPLACES[:1],
        "deliveries": [
            {"delivery_id": "L-1", "workplace_id": "V-1", "status": "planned"}
        ],
        "delivery_units": [{"delivery_id": "L-1", "workplace_id": "V-1"}],
    }

    app = run_view("portfolio", tiny_home(tmp_path, **one), monkeypatch)

    assert app.title[0].value == "Den ene leveransen i utvalget pågår ikke"
    assert headings(app)[1] == "Ingen leveranse melder rådgivertimer"
    assert headings(app)[3:] == [
        "Ingen leveranser har startet",
        "1 leveranse",
    ]

    app.segmented_control(key="part").set_value("course").run()

    assert headings(app) == [
        "Ingen avsluttet leveranse å sammenligne med planen",
        "Ingen pågående leveranse er over planlagt slutt",
    ]


def test_a_build_without_deliveries_says_so(tmp_path, monkeypatch):
    app = run_view("portfolio", tiny_home(tmp_path), monkeypatch)

    assert app.title[0].value == "Ingen leveranser per 30.06.2026"


def test_the_portfolio_speaks_english(tmp_path, monkeypatch):
    monkeypatch.setenv("VARIG_HOME", str(tiny_home(tmp_path, **PROGRAMME).root))
    app = AppTest.from_file(VIEWS / "portfolio.py", default_timeout=30)
    app.session_state["lang"] = "en"

    app.run()

    assert not app.exception
    assert app.title[0].value == (
        "1 of 2 deliveries is ongoing, 1 of them past the planned end"
    )
