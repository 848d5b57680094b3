"""Are the files of a sample those of a Norwegian programme, marked as invented?"""

import csv
import re

import pytest

from data.columns import Kind
from data.sample.faults import FAULTS
from data.sample.national_absence import NATIONAL_FILE
from data.sample.write import INVENTED_MARKER, write_sample
from data.tables import TABLES, table_named


def rows_of(path):
    with path.open(encoding="utf-8-sig", newline="") as lines:
        return list(csv.DictReader(lines, delimiter=";"))


@pytest.fixture(scope="module")
def folder(sample, tmp_path_factory):
    folder = tmp_path_factory.mktemp("sample")
    write_sample(sample, folder, with_faults=True)
    return folder


def test_there_is_a_file_for_each_table_one_of_the_country_and_a_marker(folder):
    names = {path.name for path in folder.iterdir()}

    tables = {f"{table.name}.csv" for table in TABLES}
    assert names == tables | {NATIONAL_FILE, INVENTED_MARKER}


def test_headings_are_norwegian_with_bom_and_windows_line_ends(folder):
    start = (folder / "trainers.csv").read_bytes().split(b"\n")[0]

    headings = "Trener-id;Leveranse-id;Virksomhet-id;Opplært\r"
    assert start == b"\xef\xbb\xbf" + headings.encode()


def test_cells_are_written_the_norwegian_way(sample, folder):
    written = rows_of(folder / "absence.csv")[0]
    row = sample.absence.row(0, named=True)

    assert written["Fravær"] == str(row["absence_share"]).replace(".", ",")
    assert written["Skjult i kilden"] == "nei"
    assert written["Mål"] in {"Samlet", "Egenmeldt", "Legemeldt"}
    written = rows_of(folder / "deliveries.csv")[0]
    row = sample.deliveries.row(0, named=True)
    assert written["Startet"] == row["started_on"].strftime("%d.%m.%Y")


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.name)
def test_numbers_are_written_without_point_exponent_or_nan(folder, table):
    rows = rows_of(folder / f"{table.name}.csv")
    numbers = [c.nb for c in table.columns if c.kind in {Kind.NUMBER, Kind.SHARE}]

    cells = {row[heading] for row in rows for heading in numbers}
    assert [cell for cell in cells if not re.fullmatch(r"(\d+,\d+)?", cell)] == []


def test_faults_stand_after_the_good_rows_in_their_files(sample, folder):
    for table in TABLES:
        faults = [fault for fault in FAULTS if fault.table == table.name]
        written = rows_of(folder / f"{table.name}.csv")

        assert len(written) == sample.frame(table.name).height + len(faults)
        for row, fault in zip(written[-len(faults) :], faults, strict=bool(faults)):
            columns = table_named(fault.table)
            cells = {columns.column(n).nb: v or "" for n, v in fault.cells.items()}
            assert row | cells == row


def test_without_faults_there_are_just_the_good_rows(sample, tmp_path):
    write_sample(sample, tmp_path)

    assert len(rows_of(tmp_path / "activities.csv")) == sample.activities.height
    assert "@" not in (tmp_path / "actions.csv").read_text(encoding="utf-8-sig")
