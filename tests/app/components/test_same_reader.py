"""What was drawn for one reader does nothing for another, or for nobody."""

import pytest
from streamlit.testing.v1 import AppTest

from app import sign_in
from app.components import same_reader
from app.identity import LOCAL_MANAGER, Area, AreaKind, Reader, Role
from app.records.follow_up import list_audit
from app.records.saved_views import list_views
from app.sign_in import Standing
from app.standing import Reason
from tests.app.components.test_follow_up_bulk import TABLES, tick
from tests.app.tiny_home import VIEWS, run_view, tiny_home

OTHER_ROLE = Standing(Reader(LOCAL_MANAGER.name, Role.ANALYST))
OTHER_AREA = Standing(
    Reader(LOCAL_MANAGER.name, Role.MANAGER, Area(AreaKind.WORKPLACE, "V-2"))
)
OVER = Standing(None, Reason.SESSION_OVER)

NOT_DONE = (
    "Innloggingen eller rollen din er ikke lenger den samme som da siden ble tegnet, "
    "så ingenting ble gjort. Se etter at siden er slik du venter, og prøv igjen."
)


@pytest.fixture
def home(tmp_path):
    return tiny_home(tmp_path, **TABLES)


def let_be(monkeypatch, standing):
    for module in (same_reader, sign_in):
        monkeypatch.setattr(module, "current_standing", lambda: standing)


@pytest.mark.parametrize("standing", [OTHER_ROLE, OTHER_AREA, OVER])
def test_a_form_that_was_open_writes_nothing_for_another_reader(
    standing, home, monkeypatch
):
    app = tick(run_view("follow_up", home, monkeypatch), "L-1")
    app.button(key="follow-up-comment").click().run()
    app.text_area(key="follow-up-comment-words").set_value("Ringt")

    let_be(monkeypatch, standing)
    app.button(key="follow-up-comment-send").click().run()

    assert not app.exception
    assert list_audit(home, LOCAL_MANAGER).is_empty()
    warnings = [each.value for each in app.warning]
    assert warnings == [NOT_DONE] if standing.reader else len(warnings) == 1


def test_it_is_said_once(home, monkeypatch):
    app = tick(run_view("follow_up", home, monkeypatch), "L-1")
    app.button(key="follow-up-comment").click().run()

    let_be(monkeypatch, OTHER_ROLE)
    app.button(key="follow-up-comment-send").click().run()
    app.run()

    assert NOT_DONE not in [each.value for each in app.warning]


def test_a_view_is_not_saved_for_another_reader(home, monkeypatch):
    app = run_view("export", home, monkeypatch)
    app.text_input(key="view-name").set_value("Min")

    let_be(monkeypatch, OTHER_ROLE)
    next(each for each in app.button if each.label == "Lagre visning").click().run()

    assert not list_views(home, LOCAL_MANAGER)


def test_what_was_taken_away_can_be_undone_by_nobody_else(home, monkeypatch):
    app = tick(run_view("follow_up", home, monkeypatch), "L-1")
    app.button(key="follow-up-comment").click().run()
    app.text_area(key="follow-up-comment-words").set_value("Ringt")
    app.button(key="follow-up-comment-send").click().run()

    let_be(monkeypatch, OTHER_ROLE)
    app.button(key="follow-up-undo").click().run()

    assert list_audit(home, LOCAL_MANAGER)["act"].to_list() == ["comment"]


def part_alone():
    import streamlit as st

    from app.components.same_reader import part_of_page, remember_reader

    st.session_state["runs"] = st.session_state.get("runs", 0) + 1
    if st.session_state.get("is_alone") and st.session_state["runs"] == 2:
        # As a dialog that runs again without its page.
        pass
    else:
        remember_reader()

    @part_of_page
    def draw():
        st.markdown("Ås sykehjem")

    draw()


def test_a_part_that_runs_alone_draws_the_whole_page_for_another_reader(monkeypatch):
    app = AppTest.from_function(part_alone).run()
    assert [each.value for each in app.markdown] == ["Ås sykehjem"]

    let_be(monkeypatch, OTHER_ROLE)
    app.session_state["is_alone"] = True
    app.run()

    assert app.session_state["runs"] == 3


def test_the_page_of_somebody_else_is_drawn_anew(home, monkeypatch):
    """A list asks for the open page, and a removed grant draws another one."""
    app = AppTest.from_file(VIEWS / "portfolio.py", default_timeout=30)
    monkeypatch.setenv("VARIG_HOME", str(home.root))
    app.run()
    said = iter([Standing(LOCAL_MANAGER)])
    monkeypatch.setattr(same_reader, "current_standing", lambda: next(said, OTHER_ROLE))

    app.run()

    assert not app.exception
    assert next(said, None) is None
    assert app.session_state["drawn-for"] == OTHER_ROLE.reader
