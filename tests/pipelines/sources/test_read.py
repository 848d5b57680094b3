import hashlib

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from data.tables import ACTIVITIES
from pipelines.errors import SourceError, UnreadableSourceError
from pipelines.sources.read import read_sources
from tests.pipelines.sources.written import activity, csv_text, write_activities


def test_a_row_arrives_as_text_under_the_columns_of_the_contract(tmp_path):
    path = write_activities(tmp_path, [activity(held_on="01.02.2024", reason="")])

    (source,) = read_sources([path])

    (table,) = source.tables
    row = table.rows.row(0, named=True)
    assert list(row) == ["source_row", *ACTIVITIES.column_names]
    assert row["source_row"] == 2
    assert row["held_on"] == "01.02.2024"
    assert row["reason"] is None
    assert row["planned_on"] is None
    assert (table.table, table.sheet) == ("activities", None)
    assert table.headings["held_on"] == "Holdt dato"


def test_a_source_knows_its_bytes(tmp_path):
    path = write_activities(tmp_path, [activity()])

    (source,) = read_sources([path])

    assert source.name == "aktiviteter.csv"
    assert source.sha256 == hashlib.sha256(path.read_bytes()).hexdigest()


def test_wholly_empty_rows_are_left_out_and_the_others_keep_their_line(tmp_path):
    text = csv_text([activity(reason="a\r\nb"), activity(reason="c")])
    head, rest = text.split("\r\n", 1)
    first, second = rest.rsplit("A-1", 1)
    path = tmp_path / "activities.csv"
    path.write_text(
        f"\r\n{head}\r\n;;;;\r\n\r\n{first};  ;;;\r\nA-1{second}",
        encoding="utf-8",
        newline="",
    )

    (source,) = read_sources([path])

    assert source.tables[0].rows["source_row"].to_list() == [5, 8]


def test_files_of_a_folder_have_the_folder_in_their_name(tmp_path):
    folder = tmp_path / "juni"
    folder.mkdir()
    write_activities(folder, [activity(held_on="2024-02-01")])
    write_activities(
        folder, [activity(held_on="01.02.2024")], name="2026-10 Activities.csv"
    )

    sources = read_sources([folder])

    assert [source.name for source in sources] == [
        "juni/2026-10 Activities.csv",
        "juni/aktiviteter.csv",
    ]
    assert [source.dialect.date_style for source in sources] == ["dotted", "iso"]
    assert not any(source.is_invented for source in sources)


@pytest.mark.parametrize("give_folder", [True, False])
def test_a_marked_folder_is_invented_even_if_one_file_of_it_is_given(
    tmp_path, give_folder
):
    (tmp_path / "OPPDIKTET.txt").touch()
    (tmp_path / ".hidden").touch()
    (tmp_path / "~$aktiviteter.xlsx").touch()
    path = write_activities(tmp_path, [activity()])

    (source,) = read_sources([tmp_path if give_folder else path])

    assert source.is_invented


def test_a_file_of_headings_alone_is_an_empty_table(tmp_path):
    path = tmp_path / "activities.csv"
    path.write_text("activity_id,delivery_id,kind,status\n", encoding="utf-8")

    (source,) = read_sources([path])

    assert source.tables[0].rows.is_empty()
    assert source.tables[0].rows.columns == ["source_row", *ACTIVITIES.column_names]


def test_the_faults_of_all_files_are_said_together(tmp_path):
    (tmp_path / "aktiviteter.csv").write_text("Aktivitet-id;Status\nA-1\n")
    (tmp_path / "ukjent.csv").write_text("a;b\n")
    (tmp_path / "sentre.csv").write_text("")

    with pytest.raises(SourceError) as refused:
        read_sources([tmp_path])

    said = [fault.nb for fault in refused.value.faults]
    assert type(refused.value) is SourceError
    assert len(said) == 4
    assert "sentre.csv: filen er tom" in said[0]
    assert "må være med: Leveranse-id, Aktivitet." in said[1]
    assert "linje 2: raden har 1 felt, men overskriftene er 2" in said[2]
    assert "ukjent.csv: filnavnet er ikke navnet på en tabell" in said[3]


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("notat.txt", "Lagre filen som en av dem"),
        ("leveranser.xlsb", "Lagre filen som en av dem"),
    ],
)
def test_other_kinds_of_files_are_refused(tmp_path, name, said):
    path = tmp_path / name
    path.touch()

    with pytest.raises(UnreadableSourceError, match="Varig reads") as refused:
        read_sources([path])

    assert said in refused.value.faults[0].nb


def test_a_folder_with_something_else_in_it_names_what_it_met(tmp_path):
    write_activities(tmp_path, [activity()])
    (tmp_path / "notat.docx").touch()
    (tmp_path / "under").mkdir()

    with pytest.raises(UnreadableSourceError) as refused:
        read_sources([tmp_path])

    assert [fault.en.split(":")[0] for fault in refused.value.faults] == [
        f"{tmp_path.name}/notat.docx",
        f"{tmp_path.name}/under",
    ]


def test_an_empty_folder_and_a_missing_path_are_both_said(tmp_path):
    (tmp_path / "tom").mkdir()

    with pytest.raises(UnreadableSourceError) as refused:
        read_sources([tmp_path / "tom", tmp_path / "borte.csv"])

    assert len(refused.value.faults) == 2
    assert "there are no files to read" in refused.value.faults[0].en
    assert "there is no such file" in refused.value.faults[1].en


ODD_CELLS = [
    "",
    "007",
    " foran",
    "bak ",
    '"',
    '""',
    ";",
    "a,b",
    "a\nb",
    "a\r\nb",
    "a\rb",
]


def cells_in(encoding):
    letters = st.characters(codec=encoding, exclude_characters="\0Ã\ufeff")
    likely = st.sampled_from("abcæøåÆØÅé0123456789 ;,.'\"=-\n\t")
    return st.text(likely | letters, max_size=12) | st.sampled_from(ODD_CELLS)


DAYS = st.dates().map(
    lambda day: (day.isoformat(), f"{day.day:02}.{day.month:02}.{day.year:04}")
)
HOURS = st.integers(0, 240)


@st.composite
def tables(draw):
    """An encoding, and rows of text, days and hours that can be written in it."""
    encoding = draw(st.sampled_from(["utf-8", "utf-8-sig", "cp1252"]))
    cell = cells_in("cp1252" if encoding == "cp1252" else "utf-8")
    row = st.tuples(cell, cell, cell, st.none() | DAYS, st.none() | HOURS)
    return encoding, draw(st.lists(row, max_size=8))


def in_dialect(cells, *, is_iso, decimal_mark):
    first, second, third, days, hours = cells
    return {
        "activity_id": first,
        "delivery_id": "L-1",
        "kind": second,
        "status": "Holdt",
        "reason": third,
        "held_on": "" if days is None else days[0 if is_iso else 1],
        "advisor_hours": ""
        if hours is None
        else f"{hours / 10:.1f}".replace(".", decimal_mark),
    }


@settings(
    max_examples=200,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(
    table=tables(),
    delimiter=st.sampled_from(";,"),
    is_iso=st.booleans(),
    decimal_mark=st.sampled_from(",."),
    line_end=st.sampled_from(["\n", "\r\n", "\r"]),
    language=st.sampled_from(["nb", "en", "name"]),
    quoted=st.booleans(),
)
def test_any_table_in_any_dialect_reads_back_the_same(
    tmp_path,
    table,
    delimiter,
    is_iso,
    decimal_mark,
    line_end,
    language,
    quoted,
):
    encoding, raw_rows = table
    rows = [
        in_dialect(cells, is_iso=is_iso, decimal_mark=decimal_mark)
        for cells in raw_rows
    ]
    written = rows or [activity()]
    path = write_activities(
        tmp_path,
        written,
        encoding=encoding,
        delimiter=delimiter,
        line_end=line_end,
        language=language,
        quoted=quoted,
    )
    assume(encoding != "cp1252" or not _is_utf_8(path.read_bytes()))

    (source,) = read_sources([path])

    read = source.tables[0].rows
    assert read.select(list(written[0])).to_dicts() == [
        {name: cell or None for name, cell in row.items()} for row in written
    ]
    assert source.dialect.encoding == encoding
    assert source.dialect.delimiter == delimiter
    shown = {row.get("held_on") for row in rows} - {""}
    assert source.dialect.date_style == (
        ("iso" if is_iso else "dotted") if shown else None
    )
    shown = {row.get("advisor_hours") for row in rows} - {""}
    assert source.dialect.decimal_mark == (decimal_mark if shown else None)


def _is_utf_8(data):
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def test_a_file_given_twice_is_read_once(tmp_path):
    path = write_activities(tmp_path, [activity()])

    sources = read_sources([path, tmp_path, path])

    assert len(sources) == 1


def test_files_with_the_same_name_are_told_apart_by_their_folders(tmp_path):
    paths = []
    for name in ("oslo", "viken"):
        (tmp_path / name).mkdir()
        paths.append(write_activities(tmp_path / name, [activity()]))

    names = [source.name for source in read_sources(paths)]

    assert names == [str(path) for path in paths]


def test_a_file_of_another_kind_hides_no_fault_of_the_others(tmp_path):
    (tmp_path / "notat.docx").write_bytes(b"PK")
    (tmp_path / "sentre.csv").write_text("")

    with pytest.raises(SourceError) as refused:
        read_sources([tmp_path / "notat.docx", tmp_path / "sentre.csv"])

    said = [fault.nb.split(":")[0] for fault in refused.value.faults]
    assert said == ["notat.docx", "sentre.csv"]
