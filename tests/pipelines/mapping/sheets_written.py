"""Write small files with headings of their own, and mappings for them."""

from datetime import UTC, date, datetime

from openpyxl import Workbook

from data.home import Home
from pipelines.load import load_files
from pipelines.mapping.apply import read_mapped
from pipelines.mapping.read import read_mapping
from pipelines.sources.arrive import open_file
from pipelines.sources.listing import NamedFile

DELIVERIES = """
name = "arkiv"

[[tables]]
table = "deliveries"

[tables.columns]
delivery_id = "Sak"
workplace_id = "Enhet"
service = { constant = "preventive_work" }
module = { constant = "party_cooperation" }
delivery_type = { constant = "one_to_one" }
is_train_the_trainer = { constant = "nei" }
status = "Status"
"""
"""The least a mapping of deliveries must say."""


def mapping(text, **how):
    return read_mapping(text, "min.toml", **how)


def write_workbook(path, **sheets):
    """Write one sheet per name, with the rows as they are given."""
    workbook = Workbook()
    workbook.remove(workbook.active)
    for name, rows in sheets.items():
        sheet = workbook.create_sheet(name)
        for row in rows:
            sheet.append(row)
    workbook.save(path)
    return path


def write_csv(path, *rows):
    text = "\r\n".join(";".join(row) for row in rows) + "\r\n"
    path.write_text(text, encoding="utf-8")
    return path


def arrive(path):
    return open_file(NamedFile(path, path.name), lambda file: ())


def read(path, text):
    """Read one file by a mapping."""
    (source,) = read_mapped([arrive(path)], [mapping(text)])
    return source


def rows_of(source, table=None):
    """List the filled cells of each row of the first table, or of a named one."""
    raw = next(one for one in source.tables if table in (None, one.table))
    return [
        {name: cell for name, cell in row.items() if cell is not None}
        for row in raw.rows.drop("source_row").to_dicts()
    ]


def notes_of(source):
    return {(note.field, note.target): note.note.nb for note in source.notes}


def load(folder, *paths, mappings=(), publish=True, minute=0):
    folder.mkdir(exist_ok=True)
    home = Home(folder)
    for each in (home.builds, home.uploads, home.records):
        each.mkdir(parents=True, exist_ok=True)
    return load_files(
        paths,
        home,
        data_date=date(2026, 10, 31),
        now=datetime(2026, 11, 1, 8, minute, tzinfo=UTC),
        today=date(2026, 11, 1),
        publish=publish,
        mappings=mappings,
    )
