"""The Absence screen: signals, lost days, one workplace, and every kind of nothing."""

import json
from datetime import UTC, date, datetime

import pytest

from app.identity import LOCAL_MANAGER
from app.records.baseline_acts import set_baseline
from app.translations.gettext import set_language
from data.reference.national_absence import published_national_absence
from tests.app.tiny_home import run_view, tiny_home

NATIONAL = {
    (row.measure.value, row.year, row.quarter): row.absence_share
    for row in published_national_absence()
}
"""Up to the third quarter of 2011: the tests live then."""
QUARTERS = [(year, quarter) for year in range(2008, 2012) for quarter in (1, 2, 3, 4)]
QUARTERS.remove((2011, 4))
WORKPLACES = [
    {
        "workplace_id": "V-1",
        "workplace_name": "Ås <b>sykehjem</b>",
        "county_code": "03",
    },
    {"workplace_id": "V-2", "workplace_name": "Alm barnehage", "man_years": 40.0},
    {"workplace_id": "V-3", "workplace_name": "Lite kontor"},
    {"workplace_id": "V-4", "workplace_name": "Ny bedrift", "county_code": "11"},
]


def absence(workplace_id, *above, measure="total", quarters=QUARTERS, **changes):
    """Rows that lie so many percentage points above the country, the last ones last."""
    return [
        {
            "workplace_id": workplace_id,
            "year": year,
            "quarter": quarter,
            "measure": measure,
            "absence_share": NATIONAL.get((measure, year, quarter), 0.02) + point / 100,
            "lost_days": 40.0,
            "possible_days": 500.0,
            "persons_count": 10,
            **changes,
        }
        for (year, quarter), point in zip(quarters[-len(above) :], above, strict=True)
    ]


WAVES = (1.0, 2.0) * 7
FULL = {
    "workplaces": WORKPLACES,
    "deliveries": [
        {
            "delivery_id": "L-1",
            "workplace_id": "V-1",
            "status": "completed",
            "started_on": date(2010, 2, 1),
            "ended_on": date(2010, 9, 1),
        }
    ],
    "delivery_units": [{"delivery_id": "L-1", "workplace_id": "V-1"}],
    "absence": [
        *absence("V-1", *WAVES, 9.0),
        *absence("V-1", *[0.0] * 15, measure="short_term"),
        *absence("V-2", *WAVES, 1.0),
        *absence("V-3", *WAVES, 1.0, persons_count=3),
        *absence("V-4", *WAVES[:3]),
    ],
}


@pytest.fixture(scope="module")
def home(tmp_path_factory):
    return tiny_home(tmp_path_factory.mktemp("absence"), **FULL)


@pytest.fixture(autouse=True)
def _bokmal():
    yield
    set_language("nb")


@pytest.fixture
def screen(home, monkeypatch):
    return lambda record="": run_view("absence", home, monkeypatch, record=record)


def part(app, code):
    app.segmented_control(key="part").set_value(code).run()
    assert not app.exception
    return app


def measure(app, code):
    app.segmented_control(key="measure").set_value(code).run()
    assert not app.exception
    return app


def said(app):
    kinds = (app.title, app.header, app.markdown, app.info)
    return "\n".join(str(each.value) for kind in kinds for each in kind)


def charts(app):
    return [json.loads(each.proto.spec) for each in app.get("plotly_chart")]


def test_the_finding_counts_who_has_a_signal_and_who_cannot_be_told_of(screen):
    app = screen()

    assert app.title[0].value == (
        "Samlet fravær: 1 av 2 virksomheter med nok tall har et varsel i K3 2011"
    )
    assert "Bekymring: 1. Forbedring: 0." in said(app)
    assert "For 2 virksomheter til kan det ikke sies" in said(app)
    assert "1 med færre enn 7 kvartaler bak grensene" in said(app)
    assert "1 skjult i K3 2011" in said(app)
    assert "ikke noe å rangere etter" in said(app)


def test_the_list_has_only_those_with_a_signal_and_since_when(screen):
    (listed,) = (each.value for each in screen().dataframe)

    (row,) = listed.to_dict("records")
    assert row["workplace_name"] == "Ås <b>sykehjem</b>"
    assert row["signal_word"] == "Bekymring"
    assert row["since_quarter"] == "K3 2011"
    assert row["difference_points"] == 9.0


def test_a_chosen_workplace_has_its_charts_with_the_limits_of_reading(screen):
    app = screen("V-1")

    assert [each.value for each in app.header] == [
        "Samlet fravær: bekymring siden K3 2011. I K3 2011 over øvre grense",
        "Samlet fravær var 15,6\N{NO-BREAK SPACE}% i K3 2011, "
        "6,6\N{NO-BREAK SPACE}% i landet",
    ]
    assert len(charts(app)) == 2
    assert all("Viser utvikling" in json.dumps(each) for each in charts(app))
    assert all(" L-1 " in json.dumps(each) for each in charts(app))


def test_a_workplace_is_chosen_by_name_and_kept_in_the_address(screen):
    app = screen()

    app.selectbox(key="absence-workplace").set_value("V-2").run()

    assert app.query_params["id"] in ("V-2", ["V-2"])
    assert "varierer som vanlig mot landet" in app.header[0].value
    assert app.selectbox(key="absence-workplace").options[0] == "Alm barnehage · V-2"


def test_short_term_has_no_national_figure_and_says_why(screen):
    app = measure(screen("V-1"), "short_term")

    assert "det kan ikke sies om noen virksomhet har et varsel" in app.title[0].value
    assert "Korttid (under 16 dager) er ikke det samme som egenmeldt" in said(app)
    (raw,) = charts(app)
    assert "country" not in [trace.get("name") for trace in raw["data"]]


def test_hidden_figures_are_nowhere_on_the_screen(screen):
    app = screen("V-3")

    assert "Alle fraværstall er skjult" in said(app)
    assert not charts(app)
    lost = part(app, "lost_days")
    ids = [str(each.value.to_dict()) for each in lost.dataframe]
    assert not any("Lite kontor" in each for each in ids)
    assert not any("Lite kontor" in json.dumps(each) for each in charts(lost))


def test_lost_days_stand_together_with_size(screen):
    app = part(screen(), "lost_days")

    assert app.title[0].value == (
        "Samlet fravær: tapte dagsverk for 3 av 4 virksomheter, K4 2010–K3 2011"
    )
    assert "ikke for å rangere" in said(app)
    assert "Skjult fordi et av de fire kvartalene er det: 1." in said(app)
    (listed,) = (each.value for each in app.dataframe)
    names = listed["workplace_name"].tolist()
    assert names == ["Alm barnehage", "Ny bedrift", "Ås <b>sykehjem</b>"]
    assert listed["lost_days"].tolist() == [160.0, 120.0, 160.0]
    assert (listed["potential_days"] <= listed["lost_days"]).all()
    (points,) = (
        trace for trace in charts(app)[0]["data"] if trace.get("name") == "workplaces"
    )
    assert points["x"] == [10, 10]


def test_new_limits_are_drawn_with_their_quarter(tmp_path, monkeypatch):
    home = tiny_home(tmp_path, **FULL)
    set_baseline(
        home,
        LOCAL_MANAGER,
        workplace_id="V-1",
        measure="total",
        quarter_number=2010 * 4,
        reason="Slått sammen",
        at=datetime(2026, 7, 1, tzinfo=UTC),
    )

    app = run_view("absence", home, monkeypatch, record="V-1")

    assert "nye grenser fra K1 2010" in json.dumps(charts(app)[0], ensure_ascii=False)
    assert "Slått sammen" in said(app)
    assert "prøvegrenser" in json.dumps(charts(app)[0], ensure_ascii=False)


def test_an_unknown_workplace_is_said(screen):
    assert "har id X-9 og tall for dette målet" in said(screen("X-9"))


def test_a_measure_that_nobody_has_says_so(screen):
    app = measure(screen(), "long_term")

    assert app.title[0].value == "Langtidsfravær: ingen tall per 30.06.2026"
    assert not app.dataframe


def test_filters_that_leave_nothing_say_so(screen):
    app = measure(screen(), "short_term")

    app.session_state["county"] = ["11"]
    app.run()

    assert app.title[0].value == "Korttidsfravær: ingen virksomhet passer med filtrene"
    assert "filtrene utelater alt" in said(app)


def test_newer_quarters_than_the_national_figures_say_what_to_load(
    tmp_path, monkeypatch
):
    newer = [(2025, quarter) for quarter in (1, 2, 3, 4)]
    rows = absence("V-1", 1.0, 2.0, 1.0, 2.0, quarters=newer)
    home = tiny_home(tmp_path, workplaces=WORKPLACES, absence=rows)

    app = run_view("absence", home, monkeypatch, record="V-1")

    assert "det kan ikke sies" in app.title[0].value
    assert "1 uten landstall for K4 2025" in said(app)
    assert "tabell 12440: last den inn" in said(app)
    assert len(charts(app)) == 1


def test_surveys_are_a_part(screen):
    assert part(screen(), "surveys").title


def test_no_absence_at_all_and_nothing_loaded(tmp_path, monkeypatch):
    home = tiny_home(tmp_path, workplaces=WORKPLACES)

    app = run_view("absence", home, monkeypatch)

    assert app.title[0].value == "Samlet fravær: ingen tall per 30.06.2026"
    assert not charts(part(app, "lost_days"))
    home.pointer.unlink()
    assert run_view("absence", home, monkeypatch).title[0].value == (
        "Ingenting er lastet ennå"
    )


def test_the_screen_speaks_english(screen):
    app = screen("V-1")
    app.session_state["lang"] = "en"
    app.run()

    assert app.title[0].value == (
        "Total absence: 1 of 2 workplaces with enough figures have a signal in Q3 2011"
    )
    assert (
        "concern since Q3 2011. In Q3 2011 above the upper limit" in app.header[0].value
    )
    assert "bekymring" not in said(app)


def test_on_workplace_the_total_stands_against_the_country(home, monkeypatch):
    app = run_view("workplace", home, monkeypatch, record="V-1")

    headings = [each.value for each in app.header]
    assert (
        "Samlet fravær: bekymring siden K3 2011. I K3 2011 over øvre grense" in headings
    )
    assert "Korttid (under 16 dager) er ikke det samme som egenmeldt" in said(app)
    raw = next(each for each in charts(app) if "Korttid" in json.dumps(each))
    own = [each for each in raw["data"] if each.get("name") == "workplace"]
    assert len({each["yaxis"] for each in own}) == 2
