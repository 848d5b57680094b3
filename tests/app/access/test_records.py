"""Every function of the records that knows who asks, by everybody, in and out of area.

Who may do what is written down here once more, from the words of the issue. A function
that is in neither table fails the test until somebody has thought about it.

This module is long because each function has its case.
"""

import inspect
import sqlite3
from contextlib import closing
from dataclasses import dataclass, replace
from datetime import date
from importlib import import_module
from itertools import count
from pathlib import Path
from pkgutil import iter_modules

import pytest

import app.records
from app.areas_of_records import within_area
from app.door import open_door
from app.filters import Filters
from app.identity import LOCAL_MANAGER
from app.permits import RefusedError
from app.records import (
    baseline_acts,
    baselines,
    decision_acts,
    decisions,
    follow_up,
    follow_up_lists,
    meeting_acts,
    meeting_comments,
    meeting_packs,
    meetings,
    saved_views,
)
from app.records.decisions import DecisionStatus
from app.records.log_reading import read_lines
from app.records.meeting_packs import PackFile
from app.records.meeting_plans import MeetingPlan
from app.records.store import records_path
from data.home import Home
from tests.app.access.leaks import Tally, leaks
from tests.app.access.programme import builds_of
from tests.app.access.readers import EVERYBODY, named
from tests.app.access.writings import (
    FROM,
    GROUPS,
    KEYS,
    NOON,
    OWN_GROUP,
    UNTIL,
    meetings_of,
)

NAME = "records"
PERIOD = {"from_on": FROM, "until_on": UNTIL, "at": NOON}
PDF = PackFile("nb", "pdf")
QUARTERS = count(2027 * 4)
"""Each a quarter in which nobody has let new limits begin."""


@dataclass(frozen=True)
class Asked:
    """One cell: who asks, and whose the thing is."""

    home: object
    reader: object
    within: object
    marker: str
    """ALFA, or BETA: whose record of the work list it is."""
    group: str
    """Whose meeting it is."""

    @property
    def key(self):
        return KEYS[self.marker]

    @property
    def draft(self):
        return meetings_of(self.home, "UTKAST")[self.group]

    @property
    def published(self):
        return meetings_of(self.home, "IPAKKEN")[self.group]

    def ours(self):
        """Give what every function that reads or writes the work list is given."""
        return self.home, self.reader

    def new_draft(self):
        """Make a draft that this cell may do with as it likes."""
        plan = MeetingPlan(held_on=NOON.date(), area=GROUPS[self.group])
        made = meeting_acts.make_meeting(self.home, LOCAL_MANAGER, plan, NOON)
        return meetings.find_meeting(self.home, LOCAL_MANAGER, made)

    def now(self, meeting):
        return meetings.find_meeting(self.home, LOCAL_MANAGER, meeting.id)


def _exempt(it):
    return follow_up.exempt(
        *it.ours(), [it.key], reason="x", **PERIOD, within=it.within
    )


def _assign(it):
    return follow_up.assign(
        *it.ours(),
        [it.key],
        owner_role="centre",
        advisor_id=None,
        reason="x",
        **PERIOD,
        within=it.within,
    )


def _comment(it):
    return follow_up.comment(*it.ours(), [it.key], text="x", at=NOON, within=it.within)


def _undo(it):
    batch = follow_up.comment(it.home, LOCAL_MANAGER, [it.key], text="angres", at=NOON)
    return lambda: follow_up.undo(*it.ours(), batch, NOON, within=it.within)


def _end_exemptions(it):
    keys = [it.key._replace(rule_code="group_incomplete")]
    follow_up.exempt(it.home, LOCAL_MANAGER, keys, reason="slutt", **PERIOD)
    return lambda: follow_up.end_exemptions(*it.ours(), keys, NOON, within=it.within)


def _baseline(it, reader, within):
    return baseline_acts.set_baseline(
        it.home,
        reader,
        workplace_id=it.key.workplace_id,
        measure="total",
        quarter_number=next(QUARTERS),
        reason="x",
        at=NOON,
        within=within,
    )


def _set_baseline(it):
    return _baseline(it, it.reader, it.within)


def _take_back_baseline(it):
    made = _baseline(it, LOCAL_MANAGER, it.within)
    return lambda: baseline_acts.take_back_baseline(
        *it.ours(), made, NOON, within=it.within
    )


def _make_meeting(it):
    plan = MeetingPlan(held_on=NOON.date(), area=GROUPS[it.group])
    return meeting_acts.make_meeting(*it.ours(), plan, NOON)


def _change_meeting(it):
    seen = it.new_draft()
    plan = replace(seen.plan, title="Ny")
    return lambda: meeting_acts.change_meeting(*it.ours(), seen, plan, NOON)


def _take_back_meeting(it):
    seen = it.new_draft()
    return lambda: meeting_acts.take_back_meeting(*it.ours(), seen, NOON)


def _write_comment(it, reader=None):
    return meeting_comments.write_comment(
        it.home,
        reader or it.reader,
        it.draft,
        section="decisions",
        words="x",
        is_confidential=False,
        at=NOON,
    )


def _take_back_comment(it):
    made = _write_comment(it, LOCAL_MANAGER)
    return lambda: meeting_comments.take_back_comment(*it.ours(), it.draft, made, NOON)


def _decide(it, reader=None):
    return decision_acts.decide(
        it.home,
        reader or it.reader,
        it.draft,
        section="",
        words="x",
        owner_role="centre",
        due_on=None,
        is_confidential=False,
        at=NOON,
    )


def _set_status(it):
    made = _decide(it, LOCAL_MANAGER)
    return lambda: decision_acts.set_status(
        *it.ours(), made, DecisionStatus.DONE, on=date(2026, 11, 2), at=NOON
    )


def _take_back_decision(it):
    made = _decide(it, LOCAL_MANAGER)
    return lambda: decision_acts.take_back_decision(*it.ours(), it.draft, made, NOON)


def _publish(it):
    seen = it.new_draft()
    return lambda: meeting_packs.publish(
        *it.ours(),
        seen,
        seen.plan,
        contents={"nb": "{}"},
        files={PDF: b"%PDF"},
        at=NOON,
    )


WRITES = {
    "follow_up.exempt": _exempt,
    "follow_up.assign": _assign,
    "follow_up.comment": _comment,
    "follow_up_undo.undo": _undo,
    "follow_up_undo.end_exemptions": _end_exemptions,
    "baseline_acts.set_baseline": _set_baseline,
    "baseline_acts.take_back_baseline": _take_back_baseline,
}
"""For managers and administrators, of what is in their area."""
MEETING_WRITES = {
    "meeting_acts.make_meeting": _make_meeting,
    "meeting_acts.change_meeting": _change_meeting,
    "meeting_acts.take_back_meeting": _take_back_meeting,
    "meeting_comments.write_comment": _write_comment,
    "meeting_comments.take_back_comment": _take_back_comment,
    "decision_acts.decide": _decide,
    "decision_acts.set_status": _set_status,
    "decision_acts.take_back_decision": _take_back_decision,
    "meeting_packs.publish": _publish,
}
"""For managers and administrators, of meetings of their own group."""
LISTS = {
    f"{module.__name__.rpartition('.')[2]}.{name}": (
        lambda it, module=module, name=name: getattr(module, name)(
            *it.ours(), within=it.within
        ).rows()
    )
    for module, name in (
        (follow_up_lists, "list_exemptions"),
        (follow_up_lists, "list_assignments"),
        (follow_up_lists, "list_comments"),
        (follow_up_lists, "list_audit"),
        (baselines, "list_baselines"),
    )
}
"""Of the own area, to all but steering; whom the group's figures leave out is known
without words and persons."""
MEETING_READS = {
    "meetings.list_meetings": lambda it: meetings.list_meetings(*it.ours()),
    "meetings.find_meeting": lambda it: [
        meetings.find_meeting(*it.ours(), each.id) for each in (it.draft, it.published)
    ],
    "meeting_comments.list_comments": lambda it: [
        meeting_comments.list_comments(*it.ours(), each)
        for each in (it.draft, it.published)
    ],
    "decisions.list_decisions": lambda it: decisions.list_decisions(
        *it.ours(), it.published.plan.group_key, date(2027, 1, 1)
    ),
    "meeting_packs.read_content": lambda it: meeting_packs.read_content(
        *it.ours(), it.published.id, "nb"
    ),
    "meeting_packs.read_file": lambda it: meeting_packs.read_file(
        *it.ours(), it.published.id, PDF
    ),
}
"""Published ones of the own group to everybody, the rest to those who run them."""
VIEWS = {
    "saved_views.list_views",
    "saved_views.find_view",
    "saved_views.save_view",
    "saved_views.rename_view",
    "saved_views.delete_view",
}
"""Of oneself, for everybody."""
PARTS = {
    "meeting_acts.running",
    "meeting_acts.writing_in",
    "meeting_acts.publishing",
    "meetings.may_see",
    "meetings.in_area",
    "log.log",
    "log.logged",
}
"""What the others are made of: they read and write nothing of anybody by themselves."""
OF_NOBODY = {
    "log.forget_before",
    "log_reading.read_lines",
    "log_reading.count_by_hour",
    "log_reading.list_people",
    "log_reading.count_sign_ins",
    "log_reading.oldest_line_at",
    "store.records_path",
    "store.records_url",
    "store.read_rows",
    "store.write_rows",
    "store.write_together",
}
"""They have a home and no reader: the log, which is for administrators and asked for in
one place (`test_screens.py`), and the store itself."""


def test_every_function_that_reads_or_writes_records_is_in_the_matrix():
    known = {*WRITES, *MEETING_WRITES, *LISTS, *MEETING_READS, *VIEWS}

    found = functions_with("reader")

    assert found == known | PARTS
    assert functions_with("home") - found == OF_NOBODY


def functions_with(param):
    """Name the functions of the records that are given something of this name."""
    folder = Path(app.records.__file__).parent
    names = (each.name for each in iter_modules([str(folder)]) if not each.ispkg)
    modules = [import_module(f"app.records.{name}") for name in names]
    return {
        f"{module.__name__.rpartition('.')[2]}.{name}"
        for module in modules
        for name, function in vars(module).items()
        if inspect.isfunction(function)
        and function.__module__ == module.__name__
        and not name.startswith("_")
        and param in inspect.signature(function).parameters
    }


@pytest.fixture
def copy(written, tmp_path):
    home = Home(tmp_path / "home")
    records_path(home).parent.mkdir(parents=True, exist_ok=True)
    with (
        closing(sqlite3.connect(records_path(written))) as source,
        closing(sqlite3.connect(records_path(home))) as target,
    ):
        source.backup(target)
    return home


@pytest.mark.parametrize("asking", EVERYBODY, ids=named)
def test_records_are_read_and_written_by_whoever_may(written, copy, matrix, asking):
    tally = Tally()
    own_group = OWN_GROUP.get(asking.area)
    others = [] if asking.is_whole else [("BETA", "BETA"), ("BETA", "HELPROG")]

    with open_door(builds_of(written)[0], Filters(), asking.reader) as door:
        within = within_area(door.fetch)
        for marker, group in [*others, ("ALFA", own_group)]:
            it = Asked(copy, asking.reader, within, marker, group)
            is_own = marker == "ALFA"
            read(it, asking, tally, is_own=is_own)
            write(it, asking, tally, is_own=is_own)
    views(copy, asking, tally)

    matrix.cells += tally.cells
    matrix.leaks += tally.leaks
    tally.nothing_leaks(least=30)


def write(it, asking, tally, *, is_own):
    """Do everything that can be done, and see that it is done or refused."""
    cases = WRITES | (MEETING_WRITES if it.group else {})
    may_write = asking.role in ("manager", "administrator") and is_own
    for name, case in cases.items():
        cell = f"{name} of {it.marker}/{it.group} as {asking}"
        if may_write:
            done = case(it)
            done() if callable(done) else done
            is_logged = newest_line(it.home)["act"] == "changed"
            tally.shown(cell, {} if is_logged else {"no line in the log": name})
        else:
            said = refusal(it, case)
            tally.refused(cell, is_refused=not said, why=said)


def refusal(it, case):
    """Tell what was wrong with the refusal of something; nothing when all is well."""
    # What the case needs first is made by the local manager.
    act = case
    before = None
    try:
        before = rows_of(it.home)
        done = act(it)
        if callable(done):
            before = rows_of(it.home)
            done()
    except RefusedError as error:
        line = newest_line(it.home)
        faults = {
            "no sentence": not error.said.nb.endswith("."),
            "no line in the log": line["act"] != "refused"
            or line["who"] != it.reader.name,
            "something was written": rows_of(it.home) != before,
        }
        return ", ".join(name for name, is_so in faults.items() if is_so)
    return "it was done"


def newest_line(home):
    return read_lines(home, limit=1).row(0, named=True)


def rows_of(home):
    """Give all that is written but the log and the contents of packs."""
    with closing(sqlite3.connect(records_path(home))) as connection:
        tables = connection.execute(
            "select name from sqlite_master where type = 'table' and name not in "
            "('log', 'meeting_files', 'meeting_contents') and name not like 'sqlite%'"
        ).fetchall()
        return {
            name: connection.execute(f"select * from {name}").fetchall()
            for (name,) in tables
        }


def read(it, asking, tally, *, is_own):
    """Read everything that can be read, and look for what is not this reader's."""
    for name, case in (LISTS | (MEETING_READS if it.group else {})).items():
        cell = f"{name} of {it.group} as {asking}"
        try:
            text = str(case(it))
        except RefusedError as error:
            may_not = asking.is_steering and name in LISTS
            tally.refused(cell, is_refused=may_not, why=f"but nothing read: {error}")
            continue
        met = leaks(asking, text, is_output=True)
        if not is_own and name in MEETING_READS and name != "meetings.list_meetings":
            tally.refused(cell, is_refused=text in NOTHING and not met, why=text[:200])
        else:
            tally.shown(cell, met)


NOTHING = ("None", "()", "[]", "[None, None]", "[(), ()]")


def views(home, asking, tally):
    """Use the own saved views, and try those of the others."""
    own, others = asking.reader, [each for each in EVERYBODY if each != asking]
    listed = {view.name for view in saved_views.list_views(home, own)}
    tally.shown(
        f"list_views as {asking}",
        listed - {f"VISNING {own.name}"} and {"views": listed},
    )
    before = rows_of(home)["saved_views"]
    for other in others[:2]:
        slug = saved_views.slug_of(f"VISNING {other.reader.name}")
        is_found = saved_views.find_view(home, own, slug) is not None
        is_renamed = saved_views.rename_view(home, own, slug, "Min", at=NOON)
        saved_views.delete_view(home, own, slug, at=NOON)
        is_changed = rows_of(home)["saved_views"] != before
        tally.refused(
            f"view of {other} as {asking}",
            is_refused=not (is_found or is_renamed or is_changed),
        )
    slug = saved_views.slug_of(f"VISNING {own.name}")
    assert saved_views.rename_view(home, own, slug, f"VISNING {own.name} ny", at=NOON)


def test_the_markers_are_in_the_records_of_whoever_may_read_them(written):
    """So that the walk is known to look."""
    everything = Asked(written, LOCAL_MANAGER, None, "BETA", "BETA")
    as_if = next(each for each in EVERYBODY if named(each) == "steering-centre")

    found = {
        name
        for name, case in (LISTS | MEETING_READS).items()
        if name != "meeting_packs.read_file" and leaks(as_if, str(case(everything)))
    }

    assert found == {*LISTS, *MEETING_READS} - {"meeting_packs.read_file"}
