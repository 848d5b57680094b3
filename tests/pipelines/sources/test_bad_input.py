"""Files made elsewhere to break readers: none crashes a load, and no row is lost."""

import csv
import json

import pytest

from data.home import find_home
from data.tables import TABLES
from pipelines.errors import LoadError
from tests.pipelines.programmes import ask, load, row, write_programme


@pytest.fixture
def home(tmp_path):
    return find_home(tmp_path / "home", {})


FOLDERS = ("workbooks", "csv-spectrum/csvs", "csv-spectrum/json", "formula-injection")


def test_every_bad_file_is_refused_with_a_sentence_that_names_it(home, fixtures_folder):
    files = [
        path
        for folder in FOLDERS
        for path in sorted((fixtures_folder / "bad_input" / folder).iterdir())
    ]

    for path in files:
        with pytest.raises(LoadError) as refused:
            load(home, path, publish=False)
        assert refused.value.faults
        for fault in refused.value.faults:
            assert path.name in fault.nb
            assert path.name in fault.en
    assert len(files) >= 30


def test_formulas_in_a_file_come_in_as_the_text_they_are(
    home, tmp_path, fixtures_folder
):
    folder = fixtures_folder / "bad_input/formula-injection"
    vectors = json.loads((folder / "defusedcsv_vectors.json").read_text("utf-8"))
    lines = (folder / "payloadbox_csv-payload.txt").read_text("utf-8").splitlines()
    titles = [written for written, _ in vectors["dangerous"]] + lines
    titles = [title.strip() for title in titles if title.strip()]
    programme = write_programme(tmp_path / "p")
    write_actions(programme, titles)

    report = load(home, programme)

    (actions,) = [t for t in report.tables if t.table_name == "actions"]
    assert actions.read_count == len(titles)
    for table in report.tables:
        aside = table.set_aside_count + table.set_aside_with_parent_count
        assert table.read_count == table.kept_count + aside
    kept = {title for (title,) in ask(home, "select title from core.actions")}
    assert kept <= set(titles)
    assert len(kept) > len(set(titles)) / 2


def write_actions(folder, titles):
    (contract,) = [table for table in TABLES if table.name == "actions"]
    with (folder / "actions.csv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, delimiter=";")
        writer.writerow(column.nb for column in contract.columns)
        for number, title in enumerate(titles):
            action = row("actions", action_id=f"M-{number}", title=title)
            writer.writerow(action.get(name) or "" for name in contract.column_names)
