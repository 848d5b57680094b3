"""Each delivery is cut into stretches by its dates, one window at a time."""

from datetime import date

import polars as pl
import pytest

from app.metrics.portfolio_timeline import (
    WINDOW_ROWS,
    Window,
    drawn_time,
    peak,
    stretches,
    window_at,
    window_count,
)
from app.metrics.timeline_findings import (
    density_finding,
    timeline_finding,
    undated_finding,
    window_finding,
)

AS_OF = date(2026, 6, 30)
JANUARY, MARCH, MAY = date(2026, 1, 1), date(2026, 3, 1), date(2026, 5, 1)
DECEMBER = date(2026, 12, 1)


def delivery(state, *, contact=None, start=None, plan=None, end=None, place=1):
    dates = {
        "first_contact_on": contact,
        "started_on": start,
        "planned_end_on": plan,
        "ended_on": end,
    }
    return pl.DataFrame(
        [{"place": place, "state": state, **dates}],
        schema={
            "place": pl.Int64,
            "state": pl.String,
            **dict.fromkeys(dates, pl.Date),
        },
    )


def cut(rows):
    return stretches(rows, AS_OF).select("kind", "from_on", "to_on").rows()


def months(*counts):
    return pl.DataFrame(
        {
            "month_on": [date(2026, n, 1) for n in range(1, len(counts) + 1)],
            "stock_count": counts,
        }
    )


def test_an_ongoing_delivery_has_lived_time_and_time_that_is_planned():
    assert cut(delivery("ongoing", contact=JANUARY, start=MARCH, plan=DECEMBER)) == [
        ("lead", JANUARY, MARCH),
        ("planned", AS_OF, DECEMBER),
        ("ongoing", MARCH, AS_OF),
    ]


def test_after_the_planned_end_an_ongoing_delivery_is_over():
    assert cut(delivery("ongoing", start=JANUARY, plan=MARCH)) == [
        ("ongoing", JANUARY, MARCH),
        ("over", MARCH, AS_OF),
    ]


def test_a_plan_that_ended_before_the_start_is_over_from_the_start():
    assert cut(delivery("ongoing", start=MAY, plan=MARCH)) == [
        ("ongoing", MAY, MAY),
        ("over", MAY, AS_OF),
    ]


def test_the_planned_end_on_the_as_of_day_is_not_over():
    assert cut(delivery("ongoing", start=MAY, plan=AS_OF)) == [("ongoing", MAY, AS_OF)]


def test_without_a_plan_an_ongoing_delivery_runs_to_the_as_of_day():
    assert cut(delivery("ongoing", start=MAY)) == [("ongoing", MAY, AS_OF)]


@pytest.mark.parametrize(
    ("contact", "plan", "expected"),
    [
        pytest.param(MARCH, DECEMBER, (MARCH, DECEMBER), id="both"),
        pytest.param(MARCH, None, (MARCH, MARCH), id="first contact only"),
        pytest.param(None, DECEMBER, (DECEMBER, DECEMBER), id="planned end only"),
    ],
)
def test_a_planned_delivery_goes_from_first_contact_to_planned_end(
    contact, plan, expected
):
    rows = delivery("planned", contact=contact, plan=plan)

    assert cut(rows) == [("planned", *expected)]


@pytest.mark.parametrize("state", ["completed", "stopped"])
def test_a_delivery_that_has_ended_goes_to_its_end_whatever_was_planned(state):
    rows = delivery(state, start=JANUARY, plan=DECEMBER, end=MAY)

    assert cut(rows) == [(state, JANUARY, MAY)]


def test_an_end_without_a_start_goes_from_first_contact_or_is_one_day():
    assert cut(delivery("stopped", contact=MARCH, end=MAY)) == [("stopped", MARCH, MAY)]
    assert cut(delivery("completed", end=MAY)) == [("completed", MAY, MAY)]


def test_the_time_drawn_holds_planned_ends_that_no_stretch_reaches():
    rows = delivery("completed", start=JANUARY, plan=DECEMBER, end=MAY)

    assert drawn_time(rows, stretches(rows, AS_OF)) == (JANUARY, DECEMBER)


def test_windows_are_counted_from_one_and_the_last_is_shorter():
    assert [window_count(n) for n in (0, 1, WINDOW_ROWS, WINDOW_ROWS + 1)] == [
        *(1, 1, 1, 2)
    ]
    assert window_at(1, 420) == Window(1, 40, 420)
    assert window_at(11, 420) == Window(401, 420, 420)


def test_of_two_equal_peaks_the_newest_is_told():
    assert peak(months(3, 5, 5, 4)) == (date(2026, 3, 1), 5)


@pytest.mark.parametrize(
    ("counts", "expected"),
    [
        ((3, 5, 4), "Flest pågikk i februar 2026: 5, og 4 nå"),
        ((3, 4, 4, 4, 4, 5), "Aldri har flere pågått enn nå: 5"),
        ((0, 0), "Ingen har pågått ved slutten av en måned"),
    ],
)
def test_the_strip_says_when_the_most_were_ongoing(counts, expected):
    assert density_finding(months(*counts), AS_OF) == expected


@pytest.mark.parametrize(
    ("ongoing", "everything", "late", "expected"),
    [
        (129, 420, 44, "44 av 129 pågående er over planlagt slutt"),
        (129, 420, 1, "1 av 129 pågående er over planlagt slutt"),
        (129, 420, 0, "Ingen av de 129 pågående er over planlagt slutt"),
        (1, 1, 0, "Den ene leveransen i utvalget pågår"),
        (0, 3, 0, "Ingen av de 3 leveransene pågår"),
    ],
)
def test_the_heading_says_how_many_are_late(ongoing, everything, late, expected):
    assert timeline_finding(ongoing, everything, late) == expected


def test_a_window_says_which_rows_of_how_many():
    rows = pl.DataFrame({"past_planned_end_days": [7, None]})
    none = pl.DataFrame(
        {"past_planned_end_days": [None]}, schema={"past_planned_end_days": pl.Int64}
    )

    assert window_finding(Window(41, 42, 42), rows) == (
        "41–42 av 42: 1 over planlagt slutt"
    )
    assert window_finding(Window(1, 1, 1), none) == (
        "1 leveranse: ingen over planlagt slutt"
    )


def test_those_without_dates_are_counted_in_words():
    assert undated_finding(12) == "12 uten datoer vises ikke på tidslinjen"
