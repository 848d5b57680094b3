"""A figure that counts persons is told of fixed groups only, and alike everywhere."""

from datetime import date

import polars as pl
import pytest

from app.cli_metrics import as_json, as_text, work_out
from app.door import open_door
from app.exports.content import METRIC, make_content
from app.exports.metrics import all_metrics_rows
from app.filters import Filters
from app.identity import LOCAL_MANAGER, Area, AreaKind, Reader, Role
from app.metrics.registry import METRICS, figure_of, metric_named, rows_behind
from app.translations.figure_words import figure_words
from app.translations.gettext import speaking

PROTECTED = [metric for metric in METRICS if metric.is_protected]
EARLIER = date(2025, 2, 28)
CENTRE = "oslo"
COUNTY = "03"
FIXED = {
    "all": Filters(),
    "one centre": Filters(centres=(CENTRE,)),
    "one county": Filters(counties=(COUNTY,)),
    "all on another day": Filters(as_of=EARLIER),
}
FREE = {
    "a type": Filters(types=("one_to_one",)),
    "two types": Filters(types=("one_to_one", "multi_unit")),
    "a sector": Filters(sectors=("private",)),
    "two counties": Filters(counties=(COUNTY, "46")),
    "a centre and a county": Filters(centres=(CENTRE,), counties=(COUNTY,)),
    "a state on another day": Filters(as_of=EARLIER, statuses=("completed",)),
}
MUNICIPALITY = Reader("one", Role.ANALYST, Area(AreaKind.MUNICIPALITY, "0301"))


def test_a_figure_of_persons_is_protected():
    assert [metric.code for metric in PROTECTED] == ["evaluation_response_share"]


@pytest.mark.parametrize("filters", FIXED.values(), ids=FIXED)
def test_nothing_is_withheld_of_a_fixed_group(filters, whole_build):
    with open_door(whole_build, filters, LOCAL_MANAGER) as door:
        figures = [figure_of(metric, door.fetch) for metric in METRICS]

    assert not any(figure.withheld_count for figure in figures)


@pytest.mark.parametrize("filters", FREE.values(), ids=FREE)
def test_with_other_filters_figures_of_persons_are_not_shown(filters, whole_build):
    with open_door(whole_build, filters, LOCAL_MANAGER) as door:
        told = {metric: figure_of(metric, door.fetch) for metric in METRICS}
        rows = all_metrics_rows(METRICS, door.fetch)
        contents = [
            make_content(f"{METRIC}{metric.code}", door.fetch, as_of=EARLIER)
            for metric in PROTECTED
        ]

    withheld = [metric for metric, figure in told.items() if figure.is_withheld]
    assert withheld == PROTECTED
    of_persons = rows.filter(pl.col("metric").is_in([m.code for m in PROTECTED]))
    assert of_persons["value_in_words"].to_list() == ["ikke vist"] * len(PROTECTED)
    assert of_persons.select("value", "lower", "upper").null_count().row(0) == (
        (len(PROTECTED),) * 3
    )
    assert of_persons.select("part", "whole", "row_count").row(0) == (0, 0, 0)
    assert all(each.rows.is_empty() for each in contents)
    assert all(each.value == "ikke vist" for each in contents)


def test_a_municipality_is_no_fixed_group(whole_build):
    metric = PROTECTED[0]
    with open_door(whole_build, Filters(), MUNICIPALITY) as door:
        figure = figure_of(metric, door.fetch)
        rows = rows_behind(metric, door.fetch)

    assert (figure.value, figure.part, rows.height) == (None, 0, 0)


def test_the_command_line_says_what_is_not_shown_and_why(whole_build):
    answer = work_out(
        whole_build,
        [PROTECTED[0].code],
        reader=LOCAL_MANAGER,
        as_of=None,
        chosen={"type": ["one_to_one"]},
        language="nb",
    )

    (said,) = as_json(answer, "nb")["metrics"]

    assert said["value"] is None
    assert said["is_protected"]
    assert said["withheld_count"] > 0
    assert "ikke vist" in as_text(answer, "nb")
    assert "bare for alle, ett senter eller ett fylke" in as_text(answer, "nb")


def test_not_shown_reads_apart_from_missing():
    metric = metric_named("evaluation_response_share")
    rows = pl.DataFrame(
        {
            "share_respondents_count": [None],
            "share_invited_count": [None],
            "is_response_unknown": [True],
            "is_hidden": [False],
            "is_response_withheld": [False],
        },
        schema_overrides=dict.fromkeys(
            ("share_respondents_count", "share_invited_count"), pl.Int64
        ),
    )
    withheld = rows.with_columns(is_response_withheld=pl.lit(value=True))

    with speaking("en"):
        said = [
            figure_words(metric, metric.measure.figure(each))
            for each in (rows, withheld)
        ]

    assert said == ["–", "not shown"]
