"""The part on delivery types is drawn, and says in words when there is too little."""

from datetime import date

import pytest
from streamlit.testing.v1 import AppTest

from app.charts.theme import Theme
from app.charts.type_profile import Dot, Panel, type_profile_chart
from tests.app.tiny_home import tiny_home

UNITS = {"one_to_one": 1, "multi_unit": 3}


def draw():
    from app.components.factor_types import show_types
    from app.components.page import open_page

    show_types(open_page("factors"))


@pytest.fixture
def shown(tmp_path, monkeypatch):
    def show(*deliveries):
        home = tiny_home(tmp_path, **programme(deliveries))
        monkeypatch.setenv("VARIG_HOME", str(home.root))
        app = AppTest.from_function(draw, default_timeout=30).run()
        assert not app.exception, app.exception
        return app

    return show


def programme(deliveries):
    """Give deliveries of (type, trains, hours), ended long ago, their units started."""
    numbered = list(enumerate(deliveries))
    return {
        "workplaces": [
            {"workplace_id": f"V-{n}-{k}", "workplace_name": "Ås"}
            for n, (kind, *_rest) in numbered
            for k in range(UNITS[kind])
        ],
        "deliveries": [
            {
                "delivery_id": f"L-{n}",
                "workplace_id": f"V-{n}-0",
                "delivery_type": kind,
                "is_train_the_trainer": trains,
                "status": "completed",
                "started_on": date(2023, 1, 1),
                "ended_on": date(2024, 1, 1 + n % 20),
            }
            for n, (kind, trains, _hours) in numbered
        ],
        "delivery_units": [
            {
                "delivery_id": f"L-{n}",
                "workplace_id": f"V-{n}-{k}",
                "cooperation_started_on": date(2023, 6, 1) if k == 0 else None,
            }
            for n, (kind, *_rest) in numbered
            for k in range(UNITS[kind])
        ],
        "activities": [
            {
                "activity_id": f"A-{n}",
                "delivery_id": f"L-{n}",
                "kind": "multi_group_gathering",
                "status": "held",
                "held_on": date(2023, 2, 1),
                "advisor_hours": hours,
            }
            for n, (_kind, _trains, hours) in numbered
        ],
    }


def several(kind, hours, *, trains=False, count=12):
    return [(kind, trains, hours + n % 3) for n in range(count)]


def cells(app):
    rows = app.table[0].value.to_dict("list")
    return {
        question.split("]")[0][1:]: [
            each.replace("\N{NO-BREAK SPACE}", " ") for each in said
        ]
        for question, *said in zip(*rows.values(), strict=True)
    }


def test_each_type_has_value_interval_and_n(shown):
    app = shown(*several("one_to_one", 30), *several("multi_unit", 30))
    said = cells(app)

    assert app.title[0].value == (
        "Rådgivertimer per enhet: én-til-én 31,0, flere enheter 10,3; "
        "forskjellen er større enn usikkerheten"
    )
    assert said["Hvor mange leveranser?"] == ["12", "12", "0"]
    assert said["Hvor mange virksomheter er nådd?"] == ["12", "36", "0"]
    assert said["Hvor mange enheter per leveranse?"] == [
        "1,0  \n:small[:gray[n = 12 leveranser]]",
        "3,0  \n:small[:gray[n = 12 leveranser]]",
        "–",
    ]
    assert said["Er samarbeidet kommet i gang i enheten?"] == [
        "100,0 % (76–100 %)  \n:small[:gray[n = 12 enheter i 12 leveranser]]",
        "33,3 % (20–50 %)  \n:small[:gray[n = 36 enheter i 12 leveranser]]",
        "–",
    ]
    assert any(
        "ingen leveranse telles to ganger" in each.value for each in app.markdown
    )


def test_a_share_of_few_deliveries_is_not_shown_but_its_n_is(shown):
    app = shown(*several("one_to_one", 30, count=9), *several("multi_unit", 30))
    few = "for få til å sammenlikne  \n:small[:gray[n = 9 enheter i 9 leveranser]]"

    assert app.title[0].value == "For få leveranser til å sammenlikne leveransetypene"
    assert cells(app)["Er samarbeidet kommet i gang i enheten?"][0] == few


def test_without_enough_of_any_share_there_is_a_sentence_and_no_chart(shown):
    app = shown(*several("one_to_one", 30, count=3))

    assert app.title[0].value == "Bare én leveransetype i dette utvalget: Én-til-én"
    assert "For få leveranser til å sammenlikne andeler" in [
        header.value for header in app.header
    ]
    assert not app.get("plotly_chart")


def test_train_the_trainer_is_summed_up_as_figures(shown):
    with_trainers = shown(
        *several("multi_unit", 30), *several("multi_unit", 9, trains=True)
    )

    assert [tile.label for tile in with_trainers.metric] == [
        "Trenere opplært",
        "Trenere som har holdt økt",
        "Trenere uten økt etter 90 dager",
        "Virksomheter nådd av trenere",
        "Samarbeid der trenere har vært",
    ]


def test_a_dot_without_a_value_is_only_words():
    few = Dot(None, None, None, "for få", "")
    known = Dot(0.5, 0.4, 0.6, "50 %", "Én-til-én")
    panel = Panel("Er <den> selvhjulpen?", {"one_to_one": known, "multi_unit": few})

    figure = type_profile_chart([panel], Theme())

    assert [trace.mode for trace in figure.data] == ["lines", "markers"]
    assert [note.text for note in figure.layout.annotations] == [
        "<b>Er &lt;den&gt; selvhjulpen?</b>",
        '<span style="color:#00568A">●</span> 50 %',
        '<span style="color:#9A4300">◆</span> for få',
    ]
