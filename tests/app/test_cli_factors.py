"""Which factors go with an outcome, on the command line."""

import json
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest

from app.cli import main
from data.recorded_factors import recorded_factors
from data.source_factors import source_factors
from tests.app.tiny_home import tiny_home

DELIVERIES = range(24)
ROOT = Path(__file__).resolve().parents[2]


def programme():
    """Twelve deliveries with a plan, ten of them self-reliant; twelve without, two."""
    return {
        "workplaces": [
            {"workplace_id": f"V-{n}", "workplace_name": f"Enhet {n}"}
            for n in DELIVERIES
        ],
        "deliveries": [
            {
                "delivery_id": f"L-{n}",
                "workplace_id": f"V-{n}",
                "status": "completed",
                "started_on": date(2024, 1, 10),
                "ended_on": date(2024, 12, 10),
                "planned_end_on": date(2024, 12, 1),
                "has_project_plan": n < 12,
            }
            for n in DELIVERIES
        ],
        "delivery_units": [
            {"delivery_id": f"L-{n}", "workplace_id": f"V-{n}"} for n in DELIVERIES
        ],
        "evaluations": [
            {
                "evaluation_id": f"E-{n}",
                "delivery_id": f"L-{n}",
                "workplace_id": f"V-{n}",
                "kind": "end",
                "completed_on": date(2025, 6, 1),
                "respondents_count": 4,
                "is_self_reliant": "yes" if n < 10 or n > 21 else "no",
            }
            for n in DELIVERIES
        ],
    }


@pytest.fixture
def varig(tmp_path, monkeypatch, capsys):
    home = tiny_home(tmp_path / "home", **programme())
    monkeypatch.setenv("VARIG_HOME", str(home.root))

    def run(*words):
        with pytest.raises(SystemExit) as done:
            main(["factors", *map(str, words)])
        said = capsys.readouterr()
        return done.value.code, said.out, said.err

    return run


def plan(said):
    return next(
        factor
        for factor in json.loads(said)["factors"]
        if (factor["factor_code"], factor["basis"]) == ("clear_plan", "records")
    )


def test_every_factor_is_said_with_its_cells(varig):
    code, said, _fault = varig("--outcome", "self_reliant", "--json")

    factor = plan(said)
    assert code == 0
    assert (factor["with_yes"], factor["with_n"]) == (10, 12)
    assert (factor["without_yes"], factor["without_n"]) == (2, 12)
    assert factor["difference"] == pytest.approx(8 / 12)
    assert factor["is_clear"]


def test_a_factor_is_said_on_each_basis_it_can_be_compared_by(varig):
    _code, said, _fault = varig("--outcome", "self_reliant", "--json")

    rows = [(row["factor_code"], row["basis"]) for row in json.loads(said)["factors"]]
    assert len(rows) == len(set(rows))
    assert {code for code, basis in rows if basis == "records"} == {
        factor.code for factor in recorded_factors() if not factor.builds_up
    }


def test_too_few_deliveries_hide_what_came_of_them(varig):
    _code, said, _fault = varig("--outcome", "self_reliant", "--minimum", 13, "--json")

    factor = plan(said)
    hidden = ("with_yes", "without_yes", "difference", "lower", "p_value", "q_value")
    assert (factor["with_deliveries"], factor["without_deliveries"]) == (12, 12)
    assert [factor[name] for name in hidden] == [None] * len(hidden)


def test_the_lines_say_shares_and_how_sure(varig):
    _code, said, _fault = varig("--outcome", "self_reliant")

    line = next(line for line in said.splitlines() if line.startswith("clear_plan"))
    assert "Fra registreringer" in said
    assert "83\N{NO-BREAK SPACE}% (10 av 12) mot 17\N{NO-BREAK SPACE}% (2 av 12)" in (
        "".join(each for each in said.splitlines() if "10 av 12" in each)
    )
    assert line


def test_a_day_before_the_evaluations_has_no_outcome(varig):
    _code, said, _fault = varig(
        "--outcome", "self_reliant", "--as-of", "2025-01-31", "--json"
    )

    outcome = json.loads(said)["outcome"]
    assert (outcome["unit_count"], outcome["waiting_count"]) == (0, 24)


@pytest.mark.parametrize(
    ("words", "code", "fault"),
    [
        pytest.param(("--outcome", "joy"), 1, "not a known outcome", id="outcome"),
        pytest.param(
            ("--outcome", "self_reliant", "--minimum", 2), 1, "minimum", id="minimum"
        ),
        pytest.param((), 2, "--outcome", id="nothing asked"),
    ],
)
def test_what_cannot_be_answered_is_refused(varig, words, code, fault):
    given, _said, said = varig(*words)

    assert given == code
    assert fault in said


def test_the_sources_say_how_many_factors_are_mapped(varig):
    code, said, _fault = varig("--sources", "--lang", "en")

    named = source_factors()
    mapped = sum(source.factor is not None for source in named)
    assert code == 0
    assert said.startswith(f"{mapped} of {len(named)} source factors are counted as")
    assert all(source.id in said for source in named)


def test_the_sources_are_said_to_a_script_too(varig):
    _code, said, _fault = varig("--sources", "--json")

    assert len(json.loads(said)["source_factors"]) == len(source_factors())


def test_a_reader_that_stops_early_is_no_fault():
    script = f"{sys.executable} -m app factors --sources --json | head -n 1"

    done = subprocess.run(
        ["sh", "-c", script], cwd=ROOT, capture_output=True, text=True, check=False
    )

    assert (done.stdout, done.stderr) == ("{\n", "")
