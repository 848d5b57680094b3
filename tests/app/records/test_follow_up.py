"""Exemptions, assignments and comments are kept with who and when, and never lost."""

from datetime import UTC, date, datetime, timedelta, timezone

import polars as pl
import pytest

from app.identity import LOCAL_MANAGER, Reader, Role
from app.metrics.work_list import with_exemptions
from app.records.follow_up import (
    LONGEST_TEXT,
    RecordKey,
    TextFault,
    comment,
    end_exemptions,
    exempt,
    list_assignments,
    list_audit,
    list_comments,
    list_exemptions,
    text_fault,
    undo,
)
from app.records.store import RecordsError, records_path
from data.home import Home
from tests.app.records.follow_up_acts import (
    FIRST,
    LAST,
    NOON,
    assign_some,
    comment_on,
    exempt_some,
    key,
)
from tests.app.tiny_home import tiny_home
from tests.tiny_build import write_tiny_build

KARI = Reader("kari", Role.MANAGER)
LATER = NOON + timedelta(minutes=5)
LISTS = (list_exemptions, list_assignments, list_comments, list_audit)


@pytest.fixture
def home(tmp_path):
    return Home(tmp_path)


def test_an_exemption_is_read_again_as_it_was_made(home):
    unit = key("d1/w1", delivery_id="d1", workplace_id="w1")

    batch_id = exempt_some(home, unit, reader=KARI)

    assert list_exemptions(home, LOCAL_MANAGER).to_dicts() == [
        {
            "entry_id": 1,
            "batch_id": batch_id,
            "rule_code": "quiet",
            "record_id": "d1/w1",
            "delivery_id": "d1",
            "workplace_id": "w1",
            "reason": "Ferie",
            "from_on": FIRST,
            "until_on": LAST,
            "made_at": datetime(2026, 11, 22, 12, 0),
            "made_by": "kari",
        }
    ]


def test_an_assignment_says_who_is_to_do_it(home):
    assign_some(home, owner_role="advisor", advisor_id="a7")

    row = list_assignments(home, LOCAL_MANAGER).row(0, named=True)

    assert (row["owner_role"], row["advisor_id"]) == ("advisor", "a7")
    assert (row["reason"], row["from_on"], row["until_on"]) == ("Overtatt", FIRST, LAST)


def test_a_comment_stands_with_every_record_it_was_written_on(home):
    batch_id = comment_on(home, key("d1"), key("d2"))

    rows = (
        list_comments(home, LOCAL_MANAGER)
        .select("batch_id", "record_id", "comment")
        .rows()
    )

    assert rows == [(batch_id, "d1", "Avtalt møte"), (batch_id, "d2", "Avtalt møte")]


def test_each_list_has_its_own_kind_only(home):
    exempt_some(home)
    assign_some(home)
    comment_on(home)

    assert [list_of(home, LOCAL_MANAGER).height for list_of in LISTS] == [1, 1, 1, 3]


@pytest.mark.parametrize("list_of", LISTS)
def test_before_the_first_record_a_list_is_empty_with_its_kinds(home, list_of):
    empty = list_of(home, LOCAL_MANAGER)

    assert empty.is_empty()
    assert not records_path(home).exists()
    comment_on(home)
    exempt_some(home)
    assign_some(home)
    assert list_of(home, LOCAL_MANAGER).schema == empty.schema


def test_a_second_exemption_stands_beside_the_first(home):
    exempt_some(home, until_on=date(2026, 11, 30))
    exempt_some(home, until_on=LAST)

    until = list_exemptions(home, LOCAL_MANAGER)["until_on"].to_list()

    assert until == [date(2026, 11, 30), LAST]


def test_a_record_named_twice_is_kept_once(home):
    exempt_some(home, key("d1"), key("d1"))

    assert list_exemptions(home, LOCAL_MANAGER).height == 1


def test_taking_back_takes_the_whole_batch_and_nothing_else(home):
    batch_id = exempt_some(home, key("d1"), key("d2"))
    exempt_some(home, key("d3"))

    assert undo(home, KARI, batch_id, LATER) == 2
    assert list_exemptions(home, LOCAL_MANAGER)["record_id"].to_list() == ["d3"]


@pytest.mark.parametrize(
    ("act", "list_of"),
    [
        (exempt_some, list_exemptions),
        (assign_some, list_assignments),
        (comment_on, list_comments),
    ],
)
def test_every_act_can_be_taken_back(home, act, list_of):
    undo(home, KARI, act(home), LATER)

    assert list_of(home, LOCAL_MANAGER).is_empty()


def test_taking_back_twice_changes_nothing(home):
    batch_id = exempt_some(home)
    undo(home, KARI, batch_id, LATER)
    before = list_audit(home, LOCAL_MANAGER)

    assert undo(home, Reader("ola", Role.MANAGER), batch_id, LATER) == 0
    assert list_audit(home, LOCAL_MANAGER).equals(before)


def test_taking_back_what_was_never_done_changes_nothing(home):
    exempt_some(home)

    assert undo(home, KARI, "no such batch", LATER) == 0
    assert list_exemptions(home, LOCAL_MANAGER).height == 1


def test_the_audit_list_says_everything_that_was_done_the_newest_first(home):
    first = exempt_some(home, key("d1"), key("d2"))
    comment_on(home, key("d3"), at=NOON + timedelta(minutes=1))
    undo(home, KARI, first, LATER)

    audit = list_audit(home, LOCAL_MANAGER)

    assert audit.select("act", "who", "record_id", "record_count").rows() == [
        ("undo", "kari", "d1", 2),
        ("undo", "kari", "d2", 2),
        ("comment", "local", "d3", 1),
        ("exempt", "local", "d1", 2),
        ("exempt", "local", "d2", 2),
    ]
    assert audit["is_taken_back"].to_list() == [False, False, False, True, True]
    assert audit["happened_at"][0] == datetime(2026, 11, 22, 12, 5)
    assert audit["words"].to_list() == ["Ferie"] * 2 + ["Avtalt møte"] + ["Ferie"] * 2


def test_what_was_done_in_the_same_moment_stands_the_last_one_first(home):
    batches = [comment_on(home, key("d1"), key("d2")) for _ in range(2)]

    audit = list_audit(home, LOCAL_MANAGER)

    assert audit["batch_id"].to_list() == [batches[1]] * 2 + [batches[0]] * 2
    assert audit["record_id"].to_list() == ["d1", "d2"] * 2


def test_a_time_is_kept_in_utc(home):
    oslo = timezone(timedelta(hours=1))

    comment_on(home, at=datetime(2026, 11, 22, 13, 0, 0, 250, tzinfo=oslo))

    made_at = list_comments(home, LOCAL_MANAGER)["made_at"][0]
    assert made_at == NOON.replace(microsecond=250, tzinfo=None)


def test_a_time_without_a_zone_is_refused(home):
    with pytest.raises(ValueError, match="time zone"):
        comment_on(home, at=datetime(2026, 11, 22, 13, 0))


@pytest.mark.parametrize("act", [exempt_some, assign_some])
def test_a_last_day_before_the_first_is_refused_and_the_same_day_is_not(home, act):
    with pytest.raises(ValueError, match="2026-11-21, is before the first, 2026-11-22"):
        act(home, until_on=date(2026, 11, 21))

    act(home, until_on=FIRST)
    assert list_audit(home, LOCAL_MANAGER).height == 1


@pytest.mark.parametrize(
    ("act", "words"),
    [(exempt_some, "reason"), (assign_some, "reason"), (comment_on, "text")],
)
@pytest.mark.parametrize("text", ["", " \n", "?!", "x" * 301, "ring 22 22 22 22"])
def test_no_act_keeps_a_text_with_a_fault_or_repeats_it(home, act, words, text):
    with pytest.raises(ValueError, match="refused") as refused:
        act(home, **{words: text})

    assert not records_path(home).exists()
    assert "22 22" not in str(refused.value)


def test_no_records_are_refused(home):
    with pytest.raises(ValueError, match="at least one"):
        comment(home, KARI, [], text="Avtalt", at=NOON)


def test_an_unknown_role_is_refused_with_the_known_ones(home):
    with pytest.raises(ValueError, match="'boss', not one of advisor, centre"):
        assign_some(home, owner_role="boss")


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("Møtet er flyttet til 2027-01-15", None),
        ("x" * LONGEST_TEXT, None),
        (f" {'x' * LONGEST_TEXT} ", None),
        ("x" * (LONGEST_TEXT + 1), TextFault.LONG),
        ("", TextFault.EMPTY),
        ("– … –", TextFault.EMPTY),
        ("to\nlinjer\r\ntil", None),
        ("et\x00tegn", TextFault.CONTROL),
        ("et\x1b[31m tegn", TextFault.CONTROL),
        ("to\tkolonner", TextFault.CONTROL),
        ("halv \ud83d bokstav", TextFault.CONTROL),
        ("hel 👩‍🏫 bokstav", None),
        ("skriv til kari.nordmann@example.no", TextFault.PERSONAL),
        ("ring\n22 22 22 22", TextFault.PERSONAL),
        ("gjelder 13097248022", TextFault.PERSONAL),
    ],
)
def test_a_text_is_refused_when_it_says_nothing_too_much_or_who(text, fault):
    assert text_fault(text) == fault


@pytest.mark.parametrize(
    "text", ["Å'\"; drop table x; --", "to\nlinjer", "50 % :navn", "🙂 ja"]
)
def test_a_text_is_kept_to_the_letter_without_the_space_around_it(home, text):
    comment_on(home, text=f"  {text}\n")

    assert list_comments(home, LOCAL_MANAGER)["comment"].to_list() == [text]


def test_a_batch_is_kept_whole_or_not_at_all(home):
    with pytest.raises(RecordsError):
        exempt_some(home, key("d1"), key(None))

    assert list_audit(home, LOCAL_MANAGER).is_empty()


def test_records_survive_a_new_build_and_an_exemption_whose_record_is_gone_stays(
    tmp_path,
):
    home = tiny_home(tmp_path, deliveries=[{"delivery_id": "d1"}])
    exempt_some(home, key("d1"))
    before = list_exemptions(home, LOCAL_MANAGER)

    write_tiny_build(home.builds / "next.duckdb", deliveries=[{"delivery_id": "d2"}])
    home.pointer.write_text("next.duckdb", encoding="utf-8")

    assert list_exemptions(home, LOCAL_MANAGER).equals(before)
    nothing = pl.DataFrame(
        schema={"rule_code": pl.String, "record_id": pl.String, "state": pl.String}
    )
    assert with_exemptions(
        nothing, list_exemptions(home, LOCAL_MANAGER), FIRST
    ).is_empty()


def test_many_records_are_one_act(home):
    batch_id = exempt_some(home, *(key(f"d{number}") for number in range(5_000)))

    assert list_exemptions(home, LOCAL_MANAGER).height == 5_000
    assert undo(home, KARI, batch_id, datetime(2026, 11, 23, tzinfo=UTC)) == 5_000


def test_an_exemption_is_ended_for_one_record_of_a_batch(tmp_path):
    home = Home(tmp_path)
    first, second = (RecordKey("quiet", f"L-{n}", f"L-{n}", "V-1") for n in (1, 2))
    at = datetime(2026, 6, 1, 9, tzinfo=UTC)
    days = {"from_on": date(2026, 6, 1), "until_on": date(2026, 7, 1)}
    exempt(home, KARI, [first, second], reason="Avtalt", at=at, **days)
    comment(home, KARI, [first], text="Ringt", at=at)

    ended = end_exemptions(home, KARI, [first], at)

    assert ended == 1
    assert list_exemptions(home, LOCAL_MANAGER)["record_id"].to_list() == ["L-2"]
    assert list_comments(home, LOCAL_MANAGER).height == 1
    assert end_exemptions(home, KARI, [first], at) == 0
    assert "undo" in list_audit(home, LOCAL_MANAGER)["act"].to_list()
