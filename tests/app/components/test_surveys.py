"""Staff surveys on the screens: of one workplace, and of a group of units."""

import json
from datetime import date

import pytest
from streamlit.testing.v1 import AppTest

from tests.app.tiny_home import run_view, tiny_home

YEARS = (2022, 2023, 2024)


def result(workplace, year, count=40, *, score=70.0, theme="Klima"):
    return {
        "workplace_id": workplace,
        "instrument": "ForBedring",
        "theme": theme,
        "year": year,
        "score": score,
        "respondents_count": count,
    }


def said(app):
    parts = [each.value for each in (*app.header, *app.markdown)]
    tables = [str(each.value.to_dict()) for each in (*app.dataframe, *app.table)]
    return "\n".join([*parts, *tables])


@pytest.fixture
def workplace(tmp_path, monkeypatch):
    def show(*results):
        home = tiny_home(
            tmp_path,
            workplaces=[{"workplace_id": "V-1", "workplace_name": "Myrvang"}],
            survey_results=list(results),
        )
        return run_view("workplace", home, monkeypatch, record="V-1")

    return show


def headings(app):
    return [each.value for each in app.header]


def test_a_year_of_few_is_hidden_in_every_theme_and_missing_is_a_gap(workplace):
    app = workplace(
        *(result("V-1", year) for year in (2019, 2021, 2022)),
        result("V-1", 2023, 2, score=13.37),
        result("V-1", 2023, 17, score=57.37, theme="Ro"),
    )

    assert "ForBedring 2019–2022: Ingen tydelig endring i noe tema" in headings(app)
    text = said(app)
    assert "Svar: 40 (2019), 40 (2021), 40 (2022). Skala 0–100" in text
    assert "Et brudd er et år uten resultat: 2020." in text
    assert "Der færre enn 3 har svart på et tema" in text
    charts = [json.loads(each.proto.spec) for each in app.get("plotly_chart")]
    drawn = "\n".join([text, json.dumps(charts, ensure_ascii=False)])
    assert "2023: skjult (få personer)" in drawn
    for number in ("13,4", "57,4", "13.37", "57.37", "17 svar"):
        assert number not in drawn


def test_one_year_has_no_development(workplace):
    app = workplace(result("V-1", 2024))

    said_of_one = "ForBedring: Ett år er vist, 2024; en utvikling krever to"
    assert said_of_one in headings(app)


def test_when_all_is_hidden_there_is_a_sentence_and_no_chart(workplace):
    app = workplace(result("V-1", 2024, 2))

    assert "ForBedring: Resultatene er skjult" in headings(app)
    assert "Alle år er skjult (få personer)" in said(app)
    assert not app.get("plotly_chart")


def test_no_survey_is_said(workplace):
    assert "Ingen resultater fra medarbeiderundersøkelser" in said(workplace())


GROUP_PAGE = """
from app.components.page import open_page
from app.components.survey_groups import show_group_surveys

page = open_page("absence")
page.title("x")
show_group_surveys(page)
"""


@pytest.fixture
def group(tmp_path, monkeypatch):
    """Five units in Oslo, four in Agder and two in Viken, each with forty answers."""
    centres = {"oslo": 5, "agder": 4, "viken": 2}
    units = [
        (f"{name}-{n}", name) for name, count in centres.items() for n in range(count)
    ]
    home = tiny_home(
        tmp_path,
        centres=[{"centre_id": name, "centre_name": name} for name in centres],
        workplaces=[{"workplace_id": unit, "sector": "state"} for unit, _name in units],
        deliveries=[
            {
                "delivery_id": f"L-{name}",
                "centre_id": name,
                "started_on": date(2022, 1, 1),
            }
            for name in centres
        ],
        delivery_units=[
            {"delivery_id": f"L-{name}", "workplace_id": unit} for unit, name in units
        ],
        survey_results=[result(unit, year) for unit, _name in units for year in YEARS],
    )
    monkeypatch.setenv("VARIG_HOME", str(home.root))

    def show(**address):
        app = AppTest.from_string(GROUP_PAGE, default_timeout=30)
        for name, value in address.items():
            app.query_params[name] = value
        app.run()
        assert not app.exception, app.exception
        return app

    return show


def test_the_programme_has_its_mean_with_answers_and_units(group):
    app = group()

    assert "ForBedring 2022–2024: Ingen tydelig endring i noe tema" in headings(app)
    text = said(app)
    assert "440 i 11 enheter (2024)" in text
    assert "Resultatene hører til enheten." in text


def test_a_centre_of_two_units_is_hidden_and_one_more_with_it(group):
    assert "Alle år er skjult (få enheter)" in said(group(centre="viken"))
    others = [said(group(centre=name)) for name in ("oslo", "agder")]
    assert sum("Alle år er skjult (få enheter)" in text for text in others) == 1


@pytest.mark.parametrize(
    "address",
    [
        pytest.param({"sector": "Statlig"}, id="a free choice"),
        pytest.param({"as_of": "2025-01-31"}, id="another day"),
    ],
)
def test_another_group_or_day_is_not_shown_with_a_reason(group, address):
    app = group(**address)

    assert "Ikke vist: Undersøkelser over enheten vises bare for" in said(app)
    assert not app.get("plotly_chart")
