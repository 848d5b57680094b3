"""The meeting pack as a script asks for it: arguments in, a file and an exit code."""

from dataclasses import replace
from datetime import UTC, date, datetime

import duckdb
import pytest

from app.cli import main
from app.identity import LOCAL_MANAGER
from app.meetings.files import TEMPLATE_NAME
from app.records.meeting_acts import make_meeting
from app.records.meeting_plans import MeetingPlan
from tests.app.packs.read_pdf import words_of
from tests.app.tiny_home import empty_home, tiny_home

NOON = datetime(2026, 7, 1, 12, tzinfo=UTC)
PLAN = MeetingPlan(
    held_on=date(2026, 7, 1), title="Møte for Ås", sections=("coverage",)
)
UNIT = {"delivery_id": "L-1", "workplace_id": "V-1"}


@pytest.fixture(scope="module")
def home(tmp_path_factory):
    home = tiny_home(
        tmp_path_factory.mktemp("pack"),
        workplaces=[{"workplace_id": "V-1", "sector": "municipal"}],
        deliveries=[UNIT | {"status": "ongoing", "started_on": date(2025, 1, 1)}],
        delivery_units=[UNIT],
    )
    for day in (date(2026, 7, 1), date(2026, 7, 1), date(2026, 8, 5)):
        make_meeting(home, LOCAL_MANAGER, replace(PLAN, held_on=day), NOON)
    return home


@pytest.fixture
def pack(home, monkeypatch, capsys):
    def run(*words, of=home):
        monkeypatch.setenv("VARIG_HOME", str(of.root))
        with pytest.raises(SystemExit) as ended:
            main(["pack", *map(str, words)])
        said = capsys.readouterr()
        return ended.value.code, " ".join((said.out + said.err).split())

    return run


@pytest.mark.parametrize(
    ("words", "said"),
    [
        pytest.param((), "either --meeting ID or --since DATE", id="neither"),
        pytest.param(
            ("--meeting", "2026", "--since", "2026-01-01"), "give either", id="both"
        ),
        pytest.param(
            ("--meeting", "2025-01-01-aaaaaa"),
            "no meeting '2025-01-01-aaaaaa'; there are: 2026-08-05-",
            id="unknown, and what there is",
        ),
        pytest.param(("--meeting", ""), "no meeting ''", id="no name"),
        pytest.param(
            ("--meeting", "2026-07-01"),
            "several meetings '2026-07-01'; there are: 2026-07-01-",
            id="the beginning of two",
        ),
        pytest.param(
            ("--meeting", "2026-08", "--filter", "sector=municipal"),
            "a meeting has its own filters",
            id="a filter of no use",
        ),
        pytest.param(
            ("--since", "2026-01-01", "--filter", "sektor=municipal"),
            "'sektor' is not a known filter",
            id="an unknown filter",
        ),
        pytest.param(
            ("--since", "2026-01-01", "--filter", "municipal"),
            "write it as sector=municipal",
            id="no filter at all",
        ),
        pytest.param(
            ("--since", "2026-07-01"), "after the data date 2026-06-30", id="too late"
        ),
        pytest.param(
            ("--since", "2026-07-01", "--lang", "en"),
            "is after the data date 2026-06-30. Choose that day",
            id="too late, in English",
        ),
    ],
)
def test_what_cannot_be_done_is_not_done_and_says_why(pack, words, said):
    code, answer = pack(*words)

    assert code == 1
    assert answer.startswith("Not done: ")
    assert said in answer


@pytest.mark.parametrize(
    "words",
    [("--since", "in June"), ("--since", "2026-01-01", "--format", "docx")],
    ids=["no day", "no format"],
)
def test_wrong_use_is_refused_before_anything_is_made(pack, words):
    code, _answer = pack(*words)

    assert code == 2


def test_without_data_there_is_no_pack(pack, tmp_path):
    code, answer = pack("--since", "2026-01-01", of=empty_home(tmp_path))

    assert code == 1
    assert "Nothing is loaded" in answer


def test_a_draft_is_written_under_its_own_name_and_says_that_it_is_one(pack, tmp_path):
    code, answer = pack("--meeting", "2026-08", "--out", tmp_path)

    assert code == 0
    (path,) = tmp_path.iterdir()
    assert path.name == "varig-mote-for-as-nb-2026-08-05.pdf"
    assert answer.startswith("Wrote a draft of the pack of Møte for Ås to ")
    assert path.name in answer
    printed = words_of(path.read_bytes())
    assert "Utkast laget" in printed
    assert "varig pack --meeting 2026-08-05-" in printed


def test_a_day_before_all_data_and_a_filter_give_a_pack_that_says_both(pack, tmp_path):
    out = tmp_path / "pakke.pdf"
    asked = ("--since", "2001-01-01", "--filter", "sector=municipal", "--lang", "en")

    code, answer = pack(*asked, "--out", out)

    assert code == 0
    assert answer.startswith("Wrote a draft of the pack of Steering meeting")
    printed = words_of(out.read_bytes())
    assert "Sector: Municipal" in printed
    assert "1 Jan 2001, as the same data tell it" in printed
    assert "varig pack --since 2001-01-01 --filter sector=municipal" in printed


def test_a_file_that_cannot_be_written_is_said_and_so_is_a_bad_template(
    pack, tmp_path, home
):
    asked = ("--meeting", "2026-08", "--format", "pptx")
    code, answer = pack(*asked, "--out", tmp_path / "nowhere" / "pack.pptx")
    assert code == 1
    assert "cannot be written: No such file or directory" in answer

    template = home.root / TEMPLATE_NAME
    template.write_bytes(b"no slides")
    code, answer = pack(*asked, "--out", tmp_path, "--lang", "en")
    template.unlink()
    assert code == 1
    assert TEMPLATE_NAME in answer


def test_data_of_an_earlier_version_are_said_to_be_that(pack, tmp_path):
    old = tiny_home(tmp_path)
    with duckdb.connect(str(old.builds / "tiny.duckdb")) as connection:
        connection.execute("alter table core.deliveries drop column planned_end_on")

    code, answer = pack("--since", "2026-01-01", of=old)

    assert code == 1
    assert "of an earlier version of Varig" in answer


def test_the_ending_of_the_file_says_which_pack_it_is(pack, tmp_path):
    code, _answer = pack("--since", "2026-06-30", "--out", tmp_path / "a.pptx")

    assert code == 0
    assert (tmp_path / "a.pptx").read_bytes().startswith(b"PK")

    code, answer = pack(
        *("--since", "2026-06-30", "--format", "pdf", "--out", tmp_path / "b.pptx")
    )
    assert code == 1
    assert "ends in .pptx" in answer
