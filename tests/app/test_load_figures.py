"""Figures that a load moves are those that the screen would show anew."""

from datetime import date

import duckdb

from app.door import read_build
from app.load_figures import moved_figures
from app.metrics.registry import METRICS
from pipelines.report import FigureChange
from tests.tiny_build import write_tiny_build

STARTED = {"status": "ongoing", "started_on": date(2026, 1, 5)}


def build_of(folder, name, deliveries, **tables):
    workplaces = [{"workplace_id": f"V-{n}"} for n in range(deliveries)]
    rows = [
        {"delivery_id": f"L-{n}", "workplace_id": f"V-{n}"} | STARTED
        for n in range(deliveries)
    ]
    units = [
        {"delivery_id": f"L-{n}", "workplace_id": f"V-{n}"} for n in range(deliveries)
    ]
    return write_tiny_build(
        folder / f"{name}.duckdb",
        workplaces=workplaces,
        deliveries=rows,
        delivery_units=units,
        **tables,
    )


def changes(before, after):
    return {change.code: change for change in moved_figures(before, after)}


def test_a_figure_with_another_value_has_moved(tmp_path):
    before, after = build_of(tmp_path, "a", 2), build_of(tmp_path, "b", 3)

    moved = changes(before, after)

    assert moved["deliveries"] == FigureChange("deliveries", before=2, after=3)


def test_the_same_rows_move_nothing(tmp_path):
    before, after = build_of(tmp_path, "a", 2), build_of(tmp_path, "b", 2)

    assert moved_figures(before, after) == []


def test_of_no_build_at_all_every_known_figure_is_new(tmp_path):
    after = build_of(tmp_path, "b", 3)

    moved = changes(None, after)

    assert moved["deliveries"] == FigureChange("deliveries", before=None, after=3)
    assert all(change.after is not None for change in moved.values())


def test_a_figure_that_is_no_longer_known_has_moved(tmp_path):
    before, after = build_of(tmp_path, "a", 2), build_of(tmp_path, "b", 0)

    moved = changes(before, after)

    assert any(change.after is None for change in moved.values())


def test_they_come_in_the_order_of_the_registry(tmp_path):
    order = [metric.code for metric in METRICS]

    moved = [change.code for change in moved_figures(None, build_of(tmp_path, "b", 3))]

    assert moved == [code for code in order if code in moved]


def test_each_build_is_asked_on_its_own_data_date(tmp_path):
    ends = {"status": "ongoing", "started_on": date(2026, 7, 5)}
    rows = {
        "workplaces": [{"workplace_id": "V-1"}],
        "deliveries": [{"delivery_id": "L-1", "workplace_id": "V-1"} | ends],
        "delivery_units": [{"delivery_id": "L-1", "workplace_id": "V-1"}],
    }
    before = write_tiny_build(
        tmp_path / "a.duckdb", data_date=date(2026, 6, 30), **rows
    )
    after = write_tiny_build(tmp_path / "b.duckdb", data_date=date(2026, 7, 31), **rows)

    moved = changes(before, after)

    assert moved["ongoing_deliveries"] == FigureChange("ongoing_deliveries", 0, 1)


def test_what_an_older_build_cannot_tell_has_not_moved(tmp_path):
    before, after = build_of(tmp_path, "a", 2), build_of(tmp_path, "b", 3)
    with duckdb.connect(str(before)) as connection:
        connection.execute("drop table core.trainer_sessions")
        connection.execute("drop table core.evaluations")
    read_build.cache_clear()

    moved = changes(before, after)

    assert moved["deliveries"].after == 3
    assert not any(code.startswith("evaluation") for code in moved)


def test_a_build_that_cannot_be_read_moves_nothing(tmp_path):
    damaged = tmp_path / "a.duckdb"
    damaged.write_bytes(b"no build")

    assert moved_figures(damaged, build_of(tmp_path, "b", 3)) == []
