"""The report of a load is the same after it was written as JSON and read again."""

import json

import pytest

from data.home import find_home
from pipelines.report import FigureChange, FileReport, LoadReport, NoteReport
from pipelines.report_json import report_from_json, report_to_json
from tests.pipelines.programmes import DATA_DATE, load, row, write_programme

KEYS_OF_BEFORE = {
    "build_id",
    "content_hash",
    "data_date",
    "is_new",
    "is_published",
    "files",
    "tables",
    "findings",
    "warnings_count",
}
"""What scripts have read from `varig load --json` all along."""


@pytest.fixture(scope="module")
def report(tmp_path_factory):
    folder = tmp_path_factory.mktemp("reported")
    home = find_home(folder / "home", {})
    load(home, write_programme(folder / "files"))
    changed = [row("actions", title="Ny tittel"), row("actions", action_id="M-2")]
    more = write_programme(folder / "more", actions=changed)
    return load(home, more, minute=1)


def test_a_report_survives_the_way_there_and_back(report):
    assert report.changes
    assert report_from_json(report_to_json(report)) == report


def test_figures_and_fates_survive_too():
    note = NoteReport("navn", "dropped", None, "er et navn «x»", "is a name")
    report = LoadReport(
        build_id=None,
        content_hash="0",
        data_date=DATA_DATE,
        is_new=True,
        is_published=False,
        files=(FileReport("a.csv", "0", None, None, None, None, "fia", (note,)),),
        tables=(),
        findings=(),
        warnings_count=0,
        figures=(FigureChange("deliveries", None, 0.1),),
    )

    assert report_from_json(report_to_json(report)) == report


def test_what_scripts_read_before_is_there_still(report):
    said = json.loads(report_to_json(report))

    assert said.keys() >= KEYS_OF_BEFORE
    for table in said["tables"]:
        aside = table["set_aside_count"] + table["set_aside_with_parent_count"]
        assert table["read_count"] == table["kept_count"] + aside
