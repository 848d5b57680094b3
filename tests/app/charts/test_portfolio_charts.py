"""The charts of Overview and Portfolio draw what they are given, and only that."""

from datetime import date

import polars as pl
import pytest

from app.charts.advisor_hours import advisor_hours_chart
from app.charts.categories import categories_chart
from app.charts.county_tiles import TILES, county_tiles_chart, share_edges
from app.charts.flow import flow_chart
from app.charts.funnel import funnel_chart
from app.charts.past_planned_end import SHOWN, past_planned_end_chart
from app.charts.planned_and_actual import planned_and_actual_chart
from app.charts.states import states_chart
from app.charts.theme import DARK, LIGHT, Theme
from app.metrics.funnel import FUNNEL_SCHEMA
from data.reference.places import counties

THEME = Theme()
HOURS = {
    "delivery_type": "one_to_one",
    "delivery_count": 2,
    "reporting_count": 1,
    "unit_count": 1,
    "advisor_hours": 5.0,
    "unit_hours": 5.0,
}


def words(figure):
    return [annotation.text for annotation in figure.layout.annotations]


def lengths(figure):
    return [trace.x[0] for trace in figure.data]


def county(code, reached, in_scope):
    return {
        "county_code": code,
        "in_scope_count": in_scope,
        "reached_count": reached,
        "reached_share": reached / in_scope,
    }


def past_planned_end(*names):
    return pl.DataFrame(
        [
            {
                "delivery_id": f"L-{name}",
                "workplace_name": name,
                "started_on": date(2025, 1, 1),
                "planned_end_on": date(2026, 1, 1),
                "days_late": 30,
            }
            for name in names
        ]
    )


def test_the_funnel_tells_reached_waiting_and_missing_apart():
    row = ("evaluated", 10, 5, 0, 2, 3, 0)
    frame = pl.DataFrame([row], schema=FUNNEL_SCHEMA, orient="row")

    figure = funnel_chart(frame, THEME)

    looks = [(trace.marker.color, trace.marker.pattern.shape) for trace in figure.data]
    assert lengths(figure) == [5, 2, 3]
    assert looks == [(LIGHT.blue, None), (LIGHT.surface, "/"), (LIGHT.orange, None)]
    assert words(figure)[0].endswith("5 av 8 forfalte · 63\N{NO-BREAK SPACE}%")


def test_what_cannot_be_told_is_left_out_of_the_share():
    row = ("far", 10, 4, 0, 0, 4, 2)
    frame = pl.DataFrame([row], schema=FUNNEL_SCHEMA, orient="row")

    assert "50\N{NO-BREAK SPACE}%" in words(funnel_chart(frame, THEME))[0]


def test_the_funnel_gives_the_share_of_known_answers_as_the_headline_does():
    row = ("continues", 20, 3, 1, 2, 9, 5)
    frame = pl.DataFrame([row], schema=FUNNEL_SCHEMA, orient="row")

    over, under = words(funnel_chart(frame, THEME))

    assert over.endswith("3 av 4 kjente svar · 75\N{NO-BREAK SPACE}%")
    assert "5 skjult (få svar)" in under
    assert "9 uten svar" in under


def test_a_delivery_that_was_stopped_is_not_called_missing():
    row = ("completed", 10, 4, 0, 2, 4, 0)
    frame = pl.DataFrame([row], schema=FUNNEL_SCHEMA, orient="row")

    assert "4 stoppet eller over planlagt slutt" in words(funnel_chart(frame, THEME))[1]


def test_every_county_has_its_own_tile():
    assert set(TILES) == {each.code for each in counties()}
    assert len(set(TILES.values())) == len(TILES)


def test_a_county_with_nothing_reached_differs_from_one_without_workplaces():
    frame = pl.DataFrame([county("03", 0, 4), county("11", 1, 2)])

    figure = county_tiles_chart(frame, THEME)

    tiles = dict(zip(TILES, figure.data, strict=True))
    assert tiles["03"].marker.color == LIGHT.ramp[0]
    assert tiles["03"].marker.pattern.shape is None
    assert tiles["55"].marker.pattern.shape == "/"
    assert tiles["11"].marker.color == LIGHT.ramp[4]


def test_shares_fall_in_three_classes_at_the_most():
    assert share_edges([]) == []
    assert share_edges([0.5]) == [0.5]
    assert share_edges([0.1, 0.2, 0.3, 0.4, 0.5, 0.6]) == [0.1, 0.3, 0.5]


def test_states_stand_in_process_order():
    frame = pl.DataFrame(
        {
            "delivery_type": ["one_to_one"] * 4,
            "state": ["planned", "ongoing", "completed", "stopped"],
            "counted": [1, 2, 0, 3],
        }
    )

    figure = states_chart(frame, THEME)

    assert lengths(figure) == [1, 2, 3]
    assert [trace.base[0] for trace in figure.data] == [0, 1, 3]


def test_several_and_not_known_do_not_look_like_a_category():
    frame = pl.DataFrame(
        {
            "category": ["oslo", "several", "unknown"],
            "label": ["Oslo", "Flere", "Ukjent"],
            "counted": [3, 2, 1],
        }
    )

    figure = categories_chart(frame, THEME)

    assert [trace.marker.pattern.shape for trace in figure.data] == [None, "/", "."]


def test_nobody_who_reports_hours_is_no_bar_and_not_zero():
    frame = pl.DataFrame([HOURS | {"unit_hours": None, "reporting_count": 0}])

    figure = advisor_hours_chart(frame, THEME)

    assert not figure.data
    assert words(figure)[0] == "<b>Én-til-én</b> ingen timer meldt"


@pytest.mark.parametrize("months", [1, 24])
def test_what_goes_out_stands_under_what_comes_in(months):
    frame = pl.DataFrame(
        {
            "month_on": [date(2024 + n // 12, n % 12 + 1, 1) for n in range(months)],
            "in_count": [3] * months,
            "out_count": [2] * months,
            "stock_count": [5] * months,
        }
    )

    stock, came_in, went_out = flow_chart(frame, THEME).data

    assert stock.y[-1] == 5
    assert (came_in.y[0], went_out.y[0]) == (3, -2)


def test_longer_than_planned_differs_by_shape_too():
    frame = pl.DataFrame(
        {
            "planned_months": [12.0, 12.0],
            "actual_months": [18.0, 11.0],
            "is_longer": [True, False],
            "delivery_count": [1, 4],
        }
    )

    longer, in_time = planned_and_actual_chart(frame, THEME).data

    assert (longer.marker.symbol, in_time.marker.symbol) == ("triangle-up", "circle")
    assert in_time.customdata[0].endswith("(4)")


def test_names_are_read_as_they_are_written():
    figure = past_planned_end_chart(
        past_planned_end("<b>Ås & co"), THEME, as_of=date(2026, 1, 31)
    )

    assert words(figure) == ["&lt;b&gt;Ås &amp; co", "30 dager over"]


def test_only_the_first_ten_are_drawn():
    figure = past_planned_end_chart(
        past_planned_end(*"abcdefghijklm"), THEME, as_of=date(2026, 1, 31)
    )

    assert len(figure.data) == 2 * SHOWN


def test_the_dark_theme_has_its_own_colours():
    row = ("evaluated", 10, 0, 0, 0, 3, 0)
    frame = pl.DataFrame([row], schema=FUNNEL_SCHEMA, orient="row")

    figure = funnel_chart(frame, Theme("dark"))

    assert figure.data[-1].marker.color == DARK.orange
