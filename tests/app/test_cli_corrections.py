"""What `varig corrections` writes and says."""

import openpyxl
import pytest

from app.cli_corrections import say_corrections
from data.home import Home
from tests.app.callers import local
from tests.pipelines.programmes import load, row, write_programme


@pytest.fixture
def home(tmp_path):
    return empty_home(tmp_path / "home")


def empty_home(root):
    home = Home(root)
    home.builds.mkdir(parents=True)
    return home


def say(home, out, *, file=None, language="en"):
    return say_corrections(local(home), out, file=file, language=language)


@pytest.fixture(scope="module")
def faulty_home(tmp_path_factory):
    """Load two faulty rows once; nothing here changes the home."""
    folder = tmp_path_factory.mktemp("faulty")
    home = empty_home(folder / "home")
    rows = [row("activities", kind="Kaffe"), row("activities", activity_id=None)]
    load(home, write_programme(folder / "inn", activities=rows))
    return home


def test_the_rows_set_aside_are_written(faulty_home, tmp_path):
    out = tmp_path / "rett.xlsx"

    said, code = say(faulty_home, out)

    assert (said, code) == (
        f"Wrote 2 rows to {out}\n"
        f"Mend the coloured cells, and load it: varig load {out}",
        0,
    )
    sheets = openpyxl.load_workbook(out).sheetnames
    assert sheets == ["About the corrections", "Activities"]


def test_a_file_that_has_no_rows_set_aside_is_named_with_those_that_have(
    faulty_home, tmp_path
):
    said, code = say(faulty_home, tmp_path / "rett.xlsx", file="activities.csv")

    assert (said, code) == (
        "Not done: no row of activities.csv is set aside. "
        "These files have some: inn/activities.csv.",
        1,
    )


@pytest.mark.parametrize(
    ("out", "code", "said"),
    [
        pytest.param("rett.csv", 2, "is no name of a workbook", id="another kind"),
        pytest.param("no/such/rett.xlsx", 4, "cannot be written", id="no such folder"),
    ],
)
def test_a_file_that_cannot_be_written_is_refused(
    faulty_home, tmp_path, out, code, said
):
    told, got = say(faulty_home, tmp_path / out)

    assert got == code
    assert said in told


def test_with_nothing_set_aside_no_file_is_written(home, tmp_path):
    load(home, write_programme(tmp_path / "inn"))
    out = tmp_path / "rett.xlsx"

    assert say(home, out) == ("Nothing is set aside: no file is written.", 0)
    assert not out.exists()


def test_with_nothing_loaded_it_says_so(home, tmp_path):
    said, code = say(home, tmp_path / "rett.xlsx")

    assert (said.partition(":")[0], code) == ("Nothing is set aside", 1)
