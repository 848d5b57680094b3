"""Lost days: a point per workplace, share together with size."""

import polars as pl
import pytest

from app.charts.absence_lost_days import days_per_person, lost_days_chart
from app.charts.theme import Theme


@pytest.fixture(params=["light", "dark"])
def theme(request):
    return Theme(request.param)


def workplaces(*rows, national=0.06):
    """Name, persons and share; every person has 200 possible days."""
    return pl.DataFrame(
        [
            (name, persons, share, persons * 200.0 * share, persons * 200.0, national)
            for name, persons, share in rows
        ],
        schema={
            "workplace_name": pl.String,
            "persons_count": pl.Int64,
            "absence_share": pl.Float64,
            "lost_days": pl.Float64,
            "possible_days": pl.Float64,
            "national_share": pl.Float64,
        },
        orient="row",
    )


def words_of(figure):
    return [annotation.text for annotation in figure.layout.annotations]


def test_the_points_are_those_of_the_frame(theme):
    rows = workplaces(("Ås", 20, 0.1), ("<i>Bø</i>", 200, 0.05))

    figure = lost_days_chart(rows, theme)

    (points,) = (trace for trace in figure.data if trace.name == "workplaces")
    assert points.x == (20, 200)
    assert points.y == (10.0, 5.0)
    assert points.customdata[1].startswith("&lt;i&gt;Bø")
    assert "2\N{NO-BREAK SPACE}000 tapte dagsverk" in points.customdata[1]


def test_along_a_curve_the_same_days_are_lost(theme):
    rows = workplaces(("Ås", 20, 0.1), ("Bø", 200, 0.05))

    figure = lost_days_chart(rows, theme)

    (curve,) = (trace for trace in figure.data if trace.name == "same-1000")
    known = [(x, y) for x, y in zip(curve.x, curve.y, strict=True) if y is not None]
    assert {round(x * 200 * y / 100) for x, y in known} == {1000}
    assert days_per_person(rows) == 200


def test_country_and_named_threshold_are_lines_with_words(theme):
    words = words_of(lost_days_chart(workplaces(("Ås", 20, 0.1)), theme))

    assert "landet 6,0\N{NO-BREAK SPACE}%" in words
    assert "50 årsverk (OE 4.1.3)" in words


def test_without_a_national_figure_there_is_no_line_of_it(theme):
    rows = workplaces(("Ås", 20, 0.1), national=None)

    assert not any(
        "landet" in words for words in words_of(lost_days_chart(rows, theme))
    )


def test_no_days_lost_draws_no_curves(theme):
    figure = lost_days_chart(workplaces(("Ås", 20, 0.0)), theme)

    assert [trace.name for trace in figure.data] == ["workplaces"]
