"""Which tables hold what users write?

A change here needs a step in `migrations/versions`, which makes the same of the
databases that are in use.
"""

from sqlalchemy import (
    Boolean,
    Column,
    Date,
    DateTime,
    Integer,
    LargeBinary,
    MetaData,
    Table,
    Text,
    UniqueConstraint,
)

METADATA = MetaData()

NEWEST = "0005"
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

MEETINGS = Table(
    "meetings",
    METADATA,
    Column("meeting_id", Text, primary_key=True),
    Column("group_key", Text, nullable=False, index=True),
    Column("area_kind", Text, nullable=False),
    Column("area_code", Text),
    Column("held_on", Date, nullable=False),
    Column("plan", Text, nullable=False),
    Column("made_at", DateTime, nullable=False),
    Column("made_by", Text, nullable=False),
    Column("changed_at", DateTime, nullable=False),
    Column("changed_by", Text, nullable=False),
    Column("published_at", DateTime),
    Column("published_by", Text),
    Column("taken_back_at", DateTime),
    Column("taken_back_by", Text),
)
"""One row per meeting; plan is JSON (`records.meeting_plans`). A published one is never
changed; only a draft is taken back."""

MEETING_COMMENTS = Table(
    "meeting_comments",
    METADATA,
    Column("comment_id", Text, primary_key=True),
    Column("meeting_id", Text, nullable=False, index=True),
    Column("section", Text, nullable=False),
    Column("words", Text, nullable=False),
    Column("is_confidential", Boolean, nullable=False),
    Column("made_at", DateTime, nullable=False),
    Column("made_by", Text, nullable=False),
    Column("taken_back_at", DateTime),
    Column("taken_back_by", Text),
)
"""One row per comment under a section of a meeting."""

DECISIONS = Table(
    "decisions",
    METADATA,
    Column("decision_id", Text, primary_key=True),
    Column("meeting_id", Text, nullable=False, index=True),
    Column("group_key", Text, nullable=False, index=True),
    Column("decided_on", Date, nullable=False),
    Column("section", Text, nullable=False),
    Column("words", Text, nullable=False),
    Column("owner_role", Text, nullable=False),
    Column("due_on", Date),
    Column("is_confidential", Boolean, nullable=False),
    Column("made_at", DateTime, nullable=False),
    Column("made_by", Text, nullable=False),
    Column("taken_back_at", DateTime),
    Column("taken_back_by", Text),
)
"""One row per decision; it returns at the next meeting of the same group."""

DECISION_STATUSES = Table(
    "decision_statuses",
    METADATA,
    Column("status_id", Integer, primary_key=True),
    Column("decision_id", Text, nullable=False, index=True),
    Column("status", Text, nullable=False),
    Column("status_on", Date, nullable=False),
    Column("made_at", DateTime, nullable=False),
    Column("made_by", Text, nullable=False),
)
"""One row each time somebody says how a decision went; the newest counts."""

MEETING_CONTENTS = Table(
    "meeting_contents",
    METADATA,
    Column("meeting_id", Text, primary_key=True),
    Column("language", Text, primary_key=True),
    Column("content", Text, nullable=False),
)
"""What a published meeting showed: a pack as JSON (`sections.frozen`)."""

MEETING_FILES = Table(
    "meeting_files",
    METADATA,
    Column("meeting_id", Text, primary_key=True),
    Column("language", Text, primary_key=True),
    Column("file_format", Text, primary_key=True),
    Column("sha256", Text, nullable=False),
    Column("content", LargeBinary, nullable=False),
)
"""The files of a published meeting, as they were handed round."""

ABSENCE_BASELINES = Table(
    "absence_baselines",
    METADATA,
    Column("baseline_id", Text, primary_key=True),
    Column("workplace_id", Text, nullable=False),
    Column("measure", Text, nullable=False),
    Column("quarter_number", Integer, nullable=False),
    Column("reason", Text, nullable=False),
    Column("is_standing", Boolean),
    Column("made_at", DateTime, nullable=False),
    Column("made_by", Text, nullable=False),
    Column("taken_back_at", DateTime),
    Column("taken_back_by", Text),
    UniqueConstraint(
        "workplace_id",
        "measure",
        "quarter_number",
        "is_standing",
        name="one_standing_baseline",
    ),
)
"""One row per quarter from which a workplace's absence of one measure has new limits.

`is_standing` is true, and null once it is taken back: nulls differ from each other, so
every database keeps one that stands and any number that are taken back.
"""

LOG = Table(
    "log",
    METADATA,
    Column("line_id", Integer, primary_key=True),
    Column("said_at", DateTime, nullable=False, index=True),
    Column("who", Text, nullable=False),
    Column("role", Text),
    Column("area_kind", Text),
    Column("area_code", Text),
    Column("channel", Text, nullable=False),
    Column("act", Text, nullable=False),
    Column("subject", Text),
    Column("subject_id", Text),
    Column("rows_count", Integer),
    Column("details", Text, nullable=False),
)
"""One row per thing that happened (`records.log`); said_at in UTC, details JSON.

A row is never changed, and only removed when its time is over.
"""
