"""`--as PERSON` shows a person's own part, refuses the rest, and the log has it."""

import csv
import io
import json

import duckdb
import pytest

from app.cli import main
from app.cli_reader import reader_asked
from app.identity import LOCAL_MANAGER, AreaKind, Role
from app.permits import RefusedError
from data.home import Home
from tests.app.tiny_home import tiny_home

ACCESS = """
[[grants]]
group = "styring"
role = "steering"
[[grants]]
person = "oslo"
role = "manager"
centre = "oslo"
[[grants]]
person = "ana"
role = "analyst"
[[grants]]
person = "adm"
role = "administrator"
[[grants]]
person = "feil"
role = "analyst"
centre = "bergn"
"""
DATA_COMMANDS = [
    ("load", "nothing.csv"),
    ("corrections", "--out", "c.xlsx"),
    ("builds", "undo"),
    ("builds", "use", "tiny"),
    ("builds", "prune"),
]
REFUSED = [
    *[("styring", words) for words in DATA_COMMANDS],
    *[("oslo", words) for words in DATA_COMMANDS],
    *[("ana", words) for words in DATA_COMMANDS],
    ("styring", ("export", "deliveries")),
    ("styring", ("gaps",)),
    ("styring", ("check", "nothing.csv")),
    ("styring", ("builds",)),
    ("styring", ("builds", "compare", "tiny")),
    ("styring", ("metrics", "deliveries", "--build", "tiny")),
    ("styring", ("pack", "--since", "2026-01-01")),
    ("styring", ("pack", "--meeting", "2026-01-01-abc")),
    ("ana", ("pack", "--since", "2026-01-01")),
    ("oslo", ("builds",)),
    ("oslo", ("check", "nothing.csv")),
    ("oslo", ("log",)),
    ("ana", ("log",)),
    ("ana", ("log", "prune")),
    ("unknown", ("metrics",)),
]


@pytest.fixture
def home(tmp_path):
    home = tiny_home(
        tmp_path / "home",
        centres=[{"centre_id": "oslo", "centre_name": "Oslo", "county_codes": "03"}],
        workplaces=[
            {"workplace_id": "V-1", "county_code": "03"},
            {"workplace_id": "V-2", "county_code": "46"},
            {"workplace_id": "V-3", "county_code": "46"},
        ],
        deliveries=[
            {"delivery_id": "L-1", "workplace_id": "V-1", "centre_id": "oslo"},
            {"delivery_id": "L-2", "workplace_id": "V-2", "centre_id": "vestland"},
            {"delivery_id": "L-3", "workplace_id": "V-3", "centre_id": "vestland"},
        ],
        delivery_units=[
            {"delivery_id": f"L-{n}", "workplace_id": f"V-{n}"} for n in (1, 2, 3)
        ],
    )
    home.records.mkdir()
    (home.root / "access.toml").write_text(ACCESS, encoding="utf-8")
    return home


@pytest.fixture
def varig(home, tmp_path, monkeypatch, capsys):
    monkeypatch.setenv("VARIG_HOME", str(home.root))
    monkeypatch.chdir(tmp_path)

    def run(*words):
        with pytest.raises(SystemExit) as ended:
            main([str(word) for word in words])
        said = capsys.readouterr()
        return ended.value.code, said.out, said.err

    return run


def lines(varig):
    """Give the lines of the log, the newest first, apart from the reading of it."""
    _code, out, _err = varig("log", "--json")
    return [
        line
        for line in json.loads(out)
        if line["act"] != "exported" or line["subject"] != "log"
    ]


def counted(home, where):
    build = home.builds / "tiny.duckdb"
    with duckdb.connect(str(build), read_only=True) as connection:
        sql = f"select count(*) from core.deliveries where {where}"
        return connection.execute(sql).fetchone()[0]


@pytest.mark.parametrize(
    ("person", "where"), [("oslo", "centre_id = 'oslo'"), ("ana", "1 = 1")]
)
def test_a_person_takes_along_the_own_part_only(varig, home, tmp_path, person, where):
    code, _out, _err = varig(
        *("export", "deliveries", "--format", "csv", "--out", "d.csv", "--as", person)
    )

    rows = list(csv.DictReader(io.StringIO((tmp_path / "d.csv").read_text("utf-8"))))
    assert code == 0
    assert len(rows) == counted(home, where)
    line = lines(varig)[0]
    assert (line["who"], line["channel"], line["act"]) == (
        person,
        "command",
        "exported",
    )
    assert (line["subject"], line["rows_count"]) == ("deliveries", len(rows))
    assert line["details"]["format"] == "csv"


@pytest.mark.parametrize(
    ("person", "where"),
    [("oslo", "centre_id = 'oslo'"), ("styring", "1 = 1"), ("feil", "1 = 0")],
)
def test_a_figure_is_of_the_own_part(varig, home, person, where):
    code, out, _err = varig("metrics", "deliveries", "--json", "--as", person)

    (figure,) = json.loads(out)["metrics"]
    assert code == 0
    assert figure["value"] == counted(home, where)


@pytest.mark.parametrize(("person", "words"), REFUSED)
def test_what_a_role_may_not_is_refused_and_in_the_log(varig, home, person, words):
    code, out, err = varig(*words, "--as", person)

    assert (code, out) == (1, "")
    assert err.startswith("Not done: ")
    assert "Traceback" not in err
    assert "grants" not in err
    (line,) = lines(varig)
    assert line["act"] == "refused"
    assert line["who"] == (person if person != "unknown" else "nobody")
    is_of_several = words[0] in ("builds", "log")
    assert line["subject"] == "_".join(words[: 2 if is_of_several else 1])
    assert sorted(path.name for path in home.builds.iterdir()) == [
        "current",
        "tiny.duckdb",
    ]


def test_who_is_named_in_the_environment_counts_and_the_option_counts_first(home):
    named = {"VARIG_AS": "oslo"}

    assert reader_asked(home, {}, None) == LOCAL_MANAGER
    assert reader_asked(home, named, None).area.kind is AreaKind.CENTRE
    assert reader_asked(home, named, "adm").role is Role.ADMINISTRATOR
    with pytest.raises(RefusedError):
        reader_asked(home, named, "")


def test_without_a_file_of_roles_nobody_can_be_named(tmp_path):
    with pytest.raises(RefusedError, match="there is no file"):
        reader_asked(Home(tmp_path), {}, "ana")


def test_a_faulty_file_of_roles_is_said(varig, home):
    (home.root / "access.toml").write_text("grants = 1", encoding="utf-8")

    code, _out, err = varig("metrics", "--as", "ana")
    _code, _out, said = varig("access", "--lang", "en")

    assert code == 1
    assert "Mend access.toml" in err
    assert "cannot be used, so nobody has a role" in said


@pytest.mark.parametrize(
    "words",
    [
        ("export", "deliveries", "--format", "csv", "--out", "d.csv"),
        ("builds", "prune", "--keep", "1"),
        ("log",),
    ],
)
def test_nothing_is_done_that_the_log_cannot_have_a_line_of(varig, home, words):
    (home.records / "records.sqlite").mkdir()
    (home.builds / "old.duckdb").write_bytes((home.builds / "tiny.duckdb").read_bytes())

    code, out, err = varig(*words)

    assert (code, out) == (4, "")
    assert "cannot be" in err
    assert not (home.root.parent / "d.csv").exists()
    assert (home.builds / "old.duckdb").exists()


def test_what_is_refused_is_said_also_when_no_line_can_be_kept(varig, home):
    (home.records / "records.sqlite").mkdir()

    code, _out, err = varig("gaps", "--as", "styring")

    assert code == 1
    assert "Your role has no access" in err
    assert "it cannot be written" in err
    assert varig("metrics", "deliveries")[0] == 0


def test_access_says_which_area_is_not_in_the_data(varig):
    code, out, _err = varig("access", "--lang", "en")

    (wrong,) = [line for line in out.splitlines() if "NOT IN THE DATA" in line]
    assert code == 0
    assert "bergn" in wrong


def test_access_says_what_somebody_sees_and_may(varig):
    _code, out, _err = varig("access", "--as", "oslo", "--lang", "en")

    assert "Sees 1 delivery and 1 workplace of" in out
    assert "May not: see what was loaded and set aside" in out


@pytest.mark.parametrize(
    ("claims", "code", "said"),
    [
        ({"sub": "x", "groups": ["a", "styring"]}, 0, "Fits grant 1."),
        ({"sub": "x", "groups": ["a"]}, 1, "the 1 group in groups"),
        ({"groups": ["styring"]}, 1, "is missing or empty"),
        ({"sub": "01017010170", "groups": ["styring"]}, 1, "national identity number"),
        ([], 1, "is no set of claims"),
    ],
)
def test_claims_are_held_against_the_grants(varig, tmp_path, claims, code, said):
    file = tmp_path / "claims.json"
    file.write_text(json.dumps(claims), encoding="utf-8")

    found = varig("access", "--claims", file, "--lang", "en")

    assert found[0] == code
    assert said in found[1] + found[2]


def test_the_log_is_listed_chosen_from_and_written(varig, tmp_path):
    varig("gaps", "--as", "styring")

    chosen = varig("log", "--act", "refused", "--as", "adm")
    none = varig("log", "--who", "somebody")
    unknown = varig("log", "--act", "made")
    varig("log", "--out", "log.csv")

    assert "see_work" in chosen[1]
    assert none[1] == "The log has no such line.\n"
    assert unknown[0] == 1
    assert (tmp_path / "log.csv").read_text("utf-8-sig").startswith("line_id;said_at")


def test_the_time_that_lines_are_kept_is_checked(varig, monkeypatch):
    assert varig("log", "prune") == (0, "Removed 0 lines older than 12 months\n", "")

    monkeypatch.setenv("VARIG_LOG_MONTHS", "2")

    assert varig("log", "prune")[0] == 2
    assert varig("serve")[0] == 2
