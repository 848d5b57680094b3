"""The headline figures, against last time and a year before."""

from datetime import date

import pytest

from app.door import read_build
from app.metrics.registry import METRICS, figure_of, metric_named
from app.sections import headline_figures
from app.sections.headline_figures import CENTRAL, HEADLINE
from app.sections.occasion import Point
from app.translations.figure_words import figure_words
from app.translations.gettext import speaking
from app.translations.numbers import NOT_KNOWN
from tests.app.sections.shown import NOBODY, check_figures, check_said
from tests.tiny_build import write_tiny_build

DELIVERY = {
    "delivery_id": "L-1",
    "workplace_id": "V-1",
    "status": "ongoing",
    "started_on": date(2026, 6, 1),
}
PLACES = {
    "workplaces": [{"workplace_id": "V-1", "workplace_name": "Ås"}],
    "delivery_units": [{"delivery_id": "L-1", "workplace_id": "V-1"}],
}


def headings(finding):
    return [column.heading for column in finding.tables[0].columns]


def row_named(finding, name):
    return next(row for row in finding.tables[0].rows if row[0] == name)


def test_the_four_of_the_overview_come_first():
    from app.components.headline_figures import HEADLINE as OF_THE_OVERVIEW

    assert HEADLINE == OF_THE_OVERVIEW
    assert set(CENTRAL) <= {metric.code for metric in METRICS}
    assert not set(CENTRAL) & set(HEADLINE)


@pytest.mark.parametrize("language", ["nb", "en"])
def test_every_figure_is_that_of_the_registry(found, two_days, language):
    findings = found(headline_figures, two_days, language).values()

    check_said(findings)
    check_figures(findings, two_days.now, language)


def test_each_figure_has_its_definition_in_the_notes(found, occasion):
    notes = "\n".join(found(headline_figures, occasion)["headline"].notes)

    for code in HEADLINE:
        assert metric_named(code).name.nb in notes
        assert metric_named(code).numerator.nb in notes


def test_without_a_last_time_there_is_no_column_of_it(found, occasion):
    shown = headings(found(headline_figures, occasion)["headline"])

    assert [word.split(",")[0] for word in shown] == [
        *("Nøkkeltall", "Nå", "Et år før", "Regnes fra")
    ]


def test_last_time_and_a_year_before_stand_beside_the_figure(found, two_days):
    finding = found(headline_figures, two_days)["headline"]
    metric = metric_named("ongoing_deliveries")
    with speaking("nb"):
        then = figure_words(metric, figure_of(metric, two_days.then.fetch))

    assert headings(finding)[2] == "Sist, 15.04.2026"
    assert row_named(finding, "Leveranser som pågår")[2] == then
    assert "Siden 15.04.2026" in finding.sentences[0]


def test_what_has_no_history_is_not_told_of_an_earlier_day_of_the_build(
    found, two_days
):
    row = row_named(found(headline_figures, two_days)["central"], "Dekning")

    assert row[1] != NOT_KNOWN
    assert row[2:4] == (NOT_KNOWN, NOT_KNOWN)


def test_what_has_no_history_is_told_of_a_build_on_its_own_data_date(
    found, meet, sample_build
):
    same_day = meet(sample_build, then=Point(sample_build, sample_build.data_date))

    row = row_named(found(headline_figures, same_day)["central"], "Dekning")

    assert row[2] == row[1]
    assert row[3] == NOT_KNOWN


def test_the_heading_counts_the_figures_that_have_moved_each_way(found, two_days):
    finding = found(headline_figures, two_days)["central"]
    said = " ".join(finding.sentences)

    better = said.count(",", said.find("Bedre:"), said.find(". ")) + 1
    assert finding.heading.startswith(f"{better if 'Bedre' in said else 0} av ")
    assert "15.04.2026" in finding.heading


def test_between_two_builds_a_change_may_be_a_correction(
    found, meet, tmp_path, sample_build
):
    older = read_build(write_tiny_build(tmp_path / "older.duckdb"))
    then = Point(older, older.data_date)

    two_builds = found(headline_figures, meet(sample_build, then=then))["headline"]
    one_build = found(headline_figures, meet(sample_build))["headline"]

    assert "rettelse av gamle opplysninger" in " ".join(two_builds.notes)
    assert "rettelse av gamle opplysninger" not in " ".join(one_build.notes)
    assert "avrundet hver for seg" in two_builds.notes[0]


def test_with_nothing_a_year_before_that_is_said(found, tiny):
    finding = found(headline_figures, tiny(deliveries=[DELIVERY], **PLACES))

    assert finding["headline"].heading == "1 leveranse pågår, 1 virksomhet er nådd"
    assert finding["headline"].sentences == (
        "Ingen leveranse var begynt per 30.06.2025, så det er ingenting å sammenligne "
        "med.",
    )
    assert headings(finding["headline"]) == ["Nøkkeltall", "Nå", "Regnes fra"]
    assert "ingenting tidligere" in finding["central"].heading


def test_nothing_in_view_is_said_with_its_reason(found, meet, tiny, sample_build):
    empty = found(headline_figures, tiny())["nothing"]
    filtered = found(headline_figures, meet(sample_build, filters=NOBODY))["nothing"]

    assert empty.is_empty
    assert empty.heading == "Ingen leveranser per 30.06.2026"
    assert filtered.is_empty
    assert filtered.heading == "Ingen leveranser passer til filtrene"
