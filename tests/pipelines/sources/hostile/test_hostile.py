"""Every file of the corpus is refused with a sentence, or read as it stands."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from pipelines.sources.limits import MEMORY_BYTES
from pipelines.sources.shown import shown_name
from tests.pipelines.sources.hostile.corpus import CASES

ROOT = Path(__file__).parents[4]


@pytest.fixture(scope="module")
def outcomes(tmp_path_factory):
    """Read the whole corpus in a process that is thrown away."""
    folder = tmp_path_factory.mktemp("hostile")
    home = tmp_path_factory.mktemp("home")
    paths = {case.id: case.write(folder / str(n)) for n, case in enumerate(CASES)}
    before = sorted(map(str, folder.rglob("*")))
    asked = [[id_, os.fsencode(path).hex()] for id_, path in paths.items()]
    child = subprocess.run(
        [sys.executable, "-m", "tests.pipelines.sources.hostile.child"],
        input=json.dumps(asked),
        capture_output=True,
        text=True,
        timeout=120,
        cwd=ROOT,
        env=os.environ
        | {"HOME": str(home), "TMPDIR": str(home), "PYTHONDONTWRITEBYTECODE": "1"},
        check=False,
    )
    assert child.returncode == 0, child.stderr[-2000:]
    assert sorted(map(str, folder.rglob("*"))) == before
    assert not list(home.rglob("*"))
    return {one["id"]: one for one in map(json.loads, child.stdout.splitlines())}


def test_the_corpus_has_enough_files_each_with_a_name_of_its_own():
    assert len({case.id for case in CASES}) == len(CASES) >= 60


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.id)
def test_a_hostile_file_is_refused_with_a_sentence_or_read_as_it_stands(case, outcomes):
    outcome = outcomes[case.id]

    assert "crash" not in outcome
    assert not outcome["deeds"]
    if case.said is None:
        assert "faults" not in outcome or case.cells is None
    else:
        said = "\n".join(en for _, en in outcome["faults"])
        assert any(piece in said for piece in case.said.split("|"))
    if case.cells is not None:
        assert outcome["cells"] == case.cells
    if case.noted is not None:
        assert any(case.noted in note for note in outcome["notes"])


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.id)
def test_both_languages_name_the_file_and_hide_what_cannot_be_seen(case, outcomes):
    name = case.shown or shown_name(case.name)

    for sentence in outcomes[case.id].get("faults", []):
        for said in sentence:
            assert name in said
            assert said.replace("\u00a0", " ").isprintable()


def test_memory_stays_under_the_stated_bound(outcomes):
    assert max(one["memory"] for one in outcomes.values()) < MEMORY_BYTES


def test_no_file_takes_ten_seconds(outcomes):
    assert max(one["seconds"] for one in outcomes.values()) < 10
