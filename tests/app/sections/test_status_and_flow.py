"""What stands where, what comes and goes, and what is late."""

from datetime import date

import polars as pl
import pytest

from app.sections import status_and_flow
from app.sections.status_and_flow_course import by_quarter
from tests.app.sections.shown import NOBODY, check_figures, check_said

LATE = {
    "delivery_id": "L-1",
    "workplace_id": "V-1",
    "status": "ongoing",
    "started_on": date(2026, 1, 5),
    "planned_end_on": date(2026, 6, 20),
}
PLACES = {
    "workplaces": [{"workplace_id": "V-1", "workplace_name": "Åsen sjukeheim"}],
    "delivery_units": [{"delivery_id": "L-1", "workplace_id": "V-1"}],
}


@pytest.mark.parametrize("language", ["nb", "en"])
def test_every_figure_is_that_of_the_registry(found, occasion, language):
    findings = found(status_and_flow, occasion, language).values()

    check_said(findings)
    check_figures(findings, occasion.now, language)


def test_the_bars_of_states_add_up_to_all_deliveries(found, occasion):
    finding = found(status_and_flow, occasion)["states"]

    total = sum(sum(series.values) for series in finding.chart.series)
    assert str(int(total)) == finding.figures[0].words


def test_the_centres_add_up_to_all_deliveries(found, occasion):
    chart = found(status_and_flow, occasion)["centres"].chart

    total = sum(value or 0 for series in chart.series for value in series.values)
    assert total == occasion.now.fetch("rows/delivery_rows", columns=()).height


def test_every_delivery_past_its_planned_end_is_in_the_table(found, occasion):
    finding = found(status_and_flow, occasion)["past_planned_end"]
    late = occasion.now.fetch("deliveries_past_planned_end")

    assert late.height
    assert [row[0] for row in finding.tables[0].rows] == late["delivery_id"].to_list()


def test_a_delivery_past_its_plan_is_told_with_its_days(found, tiny):
    finding = found(status_and_flow, tiny(deliveries=[LATE], **PLACES))

    assert finding["past_planned_end"].heading == (
        "1 pågår etter planlagt slutt, i 10 dager"
    )
    assert finding["past_planned_end"].tables[0].rows == (
        ("L-1", "Åsen sjukeheim", "05.01.2026", "20.06.2026", "10"),
    )


def test_when_nothing_is_late_that_is_said(found, tiny):
    on_time = LATE | {"planned_end_on": date(2027, 1, 1)}

    finding = found(status_and_flow, tiny(deliveries=[on_time], **PLACES))

    late = finding["past_planned_end"]
    assert late.is_empty
    assert late.heading == "Ingen pågående leveranse er over planlagt slutt"
    assert not late.tables


def test_what_has_not_started_has_no_flow(found, tiny):
    planned = {"delivery_id": "L-1", "workplace_id": "V-1", "status": "planned"}

    finding = found(status_and_flow, tiny(deliveries=[planned], **PLACES))["flow"]

    assert finding.is_empty
    assert finding.chart is None


def test_months_add_up_to_quarters_and_the_stock_is_that_of_the_last():
    months = pl.DataFrame(
        {
            "month_on": [date(2026, 2, 1), date(2026, 3, 1), date(2026, 4, 1)],
            "in_count": [2, 1, 4],
            "out_count": [0, 1, 0],
            "stock_count": [2, 2, 6],
        }
    )

    assert by_quarter(months).rows() == [
        (date(2026, 1, 1), 3, 1, 2),
        (date(2026, 4, 1), 4, 0, 6),
    ]


def test_the_quarters_of_the_year_hold_its_starts(found, occasion):
    chart = found(status_and_flow, occasion)["flow"].chart

    assert len(chart.categories) == 8
    assert [series.name for series in chart.series] == [
        *("Startet", "Avsluttet eller stoppet")
    ]
    assert chart.is_upright


def test_nothing_in_view_is_said_with_its_reason(found, meet, tiny, sample_build):
    assert found(status_and_flow, tiny())["nothing"].is_empty
    filtered = found(status_and_flow, meet(sample_build, filters=NOBODY))["nothing"]
    assert filtered.heading == "Ingen leveranser passer til filtrene"
