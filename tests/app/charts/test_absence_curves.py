"""The raw curves of absence: a panel per measure, the country, and what is hidden."""

from datetime import date

import polars as pl
import pytest

from app.charts.absence_curves import absence_curves_chart
from app.charts.absence_time import limits_of_reading, quarter_label
from app.charts.delivery_spans import Span
from app.charts.theme import Theme

FIRST = 2024 * 4


@pytest.fixture(params=["light", "dark"])
def theme(request):
    return Theme(request.param)


def quarters(*shares, measure="total", national=0.06, first=FIRST):
    """One row per share; `few` and `source` are hidden for that, None is missing."""
    hidden = [share if isinstance(share, str) else None for share in shares]
    known = [None if isinstance(share, str) else share for share in shares]
    return pl.DataFrame(
        {
            "measure": [measure] * len(shares),
            "quarter_number": [first + place for place in range(len(shares))],
            "absence_share": known,
            "national_share": [national] * len(shares),
            "is_hidden": [why is not None for why in hidden],
            "hidden_why": hidden,
            "is_missing": [share is None for share in shares],
            "lacks_national": [national is None] * len(shares),
        },
        schema_overrides={
            "absence_share": pl.Float64,
            "national_share": pl.Float64,
            "hidden_why": pl.String,
        },
    )


def traces(figure, name):
    return [trace for trace in figure.data if trace.name == name]


def words_of(figure):
    return [annotation.text for annotation in figure.layout.annotations]


def test_the_marks_are_the_figures_of_the_frame(theme):
    rows = quarters(0.05, 0.07)

    figure = absence_curves_chart(rows, [], theme)

    (own,), (country,) = traces(figure, "workplace"), traces(figure, "country")
    assert own.x == country.x == (FIRST, FIRST + 1)
    assert own.y == pytest.approx((5.0, 7.0))
    assert country.y == (6.0, 6.0)


def test_a_missing_or_hidden_quarter_breaks_the_curve_and_each_reason_has_a_mark(theme):
    rows = quarters(0.05, None, "few", "source", "complement", 0.06)

    figure = absence_curves_chart(rows, [], theme)

    (own,) = traces(figure, "workplace")
    assert own.connectgaps is False
    assert [share is not None and share == share for share in own.y] == [
        *(True, False, False, False, False, True)
    ]
    (few,), (source,) = traces(figure, "few"), traces(figure, "source")
    assert few.x == (FIRST + 2, FIRST + 4)
    assert source.x == (FIRST + 3,)
    assert few.marker.symbol != source.marker.symbol
    assert few.customdata[0] == "K3 2024: skjult (få personer)"


def test_what_is_hidden_for_another_reads_as_few(theme):
    rows = quarters("few", "complement", 0.05)

    (few,) = traces(absence_curves_chart(rows, [], theme), "few")

    assert {words.partition(": ")[2] for words in few.customdata} == {
        "skjult (få personer)"
    }


def test_measures_never_share_a_panel(theme):
    rows = pl.concat(
        [
            quarters(0.01, measure="self_certified", national=0.01),
            quarters(0.02, measure="short_term", national=None),
        ]
    )

    figure = absence_curves_chart(rows, [], theme)

    assert [trace.yaxis for trace in traces(figure, "workplace")] == ["y", "y2"]
    assert [trace.yaxis for trace in traces(figure, "country")] == ["y"]


@pytest.mark.parametrize(("year", "is_drawn"), [(2019, False), (2022, True)])
def test_the_pandemic_is_a_band_where_the_curves_meet_it(theme, year, is_drawn):
    figure = absence_curves_chart(quarters(0.05, first=year * 4 + 3), [], theme)

    assert ("pandemi 2020–2022" in words_of(figure)) == is_drawn


def test_the_start_of_a_delivery_is_marked_only_within_the_time_shown(theme):
    spans = [
        Span("L-0", date(2020, 5, 1), date(2020, 9, 1)),
        Span("L-1", date(2024, 5, 1), None),
    ]

    figure = absence_curves_chart(quarters(0.05, 0.05, 0.05, 0.05), spans, theme)

    assert " L-1 " in words_of(figure)
    assert " L-0 " not in words_of(figure)


def test_each_delivery_has_its_own_row_over_the_curves(theme):
    spans = [
        Span("L-1", date(2024, 2, 1), date(2024, 5, 1)),
        Span("L-2", date(2024, 2, 1), None),
    ]

    figure = absence_curves_chart(quarters(0.05, 0.05, 0.05, 0.05), spans, theme)

    rows = {
        note.text: note.yshift
        for note in figure.layout.annotations
        if note.text in (" L-1 ", " L-2 ")
    }
    assert len(rows) == len(set(rows.values())) == 2
    assert max(rows.values()) < figure.layout.margin.t


def test_the_limits_of_reading_stand_on_the_chart(theme):
    figure = absence_curves_chart(quarters(0.05), [], theme)

    assert "<br>".join(limits_of_reading()) in words_of(figure)


def test_a_quarter_is_named_by_number_and_year():
    assert quarter_label(2021 * 4) == "K1 2021"
