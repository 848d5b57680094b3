"""What goes together: with a finding, without one, with too few, and with nothing."""

import polars as pl
import pytest
from streamlit.testing.v1 import AppTest

from app.translations.factor_words import factor_label
from app.translations.gettext import set_language
from data.vocabulary import Outcome
from tests.app.factor_programme import FACTOR, RECORDED, assessment, programme
from tests.app.tiny_home import VIEWS, run_view, tiny_home


@pytest.fixture(autouse=True)
def _bokmal():
    yield
    set_language("nb")


@pytest.fixture
def shown(tmp_path, monkeypatch):
    def show(**tables):
        return run_view("factors", tiny_home(tmp_path, **tables), monkeypatch)

    return show


@pytest.fixture
def addressed(tmp_path, monkeypatch):
    def show(query, **tables):
        monkeypatch.setenv("VARIG_HOME", str(tiny_home(tmp_path, **tables).root))
        app = AppTest.from_file(VIEWS / "factors.py", default_timeout=30)
        for key, word in query.items():
            app.query_params[key] = word
        app.run()
        assert not app.exception, app.exception
        return app

    return show


def said(app):
    texts = [*(each.value for each in app.markdown), *(i.value for i in app.info)]
    return "\n".join(texts).replace("\N{NO-BREAK SPACE}", " ")


def title(app):
    return app.title[0].value.replace("\N{NO-BREAK SPACE}", " ")


def headings(app):
    return [each.value for each in app.header]


def listed(app, column):
    """Give the one list that has the column."""
    (frame,) = (each.value for each in app.dataframe if column in each.value.columns)
    return pl.DataFrame(frame.to_dict("list"))


def test_the_surest_factor_is_the_heading(shown):
    app = shown(**programme())

    assert title(app) == (
        f"Enheter med «{FACTOR.label.nb}» er oftere selvhjulpne: 90 % mot 10 %"
    )
    assert headings(app)[:2] == [
        "1 suksessfaktor går sammen med at enheter oftere er selvhjulpne",
        "Ingen risikofaktor går tydelig sammen med at enheter sjeldnere er selvhjulpne",
    ]


def test_each_factor_is_said_in_words_beside_the_chart(shown):
    text = said(shown(**programme()))

    assert f"**{FACTOR.label.nb}:** Med faktoren var 90 % selvhjulpne" in text
    assert "(9 av 10 enheter mot 1 av 10). Tydelig" in text


def test_who_is_counted_and_what_it_cannot_show_is_said(shown):
    text = said(shown(**programme()))

    assert "10 av 20 enheter med kjent svar er selvhjulpne (50 %)" in text
    assert "De er i 20 leveranser." in text
    assert "Dette viser ikke at en faktor gir utfallet" in text
    assert "disse ikke sammenliknet, fordi en lengre leveranse gir både dem og" in text
    assert "finner noe ved tilfeldighet i noen av dem" in text
    assert "Hvor vurdert og registrert er ulike, står under «Hvor vanlig»" in text


def test_a_difference_that_chance_could_make_is_not_a_finding(shown):
    app = shown(**programme(with_yes=6, without_yes=5))

    assert title(app) == "Ingen faktor går tydelig sammen med at enheter er selvhjulpne"
    assert "Ikke tydelig" in said(app)


def test_a_strong_factor_with_too_few_deliveries_stays_hidden(shown):
    app = shown(**programme(count=9, with_yes=9, without_yes=0))

    assert title(app).startswith("For få leveranser")
    assert "100 %" not in said(app)
    few = listed(app, "without_deliveries")
    assert few.columns == [
        *("factor", "factor_kind", "reason", "with_deliveries", "without_deliveries"),
    ]
    told = {row[0]: row[2:] for row in few.fill_nan(None).iter_rows()}
    assert told[FACTOR.label.nb] == (
        *("Færre enn 10 med den, uten den eller begge deler", None, None),
    )
    assert told[f"{factor_label('undefined_duration')} · fra registreringer"] == (
        *("Færre enn 10 med den", 0, 18),
    )


def test_the_reader_can_ask_for_fewer_deliveries(addressed):
    tables = programme(count=9, with_yes=9, without_yes=0)

    app = addressed({"minimum": "9"}, **tables)

    assert "100 % mot 0 %" in title(app)


def test_a_minimum_that_cannot_be_chosen_is_left_out(addressed):
    app = addressed({"minimum": "2"}, **programme())

    assert app.number_input(key="minimum").value == 10
    assert "minimum=2" in said(app)


def test_no_known_outcome_says_what_is_missing_and_where_it_comes_from(shown):
    app = shown(**(programme() | {"evaluations": []}))

    assert title(app) == "Det er ikke kjent for noen enhet om den er selvhjulpen"
    text = said(app)
    assert "20 skulle hatt svar, men mangler det" in text
    assert "Svaret kommer fra sluttevalueringen" in text


def test_on_an_earlier_day_the_outcome_is_not_known_yet(addressed):
    app = addressed({"as_of": "2024-06-01"}, **programme())

    assert title(app) == "Det er ikke kjent for noen enhet om den er selvhjulpen"
    assert "20 er ikke kommet så langt" in said(app)


def test_the_address_can_ask_for_another_outcome_in_english(addressed):
    query = {"lang": "en", "outcome": Outcome.COOPERATION_STARTED.en}

    app = addressed(query, **programme())

    assert title(app) == "No factor goes clearly together with cooperation running"
    assert "in 0 of 20 units at their end (0%)" in said(app)


def test_the_deliveries_behind_the_chosen_factor_are_listed(shown):
    rows = listed(shown(**programme()), "without_yes_count")

    assert rows.height == 20
    assert rows["with_count"].sum() == 10
    assert rows["with_yes_count"].sum() == 9


def test_a_chosen_factor_with_too_few_deliveries_lists_none(addressed):
    recorded = f"{factor_label(sorted(RECORDED)[0])} · fra registreringer"

    app = addressed({"compared": recorded}, **programme())

    assert app.selectbox(key="compared").value.endswith("|records")
    assert "under 10 leveranser i en av gruppene, så ingen er listet" in said(app)


def test_units_where_only_roles_agree_are_counted_and_not_listed(shown):
    tables = programme(roles=("leader", "union_representative"))
    tables["factor_assessments"].append(assessment(1, is_present=True))

    app = shown(**tables)

    assert "90 % mot 10 %" in title(app)
    assert listed(app, "without_yes_count").height == 1
    assert "19 enheter der rollene er enige" in said(app)


@pytest.mark.parametrize("by_roles", [1, 2])
def test_one_or_two_units_where_only_roles_agree_are_not_counted(shown, by_roles):
    tables = programme(roles=("leader", "union_representative"))
    answered = [n for n in range(1, 25) if n not in (1, 11)[:by_roles]]
    tables["factor_assessments"] += [
        assessment(n, is_present=n <= 10) for n in answered
    ]

    app = shown(**tables)

    assert "enheter der rollene er enige" not in said(app)


def draw_for_steering():
    from dataclasses import replace

    from app.components.factor_differences import show_differences
    from app.components.page import open_page
    from app.identity import Reader, Role

    page = open_page("factors")
    show_differences(replace(page, reader=Reader("styret", Role.STEERING)))


def test_steering_sees_no_list_of_deliveries(tmp_path, monkeypatch):
    monkeypatch.setenv("VARIG_HOME", str(tiny_home(tmp_path, **programme()).root))

    app = AppTest.from_function(draw_for_steering, default_timeout=30).run()

    assert not app.exception, app.exception
    assert "90 % mot 10 %" in title(app)
    assert "bygger på svarene fra enkeltenheter, og de vises ikke for deg" in said(app)
    assert not any("without_yes_count" in each.value for each in app.dataframe)


def test_all_numbers_of_a_comparison_are_in_the_list(shown):
    rows = listed(shown(**programme()), "q_value")

    first = rows.row(0, named=True)
    assert (first["with_yes"], first["with_n"], first["without_yes"]) == (9, 10, 1)
    assert first["difference"] == pytest.approx(80)
    assert first["lower"] < 80 < first["upper"]
    assert first["unknown_n"] == 0
