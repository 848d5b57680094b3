from datetime import UTC, date, datetime

import duckdb
import polars as pl
import pytest

from data.home import current_build_path, find_home
from data.tables import TABLES, WORKPLACES
from pipelines.build_file import BuildWriteError, read_core, write_candidate
from pipelines.builds import (
    NoSuchBuildError,
    list_builds,
    list_damaged,
    name_build,
    prune_builds,
    publish_build,
    sweep_unfinished,
    use_build,
)
from pipelines.load_lock import LoadBusyError, only_one_loader
from pipelines.merge import empty_rows
from pipelines.meta import META_TABLES, empty_meta, meta_schema
from pipelines.undo import NothingToUndoError, undo_load
from tests.tiny_build import tiny_frame

NOON = datetime(2026, 10, 31, 12, tzinfo=UTC)


@pytest.fixture
def home(tmp_path):
    return find_home(tmp_path / "home", {})


def core_with(*names):
    rows = [{"workplace_id": name, "workplace_name": name} for name in names]
    core = {table.name: empty_rows(table) for table in TABLES}
    return core | {"workplaces": tiny_frame(WORKPLACES, rows)}


def meta_of(build_id, previous=None):
    meta = {name: empty_meta(name) for name in META_TABLES}
    facts = {
        "build_id": build_id,
        "previous_build_id": previous,
        "built_at": datetime(2026, 10, 31, 12),
        "content_hash": "0" * 64,
        "data_date": date(2026, 10, 31),
        "is_invented": True,
    }
    return meta | {"build": pl.DataFrame([facts], schema=meta_schema("build"))}


def publish(home, build_id, *names, previous=None):
    candidate = write_candidate(
        home.builds / f"{build_id}.duckdb",
        core=core_with(*names),
        meta=meta_of(build_id, previous),
    )
    return publish_build(home, candidate, build_id)


def test_a_build_is_named_by_its_time_and_content():
    assert name_build(NOON, "abcdef0123456789") == "20261031T120000Z-abcdef01"


def test_what_is_published_is_current_and_reads_back(home):
    path = publish(home, "20261031T120000Z-aaaaaaaa", "V-1", "V-2")

    assert current_build_path(home) == path
    assert read_core(path)["workplaces"]["workplace_id"].to_list() == ["V-1", "V-2"]


def test_a_reader_with_an_open_build_is_not_disturbed_by_the_next(home):
    first = publish(home, "20261031T120000Z-aaaaaaaa", "V-1")
    with duckdb.connect(str(first), read_only=True) as reader:
        publish(home, "20261031T120100Z-bbbbbbbb", "V-1", "V-2")

        assert reader.sql("select count(*) from core.workplaces").fetchone() == (1,)
    assert [facts.is_current for facts in list_builds(home)] == [True, False]


def test_the_start_of_a_name_is_enough_to_go_back(home):
    publish(home, "20261031T120000Z-aaaaaaaa", "V-1")
    publish(home, "20261101T120100Z-bbbbbbbb", "V-1", "V-2")

    use_build(home, "20261031")

    assert current_build_path(home).name == "20261031T120000Z-aaaaaaaa.duckdb"


@pytest.mark.parametrize("asked", ["2026", "1999", ""])
def test_a_name_that_fits_many_or_none_is_refused_with_the_known_ones(home, asked):
    publish(home, "20261031T120000Z-aaaaaaaa", "V-1")
    publish(home, "20261101T120100Z-bbbbbbbb", "V-2")

    with pytest.raises(NoSuchBuildError, match="20261101T120100Z-bbbbbbbb"):
        use_build(home, asked)


def test_a_build_is_not_taken_into_use_while_a_load_runs(home):
    first = publish(home, "20261031T120000Z-aaaaaaaa", "V-1")
    second = publish(home, "20261101T120100Z-bbbbbbbb", "V-1", "V-2")

    with only_one_loader(home), pytest.raises(LoadBusyError):
        use_build(home, first.stem)

    assert current_build_path(home) == second


def test_undoing_goes_back_to_what_the_load_added_to_and_removes_nothing(home):
    first = publish(home, "20261031T120000Z-aaaaaaaa", "V-1")
    publish(home, "20261101T120000Z-bbbbbbbb", "V-2", previous=first.stem)
    # A load that added to the first, as after going back to it.
    third = publish(home, "20261102T120000Z-cccccccc", "V-3", previous=first.stem)

    done = undo_load(home, seen=third.stem)

    assert (done.undone.build_id, done.current.build_id) == (third.stem, first.stem)
    assert current_build_path(home) == first
    assert len(list_builds(home)) == 3


def test_without_a_build_to_go_back_to_undo_says_which_kind_of_nothing(home):
    with pytest.raises(NothingToUndoError, match="Nothing is loaded"):
        undo_load(home)

    first = publish(home, "20261031T120000Z-aaaaaaaa", "V-1")
    with pytest.raises(NothingToUndoError, match="the first load"):
        undo_load(home)

    publish(home, "20261101T120000Z-bbbbbbbb", "V-2", previous=first.stem)
    first.unlink()
    with pytest.raises(NothingToUndoError, match=f"{first.stem}, is no longer"):
        undo_load(home)


def test_undo_is_refused_when_another_build_came_since_the_reader_looked(home):
    first = publish(home, "20261031T120000Z-aaaaaaaa", "V-1")
    second = publish(home, "20261101T120000Z-bbbbbbbb", "V-2", previous=first.stem)

    with pytest.raises(NothingToUndoError, match="since you looked"):
        undo_load(home, seen=first.stem)

    assert current_build_path(home) == second


def test_pruning_never_takes_the_current_build(home):
    for hour in range(4):
        publish(home, f"20261031T0{hour}0000Z-aaaaaaaa", "V-1")
    use_build(home, "20261031T000000Z")

    removed = prune_builds(home, keep=2)

    assert removed == ["20261031T010000Z-aaaaaaaa"]
    assert current_build_path(home).name == "20261031T000000Z-aaaaaaaa.duckdb"


def test_what_a_killed_load_left_is_swept_away(home):
    left = home.builds / ".incoming-20261031T120000Z-aaaaaaaa.duckdb"
    left.write_bytes(b"half a build")

    sweep_unfinished(home)

    assert list_builds(home) == []
    assert not left.exists()


def test_a_build_that_cannot_be_written_leaves_nothing_behind(home):
    path = home.builds / "no-such-folder" / "build.duckdb"

    with pytest.raises(BuildWriteError):
        write_candidate(path, core=core_with("V-1"), meta=meta_of("x"))

    assert not path.exists()


def test_a_pointer_to_a_build_that_is_gone_means_nothing_is_loaded(home):
    publish(home, "20261031T120000Z-aaaaaaaa", "V-1").unlink()

    assert current_build_path(home) is None


def test_a_damaged_file_among_the_builds_hides_no_other(home):
    publish(home, "20261031T120000Z-aaaaaaaa", "V-1")
    (home.builds / "20261030T120000Z-bbbbbbbb.duckdb").write_bytes(b"damaged")

    assert [facts.build_id for facts in list_builds(home)] == [
        "20261031T120000Z-aaaaaaaa"
    ]
    assert list_damaged(home) == ["20261030T120000Z-bbbbbbbb.duckdb"]


def test_a_pointer_that_cannot_be_moved_leaves_no_build_behind(home):
    home.pointer.with_name(".current-incoming").mkdir()

    with pytest.raises(BuildWriteError):
        publish(home, "20261031T120000Z-aaaaaaaa", "V-1")

    assert list_builds(home) == []
