"""How many the programme has reached, and who is left."""

from datetime import date

import pytest

from app.filters import Filters
from app.sections import coverage
from tests.app.sections.shown import NOBODY, check_figures, check_said

DELIVERY = {
    "delivery_id": "L-1",
    "workplace_id": "V-1",
    "status": "ongoing",
    "started_on": date(2026, 1, 1),
}
UNIT = {"delivery_id": "L-1", "workplace_id": "V-1"}


def workplace(key, name, county="03", **more):
    row = {"workplace_id": key, "workplace_name": name, "county_code": county}
    return row | {"is_in_scope": True} | more


@pytest.mark.parametrize("language", ["nb", "en"])
def test_every_figure_is_that_of_the_registry(found, occasion, language):
    findings = found(coverage, occasion, language).values()

    assert len(findings) == 3
    check_said(findings)
    check_figures(findings, occasion.now, language)


def test_every_workplace_never_reached_is_in_the_table(found, occasion):
    finding = found(coverage, occasion)["never_reached"]
    names = occasion.now.fetch("never_reached")["workplace_name"].to_list()

    assert names
    assert sorted(row[2] for row in finding.tables[0].rows) == sorted(names)


def test_those_never_reached_stand_by_county_and_then_by_norwegian_rules(found, tiny):
    places = [
        workplace("V-1", "Nådd"),
        workplace("V-2", "Åsen"),
        workplace("V-3", "Østre"),
        workplace("V-4", "Ærlig", employees_count=12),
        workplace("V-5", "Zebra", county="42"),
    ]

    shown = found(
        coverage,
        tiny(deliveries=[DELIVERY], delivery_units=[UNIT], workplaces=places),
    )

    finding = shown["never_reached"]
    assert finding.heading == "4 av 5 virksomheter i målgruppen er aldri nådd"
    assert [row[2] for row in finding.tables[0].rows] == [
        *("Zebra", "Ærlig", "Østre", "Åsen")
    ]
    assert finding.tables[0].rows[1][3:] == ("Ukjent", "12", "nei")


def test_the_county_with_the_largest_share_stands_first(found, tiny):
    places = [
        workplace("V-1", "Nådd", county="42"),
        workplace("V-2", "Åsen"),
        workplace("V-3", "Ås", county="unknown-county"),
    ]

    shown = found(
        coverage,
        tiny(deliveries=[DELIVERY], delivery_units=[UNIT], workplaces=places),
    )

    chart = shown["counties"].chart
    assert chart.categories[:2] == ("Agder", "Oslo")
    assert chart.series[0].values == (1.0, 0.0, 0.0)
    assert chart.series[0].labels[0] == "1 av 1 · 100\N{NO-BREAK SPACE}%"


def test_without_anybody_in_scope_the_reason_is_said(found, tiny):
    places = [workplace("V-1", "Ås", is_in_scope=False)]

    shown = found(
        coverage,
        tiny(deliveries=[DELIVERY], delivery_units=[UNIT], workplaces=places),
    )

    assert shown["counties"].is_empty
    assert shown["counties"].heading == (
        "Ingen virksomhet i utvalget er merket som i målgruppen"
    )
    assert "never_reached" not in shown


def test_when_all_are_reached_nobody_is_listed(found, tiny):
    shown = found(
        coverage,
        tiny(
            deliveries=[DELIVERY],
            delivery_units=[UNIT],
            workplaces=[workplace("V-1", "Ås")],
        ),
    )

    assert shown["never_reached"].is_empty
    assert not shown["never_reached"].tables


def test_a_place_without_deliveries_still_lists_those_never_reached(found, tiny):
    shown = found(coverage, tiny(workplaces=[workplace("V-1", "Ås")]))

    assert shown["counties"].heading == "Ingen av virksomhetene i målgruppen er nådd"
    assert shown["layers"].is_empty
    assert len(shown["never_reached"].tables[0].rows) == 1


def test_filters_on_deliveries_are_said_beside_the_share(found, meet, sample_build):
    some = meet(sample_build, filters=Filters(types=("one_to_one",)))

    shown = found(coverage, some)

    assert any("leveransene i utvalget" in said for said in shown["counties"].sentences)
    assert len(shown["never_reached"].sentences) >= 1


def test_nothing_in_view_is_said_with_its_reason(found, meet, tiny, sample_build):
    assert found(coverage, tiny())["nothing"].is_empty
    filtered = found(coverage, meet(sample_build, filters=NOBODY))["nothing"]
    assert filtered.heading == "Ingen leveranser passer til filtrene"
