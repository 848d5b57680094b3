"""The list of what has to be followed up, on the command line."""

import csv
import io
import json
from datetime import UTC, date, datetime

import pytest
from icalendar import Calendar

from app.cli import main
from app.identity import LOCAL_MANAGER
from app.records.follow_up import RecordKey, exempt
from data.follow_up import rules_path, standard_rules
from data.home import Home
from tests.app.tiny_home import tiny_home

TITLE = "Personalsaken i enheten"


@pytest.fixture
def varig(tmp_path, monkeypatch, capsys):
    home = tiny_home(
        tmp_path / "home",
        workplaces=[
            {"workplace_id": "V-1", "workplace_name": "Solbakken"},
            {"workplace_id": "V-2", "workplace_name": "Fjordgløtt"},
        ],
        deliveries=[
            ended("L-1", "V-1", date(2025, 8, 31)),
            ended("L-2", "V-2", date(2026, 1, 10)),
        ],
        delivery_units=[
            {"delivery_id": "L-1", "workplace_id": "V-1"},
            {"delivery_id": "L-2", "workplace_id": "V-2"},
        ],
        actions=[
            {
                "action_id": "M-9",
                "workplace_id": "V-1",
                "delivery_id": "L-1",
                "title": TITLE,
                "status": "decided",
                "decided_on": date(2025, 6, 1),
                "due_on": date(2025, 9, 1),
                "is_sensitive": True,
            }
        ],
    )
    monkeypatch.setenv("VARIG_HOME", str(home.root))

    def run(*words):
        with pytest.raises(SystemExit) as done:
            main(["gaps", *map(str, words)])
        said = capsys.readouterr()
        return done.value.code, said.out, said.err

    return run


def ended(delivery_id, workplace_id, ended_on):
    return {
        "delivery_id": delivery_id,
        "workplace_id": workplace_id,
        "status": "completed",
        "advisor_id": "R-1",
        "started_on": date(2024, 1, 10),
        "ended_on": ended_on,
    }


def found(said):
    return {(gap["rule_code"], gap["record_id"]) for gap in json.loads(said)["gaps"]}


def test_each_gap_is_a_line_that_says_how_late_what_where_and_who(varig):
    code, said, _ = varig("--rule", "end_evaluation")

    assert code == 0
    first, second, counted = said.splitlines()
    assert first.startswith("122 dager")
    for word in ("Høy", "Sluttevaluering er ikke holdt", "Solbakken", "IA-rådgiver"):
        assert word in first
    assert "Fjordgløtt" in second
    assert counted == "1 forfalt, 1 forfaller snart (30.06.2026)"


def test_every_word_is_in_the_language_asked_for(varig):
    said = varig("--rule", "end_evaluation", "--lang", "en")[1].splitlines()

    assert said[0].startswith("122 days")
    assert said[-1] == "1 overdue, 1 due soon (30 Jun 2026)"


def test_an_empty_list_is_a_sentence(varig):
    assert varig("--severity", "low")[1] == "Ingenting skal følges opp. (30.06.2026)\n"


def test_json_has_the_rows_and_what_they_rest_on(varig):
    code, said, _ = varig("--rule", "end_evaluation", "--json")

    answer = json.loads(said)
    assert code == 0
    assert answer["as_of"] == "2026-06-30"
    assert answer["counts"]["overdue"] == 1
    assert answer["counts"]["deliveries"] == 2
    gap = answer["gaps"][0]
    assert gap["due_on"] == "2026-02-28"
    assert gap["overdue_days"] == 122
    assert gap["source"] == "OE 5.7.3"
    assert gap["basis"] == "printed"


def test_owner_severity_state_and_advisor_narrow_the_list(varig):
    assert found(varig("--severity", "low", "--json")[1]) == set()
    assert found(varig("--owner", "centre", "--json")[1]) == set()
    assert found(varig("--advisor", "R-1", "--severity", "low", "--json")[1]) == set()
    only_late = varig("--rule", "end_evaluation", "--state", "overdue", "--json")[1]
    assert found(only_late) == {("end_evaluation", "L-1")}


def test_an_earlier_day_shows_what_was_open_then(varig):
    options = ("--rule", "end_evaluation", "--as-of", "2026-02-10", "--json")

    answer = json.loads(varig(*options)[1])

    assert [gap["state"] for gap in answer["gaps"]] == ["due_soon"]
    assert "over_plan" in answer["rules_without_history"]
    assert "end_evaluation" not in answer["rules_without_history"]


def test_csv_has_the_same_rows(varig):
    said = varig("--rule", "end_evaluation", "--csv")[1]

    rows = list(csv.DictReader(io.StringIO(said.removeprefix("\ufeff"))))
    assert [row["delivery_id"] for row in rows] == ["L-1", "L-2"]


def test_the_calendar_file_has_an_event_per_row(varig, tmp_path):
    out = tmp_path / "gaps.ics"

    code, said, _ = varig("--rule", "end_evaluation", "--ics", "--out", out)

    assert code == 0
    assert "2 rows" in said
    assert len(Calendar.from_ical(out.read_bytes()).walk("VEVENT")) == 2


def test_monitoring_gets_an_exit_code_of_its_own(varig):
    rule = ("--rule", "end_evaluation")

    assert varig(*rule, "--fail-on", "overdue:high")[0] == 5
    assert varig(*rule, "--fail-on", "overdue:medium")[0] == 5
    assert varig(*rule, "--fail-on", "overdue:low")[0] == 5
    assert varig(*rule, "--fail-on", "exempt")[0] == 0
    code, _, fault = varig("--rule", "silent_trainer", "--fail-on", "overdue")
    assert (code, fault) == (0, "")


def test_monitoring_looks_beyond_the_states_that_are_listed(varig, tmp_path):
    exempt(
        Home(tmp_path / "home"),
        LOCAL_MANAGER,
        [RecordKey("end_evaluation", "L-1", "L-1", "V-1")],
        reason="Avtalt utsatt",
        from_on=date(2026, 6, 30),
        until_on=date(2026, 12, 31),
        at=datetime(2026, 6, 30, 9, tzinfo=UTC),
    )
    rule = ("--rule", "end_evaluation")

    assert varig(*rule, "--fail-on", "exempt:high")[0] == 5
    assert varig(*rule, "--fail-on", "overdue")[0] == 0
    assert varig(*rule, "--state", "exempt", "--fail-on", "due_soon")[0] == 5


def test_every_rule_switched_off_finds_nothing(varig, tmp_path):
    off = [
        f'[[rule]]\ncode = "{rule.code}"\nis_used = false\n'
        for rule in standard_rules().all_rules
    ]
    rules_path(Home(tmp_path / "home")).write_text("".join(off), encoding="utf-8")

    assert varig()[0] == 0


@pytest.mark.parametrize(
    ("words", "fault"),
    [
        (("--rule", "no_such"), "'no_such' is not a known rule"),
        (("--owner", "me"), "'me' is not a known owner"),
        (("--advisor", "NOPE"), "'NOPE' is not a known advisor"),
        (("--fail-on", "late"), "'late' is not a known state"),
        (("--fail-on", "overdue:huge"), "'huge' is not a known severity"),
        (("--as-of", "2027-01-01"), "after the data date"),
        (("--filter", "sector"), "is no filter"),
    ],
)
def test_a_word_that_is_not_known_is_refused_with_those_that_are(varig, words, fault):
    code, _, said = varig(*words)

    assert code == 1
    assert fault in said


def test_two_forms_at_once_are_wrong_use(varig):
    assert varig("--json", "--csv")[0] == 2


@pytest.mark.parametrize("form", [(), ("--json",), ("--csv",), ("--ics",), ("--html",)])
def test_a_sensitive_action_is_in_no_form_of_the_list(varig, form):
    states = ("--state", "overdue", "--state", "due_soon", "--state", "not_due")

    said = varig(*states, *form)[1]

    assert "Solbakken" in said
    assert TITLE not in said
    assert "M-9" not in said


def test_a_bad_file_of_rules_is_refused_with_every_fault(varig, tmp_path):
    (tmp_path / "home/follow_up.toml").write_text(
        'due_soon_days = -1\n[[rule]]\ncode = "no_such"\n', encoding="utf-8"
    )

    code, _, said = varig("--lang", "en")

    assert code == 1
    assert "“due_soon_days” is -1" in said
    assert "There is no rule 'no_such'" in said
