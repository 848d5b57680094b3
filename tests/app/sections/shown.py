"""What can be read in a finding, for the tests that look for something in it."""

from app.filters import Filters
from app.metrics.registry import figure_of, metric_named
from app.sections.content import Bars, Finding, Lines
from app.translations.figure_words import figure_words
from app.translations.gettext import speaking

NOBODY = Filters(counties=("00",))
"""Filters that leave nothing."""


def text_of(finding: Finding) -> str:
    """Give every word of a finding, but its notes."""
    cells = [cell for table in finding.tables for row in table.rows for cell in row]
    chart = finding.chart
    marks: list[str] = []
    if isinstance(chart, Bars):
        marks = [
            *chart.categories,
            *(
                word
                for series in chart.series
                for word in (series.name, *series.labels)
            ),
        ]
    if isinstance(chart, Lines):
        marks = [line.name for line in chart.lines]
    alt = "" if chart is None else chart.alt
    return "\n".join((finding.heading, *finding.sentences, *cells, *marks, alt))


def check_figures(findings, moment, language="nb"):
    """Hold every figure of a section against the registry, and against its words."""
    for finding in findings:
        words = text_of(finding)
        for shown in finding.figures:
            metric = metric_named(shown.code)
            with speaking(language):
                expected = figure_words(metric, figure_of(metric, moment.fetch))
            assert shown.words == expected, shown.code
            assert shown.words in words, f"{finding.code}: {shown.code} is not read"


def check_said(findings):
    """Hold a section to what every finding must have."""
    assert findings
    for finding in findings:
        assert finding.heading
        assert len(finding.heading) <= 90, finding.heading
        assert finding.caption
        if finding.is_empty:
            assert finding.sentences
        for table in finding.tables:
            assert all(len(row) == len(table.columns) for row in table.rows)
        if finding.chart is not None:
            assert finding.chart.alt
        if isinstance(finding.chart, Bars):
            sizes = {
                len(part)
                for each in finding.chart.series
                for part in (each.values, each.labels)
            }
            assert sizes == {len(finding.chart.categories)}
