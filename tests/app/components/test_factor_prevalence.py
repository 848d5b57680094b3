"""How common and Factors and sources, with much, with little and with nothing."""

import re
from datetime import date

import pytest
from streamlit.testing.v1 import AppTest

from app.translations.gettext import set_language
from data.factors import factors
from data.source_factors import source_factors
from tests.app.tiny_home import tiny_home


@pytest.fixture(autouse=True)
def _bokmal():
    yield
    set_language("nb")


def draw_prevalence():
    from app.components.factor_prevalence import show_prevalence
    from app.components.page import open_page

    show_prevalence(open_page("factors"))


def draw_catalogue():
    from app.components.factor_catalogue import show_catalogue
    from app.components.page import open_page

    show_catalogue(open_page("factors"))


def answers(*roles, units, factor="high_workload", present=0, year=2025):
    return [
        {
            "assessment_id": f"{factor}-{role}-{unit}-{year}",
            "delivery_id": f"L-{unit}",
            "workplace_id": f"V-{unit}",
            "factor_code": factor,
            "assessed_on": date(year, 3, 1),
            "assessor_role": role,
            "presence": "present" if unit < present else "absent",
        }
        for role in roles
        for unit in range(units)
    ]


def run(draw, tmp_path, monkeypatch, *assessments, units=12, **address):
    home = tiny_home(
        tmp_path,
        workplaces=[
            {"workplace_id": f"V-{unit}", "workplace_name": f"Hemmelig {unit}"}
            for unit in range(units)
        ],
        deliveries=[
            {
                "delivery_id": f"L-{unit}",
                "workplace_id": f"V-{unit}",
                "status": "ongoing",
                "started_on": date(2024, 1, 1),
            }
            for unit in range(units)
        ],
        delivery_units=[
            {"delivery_id": f"L-{unit}", "workplace_id": f"V-{unit}"}
            for unit in range(units)
        ],
        factor_assessments=list(assessments),
    )
    monkeypatch.setenv("VARIG_HOME", str(home.root))
    app = AppTest.from_function(draw, default_timeout=30)
    for key, word in address.items():
        app.query_params[key] = word
    app.run()
    assert not app.exception, app.exception
    return app


def text(app):
    said = [*app.title, *app.header, *app.subheader, *app.markdown, *app.info]
    return " ".join(each.value for each in said).replace("\N{NO-BREAK SPACE}", " ")


def test_the_most_common_risk_factor_is_the_heading(tmp_path, monkeypatch):
    app = run(
        draw_prevalence,
        tmp_path,
        monkeypatch,
        *answers("group", units=12, present=9),
    )

    (title,) = app.title
    assert title.value.replace("\N{NO-BREAK SPACE}", " ") == (
        "Vanligste vurderte risikofaktor: høyt arbeidspress, mye sykdom, "
        "nedprioritert, 75 % (47–91 %) av 12 enheter"
    )
    assert "i 75 % (47–91 %) av enhetene vurdert i 1. halvår 2025" in text(app)


def test_under_ten_units_no_share_is_said_anywhere(tmp_path, monkeypatch):
    app = run(
        draw_prevalence,
        tmp_path,
        monkeypatch,
        *answers("group", "leader", "advisor", units=9, present=9),
        units=9,
    )

    assert app.title[0].value.startswith("For få enheter er vurdert")
    # An address may hold one.
    assert "%" not in re.sub(r"\([^)]*part=[^)]*\)", "", text(app))
    shown = app.dataframe[0].value
    assert shown["present_share"].isna().all()
    assert shown[shown["known_by"] == "Vurdert"]["unit_count"].isna().all()
    assert "9 enheter" not in text(app)


def test_the_roles_that_differ_are_said_without_naming_a_unit(tmp_path, monkeypatch):
    app = run(
        draw_prevalence,
        tmp_path,
        monkeypatch,
        *answers("leader", units=12, present=4),
        *answers("union_representative", units=12, present=1),
        *answers("safety_representative", units=9, present=9),
    )

    said = text(app)
    assert (
        "I 3 av 12 enheter der begge har svart, sier lederen at faktoren er til stede "
        "og den tillitsvalgte ikke; i 0 er det omvendt."
    ) in said
    assert "verneombudet" not in said
    assert "Hemmelig" not in said


def test_a_level_narrows_the_factors(tmp_path, monkeypatch):
    app = run(
        draw_prevalence,
        tmp_path,
        monkeypatch,
        *answers("group", units=12, present=9),
        by="Leder",
    )

    levels = {factor.label.nb for factor in factors() if factor.level.value == "leader"}
    assert set(app.dataframe[0].value["factor"]) == levels
    assert app.title[0].value.startswith("For få")


def test_without_anything_known_there_is_a_sentence(tmp_path, monkeypatch):
    app = run(draw_prevalence, tmp_path, monkeypatch, units=0)

    assert app.title[0].value == "Ingen faktor er kjent ennå"
    assert not app.dataframe
    assert "Ingenting er vurdert" in text(app)


def test_the_catalogue_lists_every_factor_and_how_many_are_mapped(
    tmp_path, monkeypatch
):
    app = run(draw_catalogue, tmp_path, monkeypatch)

    assert app.title[0].value == f"{len(factors())} faktorer fra 5 dokumenter"
    assert f"Dokumentene nevner {len(source_factors())} faktorer" in text(app)
    rows = app.dataframe[0].value
    assert len(rows) == len(factors())
    assert rows["places"].str.len().min() > 0


def test_a_factor_is_read_whole_with_what_the_documents_call_it(tmp_path, monkeypatch):
    app = run(
        draw_catalogue,
        tmp_path,
        monkeypatch,
        factor="Eierskap til arbeidet i virksomheten",
    )

    said = text(app)
    assert "«Eierskap hos virksomheten»: Oslo Economics 2022, 3.4.1" in said
    assert "Suksessfaktor · Virksomheten · Vurdert" in said


def test_the_catalogue_is_there_in_english(tmp_path, monkeypatch):
    app = run(draw_catalogue, tmp_path, monkeypatch, lang="en")

    assert app.title[0].value.endswith(" factors from 5 documents")


@pytest.mark.parametrize("draw", [draw_prevalence, draw_catalogue])
def test_a_factor_that_nobody_knows_is_said_and_the_first_one_shown(
    draw, tmp_path, monkeypatch
):
    app = run(
        draw,
        tmp_path,
        monkeypatch,
        *answers("group", units=12, present=9),
        factor="ownership-assessed",
    )

    assert "factor=ownership-assessed" in app.info[0].value
    assert app.selectbox(key="factor").value == "high_workload"


def test_roles_that_never_differ_are_not_said_to_differ(tmp_path, monkeypatch):
    app = run(
        draw_prevalence,
        tmp_path,
        monkeypatch,
        *answers("leader", "union_representative", units=12, present=4),
    )

    assert "De har ikke svart ulikt om noen faktor" in text(app)
    assert "i 0 av" not in text(app)


def test_with_free_filters_the_answers_by_role_are_not_shown(tmp_path, monkeypatch):
    app = run(
        draw_prevalence,
        tmp_path,
        monkeypatch,
        *answers("leader", "union_representative", units=12, present=4),
        status="Pågår",
    )

    assert app.session_state["status"] == ["ongoing"]
    said = text(app)
    assert "svar etter rolle vises ikke her" in said
    assert "Hvor ofte disse to svarer ulikt, vises ikke her" in said
    assert "lederen" not in said
