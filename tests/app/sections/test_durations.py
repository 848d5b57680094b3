"""How long deliveries last, with the ongoing ones counted in."""

from datetime import date, timedelta

import pytest

from app.metrics.duration_groups import COLUMNS, FEWEST_AT_RISK, groups_by
from app.sections import durations
from tests.app.sections.shown import NOBODY, check_figures, check_said

BEGAN = date(2025, 1, 1)


def deliveries(*months, kind="one_to_one", status="completed"):
    return [
        {
            "delivery_id": f"L-{kind}-{place}",
            "workplace_id": "V-1",
            "delivery_type": kind,
            "status": status,
            "started_on": BEGAN,
            "ended_on": None if status == "ongoing" else BEGAN + timedelta(30 * count),
        }
        for place, count in enumerate(months)
    ]


def units(rows):
    return {
        "deliveries": rows,
        "workplaces": [{"workplace_id": "V-1", "workplace_name": "Ås"}],
        "delivery_units": [
            {"delivery_id": row["delivery_id"], "workplace_id": "V-1"} for row in rows
        ],
    }


@pytest.mark.parametrize("language", ["nb", "en"])
def test_every_figure_is_that_of_the_registry(found, occasion, language):
    findings = found(durations, occasion, language).values()

    check_said(findings)
    check_figures(findings, occasion.now, language)


def test_a_curve_falls_from_one_and_stops_when_few_are_left(found, occasion):
    chart = found(durations, occasion)["curves"].chart
    rows = occasion.now.fetch("rows/duration_rows", columns=COLUMNS)
    groups = groups_by(rows, "gathering_days", "delivery_type")
    drawn = sorted((g for g in groups if g.is_drawn), key=lambda group: group.code)

    assert chart.is_steps
    assert chart.is_share
    assert len(chart.lines) == len(drawn)
    for line, group in zip(chart.lines, drawn, strict=True):
        times, shares = zip(*line.points, strict=True)
        table = group.survival.table
        last = table.filter(table["at_risk"] >= FEWEST_AT_RISK)["time"].max()
        assert line.points[0] == (0, 1)
        assert list(times) == sorted(times)
        assert list(shares) == sorted(shares, reverse=True)
        assert times[-1] == pytest.approx(last, abs=0.001)


def test_the_guide_is_a_band_of_months(found, occasion):
    assert found(durations, occasion)["curves"].chart.band == (
        *(3.0, 6.0, "Veilederen antar 3–6 måneder"),
    )


def test_a_type_keeps_its_look_when_the_other_is_away(found, tiny):
    rows = deliveries(6, 7, 8, 9, 10)

    lines = found(durations, tiny(**units(rows)))["curves"].chart.lines

    assert [(line.colour, line.is_dashed) for line in lines] == [("orange", True)]


def test_a_median_that_is_not_reached_is_said_so(found, tiny):
    rows = deliveries(6) + deliveries(
        1, 2, 3, 4, 5, status="ongoing", kind="multi_unit"
    )

    shown = found(durations, tiny(**units(rows)))

    assert shown["curves"].heading == (
        "Medianen for varighet er ikke nådd: for få leveranser er over"
    )
    assert "ikke nådd" in shown["medians"].tables[0].rows[0][4]
    assert shown["medians"].tables[0].rows[2][3:] == ("for få",) * 4


def test_few_deliveries_have_no_curve_and_that_is_said(found, tiny):
    finding = found(durations, tiny(**units(deliveries(6, 7))))["curves"]

    assert finding.chart is None
    assert "En kurve trenger minst 5 leveranser." in finding.sentences


def test_deliveries_that_have_not_begun_have_no_duration(found, tiny):
    planned = [{"delivery_id": "L-1", "workplace_id": "V-1", "status": "planned"}]

    finding = found(durations, tiny(**units(planned)))["durations"]

    assert finding.is_empty
    assert finding.sentences == ("Ingen leveranser i utvalget har startet.",)


def test_nothing_in_view_is_said_with_its_reason(found, meet, tiny, sample_build):
    assert found(durations, tiny())["nothing"].is_empty
    filtered = found(durations, meet(sample_build, filters=NOBODY))["nothing"]
    assert filtered.heading == "Ingen leveranser passer til filtrene"
