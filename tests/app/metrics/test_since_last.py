"""Deliveries, evaluations, corrections and figures since last time, by hand."""

from datetime import date

import polars as pl

from app.metrics.since_last_corrections import corrected_records
from app.metrics.since_last_deliveries import (
    delivery_events,
    evaluations_held,
    known_on,
)
from app.metrics.since_last_figures import SINCE_LAST, Asked, figures_since

SINCE = date(2026, 8, 31)
OLD, NEW = date(2026, 1, 1), date(2026, 9, 15)
DAYS = ("first_contact_on", "started_on", "ended_on")
DELIVERY = {
    **dict.fromkeys(("delivery_id", "workplace_name", "state"), pl.String),
    **dict.fromkeys(DAYS, pl.Date),
}


def deliveries(*rows):
    """Make deliveries of an id, a state and the days they met, started and ended."""
    return pl.DataFrame(
        [(row[0], f"Sted {row[0]}", *row[1:]) for row in rows],
        schema=DELIVERY,
        orient="row",
    )


def events(before, now):
    found = delivery_events(before, now, SINCE)
    return list(found.select("kind", "delivery_id", "happened_on").iter_rows())


def test_a_delivery_is_new_starts_and_ends():
    before = deliveries(
        ("L-1", "ongoing", OLD, OLD, None),
        ("L-2", "ongoing", OLD, OLD, None),
        ("L-3", "planned", OLD, None, None),
        ("L-4", "completed", OLD, OLD, OLD),
    )
    now = deliveries(
        ("L-1", "completed", OLD, OLD, NEW),
        ("L-2", "stopped", OLD, OLD, NEW),
        ("L-3", "ongoing", OLD, NEW, None),
        ("L-4", "completed", OLD, OLD, OLD),
        ("L-5", "ongoing", None, NEW, None),
    )

    assert events(before, now) == [
        ("new", "L-5", NEW),
        ("started", "L-3", NEW),
        ("started", "L-5", NEW),
        ("completed", "L-1", NEW),
        ("stopped", "L-2", NEW),
    ]


def test_an_old_delivery_that_comes_into_the_selection_has_not_started_again():
    old = ("L-1", "completed", OLD, OLD, OLD)

    assert events(deliveries(), deliveries(old)) == [("new", "L-1", OLD)]
    assert events(deliveries(old), deliveries()) == [("left", "L-1", None)]


def test_a_delivery_without_a_day_that_nobody_knew_of_is_new():
    without_day = ("L-1", "planned", None, None, None)
    late = ("L-2", "planned", OLD, None, None)
    recalled = deliveries(without_day, late)

    assert known_on(deliveries(), recalled)["delivery_id"].to_list() == ["L-2"]
    assert known_on(deliveries(without_day), recalled).height == 2


def test_a_record_is_late_mended_or_gone():
    then = deliveries(
        ("L-1", "ongoing", OLD, OLD, None),
        ("L-2", "ongoing", OLD, OLD, None),
        ("L-3", "ongoing", OLD, OLD, None),
    )
    recalled = deliveries(
        ("L-2", "ongoing", OLD, OLD, None),
        ("L-3", "completed", OLD, OLD, OLD),
        ("L-4", "planned", OLD, None, None),
    )

    found = corrected_records(
        then, recalled, key="delivery_id", watched=("state", *DAYS)
    )

    assert found.select("correction", "delivery_id", "columns").rows() == [
        ("late", "L-4", []),
        ("mended", "L-3", ["state", "ended_on"]),
        ("gone", "L-1", []),
    ]


def test_what_is_the_same_is_no_correction():
    some = deliveries(("L-1", "ongoing", OLD, OLD, None))

    assert corrected_records(some, some, key="delivery_id", watched=DAYS).is_empty()


def test_an_evaluation_counts_after_the_day():
    before = pl.DataFrame({"evaluation_id": ["E-1"], "completed_on": [OLD]})
    now = pl.DataFrame(
        {"evaluation_id": ["E-1", "E-2", "E-3"], "completed_on": [OLD, NEW, SINCE]}
    )

    assert evaluations_held(before, now, SINCE)["evaluation_id"].to_list() == ["E-2"]


def asked(states, *, is_data_date=True):
    rows = pl.DataFrame({"is_ongoing": states, "is_past_planned_end": states}).select(
        pl.all(),
        is_ongoing_with_plan=pl.lit(value=True),
        is_ongoing_without_plan=pl.lit(value=False),
    )
    return Asked(lambda query, columns: rows.select(columns), is_data_date)


def test_a_figure_changes_by_corrections_and_by_what_has_happened():
    (figure,) = figures_since(
        asked([True]),
        asked([True] * 3, is_data_date=False),
        asked([True] * 8),
        ["ongoing_deliveries"],
    )

    assert (figure.correction, figure.change, figure.difference) == (2, 5, 7)


def test_what_has_no_history_is_told_on_the_data_date_only():
    (figure,) = figures_since(
        asked([True, False]),
        asked([True], is_data_date=False),
        asked([True]),
        ["past_planned_end"],
    )

    assert figure.recalled is None
    assert (figure.correction, figure.change, figure.difference) == (None, None, 0.5)


def test_the_figures_are_named_once():
    assert len(set(SINCE_LAST)) == len(SINCE_LAST)
