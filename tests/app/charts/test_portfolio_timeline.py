"""The timeline draws few traces, whole names in words, and a link for every bar."""

from datetime import date, timedelta
from itertools import pairwise

import polars as pl
import pytest

from app.charts.portfolio_timeline import portfolio_timeline_chart
from app.charts.theme import DARK, LIGHT, Theme
from app.charts.time_ticks import time_ticks
from app.charts.timeline_key import timeline_key
from app.charts.timeline_overview import timeline_overview_chart
from app.metrics.portfolio_timeline import stretches
from app.translations.gettext import speaking

AS_OF = date(2026, 6, 30)
SCHEMA = {
    "delivery_id": pl.String,
    "workplace_name": pl.String,
    "state": pl.String,
    "delivery_type": pl.String,
    "centre_name": pl.String,
    "unit_count": pl.Int64,
    "first_contact_on": pl.Date,
    "started_on": pl.Date,
    "planned_end_on": pl.Date,
    "ended_on": pl.Date,
    "past_planned_end_days": pl.Int64,
    "group_label": pl.String,
    "group_count": pl.Int64,
    "place": pl.Int64,
}
LATE = {
    "workplace_name": "Ås <b>kommune</b>",
    "state": "ongoing",
    "started_on": date(2025, 1, 1),
    "planned_end_on": date(2026, 6, 1),
    "past_planned_end_days": 29,
}
STOPPED = {
    "workplace_name": "Ørn",
    "state": "stopped",
    "started_on": date(2025, 1, 1),
    "ended_on": date(2025, 3, 1),
}
PLANNED = {
    "workplace_name": "Ærlig",
    "state": "planned",
    "first_contact_on": date(2026, 5, 1),
    "planned_end_on": date(2027, 1, 1),
}
PLAIN = {"delivery_type": "one_to_one", "unit_count": 1, "group_count": 2}


def rows(*deliveries):
    return pl.DataFrame(
        [
            {"delivery_id": f"L-{n}", "place": n, **PLAIN, **each}
            for n, each in enumerate(deliveries, start=1)
        ],
        schema=SCHEMA,
    )


def chart(*deliveries, theme=None, as_of=AS_OF):
    links = {f"L-{n}": f"/leveranse?id=L-{n}" for n in range(1, 100)}
    return portfolio_timeline_chart(
        rows(*deliveries), theme or Theme(), as_of=as_of, links=links
    )


def trace(figure, name):
    return next(each for each in figure.data if each.name == name)


def words(figure):
    return [each.text for each in figure.layout.annotations]


def test_a_full_window_is_a_handful_of_traces():
    figure = chart(*[LATE, STOPPED, PLANNED] * 13)

    assert len(figure.data) <= 9


def test_the_stretch_past_the_planned_end_is_hatched_and_says_the_days():
    figure = chart(LATE)
    over = trace(figure, "over")

    assert over.base[0] == date(2026, 6, 1)
    assert timedelta(milliseconds=over.x[0]) == timedelta(days=29)
    assert over.marker.pattern.shape == "/"
    assert "29 dager over" in words(figure)


def test_stopped_has_a_cross_and_every_plan_a_tick():
    figure = chart(LATE, STOPPED)

    assert list(trace(figure, "stop").x) == [date(2025, 3, 1)]
    assert list(trace(figure, "planned_end").x) == [date(2026, 6, 1)]


def test_a_name_is_a_link_and_cannot_hold_markup():
    named = next(text for text in words(chart(LATE)) if "Ås" in text)

    assert '<a href="/leveranse?id=L-1" target="_self">' in named
    assert "Ås &lt;b&gt;kommune" in named
    assert "<b>kommune" not in named


def test_a_long_name_is_cut_over_the_bar_and_whole_in_the_hover():
    figure = chart({**STOPPED, "workplace_name": "Ab " * 30})

    assert any("…" in text for text in words(figure))
    hover = trace(figure, "stopped").customdata[0]
    assert hover.count("Ab") == 30
    assert all(len(line) < 60 for line in hover.split("<br>"))


def test_a_delivery_of_one_day_can_be_seen():
    figure = chart({**STOPPED, "ended_on": date(2025, 1, 1)}, LATE)

    assert trace(figure, "stopped").x[0] > 0


def test_the_as_of_day_is_drawn_only_where_it_is_in_the_window():
    assert "per 30.06.2026" in words(chart(LATE))
    assert not [text for text in words(chart(STOPPED)) if text.startswith("per")]


def test_a_group_is_named_once_where_it_starts():
    figure = chart(
        {**LATE, "group_label": "Oslo"},
        {**STOPPED, "group_label": "Oslo"},
        {**PLANNED, "group_label": "Agder"},
    )

    bold = [text for text in words(figure) if text.startswith("<b>")]
    assert bold == ["<b>Oslo</b> 2", "<b>Agder</b> 2"]


def test_rows_do_not_stand_on_each_other():
    figure = chart(*[{**STOPPED, "group_label": name} for name in "AABBB"])
    middles = list(trace(figure, "stopped").y)

    assert middles == sorted(middles)
    assert min(b - a for a, b in pairwise(middles)) >= 30
    assert figure.layout.height > max(middles)


def test_light_and_dark_differ_and_english_is_english():
    assert chart(LATE, theme=Theme("dark")).layout.template.layout.paper_bgcolor == (
        DARK.surface
    )
    assert trace(chart(LATE), "ongoing").marker.color == LIGHT.blue
    with speaking("en"):
        assert "29 days over" in words(chart(LATE))


@pytest.mark.parametrize(
    ("first", "last", "expected"),
    [
        pytest.param(
            date(2025, 11, 1),
            date(2026, 9, 1),
            ["K1 2026", "K2 2026", "K3 2026"],
            id="quarters",
        ),
        pytest.param(
            date(2023, 6, 1), date(2026, 6, 1), ["2024", "2025", "2026"], id="years"
        ),
        pytest.param(
            date(2010, 6, 1),
            date(2030, 6, 1),
            ["2013", "2016", "2019", "2022", "2025", "2028"],
            id="some years",
        ),
    ],
)
def test_so_many_days_are_named_as_a_phone_has_room_for(first, last, expected):
    assert [tick.name for tick in time_ticks(first, last) if tick.name] == expected


def test_a_name_that_would_be_cut_at_the_edge_is_left_out():
    ticks = time_ticks(date(2024, 12, 31), date(2025, 12, 31))

    assert [tick.name for tick in ticks] == ["", "K2 2025", "K3 2025", "K4 2025"]


def test_the_key_has_only_the_marks_that_occur():
    late = rows(LATE)

    key = timeline_key(stretches(late, AS_OF), late)
    assert "over planlagt slutt" in key
    assert "stoppet" not in key


def test_the_strip_ends_on_the_as_of_day_and_boxes_the_window():
    months = pl.DataFrame(
        {"month_on": [date(2026, 5, 1), date(2026, 6, 1)], "stock_count": [3, 2]}
    )
    figure = timeline_overview_chart(
        months,
        Theme(),
        as_of=date(2026, 6, 10),
        time=(date(2026, 5, 3), date(2027, 1, 1)),
        window=(date(2026, 6, 1), date(2026, 9, 1)),
    )

    assert list(figure.data[0].x) == [date(2026, 5, 31), date(2026, 6, 10)]
    assert words(figure) == ["3"]
    assert figure.layout.shapes[0].x1 == date(2026, 9, 1)
