"""A file that lacks a column says nothing of it; one with an empty cell does."""

from data.home import find_home
from tests.pipelines.programmes import ask, load, row, write_programme

NAMES = "Virksomhet-id;Virksomhet;Nivå"


def loaded(tmp_path, text):
    home = find_home(tmp_path / "home", {})
    known = row("workplaces", is_in_scope="ja", man_years="12,5")
    load(home, write_programme(tmp_path / "first", workplaces=[known]))
    path = tmp_path / "first" / "virksomheter.csv"
    path.write_text(text, encoding="utf-8")
    report = load(home, path, minute=5)
    found = ask(
        home, "select workplace_name, is_in_scope, man_years from core.workplaces"
    )
    return report, found


def test_a_column_that_the_file_lacks_keeps_what_was_known(tmp_path):
    report, found = loaded(tmp_path, f"{NAMES}\nV-1;Nytt navn;Enhet\n")

    assert found == [("Nytt navn", True, 12.5)]
    assert {change.column_name for change in report.changes} == {"workplace_name"}


def test_an_empty_cell_empties_what_was_known(tmp_path):
    lines = f"{NAMES};Årsverk\nV-1;Nytt navn;Enhet;\n"

    _report, found = loaded(tmp_path, lines)

    assert found == [("Nytt navn", True, None)]


def test_a_new_row_has_only_what_its_file_says(tmp_path):
    _report, found = loaded(tmp_path, f"{NAMES}\nV-2;Ny;Enhet\n")

    assert ("Ny", None, None) in found
