"""Nothing reads a build past the scope, and no answer is given to another scope."""

import re
from concurrent.futures import ThreadPoolExecutor

import pytest

from app.door import open_door
from app.filters import Filters
from app.identity import LOCAL_MANAGER, Area, AreaKind, Reader, Role
from app.permits import WHOLE_PROGRAMME, Act
from app.questions import QUERIES
from app.warehouse import fetch

APP = QUERIES.parent
UNFILTERED = Filters()

OPENS_A_BUILD = {
    "build_comparison.py": Act.SEE_DATA,
    "build_list.py": Act.SEE_DATA,
    "door.py": "the door itself",
    "load_line.py": Act.CHANGE_DATA,
    "protected_absence.py": "decides what is hidden; keys only leave it",
    "protected_groups.py": "decides what is hidden; keys only leave it",
    "scope.py": "the scope itself",
    "warehouse.py": "hands it to the door",
}
"""Who opens a build by itself, and by which Act whoever gets its answer is guarded."""

OPENS = re.compile(
    r"with connect\(|return connect\(|duckdb\.connect\(|connect_scoped\("
)


def said(path):
    return re.sub(r"--.*", "", path.read_text("utf-8"))


def test_no_question_reads_past_the_scope():
    reads = {
        path.relative_to(QUERIES).as_posix()
        for path in QUERIES.rglob("*.sql")
        if re.search(r"\b(from|join)\s+(whole|scope)\.", said(path))
    }

    folders = {name.split("/")[0] for name in reads}
    assert folders == {"scope", "area"}
    assert {name for name in reads if name.startswith("area/")} == {"area/part.sql"}


def test_only_these_open_a_build():
    opening = {
        path.relative_to(APP).as_posix()
        for path in APP.rglob("*.py")
        if OPENS.search(path.read_text("utf-8"))
    }

    assert opening == set(OPENS_A_BUILD), (
        "Ask through a Door with the reader. If it must open the build itself, guard "
        "it by an Act and write that Act here."
    )


def test_whoever_looks_at_everything_needs_the_whole_programme():
    acts = {why for why in OPENS_A_BUILD.values() if isinstance(why, Act)}

    assert acts
    assert acts <= WHOLE_PROGRAMME


def of(kind, code, role=Role.MANAGER, name="one"):
    return Reader(name, role, Area(kind, code))


READERS = [
    LOCAL_MANAGER,
    Reader("kari", Role.STEERING),
    of(AreaKind.CENTRE, "vestland"),
    of(AreaKind.CENTRE, "agder"),
    of(AreaKind.CENTRE, "agder", Role.STEERING),
    of(AreaKind.MUNICIPALITY, "agder"),
]


def deliveries(build, reader):
    found = fetch(build, "follow_up_deliveries", UNFILTERED, reader)
    return found.select("delivery_id", "advisor_id").rows()


def through_a_door(build, reader):
    with open_door(build, UNFILTERED, reader) as door:
        found = door.fetch("follow_up_deliveries")
    return found.select("delivery_id", "advisor_id").rows()


def test_what_is_kept_for_one_is_given_to_no_other(whole_build):
    alone = {reader: through_a_door(whole_build, reader) for reader in READERS}

    with ThreadPoolExecutor(4) as threads:
        kept = list(
            threads.map(lambda each: deliveries(whole_build, each), READERS * 3)
        )

    assert kept == [alone[reader] for reader in READERS * 3]
    told = [tuple(rows) for rows in alone.values()]
    assert len(set(told)) == len(told)


@pytest.mark.parametrize(
    "other",
    [
        pytest.param(of(AreaKind.CENTRE, "agder", name="two"), id="another name"),
        pytest.param(of(AreaKind.CENTRE, "agder", Role.ANALYST), id="an analyst"),
    ],
)
def test_two_with_the_same_scope_share_what_is_kept(whole_build, other):
    from app.warehouse import _door

    one = _door(whole_build, UNFILTERED, of(AreaKind.CENTRE, "agder"))

    assert _door(whole_build, UNFILTERED, other) is one
    assert _door(whole_build, UNFILTERED, of(AreaKind.CENTRE, "oslo")) is not one
