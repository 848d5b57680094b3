import pytest

from data.tables import TABLES
from pipelines.errors import HeadingError, MissingColumnError, SourceError
from pipelines.sources.headings import known_headings
from pipelines.sources.read import read_sources
from pipelines.sources.spelling import plain

REQUIRED = "Aktivitet-id;Leveranse-id;Aktivitet;Status i kilden"
ROW = "A-1;L-1;Personalsamling;Holdt"


def read(tmp_path, heading, row):
    path = tmp_path / "aktiviteter.csv"
    path.write_text(f"{heading}\n{row}\n", encoding="utf-8")
    return read_sources([path])[0].tables[0]


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.name)
def test_no_heading_means_two_columns(table):
    meant = {
        (plain(spelling), column.name)
        for column in table.columns
        for spelling in (column.name, column.nb, column.en)
    }

    assert len(meant) == len(known_headings(table))


def test_headings_of_all_three_kinds_may_stand_together(tmp_path):
    table = read(tmp_path, "AKTIVITET-ID ; delivery id;kind;Status i kilden", ROW)

    assert table.headings == {
        "activity_id": "AKTIVITET-ID",
        "delivery_id": "delivery id",
        "kind": "kind",
        "status": "Status i kilden",
    }


def test_an_unknown_heading_keeps_its_values_under_its_own_name(tmp_path):
    table = read(tmp_path, f"{REQUIRED}; Rom ", f"{ROW};Blå sal")

    assert table.unknown_headings == ("Rom",)
    assert table.rows["unmapped:Rom"].to_list() == ["Blå sal"]


@pytest.mark.parametrize("twin", ["activity_id", "Activity id", "aktivitet-ID"])
def test_two_headings_for_one_column_are_refused(tmp_path, twin):
    with pytest.raises(HeadingError) as refused:
        read(tmp_path, f"{REQUIRED};{twin}", f"{ROW};A-2")

    assert f"(Aktivitet-id / {twin})" in refused.value.faults[0].nb


def test_an_unknown_heading_that_stands_twice_is_refused(tmp_path):
    with pytest.raises(HeadingError, match="Rom / rom"):
        read(tmp_path, f"{REQUIRED};Rom;rom", f"{ROW};1;2")


def test_a_column_without_a_heading_may_be_empty_but_hold_no_values(tmp_path):
    assert read(tmp_path, f"{REQUIRED};", f"{ROW}; ").unknown_headings == ()

    with pytest.raises(HeadingError, match="line 1: column E has values"):
        read(tmp_path, f"{REQUIRED};", f"{ROW};x")


def test_all_missing_columns_are_listed_and_the_unknown_ones_named(tmp_path):
    with pytest.raises(MissingColumnError) as refused:
        read(tmp_path, "Aktivitet-id;Leveranse;Status i kilden", "A-1;L-1;Holdt")

    (fault,) = refused.value.faults
    assert "må være med: Leveranse-id, Aktivitet." in fault.nb
    assert "Overskrifter som ikke er kjent: Leveranse." in fault.nb
    assert "must be there: Delivery id, Activity." in fault.en


def test_a_number_of_a_person_in_the_first_row_is_never_repeated(tmp_path):
    with pytest.raises(SourceError) as refused:
        read(tmp_path, "A-1;01017012345;010170 12345;kari@example.no;Holdt", ROW + ";x")

    said = " ".join(fault.nb + fault.en for fault in refused.value.faults)
    assert "column B looks like data on a person" in said
    assert "column C looks like data on a person" in said
    assert "12345" not in said
    assert "kari" not in said
