"""The same data as a LibreOffice workbook and as two dialects of CSV: one hash."""

import os
import shutil
import subprocess
from datetime import date

import polars as pl
import pytest

from data.columns import Kind
from data.home import find_home
from data.sample.generate import generate_sample
from data.tables import TABLES
from pipelines.template import write_workbook
from tests.pipelines.programmes import load

SAMPLE = generate_sample(seed=3, deliveries=24)
FRAMES = {table.name: SAMPLE.frame(table.name) for table in TABLES}


def write_folder(folder, *, language, delimiter, decimal, dates, encoding):
    folder.mkdir()
    (folder / "OPPDIKTET.txt").write_text("Oppdiktede data", encoding="utf-8")
    for table in TABLES:
        texts = FRAMES[table.name].select(
            as_text(column, decimal=decimal, dates=dates, language=language)
            for column in table.columns
        )
        headings = {column.name: getattr(column, language) for column in table.columns}
        written = texts.rename(headings).write_csv(
            separator=delimiter, quote_style="necessary"
        )
        path = folder / f"{table.name}.csv"
        path.write_bytes(written.encode(encoding))
    return folder


def as_text(column, *, decimal, dates, language):
    value = pl.col(column.name)
    yes_no = {"nb": ("Ja", "Nei"), "en": ("yes", "no")}[language]
    if column.kind is Kind.DATE:
        return value.dt.strftime(dates)
    if column.kind is Kind.TIMESTAMP:
        return value.dt.strftime(f"{dates} %H:%M:%S")
    if column.kind in (Kind.NUMBER, Kind.SHARE):
        return value.cast(pl.String).str.replace(".", decimal, literal=True)
    if column.kind is Kind.FLAG:
        return (
            pl.when(value).then(pl.lit(yes_no[0])).when(~value).then(pl.lit(yes_no[1]))
        ).alias(column.name)
    if column.vocabulary:
        labels = {code.value: getattr(code, language) for code in column.vocabulary}
        return value.replace_strict(labels, return_dtype=pl.String)
    return value.cast(pl.String)


def edited_in_libreoffice(folder):
    office = shutil.which("soffice")
    if office is None:
        if os.environ.get("CI"):
            pytest.fail("soffice is missing: .ci/run installs libreoffice-calc")
        pytest.skip("soffice is not installed")
    made = folder / "made.xlsx"
    write_workbook(made, FRAMES, "nb", is_invented=True)
    saved = folder / "saved"
    profile = f"-env:UserInstallation=file://{folder}/profile"
    command = [office, profile, "--headless", "--convert-to", "xlsx", "--outdir"]
    subprocess.run(
        [*command, str(saved), str(made)], check=True, capture_output=True, timeout=180
    )
    return saved / "made.xlsx"


def test_a_workbook_and_two_dialects_of_csv_give_the_same_hash(tmp_path):
    sources = {
        "workbook": edited_in_libreoffice(tmp_path),
        "cp1252": write_folder(
            tmp_path / "cp1252",
            language="nb",
            delimiter=";",
            decimal=",",
            dates="%d.%m.%Y",
            encoding="cp1252",
        ),
        "utf8": write_folder(
            tmp_path / "utf8",
            language="en",
            delimiter=",",
            decimal=".",
            dates="%Y-%m-%d",
            encoding="utf-8",
        ),
    }

    reports = {
        name: load(find_home(tmp_path / f"home-{name}", {}), path)
        for name, path in sources.items()
    }

    assert len({report.content_hash for report in reports.values()}) == 1
    for report in reports.values():
        read = {table.table_name: table.read_count for table in report.tables}
        assert read == {name: frame.height for name, frame in FRAMES.items()}
        assert report.data_date == date(2026, 10, 31)
    dialects = {
        name: {file.decimal_mark for file in report.files}
        for name, report in reports.items()
    }
    assert dialects["cp1252"] >= {","}
    assert dialects["utf8"] >= {"."}
