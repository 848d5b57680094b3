"""Meetings: their comments, decisions, contents and files."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    """Make the tables."""
    _make_meetings()
    _make_decisions()
    _make_packs()


def _make_meetings() -> None:
    op.create_table(
        "meetings",
        sa.Column("meeting_id", sa.Text, primary_key=True),
        sa.Column("group_key", sa.Text, nullable=False, index=True),
        sa.Column("area_kind", sa.Text, nullable=False),
        sa.Column("area_code", sa.Text),
        sa.Column("held_on", sa.Date, nullable=False),
        sa.Column("plan", sa.Text, nullable=False),
        sa.Column("made_at", sa.DateTime, nullable=False),
        sa.Column("made_by", sa.Text, nullable=False),
        sa.Column("changed_at", sa.DateTime, nullable=False),
        sa.Column("changed_by", sa.Text, nullable=False),
        sa.Column("published_at", sa.DateTime),
        sa.Column("published_by", sa.Text),
        sa.Column("taken_back_at", sa.DateTime),
        sa.Column("taken_back_by", sa.Text),
    )
    op.create_table(
        "meeting_comments",
        sa.Column("comment_id", sa.Text, primary_key=True),
        sa.Column("meeting_id", sa.Text, nullable=False, index=True),
        sa.Column("section", sa.Text, nullable=False),
        sa.Column("words", sa.Text, nullable=False),
        sa.Column("is_confidential", sa.Boolean, nullable=False),
        sa.Column("made_at", sa.DateTime, nullable=False),
        sa.Column("made_by", sa.Text, nullable=False),
        sa.Column("taken_back_at", sa.DateTime),
        sa.Column("taken_back_by", sa.Text),
    )


def _make_decisions() -> None:
    op.create_table(
        "decisions",
        sa.Column("decision_id", sa.Text, primary_key=True),
        sa.Column("meeting_id", sa.Text, nullable=False, index=True),
        sa.Column("group_key", sa.Text, nullable=False, index=True),
        sa.Column("decided_on", sa.Date, nullable=False),
        sa.Column("section", sa.Text, nullable=False),
        sa.Column("words", sa.Text, nullable=False),
        sa.Column("owner_role", sa.Text, nullable=False),
        sa.Column("due_on", sa.Date),
        sa.Column("is_confidential", sa.Boolean, nullable=False),
        sa.Column("made_at", sa.DateTime, nullable=False),
        sa.Column("made_by", sa.Text, nullable=False),
        sa.Column("taken_back_at", sa.DateTime),
        sa.Column("taken_back_by", sa.Text),
    )
    op.create_table(
        "decision_statuses",
        sa.Column("status_id", sa.Integer, primary_key=True),
        sa.Column("decision_id", sa.Text, nullable=False, index=True),
        sa.Column("status", sa.Text, nullable=False),
        sa.Column("status_on", sa.Date, nullable=False),
        sa.Column("made_at", sa.DateTime, nullable=False),
        sa.Column("made_by", sa.Text, nullable=False),
    )


def _make_packs() -> None:
    op.create_table(
        "meeting_contents",
        sa.Column("meeting_id", sa.Text, primary_key=True),
        sa.Column("language", sa.Text, primary_key=True),
        sa.Column("content", sa.Text, nullable=False),
    )
    op.create_table(
        "meeting_files",
        sa.Column("meeting_id", sa.Text, primary_key=True),
        sa.Column("language", sa.Text, primary_key=True),
        sa.Column("file_format", sa.Text, primary_key=True),
        sa.Column("sha256", sa.Text, nullable=False),
        sa.Column("content", sa.LargeBinary, nullable=False),
    )
