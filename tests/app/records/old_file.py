"""The file of records as Varig made it before it had steps."""

import sqlite3
from contextlib import closing

from app.records.store import records_path

OLD_TABLE = """
pragma journal_mode = wal;

create table if not exists saved_views (
    reader_name text not null,
    slug text not null,
    view_name text not null,
    screen text not null,
    picks text not null,
    saved_at text not null,
    primary key (reader_name, slug)
) strict, without rowid;
"""

OLD_ROW = (
    "local",
    "sene-leveranser",
    "Sene leveranser",
    "portfolio",
    '[{"key": "sector", "word": {"nb": "Kommunal", "en": "Municipal"}, '
    '"code": "municipal"}]',
    "2026-11-22T09:30:00+00:00",
)


def write_old_file(home):
    records_path(home).parent.mkdir(parents=True)
    with closing(sqlite3.connect(records_path(home))) as connection:
        connection.executescript(OLD_TABLE)
        connection.execute("insert into saved_views values (?, ?, ?, ?, ?, ?)", OLD_ROW)
        connection.commit()
