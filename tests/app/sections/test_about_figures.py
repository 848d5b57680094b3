"""About the figures: what they rest on, what is left out, and what each one means."""

from datetime import date

import pytest

from app.metrics.registry import metric_named
from app.sections import about_figures
from app.sections.registry import SECTIONS
from app.translations.gettext import speaking
from tests.app.sections.shown import check_said
from tests.app.sections.tiny_occasion import found, text_of
from tests.tiny_build import write_tiny_build


@pytest.fixture(scope="module")
def path(tmp_path_factory):
    return write_tiny_build(tmp_path_factory.mktemp("about") / "tiny.duckdb")


def test_every_figure_that_a_section_shows_is_defined(two_days):
    with speaking("en"):
        found_in = [
            finding for section in SECTIONS for finding in section.findings(two_days)
        ]
    shown = {
        metric_named(figure.code).name.en
        for finding in found_in
        for figure in finding.figures
    }
    (table,) = next(each for each in found_in if each.code == "definitions").tables

    defined = {row[0] for row in table.rows}
    assert not shown - defined, "add them to about_figures_definitions.OTHERS"


def test_a_definition_says_what_is_counted_of_what_and_who_is_left_out(path):
    (table,) = found(about_figures, path)["definitions"].tables

    metric = metric_named("self_reliant")
    (row,) = [each for each in table.rows if each[0] == metric.name.en]
    assert row[1] == metric.explanation.en
    assert metric.numerator.en in row[2]
    assert metric.denominator.en in row[2]
    assert metric.left_out.en in row[3]


def test_it_says_which_data_and_that_they_are_invented(occasion, found):
    build = occasion.now.build

    source = found(about_figures, occasion, "en")["source"]

    facts = dict(source.tables[0].rows)
    assert facts["Data set"] == build.id
    assert facts["Deliveries in view"] == "60 of 60"
    assert facts["Sources of the files"].startswith("Varig's own form (")
    assert source.sentences[0].startswith("Invented data")


def test_an_earlier_day_says_what_is_not_counted(occasion, path):
    source = found(about_figures, path, as_of=date(2026, 3, 1))["source"]

    assert source.sentences[1].startswith("Seen from 1 Mar 2026: what is dated later")
    assert dict(source.tables[0].rows)["Files read"] == "–"


def test_the_checks_are_those_of_the_trust_strip(occasion, found):
    checks = found(about_figures, occasion, "en")["checks"]
    rules = occasion.now.fetch("trust_rules")

    assert len(checks.tables[0].rows) == rules.height > 0
    assert sum(int(row[3]) for row in checks.tables[0].rows) == rules["row_count"].sum()
    assert "rules checked" in checks.sentences[0]


def test_a_rule_is_told_and_no_row_is_quoted(occasion, found):
    checks = found(about_figures, occasion, "en")["checks"]
    quoted = [
        sentence
        for sentence in occasion.now.fetch("trust_rules")["sentence_en"]
        if sentence and sentence in text_of({"checks": checks})
    ]

    assert not quoted


def test_without_a_broken_rule_it_says_so(path):
    checks = found(about_figures, path)["checks"]

    assert checks.heading == "No row is set aside, and none has a warning"
    assert not checks.tables


def test_it_says_what_is_left_out_and_what_figures_cannot_say(path):
    left_out = found(about_figures, path)["left_out"]

    words = text_of({"left_out": left_out})
    assert "Sensitive actions" in words
    assert "Answers of fewer than 3 persons" in words
    assert "Absence of fewer than 5 persons" in words
    assert "say what is recorded, and not why" in words
    assert "brings the outcome about, only what goes together" in words


@pytest.mark.parametrize("language", ["nb", "en"])
def test_of_the_sample_every_finding_has_what_a_finding_must_have(
    two_days, found, language
):
    check_said(found(about_figures, two_days, language).values())
