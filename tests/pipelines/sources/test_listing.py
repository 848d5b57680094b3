from pathlib import Path

import pytest

from pipelines.errors import UnreadableSourceError
from pipelines.sources.file_bytes import read_bytes
from pipelines.sources.listing import ENDINGS, list_files
from pipelines.sources.shown import LONGEST_NAME, shown_name, without_unseen


def test_every_kind_is_read_from_a_folder_too(tmp_path):
    for ending in ENDINGS:
        (tmp_path / f"a{ending.upper()}").touch()

    assert {file.ending for file in list_files([tmp_path])} == set(ENDINGS)


def test_a_folder_of_too_many_files_is_refused_at_once(tmp_path):
    for number in range(1001):
        (tmp_path / f"{number}.csv").touch()

    with pytest.raises(UnreadableSourceError, match=r"1\u00a0001 files in one load"):
        list_files([tmp_path])


def test_a_name_with_a_nul_in_it_is_a_missing_file():
    with pytest.raises(UnreadableSourceError, match=r"a\\x00b.csv: there is no such"):
        list_files([Path("a\0b.csv")])


def test_a_file_that_went_after_it_was_listed_is_said(tmp_path):
    with pytest.raises(
        UnreadableSourceError, match=r"borte.csv: the file cannot be op"
    ):
        read_bytes(tmp_path / "borte.csv", "borte.csv")


def test_a_file_that_grows_while_it_is_read_is_said(tmp_path, monkeypatch):
    path = tmp_path / "a.csv"
    path.write_bytes(b"a;b\n")
    shorter = path.stat()
    path.write_bytes(b"a;b\n1;2\n")
    monkeypatch.setattr("os.fstat", lambda _: shorter)

    with pytest.raises(UnreadableSourceError, match=r"a.csv: the file changed while"):
        read_bytes(path, "a.csv")


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("Blåbær – år 2024.csv", "Blåbær – år 2024.csv"),
        ("a\nb\x1b[2J\u202e\u200b", r"a\nb\x1b[2J\u202e\u200b"),
        ("\udcff", r"\udcff"),
        ("x" * 500, "x" * (LONGEST_NAME - 1) + "…"),
    ],
)
def test_a_name_is_shown_on_one_line_with_nothing_hidden(name, shown):
    assert shown_name(name) == shown


def test_a_heading_loses_only_what_nobody_sees():
    assert without_unseen("\ufeffHoldt\u200b\ndato\u202e") == "Holdt\ndato"
