"""What `varig builds undo` and `varig builds compare` say, and with which exit code."""

import json

import pytest

from app.cli_build_acts import say_undo
from app.cli_builds import say_comparison
from data.home import current_build_path
from pipelines.load_lock import only_one_loader
from tests.app.callers import local
from tests.app.components.test_data_builds import FIRST, SECOND, add_build, workplace
from tests.app.tiny_home import empty_home


@pytest.fixture
def home(tmp_path):
    home = empty_home(tmp_path)
    add_build(
        home,
        FIRST,
        workplaces=[workplace("Ås")],
        evaluations=[{"evaluation_id": "E-1", "usefulness_mean": 3.5}],
    )
    add_build(
        home,
        SECOND,
        previous=FIRST,
        workplaces=[workplace("Ås sykehjem"), {"workplace_id": "V-2"}],
        evaluations=[{"evaluation_id": "E-1", "usefulness_mean": 4.5}],
    )
    return home


def test_undo_names_the_build_in_use_and_the_way_forward_again(home):
    said, code = say_undo(local(home))

    assert code == 0
    assert current_build_path(home).stem == FIRST
    assert said.startswith(f"Current build: {FIRST}, data of 2026-06-30")
    assert f"varig builds use {SECOND}" in said


def test_undoing_the_first_load_is_refused(home):
    say_undo(local(home))

    said, code = say_undo(local(home))

    assert code == 1
    assert "nothing to go back to" in said


def test_undo_waits_for_a_load_that_runs(home):
    with only_one_loader(home):
        said, code = say_undo(local(home))

    assert code == 3
    assert "Another load is running" in said


def test_a_comparison_says_rows_and_fields_but_no_answer(home):
    said, code = say_comparison(local(home), FIRST, None, "nb", as_json=False)

    assert code == 0
    assert "2 tabeller er ulike; rader: 1 nye, 0 borte, 2 endret" in said
    assert "  V-1, Virksomhet: Ås → Ås sykehjem" in said
    assert "  Nye: V-2" in said
    assert "E-1, Nytte, snitt: skjult" in said
    assert "4,5" not in said


def test_a_comparison_is_said_in_english_too(home):
    said, _code = say_comparison(local(home), FIRST, SECOND, "en", as_json=False)

    assert "2 tables differ; rows: 1 new, 0 gone, 2 changed" in said


def test_a_build_compared_with_itself_says_that_nothing_differs(home):
    said, code = say_comparison(local(home), SECOND, None, "en", as_json=False)

    assert code == 0
    assert said.endswith("No row of any table differs.")


def test_a_script_gets_every_count_and_the_first_rows_without_answers(home):
    said, _code = say_comparison(local(home), FIRST, SECOND, "nb", as_json=True)

    answer = json.loads(said)
    tables = {each["table"]: each for each in answer["tables"]}
    assert answer["before"]["build_id"] == FIRST
    assert tables["workplaces"]["first_new"] == ["V-2"]
    assert tables["workplaces"]["fields"] == {"workplace_name": 1}
    assert tables["evaluations"]["first_changes"][0]["new_value"] is None
    assert tables["deliveries"]["changed_count"] == 0


def test_a_name_that_no_build_has_is_refused_with_the_known_ones(home):
    said, code = say_comparison(local(home), "1999", None, "nb", as_json=False)

    assert code == 1
    assert FIRST in said
