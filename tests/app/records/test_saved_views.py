"""Saved views are kept per reader, by name, and survive many hands at once."""

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import UTC, datetime

import pytest

from app.identity import LOCAL_MANAGER, Reader, Role
from app.records.saved_views import (
    LONGEST_NAME,
    NameFault,
    Pick,
    SavedView,
    delete_view,
    find_view,
    list_views,
    name_fault,
    rename_view,
    save_view,
    slug_of,
)
from app.records.store import RecordsError, records_path
from data.home import Home
from data.sentence import Sentence

NOON = datetime(2026, 11, 22, 12, tzinfo=UTC)
SOMEBODY_ELSE = Reader("kari", Role.ANALYST)


def view(name="Sene leveranser", **changes):
    whole = SavedView(
        name=name,
        screen="portfolio",
        picks=(
            Pick("sector", Sentence("Kommunal", "Municipal"), "municipal"),
            Pick("count", Sentence("Virksomheter", "Workplaces")),
        ),
        saved_at=datetime(2026, 11, 22, 9, 30, tzinfo=UTC),
    )
    return replace(whole, **changes)


@pytest.fixture
def home(tmp_path):
    return Home(tmp_path)


def names(home, reader=LOCAL_MANAGER):
    return [each.name for each in list_views(home, reader)]


def test_what_is_saved_is_read_again_as_it_was(home):
    save_view(home, LOCAL_MANAGER, view())

    assert list_views(home, LOCAL_MANAGER) == (view(),)


def test_before_the_first_one_there_is_none_and_no_file(home):
    assert list_views(home, LOCAL_MANAGER) == ()
    assert not records_path(home).exists()


def test_views_stand_in_the_order_of_their_names_with_å_last(home):
    for name in ("Åpne", "Zulu", "alle", "Ærlig"):
        save_view(home, LOCAL_MANAGER, view(name))

    assert names(home) == ["alle", "Zulu", "Ærlig", "Åpne"]


def test_a_view_belongs_to_the_one_who_saved_it(home):
    save_view(home, LOCAL_MANAGER, view())
    save_view(home, SOMEBODY_ELSE, view(screen="overview"))

    assert find_view(home, SOMEBODY_ELSE, "sene-leveranser").screen == "overview"
    delete_view(home, SOMEBODY_ELSE, "sene-leveranser", at=NOON)
    assert names(home) == ["Sene leveranser"]
    assert find_view(home, SOMEBODY_ELSE, "sene-leveranser") is None


def test_a_name_that_is_taken_is_not_replaced_unasked(home):
    save_view(home, LOCAL_MANAGER, view())

    assert not save_view(home, LOCAL_MANAGER, view(screen="overview"))
    assert list_views(home, LOCAL_MANAGER)[0].screen == "portfolio"
    assert save_view(home, LOCAL_MANAGER, view(screen="overview"), replace=True)
    assert list_views(home, LOCAL_MANAGER)[0].screen == "overview"


def test_names_that_read_the_same_are_one_name(home):
    save_view(home, LOCAL_MANAGER, view())

    assert not save_view(home, LOCAL_MANAGER, view("sene  LEVERANSER!"))


def test_a_view_can_get_another_name_and_keeps_the_rest(home):
    save_view(home, LOCAL_MANAGER, view())

    assert rename_view(home, LOCAL_MANAGER, "sene-leveranser", "Etter fristen", at=NOON)
    assert list_views(home, LOCAL_MANAGER) == (view("Etter fristen"),)


def test_a_new_name_does_not_push_another_view_away(home):
    save_view(home, LOCAL_MANAGER, view())
    save_view(home, LOCAL_MANAGER, view("Møte"))

    assert not rename_view(home, LOCAL_MANAGER, "møte", "Sene leveranser", at=NOON)
    assert names(home) == ["Møte", "Sene leveranser"]


def test_a_name_may_change_its_capitals(home):
    save_view(home, LOCAL_MANAGER, view())

    assert rename_view(
        home, LOCAL_MANAGER, "sene-leveranser", "SENE leveranser", at=NOON
    )
    assert names(home) == ["SENE leveranser"]


def test_a_view_that_is_taken_away_is_gone_once_and_for_all(home):
    save_view(home, LOCAL_MANAGER, view())

    delete_view(home, LOCAL_MANAGER, "sene-leveranser", at=NOON)
    delete_view(home, LOCAL_MANAGER, "sene-leveranser", at=NOON)

    assert names(home) == []


@pytest.mark.parametrize(
    ("name", "slug"),
    [
        ("Sene leveranser", "sene-leveranser"),
        ("Møte 1. kvartal (Ålesund)", "møte-1-kvartal-ålesund"),
        ("  A_b/c?d=e&f  ", "a-b-c-d-e-f"),
        ("<script>", "script"),
        ("– – –", ""),
    ],
)
def test_a_name_is_written_short_for_the_address(name, slug):
    assert slug_of(name) == slug


@pytest.mark.parametrize(
    ("name", "fault"),
    [
        ("Sene leveranser i Vestland 2026", None),
        ("M" * LONGEST_NAME, None),
        ("M" * (LONGEST_NAME + 1), NameFault.LONG),
        ("   ", NameFault.EMPTY),
        ("?!", NameFault.EMPTY),
        ("til kari.nordmann@example.no", NameFault.PERSONAL),
        ("ring 22 22 22 22", NameFault.PERSONAL),
        ("sak 13097248022", NameFault.PERSONAL),
    ],
)
def test_a_name_is_refused_when_it_says_nothing_too_much_or_who(name, fault):
    assert name_fault(name) == fault


def test_many_sessions_can_save_at_the_same_time(home):
    with ThreadPoolExecutor(16) as sessions:
        saved = list(
            sessions.map(
                lambda i: save_view(home, LOCAL_MANAGER, view(f"Nr {i}")), range(48)
            )
        )

    assert saved == [True] * 48
    assert len(names(home)) == 48


def test_only_one_of_many_gets_a_name(home):
    with ThreadPoolExecutor(8) as sessions:
        got = list(
            sessions.map(lambda _: save_view(home, LOCAL_MANAGER, view()), range(16))
        )

    assert got.count(True) == 1


def test_a_file_that_is_no_database_is_said_and_left_as_it_is(home):
    records_path(home).parent.mkdir(parents=True)
    records_path(home).write_text("not a database, but long enough to look like one")

    with pytest.raises(RecordsError, match=r"records\.sqlite"):
        list_views(home, LOCAL_MANAGER)

    assert records_path(home).read_text().startswith("not a database")
