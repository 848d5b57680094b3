"""The development of a staff survey: gaps, what is clear, and how it is said."""

import polars as pl
import pytest

from app.charts.survey_trends import survey_trends_chart
from app.charts.theme import Theme
from app.metrics.survey_findings import (
    answers_each_year,
    points_said,
    survey_finding,
    trend_twin,
)
from app.metrics.survey_trends import (
    POINT,
    score_digits,
    survey_changes,
    survey_trend,
    unit_points,
)
from app.translations.gettext import speaking

HIDDEN = "hidden (few persons)"


def result(year, score, count=40, *, theme="Klima", instrument="ForBedring"):
    return {
        "instrument": instrument,
        "theme": theme,
        "year": year,
        "score": score,
        "respondents_count": count,
        "is_hidden": score is None,
    }


def trend_of(*results):
    schema = {name: POINT[name] for name in results[0]}
    return survey_trend(unit_points(pl.DataFrame(results, schema=schema)))


def of_units(year, score, unit_count, *, theme="Klima", error=0.1):
    return {
        **result(year, score, 10 * unit_count, theme=theme, instrument="10-FAKTOR"),
        "unit_count": unit_count,
        "standard_error": error,
    }


def group_trend(*points):
    return survey_trend(pl.DataFrame(points, schema_overrides=POINT).select(*POINT))


@pytest.mark.parametrize(
    ("instrument", "held", "years"),
    [
        pytest.param("ForBedring", [2020, 2022], [2020, 2021, 2022], id="every year"),
        pytest.param("10-FAKTOR", [2020, 2022], [2020, 2022], id="every second year"),
        pytest.param("10-FAKTOR", [2020, 2024], [2020, 2022, 2024], id="at least"),
        pytest.param(
            "10-FAKTOR", [2020, 2021, 2023], [2020, 2021, 2022, 2023], id="as held here"
        ),
        pytest.param("other", [2020], [2020], id="once"),
    ],
)
def test_a_year_that_is_missing_is_a_gap(instrument, held, years):
    trend = trend_of(*(result(year, 4.0, instrument=instrument) for year in held))

    assert trend["year"].to_list() == years
    shown = trend.drop_nulls("score")["year"].to_list()
    assert shown == held
    assert not trend["is_hidden"].any()


def test_the_chart_has_the_whole_scale_and_draws_no_line_over_a_gap():
    trend = trend_of(result(2020, 70.0), result(2022, 72.0), result(2023, None, None))

    figure = survey_trends_chart(
        trend, points_said(trend, hidden=HIDDEN), Theme(), scale=(0, 100)
    )

    line, hidden = figure.data
    assert line.y == (70.0, None, 72.0, None)
    assert line.connectgaps is False
    assert line.text == ("", "", "72,0", "")
    assert (hidden.x, hidden.customdata) == ((2023,), (f"2023: {HIDDEN}",))
    assert figure.layout.yaxis.range == (0, 100)


def test_each_theme_has_a_panel_with_its_name_as_it_is_written():
    trend = trend_of(
        *(result(2020, 70.0, theme=name) for name in ("Klima & <b>", "Ro", "Kort"))
    )

    figure = survey_trends_chart(
        trend, points_said(trend, hidden=HIDDEN), Theme(), scale=(0, 100)
    )

    names = [each.text for each in figure.layout.annotations]
    assert names == ["Klima &amp; &lt;b&gt;", "Ro", "Kort"]
    assert len(figure.data) == 3


def test_a_change_that_so_few_could_give_by_chance_is_not_clear():
    def is_clear(count):
        trend = trend_of(result(2020, 60.0, count), result(2021, 70.0, count))
        return survey_changes(trend)[0].is_clear

    assert not is_clear(30)
    assert is_clear(31)


def test_more_themes_take_a_larger_change():
    def clear(themes):
        trend = trend_of(
            *(
                result(year, score, 40, theme=str(theme))
                for theme in range(themes)
                for year, score in ((2020, 60.0), (2021, 70.0))
            )
        )
        return sum(each.is_clear for each in survey_changes(trend))

    assert clear(1) == 1
    assert clear(10) == 0


def test_of_fewer_than_ten_units_no_change_is_clear():
    def is_clear(units):
        trend = group_trend(of_units(2020, 3.0, units), of_units(2022, 4.0, units))
        return survey_changes(trend)[0].is_clear

    assert not is_clear(9)
    assert is_clear(10)


def test_the_finding_is_the_largest_clear_change_up_or_down():
    trend = trend_of(
        result(2019, 50.0, theme="A"),
        result(2025, 75.0, theme="A"),
        result(2019, 80.0, theme="B"),
        result(2025, 50.0, theme="B"),
        result(2019, 70.0, theme="C"),
        result(2025, 71.0, theme="C"),
    )

    with speaking("en"):
        assert survey_finding(trend) == (
            "ForBedring: B went from 80.0 (2019) to 50.0 (2025), the largest of 2 "
            "clear changes in 3 themes"
        )


@pytest.mark.parametrize(
    ("results", "said"),
    [
        pytest.param(
            [result(2019, 70.0), result(2020, 72.0)],
            "ForBedring 2019–2020: no clear change in any theme",
            id="nothing clear",
        ),
        pytest.param(
            [result(2019, 70.0), result(2020, None, None)],
            "ForBedring: one year is shown, 2019; a development takes two",
            id="one year",
        ),
        pytest.param(
            [result(2020, None, None)],
            "ForBedring: the results are hidden",
            id="all hidden",
        ),
    ],
)
def test_what_there_is_too_little_of_is_said(results, said):
    with speaking("en"):
        assert survey_finding(trend_of(*results)) == said


def test_the_table_beside_the_chart_has_every_point_with_its_n():
    trend = trend_of(
        result(2020, 70.0, 1), result(2022, 71.25, 1200), result(2023, None, None)
    )

    with speaking("en"):
        twin = trend_twin(trend, hidden=HIDDEN)

    assert twin.rows() == [
        (
            "Klima",
            "70.0\N{NO-BREAK SPACE}(1)",
            "–",
            "71.3\N{NO-BREAK SPACE}(1,200)",
            HIDDEN,
        )
    ]
    assert twin.columns == ["theme", "2020", "2021", "2022", "2023"]


def test_who_points_at_a_point_is_told_its_n():
    trend = trend_of(result(2020, 70.0, 1), result(2021, 71.0, 12))

    with speaking("en"):
        assert points_said(trend, hidden=HIDDEN) == [
            "2020: 70.0 (1 answer)",
            "2021: 71.0 (12 answers)",
        ]


def test_how_many_have_answered_is_said_for_each_year_that_is_shown():
    trend = trend_of(
        result(2020, 70.0, 9, theme="A"),
        result(2020, 70.0, 12, theme="B"),
        result(2021, 70.0, 8, theme="A"),
        result(2022, None, None, theme="A"),
    )
    of_group = group_trend(of_units(2020, 4.0, 3), of_units(2022, 4.0, 5))

    with speaking("en"):
        assert answers_each_year(trend) == "9–12 (2020), 8 (2021)"
        assert answers_each_year(of_group) == (
            "30 in 3 units (2020), 50 in 5 units (2022)"
        )


def test_a_mean_on_a_short_scale_has_two_decimals():
    assert score_digits(group_trend(of_units(2020, 4.0, 3))) == 2
    assert score_digits(trend_of(result(2020, 4.0, instrument="10-FAKTOR"))) == 1
