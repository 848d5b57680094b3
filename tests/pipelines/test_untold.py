"""A file that lacks a column says nothing of it; one with an empty cell does."""

from shutil import copytree

import pytest

from data.home import find_home
from tests.pipelines.programmes import ask, load, row, write_programme

NAMES = "Virksomhet-id;Virksomhet;Nivå"


@pytest.fixture(scope="module")
def known(tmp_path_factory):
    folder = tmp_path_factory.mktemp("known")
    known = row("workplaces", is_in_scope="ja", man_years="12,5")
    files = write_programme(folder / "first", workplaces=[known])
    load(find_home(folder / "home", {}), files)
    return folder


@pytest.fixture
def loaded(tmp_path, known):
    """Load one more file of workplaces, and give the report and what is known then."""
    copytree(known, tmp_path, dirs_exist_ok=True)
    home = find_home(tmp_path / "home", {})

    def load_text(text):
        path = tmp_path / "first" / "virksomheter.csv"
        path.write_text(text, encoding="utf-8")
        report = load(home, path, minute=5)
        found = ask(
            home, "select workplace_name, is_in_scope, man_years from core.workplaces"
        )
        return report, found

    return load_text


def test_a_column_that_the_file_lacks_keeps_what_was_known(loaded):
    report, found = loaded(f"{NAMES}\nV-1;Nytt navn;Enhet\n")

    assert found == [("Nytt navn", True, 12.5)]
    assert {change.column_name for change in report.changes} == {"workplace_name"}


def test_an_empty_cell_empties_what_was_known(loaded):
    lines = f"{NAMES};Årsverk\nV-1;Nytt navn;Enhet;\n"

    _report, found = loaded(lines)

    assert found == [("Nytt navn", True, None)]


def test_a_new_row_has_only_what_its_file_says(loaded):
    _report, found = loaded(f"{NAMES}\nV-2;Ny;Enhet\n")

    assert ("Ny", None, None) in found
