"""The timeline of Portfolio with many, one, none, undated, sought and paged."""

from datetime import date, timedelta

import pytest
from streamlit.testing.v1 import AppTest

from app.translations.gettext import set_language
from tests.app.tiny_home import tiny_home


@pytest.fixture(autouse=True)
def _bokmal():
    yield
    set_language("nb")


def part():
    from app.components.page import open_page
    from app.components.portfolio_timeline import show_timeline

    show_timeline(open_page("portfolio"))


def home_of(root, deliveries):
    return tiny_home(
        root,
        workplaces=[
            {"workplace_id": each["workplace_id"], "workplace_name": f"Ås {number}"}
            for number, each in enumerate(deliveries, start=1)
        ],
        deliveries=deliveries,
        delivery_units=[
            {name: each[name] for name in ("delivery_id", "workplace_id")}
            for each in deliveries
        ],
    )


def ongoing(number, **changes):
    return {
        "delivery_id": f"L-{number}",
        "workplace_id": f"V-{number}",
        "status": "ongoing",
        "started_on": date(2025, 1, 1) + timedelta(days=number),
        "planned_end_on": date(2026, 12, 1),
        **changes,
    }


def run(root, monkeypatch, deliveries, **address):
    monkeypatch.setenv("VARIG_HOME", str(home_of(root, deliveries).root))
    app = AppTest.from_function(part, default_timeout=30)
    for key, value in address.items():
        app.query_params[key] = value
    app.run()
    assert not app.exception, app.exception
    return app


def headings(app):
    return [each.value for each in app.header]


def listed(app):
    return app.dataframe[0].value.iloc[:, 0].str.extract(r"id=(.*)$")[0].tolist()


MANY = [ongoing(number) for number in range(1, 46)]


def test_one_window_of_many_is_drawn_and_listed_in_the_same_order(
    tmp_path, monkeypatch
):
    app = run(tmp_path, monkeypatch, MANY, order="Start, eldste først", window="2")

    assert headings(app)[1] == "41–45 av 45: ingen over planlagt slutt"
    assert listed(app) == ["L-41", "L-42", "L-43", "L-44", "L-45"]


def test_another_search_starts_at_the_first_window(tmp_path, monkeypatch):
    app = run(tmp_path, monkeypatch, MANY, window="2")
    app.text_input(key="find").set_value("ås").run()

    assert headings(app)[1].startswith("1–40 av 45")


def test_words_that_nobody_knows_in_the_address_are_left_out(tmp_path, monkeypatch):
    app = run(tmp_path, monkeypatch, MANY, order="tull", group="?", window="99")

    assert headings(app)[1].startswith("1–40 av 45")
    said = app.info[0].value
    assert all(words in said for words in ("order=tull", "group=?", "window=99"))


def test_the_groups_are_named_by_their_words(tmp_path, monkeypatch):
    for group in ("Senter", "Type", "Modul"):
        app = run(tmp_path / group, monkeypatch, [ongoing(1)], group=group)

        assert (
            app.selectbox(key="group").format_func(app.selectbox(key="group").value)
            == group
        )
        assert not app.info


def test_a_search_that_finds_nothing_says_so(tmp_path, monkeypatch):
    app = run(tmp_path, monkeypatch, MANY, find="finnes ikke")

    assert app.info[0].value == "Ingenting passer med alle ordene i «finnes ikke»."
    assert len(app.dataframe) == 0


def test_one_delivery_is_one_row(tmp_path, monkeypatch):
    app = run(tmp_path, monkeypatch, [ongoing(1)])

    assert app.title[0].value == "Den ene leveransen i utvalget pågår"
    assert headings(app)[1] == "1 leveranse: ingen over planlagt slutt"


def test_those_without_dates_are_counted_and_can_be_opened(tmp_path, monkeypatch):
    undated = {
        "delivery_id": "L-9",
        "workplace_id": "V-9",
        "status": "planned",
    }
    app = run(tmp_path, monkeypatch, [ongoing(1), undated])

    assert listed(app) == ["L-1"]
    assert app.expander[-1].label == "1 uten datoer vises ikke på tidslinjen"


def test_with_only_undated_deliveries_there_is_no_chart(tmp_path, monkeypatch):
    app = run(
        tmp_path,
        monkeypatch,
        [{"delivery_id": "L-9", "workplace_id": "V-9", "status": "planned"}],
    )

    assert "har en dato" in app.info[0].value
    assert headings(app) == []


def test_before_the_first_start_there_is_no_strip(tmp_path, monkeypatch):
    planned = ongoing(1, status="planned", started_on=None)

    app = run(tmp_path, monkeypatch, [planned])

    assert headings(app) == ["1 leveranse: ingen over planlagt slutt"]


def test_without_deliveries_there_is_a_sentence(tmp_path, monkeypatch):
    app = run(tmp_path, monkeypatch, [])

    assert app.title[0].value == "Ingen leveranser per 30.06.2026"


def test_in_english_every_word_is_english(tmp_path, monkeypatch):
    app = run(tmp_path, monkeypatch, MANY, lang="en")

    assert headings(app)[1] == "1–40 of 45: none past the planned end"
