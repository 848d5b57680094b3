"""What is remembered belongs to one build, one set of filters and one reader."""

import pytest

from app.filters import Filters
from app.identity import LOCAL_MANAGER
from app.warehouse import current_build, fetch
from tests.app.tiny_home import empty_home, run_view, tiny_home
from tests.tiny_build import write_tiny_build

READER = LOCAL_MANAGER
UNFILTERED = Filters()


def delivery_count(build, filters=UNFILTERED):
    return fetch(build, "trust_counts", filters, READER)["in_view_count"].item()


def one_delivery():
    own = {"delivery_id": "L-1", "workplace_id": "V-1"}
    return {
        "workplaces": [{"workplace_id": "V-1", "workplace_name": "A"}],
        "deliveries": [own | {"status": "planned"}],
        "delivery_units": [own],
    }


def test_nothing_is_current_before_the_first_load(tmp_path):
    assert current_build(empty_home(tmp_path)) is None


def test_a_pointer_to_a_build_that_is_gone_means_nothing_is_loaded(tmp_path):
    home = tiny_home(tmp_path)
    (home.builds / "tiny.duckdb").unlink()

    assert current_build(home) is None


def test_a_new_build_answers_for_itself(tmp_path):
    home = tiny_home(tmp_path, **one_delivery())
    first = current_build(home)
    before = delivery_count(first)

    write_tiny_build(home.builds / "next.duckdb")
    home.pointer.write_text("next.duckdb")

    assert before == 1
    assert delivery_count(current_build(home)) == 0
    assert delivery_count(first) == 1


def test_other_filters_get_other_rows(tmp_path):
    build = current_build(tiny_home(tmp_path, **one_delivery()))

    assert delivery_count(build) == 1
    assert delivery_count(build, Filters(statuses=("completed",))) == 0


def test_a_reader_cannot_change_what_another_one_gets(tmp_path):
    build = current_build(tiny_home(tmp_path, **one_delivery()))
    rows = fetch(build, "export_deliveries", Filters(), READER)

    rows.drop_in_place("state")

    assert "state" in fetch(build, "export_deliveries", Filters(), READER).columns


@pytest.mark.parametrize(
    "spoil",
    [
        pytest.param(lambda home: home.pointer.write_text("gone.duckdb"), id="gone"),
        pytest.param(lambda home: damage(home), id="damaged"),
    ],
)
def test_a_lost_build_is_said_and_not_taken_for_nothing_loaded(
    tmp_path, monkeypatch, spoil
):
    home = tiny_home(tmp_path)
    spoil(home)

    app = run_view("overview", home, monkeypatch)

    assert [title.value for title in app.title] == [
        "Datasettet som er i bruk, mangler eller er skadet"
    ]


def damage(home):
    (home.builds / "tiny.duckdb").write_bytes(b"no build")
