"""The Log screen: what happened in words, who has access, and every kind of nothing."""

import json
from datetime import UTC, datetime, timedelta

import polars as pl
import pytest

from app.clock import now
from app.components.log_list import lines_in_words
from app.identity import Area, AreaKind, Reader, Role
from app.records.log import Channel, LogAct, LogLine, log
from app.translations.gettext import set_language
from tests.app.tiny_home import run_view, tiny_home

ADMINISTRATOR = Reader("admin-1", Role.ADMINISTRATOR)
ANALYST = Reader("per-1", Role.ANALYST, Area(AreaKind.CENTRE, "S-1"))
ACCESS = """
contact = "varig@etaten.example"
[[grants]]
group = "varig-drift"
role = "administrator"
[[grants]]
person = "per-1"
role = "analyst"
centre = "S-1"
[[grants]]
person = "kari-1"
role = "steering"
workplace = "V-404"
"""
LINES = [
    (ANALYST, LogLine(LogAct.SIGNED_IN, "sign_in", "1790000000")),
    (ANALYST, LogLine(LogAct.OPENED, "workplace", "V-00003", None, {"build": "b"})),
    (
        ANALYST,
        LogLine(
            LogAct.EXPORTED,
            "deliveries",
            rows_count=412,
            details={"format": "xlsx", "filter_sectors": ["municipal"]},
        ),
    ),
    (
        ANALYST,
        LogLine(
            LogAct.REFUSED,
            "workplace",
            "V-9",
            details={"reason": "outside_area_or_unknown"},
        ),
    ),
    (None, LogLine(LogAct.REFUSED, "=1+1 <b>", details={"reason": "not_known_yet"})),
]


def new_home(root, lines=(), access=None):
    home = tiny_home(
        root,
        centres=[{"centre_id": "S-1", "centre_name": "Senter Æ"}],
        workplaces=[{"workplace_id": "V-1"}],
    )
    for ago, (reader, line) in enumerate(reversed(lines)):
        at = now() - timedelta(minutes=10 + ago)
        log(home, reader, line, at, Channel.SCREEN)
    if access is not None:
        (home.root / "access.toml").write_text(access, "utf-8")
    return home


@pytest.fixture(autouse=True)
def _bokmal(monkeypatch):
    monkeypatch.setattr("app.components.page.who_is_asking", lambda: ADMINISTRATOR)
    yield
    set_language("nb")


@pytest.fixture(scope="module")
def home(tmp_path_factory):
    return new_home(tmp_path_factory.mktemp("log"), LINES[::-1], ACCESS)


@pytest.fixture
def screen(home, monkeypatch):
    return lambda: run_view("log", home, monkeypatch)


def said(app):
    kinds = (app.title, app.header, app.markdown, app.info, app.warning)
    return "\n".join(str(each.value) for kind in kinds for each in kind)


def rows(app, place=0):
    return pl.DataFrame(app.dataframe[place].value.to_dict("list"), strict=False)


def access_part(app):
    app.segmented_control(key="part").set_value("access").run()
    assert not app.exception
    return app


def test_the_heading_counts_events_and_refusals(screen):
    heading = screen().title[0].value

    assert "siste 30 dager; 2 avvist" in heading


def test_every_line_is_a_plain_sentence(screen):
    happened = rows(screen())["what_happened"].to_list()

    assert "Åpnet virksomhet V-00003" in happened
    assert "Tok ut 412 rader av Leveranser som Excel, filter sectors=municipal" in (
        happened
    )
    assert any(
        h.startswith("Avvist: lenken gjelder en annen del av programmet")
        for h in happened
    )


def test_a_code_without_words_is_shown_as_it_is_and_text_of_others_not_at_all(screen):
    happened = rows(screen())["what_happened"].to_list()

    assert "Avvist: not_known_yet (tekst som ikke er bevart)" in happened
    assert "<b>" not in "".join(happened)


def test_who_role_and_area_are_said_in_words(screen):
    lines = rows(screen())
    line = lines.filter(what_happened="Logget inn").row(0, named=True)

    assert line["who_it_was"] == "per-1"
    assert line["role_then"] == "Analytiker"
    assert "Senter Æ (S-1)" in line["area_in_words"]
    assert "Ingen innlogget" in lines["who_it_was"].to_list()


def test_only_what_was_refused_can_be_shown(screen):
    app = screen()

    app.toggle(key="refused").set_value(True).run()

    assert app.title[0].value == "2 hendelser ble avvist, siste 30 dager"
    assert rows(app)["kind_of_event"].unique().to_list() == ["Avvist"]


def test_a_choice_that_no_line_fits_is_said(screen):
    app = screen()

    app.selectbox(key="act").set_value("loaded").run()

    assert app.title[0].value == "Ingen hendelser, siste 30 dager"
    assert "Ta bort et valg" in said(app)
    assert not app.dataframe


def test_reading_the_log_is_in_the_log_once_per_session_and_part(tmp_path, monkeypatch):
    home = new_home(tmp_path)
    app = run_view("log", home, monkeypatch)
    app.run()

    happened = rows(app)["what_happened"].to_list()

    assert happened == ["Åpnet loggen: Hendelser"]
    assert "1 hendelse" in app.title[0].value


def test_how_long_lines_are_kept_is_said(screen, monkeypatch):
    monkeypatch.setenv("VARIG_LOG_MONTHS", "24")
    assert "Linjer bevares i 24 måneder" in said(screen())

    monkeypatch.setenv("VARIG_LOG_MONTHS", "mange")
    assert "skal være et helt tall fra 3 til 120" in said(screen())


def test_whoever_is_not_administrator_reads_nothing_of_it(home, monkeypatch):
    monkeypatch.setattr("app.components.page.who_is_asking", lambda: ANALYST)

    app = run_view("log", home, monkeypatch)

    assert not app.dataframe
    assert "per-1" not in said(app)
    assert app.title


def test_the_grants_are_in_words_and_an_unknown_area_is_said(screen):
    app = access_part(screen())

    grants = rows(app)
    assert app.title[0].value == (
        "3 tilganger gir en rolle; 1 av dem rollen administrator"
    )
    assert grants["is_area_known"].to_list() == ["ja", "ja", "nei"]
    assert "V-404" in app.warning[0].value
    assert "varig@etaten.example" in said(app)


def test_sign_ins_are_counted_by_role(screen):
    counts = rows(access_part(screen()), 1)

    assert counts.row(0) == ("Analytiker", 1, 1)


def test_faults_of_the_file_are_sentences(tmp_path, monkeypatch):
    home = new_home(tmp_path, access='[[grants]]\ngroup = "g"\nrole = "boss"\n')

    app = access_part(run_view("log", home, monkeypatch))

    assert app.title[0].value.endswith("rollefilen har 1 feil")
    assert "fant 'boss'" in said(app)
    assert "Ingen har logget inn i denne perioden" in said(app)


def test_without_a_file_nobody_has_a_role(tmp_path, monkeypatch):
    app = access_part(run_view("log", new_home(tmp_path), monkeypatch))

    assert app.title[0].value.startswith("Ingen har en rolle")
    assert "access.toml" in said(app)


def test_a_hundred_lines_are_drawn_at_a_time(tmp_path, monkeypatch):
    lines = [(ANALYST, LogLine(LogAct.OPENED, "workplace", "V-1"))] * 130
    home = new_home(tmp_path, lines)

    app = run_view("log", home, monkeypatch)

    assert len(rows(app)) == 100
    assert "131 hendelser" in app.title[0].value


def test_the_chart_has_a_row_for_each_kind_of_event(screen):
    figure = json.loads(screen().get("plotly_chart")[0].proto.spec)

    assert len(figure["data"]) == 4


def test_times_are_those_of_a_clock_in_norway():
    frame = pl.DataFrame(
        {
            "line_id": [1],
            "said_at": [datetime(2026, 1, 1, 23, 30, tzinfo=UTC).replace(tzinfo=None)],
            "who": ["local"],
            "role": ["manager"],
            "area_kind": ["programme"],
            "area_code": [None],
            "channel": ["screen"],
            "act": ["signed_out"],
            "subject": ["sign_in"],
            "subject_id": [None],
            "rows_count": [None],
            "details": ["{}"],
        }
    )

    (line,) = lines_in_words(frame, {}).iter_rows(named=True)

    assert line["happened_at"] == datetime(2026, 1, 2, 0, 30)
    assert line["area_in_words"] == "Hele programmet"
