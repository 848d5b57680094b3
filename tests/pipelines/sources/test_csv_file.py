import json

import pytest

from pipelines.errors import FieldCountError, UnreadableSourceError
from pipelines.sources.csv_file import FAULTS_SAID, check_field_counts, read_csv

KNOWN_WRONG = {
    # Its JSON is one object, not a list of them, with another phone number.
    "location_coordinates": [
        {
            "Contact Phone Number": "2095257564",
            "Location Coordinates": "37\ufffd36'37.8\"N 121\ufffd2'17.9\"W",
            "Cities": "Modesto",
            "Counties": "Stanislaus",
        }
    ]
}

SPECTRUM = [
    "comma_in_quotes",
    "empty",
    "empty_crlf",
    "escaped_quotes",
    "json",
    "location_coordinates",
    "newlines",
    "newlines_crlf",
    "quotes_and_newlines",
    "simple",
    "simple_crlf",
    "utf8",
]


@pytest.mark.parametrize("case", SPECTRUM)
def test_the_csv_spectrum_reads_as_its_json_says(case, fixtures_folder):
    folder = fixtures_folder / "bad_input/csv-spectrum"
    data = (folder / f"csvs/{case}.csv").read_bytes()
    said = json.loads((folder / f"json/{case}.json").read_text(encoding="utf-8"))

    read = read_csv(data, f"{case}.csv", known=())

    names = dict(enumerate(read.grid.headings))
    rows = read.grid.rows.drop("source_row").iter_rows()
    assert not read.wrong
    assert [
        {names[at]: cell or "" for at, cell in enumerate(row)} for row in rows
    ] == KNOWN_WRONG.get(case, said)


def test_every_case_of_the_spectrum_is_read(fixtures_folder):
    folder = fixtures_folder / "bad_input/csv-spectrum/csvs"

    assert sorted(path.stem for path in folder.glob("*.csv")) == SPECTRUM


def test_a_row_with_too_few_or_too_many_fields_is_named():
    data = b'a;b;c\n1;2;3\n"x\ny";2\n1;2;3;4\n1;2;3\n'

    with pytest.raises(FieldCountError) as refused:
        check_field_counts(read_csv(data, "f.csv", known=()))

    short, long = refused.value.faults
    assert short.en.startswith("f.csv, line 3: the row has 2 fields, but there are 3")
    assert long.nb.startswith(
        "f.csv, linje 5: raden har 4 felt, men overskriftene er 3"
    )


def test_a_file_of_wrong_rows_is_not_said_row_by_row():
    data = b"a;b\n" + b"1\n" * (FAULTS_SAID + 7)

    with pytest.raises(FieldCountError) as refused:
        check_field_counts(read_csv(data, "f.csv", known=()))

    assert len(refused.value.faults) == FAULTS_SAID + 1
    assert "7 more rows" in refused.value.faults[-1].en


@pytest.mark.parametrize(
    ("data", "line"),
    [
        pytest.param(b'a;b\n1;2\n"1;2\n3;4\n', 3, id="not closed"),
        pytest.param(b'a;b\n"1"x;2\n', 2, id="text after the quote"),
    ],
)
def test_quotes_that_do_not_fit_are_refused_with_their_line(data, line):
    with pytest.raises(UnreadableSourceError, match=f"line {line}: a quotation mark"):
        read_csv(data, "f.csv", known=())


@pytest.mark.parametrize(
    ("heading", "delimiter"),
    [
        ("Aktivitet-id;Status", ";"),
        ("Aktivitet-id,Status", ","),
        ('"Aktivitet-id","a;b;c;d"', ","),
        ("Aktivitet-id;a,b,c,d", ";"),
        ("Aktivitet-id\tStatus", "\t"),
        ("Aktivitet-id|Status", "|"),
        ("sep=,\r\nAktivitet-id,a;b;c", ","),
        ('"sep=;"\nAktivitet-id;Status', ";"),
        ("Aktivitet-id", None),
    ],
)
def test_the_delimiter_is_the_one_that_gives_headings_we_know(heading, delimiter):
    read = read_csv(heading.encode(), "f.csv", known={"aktivitet-id", "status"})

    assert read.delimiter == delimiter


@pytest.mark.parametrize("data", [b"", b"\r\n\r\n", b"\xef\xbb\xbf", b" ; ;\n"])
def test_a_file_with_nothing_in_it_is_refused(data):
    with pytest.raises(UnreadableSourceError, match="the file is empty"):
        read_csv(data, "f.csv", known=())


def test_the_line_that_names_the_separator_is_no_row_and_keeps_its_number():
    read = read_csv(b"\xef\xbb\xbfSEP=|\na|b\n1|2\n", "f.csv", known=())

    assert read.grid.headings == ("a", "b")
    assert read.grid.heading_row == 2
    assert read.grid.rows.rows() == [(3, "1", "2")]


def test_a_file_of_wrong_rows_is_counted_beyond_those_that_are_kept(monkeypatch):
    monkeypatch.setattr("pipelines.sources.csv_file.WRONG_KEPT", 3)

    read = read_csv(b"a;b\n" + b"1\n" * 30, "f.csv", known=())

    assert (len(read.wrong), read.wrong_count) == (3, 30)
    with pytest.raises(FieldCountError, match="10 more rows"):
        check_field_counts(read)
