"""What the overview works out from its queries."""

import polars as pl

from app.metrics.after_the_end import Share
from app.metrics.changes import changes_in_order
from app.metrics.coverage import coverage, coverage_by_county
from app.metrics.funnel import STAGES, funnel

CHANGES = {
    "kind": pl.String,
    "event_count": pl.Int64,
    "delivery_count": pl.Int64,
    "workplace_names": pl.List(pl.String),
}


def after_the_end(**counts):
    names = (
        *("completed", "evaluation_due", "evaluated", "in_time", "contact_due"),
        *("contacted", "answer_due", "continues", "continues_partly"),
        "continues_hidden",
    )
    return pl.DataFrame([{f"{name}_count": counts.get(name, 0) for name in names}])


def stages(**counts):
    names = (
        *("agreed", "started", "started_waiting", "started_late", "started_unknown"),
        *("far", "far_unknown", "far_waiting", "far_late"),
        *("completed", "completed_waiting", "completed_late", "completed_outside"),
    )
    return pl.DataFrame([{f"{name}_count": counts.get(name, 0) for name in names}])


def test_a_kind_of_change_that_has_not_happened_is_zero():
    changes = pl.DataFrame([("started", 2, 2, ["B", "A"])], CHANGES, orient="row")

    ordered = changes_in_order(changes)

    assert ordered["event_count"].to_list() == [0, 2, 0, 0, 0, 0]
    assert ordered["workplace_names"].to_list()[1] == ["B", "A"]


def test_a_share_of_nothing_is_not_zero():
    assert Share(0, 0).value is None
    assert Share(0, 5).value == 0


def test_every_stage_adds_up_to_the_one_it_is_part_of():
    frame = funnel(
        stages(
            agreed=10,
            started=8,
            started_waiting=1,
            started_late=1,
            far=5,
            far_unknown=1,
            far_waiting=1,
            far_late=1,
            completed=3,
            completed_waiting=1,
            completed_late=1,
        ),
        after_the_end(
            completed=4,
            evaluation_due=3,
            evaluated=1,
            contact_due=2,
            contacted=2,
            answer_due=3,
            continues=1,
            continues_partly=1,
            continues_hidden=1,
        ),
    )

    parts = ("reached", "partly", "waiting", "late", "unknown")
    assert frame["stage"].to_list() == list(STAGES)
    assert frame["of_count"].to_list() == [10, 10, 8, 5, 4, 4, 4]
    assert (
        frame.select(pl.sum_horizontal(f"{part}_count" for part in parts))
        .to_series()
        .to_list()
        == frame["of_count"].to_list()
    )
    assert frame["late_count"].to_list() == [0, 1, 1, 1, 2, 0, 0]
    assert frame["waiting_count"].to_list() == [0, 1, 1, 1, 1, 2, 1]


def test_counties_are_added_up_before_dividing():
    counties = pl.DataFrame(
        {
            "county_code": ["11", "03"],
            "in_scope_count": [1, 9],
            "reached_count": [1, 0],
        }
    )

    assert coverage(counties) == Share(1, 10)
    assert coverage_by_county(counties)["reached_share"].to_list() == [0.0, 1.0]
