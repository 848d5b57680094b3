"""How the sheets of a correction file are taken apart, and what is refused."""

import polars as pl
import pytest

from pipelines.corrections.read import (
    claim_corrections,
    files_corrected,
    read_corrections,
)
from pipelines.corrections.stamps import Stamp
from pipelines.corrections.take_apart import take_apart
from pipelines.errors import SourceError
from pipelines.sources.arrive import Arrived
from pipelines.sources.grid import Grid
from pipelines.sources.listing import NamedFile
from pipelines.sources.place import Place

HEADINGS = ["Aktivitet-id", "Leveranse-id", "Aktivitet", "Status i kilden"]
CELLS = ["A-1", "L-1", "Personalsamling", "Holdt"]


def stamp(row=None, **changes):
    facts = {"source": "own", "file": "aktiviteter.csv", "sheet": None}
    facts |= {"table": "activities", "form": "f"}
    return Stamp(**(facts | changes), row=row).write()


def grid(*stamps, headings=HEADINGS, cells=CELLS, of_sheet=None, comments=None):
    """Give a sheet with one row per stamp; the first is row 2."""
    names = [f"Varig: opphav {of_sheet or stamp()}", "Varig: rad", *headings]
    schema = {"source_row": pl.Int64} | {str(at): pl.String for at in range(len(names))}
    rows = pl.DataFrame(
        [(at, each, "et sted", *cells) for at, each in enumerate(stamps, start=2)],
        schema=schema,
        orient="row",
    )
    place = Place("rettefil.xlsx", "Aktiviteter")
    return Grid(place, 1, tuple(names), rows, rows, comments=comments)


def arrived(*grids, tmp="rettefil.xlsx"):
    file = NamedFile(None, tmp)
    return Arrived(file, "0" * 64, grids, is_invented=False)


def read(*grids, mappings=()):
    return read_corrections([arrived(*grids)], mappings)


def faults_of(*grids):
    with pytest.raises(SourceError) as refused:
        read(*grids)
    return [fault.en for fault in refused.value.faults]


def test_a_workbook_with_a_sheet_of_ours_is_claimed():
    plain = Grid(
        Place("bok.xlsx", "Ark"), 1, ("Varig",), pl.DataFrame(), pl.DataFrame()
    )

    assert claim_corrections(arrived(plain, grid()))
    assert not claim_corrections(arrived(plain))


def test_our_columns_are_taken_off_and_the_place_is_told():
    (source,) = read(grid(stamp(7), stamp(9)))

    (table,) = source.tables
    assert (source.name, source.source, table.sheet) == (
        *("rettefil.xlsx", "own", "Aktiviteter"),
    )
    assert table.unknown_headings == ()
    assert table.rows["activity_id"].to_list() == ["A-1", "A-1"]
    assert table.origin.file == "aktiviteter.csv"
    assert table.origin.rows.rows() == [(2, 7), (3, 9)]


def test_rows_of_several_files_in_one_sheet_keep_their_places():
    (source,) = read(grid(stamp(7), stamp(3, file="nord.csv"), None))

    told = [(t.origin.file, t.origin.rows.rows()) for t in source.tables]
    assert told == [
        ("aktiviteter.csv", [(2, 7), (4, None)]),
        ("nord.csv", [(3, 3)]),
    ]


def test_a_row_from_a_sheet_with_other_columns_is_refused():
    (said,) = faults_of(grid(stamp(7), stamp(3, form="g"), stamp(4, form="g")))

    assert said.startswith("rettefil.xlsx, sheet Aktiviteter: row 3, 4 came here")


@pytest.mark.parametrize(
    "text", ["x", "[]", "{}", "[1, 2, 3, 4, 5, 6]", '["own", "f", null, null, "f", -1]']
)
def test_a_changed_stamp_is_refused_with_its_row(text):
    (said,) = faults_of(grid(stamp(7), text))

    assert "'Varig: origin' was changed in row 3." in said


def test_a_changed_heading_is_refused():
    (said,) = faults_of(grid(stamp(7), of_sheet="own"))

    assert "the hidden heading 'Varig: origin' was changed" in said


def test_a_table_that_is_not_there_is_refused():
    changed = {"table": "trenerøkter"}
    (said,) = faults_of(grid(stamp(7, **changed), of_sheet=stamp(**changed)))

    assert "it is not known which table the rows belong to" in said


@pytest.mark.parametrize("source", ["mapping:forms", "fia"])
def test_rows_of_a_source_that_is_not_here_are_refused(source):
    changed = {"source": source, "table": None}
    (said,) = faults_of(grid(stamp(7, **changed), of_sheet=stamp(**changed)))

    assert said.startswith("rettefil.xlsx: the rows were read by the mapping")


def test_a_sheet_that_lost_its_hidden_column_is_read_by_its_name():
    names = ("Varig: rad", *HEADINGS)
    cells = {str(at): cell for at, cell in enumerate(["et sted", *CELLS])}
    rows = pl.DataFrame([{"source_row": 2} | cells])
    lost = Grid(Place("rettefil.xlsx", "Aktiviteter 2"), 1, names, rows, rows)

    (source,) = read(grid(stamp(7)), lost)

    assert [t.rows.height for t in source.tables] == [1, 1]
    assert source.tables[1].origin is None
    assert source.tables[1].unknown_headings == ()


def test_our_sentence_is_taken_off_a_comment():
    comments = pl.DataFrame(
        [
            (2, "Aktivitet", "Varig: Feil.\nSpør Kari\nsnart"),
            (2, "Varig: Aktivitet", "Hva?"),
            (2, "Aktivitet-id", "Varig: Feil."),
            (2, "Leveranse-id", "Ring"),
        ],
        schema=["source_row", "heading", "comment"],
        orient="row",
    )

    (part,) = take_apart(grid(stamp(7), comments=comments))

    assert part.grid.comments.rows() == [
        (2, "Aktivitet", "Spør Kari\nsnart"),
        (2, "Aktivitet", "Hva?"),
        (2, "Leveranse-id", "Ring"),
    ]


def test_a_row_that_was_emptied_is_not_sent_in():
    (part,) = take_apart(grid(stamp(7), cells=[None, " ", None, None]))

    assert part.grid.rows.is_empty()


def test_decimals_are_looked_at_place_by_place():
    headings = [*HEADINGS, "Rådgivertimer"]
    south = grid(stamp(7), headings=headings, cells=[*CELLS, "7,5 t 1,5"])
    comma = grid(stamp(7), headings=headings, cells=[*CELLS, "7,5"])
    point = grid(stamp(7), headings=headings, cells=[*CELLS, "7.5"])

    (source,) = read(south, comma, point)

    assert source.dialect.decimal_mark is None


def test_the_files_that_rows_came_from_are_known():
    nord = grid(stamp(7), of_sheet=stamp(file="nord.csv"))

    assert files_corrected(arrived(grid(), nord)) == ["aktiviteter.csv", "nord.csv"]
