"""Which tables hold what users write?

A change here needs a step in `migrations/versions`, which makes the same of the
databases that are in use.
"""

from sqlalchemy import Column, Date, DateTime, Integer, MetaData, Table, Text

METADATA = MetaData()

NEWEST = "0002"
"""The last step in `migrations/versions`: what a database has to be at."""

SAVED_VIEWS = Table(
    "saved_views",
    METADATA,
    Column("reader_name", Text, primary_key=True),
    Column("slug", Text, primary_key=True),
    Column("view_name", Text, nullable=False),
    Column("screen", Text, nullable=False),
    Column("picks", Text, nullable=False),
    Column("saved_at", Text, nullable=False),
)
"""One row per reader and slug; picks are JSON, saved_at is ISO 8601 in UTC."""

FOLLOW_UP_ENTRIES = Table(
    "follow_up_entries",
    METADATA,
    Column("entry_id", Integer, primary_key=True),
    Column("batch_id", Text, nullable=False, index=True),
    Column("act", Text, nullable=False),
    Column("rule_code", Text, nullable=False),
    Column("record_id", Text, nullable=False),
    Column("delivery_id", Text),
    Column("workplace_id", Text),
    Column("words", Text, nullable=False),
    Column("owner_role", Text),
    Column("advisor_id", Text),
    Column("from_on", Date),
    Column("until_on", Date),
    Column("made_at", DateTime, nullable=False),
    Column("made_by", Text, nullable=False),
    Column("taken_back_at", DateTime),
    Column("taken_back_by", Text),
)
"""One row per act and record; times in UTC.

A row is never changed and never deleted: only who took it back, and when, is filled in
once. There is no key to the tables of a build, which come and go.
"""
