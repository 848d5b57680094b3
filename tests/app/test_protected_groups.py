"""What roles have answered is shown so that no few units are told of, in any group."""

from datetime import date
from shutil import copytree

import duckdb
import polars as pl
import pytest

from app.door import open_door, read_build
from app.filters import Filters, FixedGroup
from app.identity import LOCAL_MANAGER
from app.metrics.factor_prevalence import factor_prevalence
from app.protected_groups import PROTECTED, protected_cells, withheld
from data.home import Home
from data.vocabulary import AssessorRole
from pipelines.build_file import remove_build_file
from tests.app.ask import ask
from tests.app.metrics.attack import narrowest
from tests.tiny_build import write_tiny_build

DAY = date(2026, 6, 30)
EVERYTHING = FixedGroup("programme", None)
GROUPS = [
    EVERYTHING,
    FixedGroup("centre", "oslo"),
    FixedGroup("centre", "vestland"),
    FixedGroup("county", "39"),
]
ROLES = [role.value for role in AssessorRole if role is not AssessorRole.GROUP]
EVERY = 12
"""One table in so many is attacked; all are in the long tests."""
by_table = pytest.mark.parametrize("name", PROTECTED)


def chosen(group):
    field = {"centre": "centres", "county": "counties"}.get(group.kind)
    return Filters(**({field: (group.code,)} if field else {}))


def tables_of(cells, by):
    return cells.with_columns(
        table=pl.struct(by).rank("dense").cast(pl.Int64) % EVERY
    ).partition_by("table", include_key=False)


def places_of(path):
    return ask(path, "protected_places")


@by_table
def test_no_hidden_count_of_the_sample_programme_can_be_worked_out(name, whole_build):
    table = PROTECTED[name]
    cells = protected_cells(whole_build.path, name)

    few = pl.col("unit_count").is_between(1, table.minimum - 1)
    assert cells.filter(few, ~pl.col("hidden")).is_empty()
    assert cells["hidden"].any()
    some = tables_of(cells, table.by)[0]
    assert narrowest(some, table.minimum, places_of(whole_build.path)) is None


@pytest.mark.long
@by_table
def test_not_one_hidden_count_of_the_sample_programme_can_be_worked_out(
    name, whole_build
):
    table = PROTECTED[name]

    cells = protected_cells(whole_build.path, name)
    assert narrowest(cells, table.minimum, places_of(whole_build.path)) is None


@pytest.mark.parametrize("group", GROUPS, ids=str)
def test_what_a_door_gives_is_all_that_is_not_hidden(group, whole_build):
    with open_door(whole_build, chosen(group), LOCAL_MANAGER) as door:
        by_role = door.fetch("factor_by_role").filter(
            pl.col("assessor_role") != "group"
        )
        pairs = door.fetch("factor_role_differences")

    told = by_role.select("factor_code", "assessor_role", "unit_count")
    assert sorted(told.rows()) == open_cells(
        whole_build, "withheld_role_answers", group
    )
    assert pairs.is_empty() == (group != EVERYTHING)


def test_roles_that_agree_count_for_the_factors_where_they_may(whole_build):
    def known(filters):
        with open_door(whole_build, filters, LOCAL_MANAGER) as door:
            rows = door.fetch("factor_prevalence").filter(basis="assessed")
        return dict(rows.select("factor_code", "unit_count").iter_rows())

    states = ("planned", "ongoing", "completed", "stopped")
    everything, joint = known(Filters()), known(Filters(statuses=states))

    by_roles = [(code, everything[code] - joint[code]) for code in everything]
    found = sorted((code, count) for code, count in by_roles if count)
    assert found == open_cells(whole_build, "withheld_agreeing_roles", EVERYTHING)
    assert all(count >= 3 for _code, count in found)


def open_cells(build, name, group):
    by = list(PROTECTED[name].by)
    cells = protected_cells(build.path, name).filter(
        ~pl.col("hidden"),
        pl.col("unit_count") > 0,
        pl.col("group_code").eq_missing(pl.lit(group.code)),
        group_kind=group.kind,
    )
    return sorted(cells.select(*by, "unit_count").rows())


def test_on_another_day_only_joint_answers_count(whole_build):
    earlier = Filters(as_of=date(2025, 6, 30))

    with open_door(whole_build, earlier, LOCAL_MANAGER) as door:
        by_role = door.fetch("factor_by_role")
        pairs = door.fetch("factor_role_differences")
        prevalence = factor_prevalence(door.fetch("factor_prevalence"))

    assert by_role["assessor_role"].unique().to_list() == ["group"]
    assert pairs.is_empty()
    of_persons = prevalence.filter(basis="assessed")
    assert of_persons["unsettled_count"].drop_nulls().is_empty()


def built(folder, name, *, roles=ROLES[:1], **units):
    """Write a build where roles have answered for so many units of each centre."""
    every = [
        (centre, f"{centre}-{number}")
        for centre, count in units.items()
        for number in range(count)
    ]
    return write_tiny_build(
        folder / f"{name}.duckdb",
        workplaces=[
            {"workplace_id": key, "county_code": f"{centre} county"}
            for centre, key in every
        ],
        deliveries=[
            {
                "delivery_id": centre,
                "centre_id": centre,
                "status": "ongoing",
                "started_on": date(2024, 2, 1),
            }
            for centre in units
        ],
        delivery_units=[
            {"delivery_id": centre, "workplace_id": key} for centre, key in every
        ],
        factor_assessments=[
            {
                "assessment_id": f"{key}-{role}",
                "delivery_id": centre,
                "workplace_id": key,
                "factor_code": "ownership",
                "assessed_on": date(2025, 3, 1),
                "assessor_role": role,
                "presence": "present",
            }
            for centre, key in every
            for role in roles
        ],
    )


def hidden_groups(path, name="withheld_role_answers"):
    cells = protected_cells(path, name).filter("hidden")
    return set(cells["group_code"].drop_nulls())


def test_what_an_older_build_withheld_stays_so(tmp_path):
    older = built(tmp_path, "1", east=3, west=20, north=30)
    newer = built(tmp_path, "2", east=20, west=20, north=30)
    newest = built(tmp_path, "3", east=21, west=20, north=30)
    alone = tmp_path / "alone"
    alone.mkdir()

    assert "east" in hidden_groups(older)
    assert hidden_groups(newer) >= hidden_groups(older)
    assert hidden_groups(newest) >= hidden_groups(older)
    assert hidden_groups(built(alone, "2", east=20, west=20, north=30)) == set()


FIVE = (
    {"a": 4, "b": 5, "c": 12, "d": 20, "e": 39},
    {"a": 1, "b": 5, "c": 13, "d": 20, "e": 39},
    {"a": 1, "b": 5, "c": 13, "d": 20, "e": 39},
)
"""In the second, only c can hide beside a; in the third alone it would have been b."""
AGREEING = "withheld_agreeing_roles"


def three_builds(home):
    home.builds.mkdir(parents=True)
    return [
        built(home.builds, str(number), roles=ROLES[:2], **units)
        for number, units in enumerate(FIVE, start=1)
    ]


def again(home, folder):
    """A copy of a home, as another process finds it: nothing of it is in memory."""
    return Home(copytree(home.root, folder))


def test_a_third_build_tells_no_more_than_the_second(tmp_path):
    builds = three_builds(Home(tmp_path / "home"))
    # The newest is asked first, and the others are decided in turn for it.
    patterns = [protected_cells(each, AGREEING) for each in reversed(builds)]

    first, second, third = (
        hidden_groups(each, AGREEING) - {f"{name} county" for name in "abcde"}
        for each in builds
    )
    assert (first, second, third) == (set(), {"a", "c"}, {"a", "c"})
    places = places_of(builds[-1])
    for cells in patterns:
        for known in patterns:
            assert narrowest(cells, 3, places, known=known) is None


def test_a_pruned_build_counts_as_it_was_seen(tmp_path):
    home = Home(tmp_path / "home")
    _oldest, seen, newest = three_builds(home)
    protected_cells(seen, AGREEING)
    pruned = again(home, tmp_path / "pruned")
    remove_build_file(pruned.builds / "1.duckdb")
    both_pruned = again(pruned, tmp_path / "both")
    remove_build_file(both_pruned.builds / "2.duckdb")

    hidden = hidden_groups(newest, AGREEING)
    assert hidden >= {"a", "c"}
    for path in (
        pruned.builds / "2.duckdb",
        pruned.builds / "3.duckdb",
        both_pruned.builds / "3.duckdb",
    ):
        assert hidden_groups(path, AGREEING) == hidden


def test_what_cannot_be_read_is_decided_again(tmp_path):
    home = Home(tmp_path / "home")
    *_older, newest = three_builds(home)
    hidden = hidden_groups(newest, AGREEING)
    broken = again(home, tmp_path / "broken")
    files = sorted((broken.root / "protection").iterdir())
    for file in files:
        file.write_text("no pattern")

    assert len(files) == 3
    assert hidden_groups(broken.builds / "3.duckdb", AGREEING) == hidden
    assert all(file.read_bytes()[:4] == b"PAR1" for file in files)
    assert sorted((broken.root / "protection").iterdir()) == files


def test_where_nothing_can_be_written_it_is_decided_each_time(tmp_path):
    home = Home(tmp_path / "home")
    *_older, newest = three_builds(home)
    (home.root / "protection").write_text("in the way")

    assert hidden_groups(newest, AGREEING) >= {"a", "c"}


def test_one_who_has_both_builds_works_no_count_out(tmp_path):
    older = built(tmp_path, "1", east=0, west=20, north=30)
    newer = built(tmp_path, "2", east=3, west=20, north=45)
    then, now = (
        protected_cells(each, "withheld_role_answers") for each in (older, newer)
    )

    assert "east" in hidden_groups(newer)
    places = places_of(newer)
    assert narrowest(now, 10, places, known=then) is None
    assert narrowest(then, 10, places, known=now) is None


def test_an_older_file_that_is_no_build_is_passed_over(tmp_path):
    (tmp_path / "0.duckdb").write_text("no build")
    path = built(tmp_path, "1", east=3, west=20)

    assert "east" in hidden_groups(path)


def test_an_older_build_of_an_early_version_is_passed_over(tmp_path):
    early = built(tmp_path, "0", east=3, west=20)
    with duckdb.connect(str(early)) as connection:
        connection.execute("drop table core.factor_assessments")
    path = built(tmp_path, "1", east=20, west=20)

    assert hidden_groups(path) == set()


def test_an_older_build_that_cannot_be_counted_for_another_reason_is_no_excuse(
    tmp_path,
):
    odd = built(tmp_path, "0", east=3, west=20)
    with duckdb.connect(str(odd)) as connection:
        connection.execute("alter table core.factor_assessments rename to answers")
        connection.execute(
            "create view core.factor_assessments as select * replace "
            "(if(presence = 'present', error('broken'), presence) as presence) "
            "from core.answers"
        )
    path = built(tmp_path, "1", east=20, west=20)

    with pytest.raises(duckdb.Error, match="broken"):
        hidden_groups(path)


def test_nothing_is_withheld_where_no_group_is_counted(tmp_path):
    build = read_build(built(tmp_path, "1", east=3))

    frame = withheld(build, "withheld_role_answers", None)

    assert frame.is_empty()
    assert frame.columns == ["factor_code", "assessor_role"]
