"""A file is made after its line is kept, and only for whom the button was drawn."""

import pytest

from app.components import log_faults, log_lines
from app.components.log_lines import noted_line
from app.identity import Area, AreaKind, Reader, Role
from app.permits import Act, RefusedError
from app.records.log import LogAct, LogLine
from app.records.log_reading import read_lines
from app.records.store import RecordsError, records_path
from app.sign_in import Standing
from app.standing import Reason
from data.home import Home
from tests.app.tiny_home import run_view, tiny_home

ANALYST = Reader("ali", Role.ANALYST)
STEERING = Reader("siri", Role.STEERING)
OTHER_AREA = Reader("ali", Role.ANALYST, Area(AreaKind.CENTRE, "oslo"))
LINE = LogLine(LogAct.EXPORTED, "deliveries", None, 3, {"format": "xlsx"})


@pytest.fixture
def home(tmp_path):
    return Home(tmp_path)


@pytest.fixture(autouse=True)
def faults(monkeypatch):
    found = []
    monkeypatch.setattr(log_lines, "list_of_faults", lambda: found)
    return found


def sign_in(monkeypatch, reader):
    standing = Standing(reader, None if reader else Reason.SESSION_OVER)
    monkeypatch.setattr(log_lines, "current_standing", lambda: standing)


def button(home, made, reader=ANALYST, act=Act.TAKE_ROWS):
    def write():
        made.append(read_lines(home).height)
        return b"rows"

    return noted_line(home, reader, act, LINE, write)


def test_the_line_is_kept_before_the_file_is_made(home, monkeypatch):
    sign_in(monkeypatch, ANALYST)
    lines_then = []

    assert button(home, lines_then)() == b"rows"

    assert lines_then == [1]
    (line,) = read_lines(home).rows(named=True)
    assert (line["who"], line["act"], line["rows_count"]) == ("ali", "exported", 3)


def test_without_its_line_no_file_is_made(home, monkeypatch, faults):
    sign_in(monkeypatch, ANALYST)
    records_path(home).parent.mkdir(parents=True)
    records_path(home).write_bytes(b"no database at all, and long enough to be read")
    made = []
    press = button(home, made)

    with pytest.raises(RecordsError):
        press()

    assert not made
    assert len(faults) == 1


@pytest.mark.parametrize(
    "now", [None, STEERING, OTHER_AREA], ids=["over", "role", "area"]
)
def test_no_file_is_made_when_the_reader_is_another_by_now(
    now, home, monkeypatch, faults
):
    sign_in(monkeypatch, ANALYST)
    made = []
    press = button(home, made)

    sign_in(monkeypatch, now)
    with pytest.raises(RefusedError):
        press()

    assert not made
    assert read_lines(home).is_empty()
    assert "ikke laget noen fil" in faults[0].said.nb


def test_a_button_makes_nothing_for_a_role_that_may_not(home, monkeypatch):
    sign_in(monkeypatch, STEERING)
    made = []

    with pytest.raises(RefusedError):
        button(home, made, STEERING)()

    assert not made
    assert read_lines(home).is_empty()


def test_the_next_run_says_once_why_there_is_no_file(tmp_path, monkeypatch):
    home = tiny_home(tmp_path)
    app = run_view("portfolio", home, monkeypatch)
    app.session_state[log_faults._FAULTS] = [RecordsError(tmp_path, "full")]

    assert app.run().warning
    assert not app.run().warning


@pytest.mark.parametrize("language", ["nb", "en"])
def test_the_log_names_a_list_alike_in_both_languages(language, tmp_path, monkeypatch):
    seen = []
    monkeypatch.setattr(
        "app.components.downloads.noted",
        lambda _page, taken, _write: seen.append(taken.subject) or b"",
    )
    workplaces = [{"workplace_id": "V-1", "workplace_name": "Ås"}]
    deliveries = [{"delivery_id": "L-1", "workplace_id": "V-1", "status": "ongoing"}]
    units = [{"delivery_id": "L-1", "workplace_id": "V-1"}]
    home = tiny_home(
        tmp_path, workplaces=workplaces, deliveries=deliveries, delivery_units=units
    )

    app = run_view("portfolio", home, monkeypatch)
    app.query_params["lang"] = language
    seen.clear()
    app.run()

    assert set(seen) == {"portfolio_deliveries"}
