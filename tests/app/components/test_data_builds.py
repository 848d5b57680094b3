"""Data sets: which are there, use one, undo a load, and compare two."""

from contextlib import contextmanager

import duckdb
import pytest
from streamlit.testing.v1 import AppTest

from data.home import current_build_path
from pipelines.load_lock import only_one_loader
from tests.app.tiny_home import empty_home
from tests.tiny_build import write_tiny_build

FIRST, SECOND = "20260701T060000Z-aaaaaaaa", "20260702T060000Z-bbbbbbbb"


def draw():
    from app.components.build_list import show_data_sets
    from app.components.page import open_page

    show_data_sets(open_page("loaded_data"))


def add_build(home, build_id, *, previous=None, **tables):
    path = write_tiny_build(home.builds / f"{build_id}.duckdb", **tables)
    with duckdb.connect(str(path)) as connection:
        connection.execute(
            "update meta.build set build_id = ?, previous_build_id = ?, "
            "built_at = ?::timestamp",
            [
                build_id,
                previous,
                f"{build_id[:4]}-{build_id[4:6]}-{build_id[6:8]} 06:00",
            ],
        )
    home.pointer.write_text(f"{path.name}\n", encoding="utf-8")
    return path


def workplace(name):
    return {"workplace_id": "V-1", "workplace_name": name}


@pytest.fixture
def home(tmp_path):
    home = empty_home(tmp_path)
    add_build(home, FIRST, workplaces=[workplace("Ås")])
    add_build(home, SECOND, previous=FIRST, workplaces=[workplace("Ås sykehjem")])
    return home


@pytest.fixture
def shown(home, monkeypatch):
    monkeypatch.setenv("VARIG_HOME", str(home.root))
    app = AppTest.from_function(draw, default_timeout=30).run()
    assert not app.exception, app.exception
    return app


def texts(app):
    return " ".join(each.value for each in app.markdown).replace("\\", "")


def test_the_data_set_in_use_is_marked_and_has_no_button(shown):
    assert shown.title[0].value.replace("\\", "") == (
        "2 datasett; det som er i bruk, er fra 02.07.2026 08:00"
    )
    assert texts(shown).count("✓ I bruk") == 1
    keys = [button.key for button in shown.button]
    assert f"builds-use-{FIRST}" in keys
    assert f"builds-use-{SECOND}" not in keys


def test_undo_says_what_it_means_before_it_is_done_for_everybody(shown, home):
    shown.button(key=f"builds-undo-{FIRST}").click().run()

    assert current_build_path(home).stem == SECOND
    assert "Datasettet fra 01.07.2026 08:00, som den lastingen la til" in texts(shown)

    shown.button(key="builds-confirm").click().run()

    assert current_build_path(home).stem == FIRST
    assert len(list(home.builds.glob("*.duckdb"))) == 2


def test_what_was_undone_is_marked(shown):
    assert "Ikke i bruk lenger (angret)" not in texts(shown)

    shown.button(key=f"builds-undo-{FIRST}").click().run()
    shown.button(key="builds-confirm").click().run()
    shown.run()

    assert texts(shown).count("Ikke i bruk lenger (angret)") == 1


def test_two_data_sets_of_the_same_minute_are_told_apart_by_the_second(
    home, monkeypatch
):
    path = add_build(home, "20260702T060031Z-cccccccc", previous=SECOND)
    with duckdb.connect(str(path)) as connection:
        connection.execute(
            "update meta.build set built_at = '2026-07-02 06:00:31'::timestamp"
        )
    monkeypatch.setenv("VARIG_HOME", str(home.root))

    app = AppTest.from_function(draw, default_timeout=30).run()

    assert "**02.07.2026 08:00:31 · " in texts(app)
    assert "**02.07.2026 08:00:00 · " in texts(app)
    assert "**01.07.2026 08:00 · " in texts(app)


def test_after_undo_the_page_says_so_and_the_other_can_be_used_again(shown, home):
    shown.button(key=f"builds-undo-{FIRST}").click().run()
    shown.button(key="builds-confirm").click().run()
    shown.run()

    assert shown.success[0].value.startswith("Den siste lastingen er angret.")

    shown.button(key=f"builds-use-{SECOND}").click().run()
    shown.button(key="builds-confirm").click().run()

    assert current_build_path(home).stem == SECOND


def test_while_a_load_runs_nothing_is_changed_and_the_dialog_says_why(shown, home):
    shown.button(key=f"builds-undo-{FIRST}").click().run()
    with only_one_loader(home):
        shown.button(key="builds-confirm").click().run()

    assert current_build_path(home).stem == SECOND


def test_a_reader_who_only_reads_gets_no_buttons(home, monkeypatch):
    from app.identity import Reader, Role

    with as_reader(monkeypatch, Reader("x", Role.ANALYST)):
        monkeypatch.setenv("VARIG_HOME", str(home.root))
        app = AppTest.from_function(draw, default_timeout=30).run()

    assert not [button for button in app.button if button.key.startswith("builds-")]
    keys = {choice.key for choice in app.selectbox}
    assert keys == {f"data-set-choice-{SECOND}", "before", "after"}


@contextmanager
def as_reader(monkeypatch, reader):
    with monkeypatch.context() as patch:
        patch.setattr("app.components.page.who_is_asking", lambda: reader)
        yield


def test_two_data_sets_are_compared_field_by_field(shown):
    shown.selectbox(key="before").select(FIRST).run()

    assert "1 rad er endret, 0 nye og 0 borte" in [each.value for each in shown.header]
    row = shown.dataframe[0].value.to_dict("records")[0]
    assert (row["row_key"], row["field"]) == ("V-1", "Virksomhet")
    assert (row["old_value"], row["new_value"]) == ("Ås", "Ås sykehjem")


def test_a_data_set_compared_with_itself_has_no_difference(shown):
    shown.selectbox(key="before").select(SECOND).run()

    assert "Ingen rad i noen tabell er ulik." in [each.value for each in shown.info]
