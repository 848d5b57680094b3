"""What a rule lists and what a figure of the portfolio counts are the same.

Where they differ, it is for one of two reasons, and each test says which: a rule asks
nobody at a workplace that has closed, and it does not say of a delivery that is over on
no known day that it goes on.
"""

from datetime import date
from functools import partial

import polars as pl
import pytest

from tests.app.ask import ask
from tests.app.queries.follow_up.rule_states import rows_of

DATA_DATE = date(2026, 10, 31)
DAYS = [
    pytest.param(DATA_DATE, id="the data date"),
    pytest.param(date(2026, 8, 31), id="a month end"),
    pytest.param(date(2024, 2, 29), id="a leap day"),
    pytest.param(date(2022, 6, 15), id="long ago"),
]

WAITING = ["overdue", "due_soon", "not_due"]

every_day = pytest.mark.parametrize("day", DAYS)


@pytest.fixture
def path(whole_build):
    return whole_build.path


def ids(frame, where, key="delivery_id"):
    return set(frame.filter(where)[key])


def in_state(path, rule_code, day, *states):
    found = ids(rows_of(path, rule_code, day), pl.col("state").is_in(states))
    assert found or day != DATA_DATE, "the sample shows nothing of this"
    return found


def excused(path, day):
    """Give the deliveries of closed workplaces, and those over on no known day."""
    rows = ask(path, "rows/follow_up_delivery_rows", as_of=day)
    return ids(rows, pl.col("is_closed") | pl.col("is_end_unknown"))


@every_day
def test_an_end_evaluation_waits_as_its_evaluation_state_says(path, day):
    figures = ask(path, "rows/evaluation_state_rows", as_of=day).filter(kind="end")
    # The figure also says not due of a delivery that goes on, when one is planned.
    waiting = figures.filter(
        pl.col("evaluation_state").is_in(WAITING), state="completed"
    ).select("delivery_id", "evaluation_state")

    by_rule = rows_of(path, "end_evaluation", day).filter(
        pl.col("state").is_in(WAITING)
    )

    left_out = pl.col("delivery_id").is_in(excused(path, day))
    assert by_rule.height > 0
    assert dict(by_rule.select("delivery_id", "state").iter_rows()) == dict(
        waiting.filter(~left_out).iter_rows()
    )


@every_day
@pytest.mark.parametrize("state", ["done", "done_late"])
def test_an_end_evaluation_is_done_as_its_evaluation_state_says(path, day, state):
    figures = ask(path, "rows/evaluation_state_rows", as_of=day).filter(kind="end")
    # The figure says done also of one held before the end, or before a stop. What is
    # done stays done, so closed workplaces make no difference.
    held = figures.filter(evaluation_state=state, state="completed")

    assert in_state(path, "end_evaluation", day, state) == set(held["delivery_id"])


@every_day
def test_an_end_evaluation_is_unknown_where_the_end_is(path, day):
    rows = ask(path, "rows/follow_up_delivery_rows", as_of=day)

    by_rule = in_state(path, "end_evaluation", day, "unknown")

    # The figure says done when one was held, and of several answers that one.
    assert by_rule == ids(rows, "is_end_unknown")
    figures = ask(path, "rows/evaluation_state_rows", as_of=day)
    assert ids(figures, "is_end_unknown") <= by_rule


@every_day
def test_end_evaluations_are_held_and_late_as_after_the_end_says(path, day):
    figures = ask(path, "rows/after_the_end_rows", as_of=day)
    state = partial(in_state, path, "end_evaluation", day)
    is_missed = pl.col("is_evaluation_due") & ~pl.col("is_evaluated")

    assert state("done", "done_late") == ids(figures, "is_evaluated")
    assert state("done") == ids(figures, "is_evaluated_in_time")
    assert state("overdue") == ids(figures, is_missed) - excused(path, day)


@every_day
def test_a_first_contact_in_the_window_is_one_that_is_done_in_time(path, day):
    figures = ask(path, "rows/after_the_end_rows", as_of=day)
    first = rows_of(path, "follow_up_contact", day).filter(
        pl.col("record_id").str.ends_with("/1")
    )
    is_missed = pl.col("is_contact_due") & ~pl.col("is_contacted")
    missed = ids(figures, is_missed)

    assert ids(first, pl.col("state") == "done") == ids(figures, "is_contacted")
    # The figure stops at twelve months. The rule still waits, and takes one that is
    # late, until nobody is followed up any more.
    assert ids(first, pl.col("state").is_in(["overdue", "done_late"])) <= missed
    over = missed - ids(first, pl.col("state").is_in(["overdue", "done_late"]))
    long_ago = ids(first, pl.col("from_on").dt.offset_by("36mo") < day)
    assert over <= long_ago | excused(path, day)


@every_day
def test_a_trainer_is_silent_for_the_rule_and_for_the_figure(path, day):
    figures = ask(path, "rows/trainer_rows", as_of=day)
    rows = rows_of(path, "silent_trainer", day)

    def by_rule(*states):
        return ids(rows, pl.col("state").is_in(states), "record_id")

    assert rows.select("record_id", "delivery_id", "from_on", "done_on").rows() == (
        figures.select(
            "trainer_id", "delivery_id", "trained_on", "first_session_on"
        ).rows()
    )
    assert by_rule("overdue") == ids(figures, "is_silent", "trainer_id")
    assert by_rule("done", "done_late") == ids(
        figures, "has_held_session", "trainer_id"
    )
    assert by_rule("due_soon", "not_due") == ids(
        figures, pl.col("is_waiting") & ~pl.col("has_held_session"), "trainer_id"
    )


@every_day
def test_a_delivery_is_over_its_plan_for_the_rule_and_for_the_figure(path, day):
    figures = ask(path, "rows/delivery_rows", as_of=day)

    by_rule = in_state(path, "over_plan", day, "overdue")

    assert by_rule == ids(figures, "is_past_planned_end") - excused(path, day)


@every_day
def test_a_delivery_has_no_planned_end_for_the_rule_and_for_the_figure(path, day):
    figures = ask(path, "rows/delivery_rows", as_of=day)

    by_rule = in_state(path, "no_end_date", day, *WAITING)

    assert by_rule == ids(figures, "is_ongoing_without_plan") - excused(path, day)
