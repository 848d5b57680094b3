"""Rows set aside go out in a correction file, are mended, and come in by it.

This module is long because a row may be mended, or left, in many ways.
"""

from datetime import date
from shutil import copytree

import pytest
from openpyxl.comments import Comment

from data.home import Home
from data.tables import ACTIVITIES
from pipelines.load import MixedProgrammesError
from pipelines.template import write_workbook
from tests.pipelines.corrections.mending import Mended, corrections_of, set_aside
from tests.pipelines.programmes import (
    ask,
    load,
    row,
    write_programme,
    write_table,
)
from tests.tiny_build import tiny_frame


@pytest.fixture
def home(tmp_path):
    return empty_home(tmp_path / "home")


def empty_home(root):
    home = Home(root)
    home.builds.mkdir(parents=True)
    return home


def activities(*ids):
    return [row("activities", activity_id=each) for each in ids]


FAULTY = {
    "deliveries": [
        row("deliveries"),
        row("deliveries", delivery_id="L-2", ended_on="01.01.2020"),
    ],
    "delivery_units": [
        row("delivery_units"),
        row("delivery_units", delivery_id="L-2"),
    ],
    "activities": [
        row("activities"),
        row("activities", activity_id="A-2", held_on="31.02.2024"),
        row("activities", activity_id="A-3", kind="Kaffeprat", staff_count="ca. 20"),
        row("activities", activity_id="A-4", delivery_id="L-2"),
    ],
}


@pytest.fixture(scope="module")
def loaded_once(tmp_path_factory):
    folder = tmp_path_factory.mktemp("faulty")
    load(empty_home(folder / "home"), write_programme(folder / "inn", **FAULTY))
    return folder


@pytest.fixture
def faulty(tmp_path, loaded_once):
    """Give a home of its own where the faulty files are loaded from `inn`."""
    copytree(loaded_once, tmp_path, dirs_exist_ok=True)
    return Home(tmp_path / "home")


def test_a_mended_correction_file_brings_everything_in_and_nothing_twice(
    faulty, tmp_path
):
    home = faulty
    path = corrections_of(home, tmp_path)
    with Mended(path) as mended:
        mended.write("Leveranser", "Avsluttet", date(2024, 6, 1))
        mended.write("Aktiviteter", "Holdt dato", date(2024, 2, 28))
        mended.write("Aktiviteter", "Aktivitet", "Personalsamling", row=3)
        mended.write("Aktiviteter", "Ansatte som deltok", 20, row=3)

    report = load(home, path, minute=1)

    assert set_aside(home) == []
    assert [(t.read_count, t.new_count) for t in report.tables if t.read_count] == [
        (1, 1),
        (1, 1),
        (3, 3),
    ]
    ids = "select list(activity_id order by activity_id) from core.activities"
    assert ask(home, ids) == [(["A-1", "A-2", "A-3", "A-4"],)]
    assert corrections_of(home, tmp_path, name="ny.xlsx") is None


def test_an_untouched_correction_file_sets_the_same_rows_aside(faulty, tmp_path):
    before = set_aside(faulty)

    load(faulty, corrections_of(faulty, tmp_path), minute=1)

    assert set_aside(faulty) == before


def test_what_is_not_mended_comes_in_the_next_correction_file(faulty, tmp_path):
    path = corrections_of(faulty, tmp_path)
    with Mended(path) as mended:
        mended.write("Aktiviteter", "Holdt dato", "28.02.2024")

    load(faulty, path, minute=1)

    again = Mended(corrections_of(faulty, tmp_path, name="ny.xlsx"))
    assert again.column("Aktiviteter", "Varig: rad") == [
        "inn/activities.csv, linje 4",
        "inn/activities.csv, linje 5",
    ]
    assert again.column("Leveranser", "Leveranse-id") == ["L-2"]


def test_the_first_file_loaded_again_brings_the_faults_back(faulty, tmp_path):
    before = set_aside(faulty)
    path = corrections_of(faulty, tmp_path)
    with Mended(path) as mended:
        mended.write("Aktiviteter", "Holdt dato", date(2024, 2, 28))
    load(faulty, path, minute=1)

    load(faulty, tmp_path / "inn", minute=2)

    assert set_aside(faulty) == before
    held = "select held_on from core.activities where activity_id = 'A-2'"
    assert ask(faulty, held) == [(date(2024, 2, 28),)]


def test_a_key_that_was_missing_can_be_filled_in(home, tmp_path):
    rows = [row("activities"), row("activities", activity_id=None)]
    load(home, write_programme(tmp_path / "inn", activities=rows))
    path = corrections_of(home, tmp_path)
    with Mended(path) as mended:
        mended.write("Aktiviteter", "Aktivitet-id", "A-2")

    load(home, path, minute=1)

    assert set_aside(home) == []
    assert ask(home, "select count(*) from core.activities") == [(2,)]


@pytest.mark.parametrize("how", ["another key", "the row deleted", "the row emptied"])
def test_one_of_two_rows_with_the_same_key_is_mended(home, tmp_path, how):
    load(home, write_programme(tmp_path / "inn", activities=activities("A-1", "A-1")))
    path = corrections_of(home, tmp_path)
    with Mended(path) as mended:
        if how == "another key":
            mended.write("Aktiviteter", "Aktivitet-id", "A-2", row=3)
        elif how == "the row deleted":
            mended.book["Aktiviteter"].delete_rows(3)
        else:
            for heading in mended.headings("Aktiviteter"):
                if not heading.startswith("Varig: "):
                    mended.write("Aktiviteter", heading, None, row=3)

    load(home, path, minute=1)

    assert set_aside(home) == []
    count = 2 if how == "another key" else 1
    assert ask(home, "select count(*) from core.activities") == [(count,)]


def test_a_new_row_in_a_correction_file_has_its_own_place(faulty, tmp_path):
    path = corrections_of(faulty, tmp_path)
    with Mended(path) as mended:
        for heading, value in {
            "Aktivitet-id": "A-9",
            "Leveranse-id": "L-1",
            "Aktivitet": "Personalsamling",
            "Status i kilden": "Holdt",
            "Holdt dato": "i fjor",
        }.items():
            mended.write("Aktiviteter", heading, value, row=5)

    load(faulty, path, minute=1)

    new = ("activities", "rettefil.xlsx", 5, "unreadable_date")
    assert new in set_aside(faulty)


@pytest.mark.long
def test_files_of_other_dialects_and_languages_mend_in_one_workbook(home, tmp_path):
    first = write_programme(
        tmp_path / "sør", activities=[row("activities", advisor_hours="mange")]
    )
    load(home, first)
    other = tmp_path / "activities.csv"
    other.write_text(
        "activity_id,Delivery id,Activity,Status,Held on,Advisor hours\n"
        "A-5,L-1,Kaffe,Held,2024-03-01,7.5\n"
        "A-6,L-1,Staff gathering,Held,2024-02-31,1.25\n",
        encoding="utf-8",
    )
    (tmp_path / "OPPDIKTET.txt").write_text("x", encoding="utf-8")
    load(home, other, minute=1)
    path = corrections_of(home, tmp_path, language="en")
    with Mended(path) as mended:
        assert mended.column("Activities", "Advisor hours") == [7.5, 1.25]
        mended.write("Activities", "Activity", "Staff gathering")
        mended.write("Activities 2", "Rådgivertimer", "2,5")

    load(home, path, minute=2)

    assert set_aside(home) == [
        ("activities", "activities.csv", 3, "unreadable_date"),
    ]
    hours = "select activity_id, advisor_hours from core.activities order by 1"
    assert ask(home, hours) == [("A-1", 2.5), ("A-5", 7.5)]


@pytest.mark.long
def test_columns_nobody_knows_survive_two_rounds(home, tmp_path):
    first = write_programme(tmp_path / "inn")
    path = write_table(
        first,
        "activities",
        [row("activities", kind="Kaffe", held_on="31.02.2024")],
    )
    head, line = path.read_text("utf-8").splitlines()
    path.write_text(f"{head};Merknad\n{line}; =1+1 \n", encoding="utf-8")
    load(home, first)
    round_one = corrections_of(home, tmp_path)
    with Mended(round_one) as mended:
        mended.write("Aktiviteter", "Aktivitet", "Personalsamling")
    load(home, round_one, minute=1)

    second = Mended(corrections_of(home, tmp_path, name="ny.xlsx"))

    assert second.column("Aktiviteter", "Merknad") == [" =1+1 "]
    assert second.column("Aktiviteter", "Varig: rad") == ["inn/activities.csv, linje 2"]
    assert "Varig: Aktivitet" not in second.headings("Aktiviteter")


def test_a_mask_left_in_a_cell_is_set_aside_again(home, tmp_path):
    rows = [row("actions", title="Ring 99 88 77 66")]
    load(home, write_programme(tmp_path / "inn", actions=rows))
    before = set_aside(home)

    load(home, corrections_of(home, tmp_path), minute=1)

    assert [rule for *_, rule in before] == ["personal_data"]
    assert set_aside(home) == before
    assert ask(home, "select count(*) from core.actions") == [(0,)]


def test_only_the_rows_of_one_file_can_be_asked_for(faulty, tmp_path):
    path = corrections_of(faulty, tmp_path, file="inn/deliveries.csv")

    assert Mended(path).book.sheetnames == ["Om rettefilen", "Leveranser"]
    assert corrections_of(faulty, tmp_path, file="ukjent.csv") is None


def test_a_correction_file_of_invented_rows_is_invented_too(faulty, tmp_path):
    path = corrections_of(faulty, tmp_path)
    real = empty_home(tmp_path / "real")
    load(real, write_programme(tmp_path / "ekte", invented=False), minute=1)

    assert "Oppdiktede data" in str(Mended(path).book["Om rettefilen"]["A2"].value)
    with pytest.raises(MixedProgrammesError):
        load(real, path, minute=2)


@pytest.mark.long
def test_comments_survive_two_rounds(home, tmp_path):
    frame = tiny_frame(ACTIVITIES, [{"activity_id": "A-1", "delivery_id": "L-9"}])
    path = tmp_path / "program.xlsx"
    write_workbook(path, {"activities": frame}, "nb", is_invented=True)
    with Mended(path) as written:
        cell = written.cell("Aktiviteter", "Leveranse-id")
        cell.comment = Comment("Spør Kari\nom denne", "Ola")
    load(home, write_programme(tmp_path / "inn"))
    load(home, path, minute=1)
    load(home, corrections_of(home, tmp_path), minute=2)

    again = Mended(corrections_of(home, tmp_path, name="ny.xlsx"))

    said, *comment = again.cell("Aktiviteter", "Leveranse-id").comment.text.split("\n")
    assert said.startswith("Varig: Leveranse-id er «L-9»")
    assert comment == ["Spør Kari", "om denne"]
