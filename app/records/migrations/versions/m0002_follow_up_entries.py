"""Exemptions, assignments and comments of follow-up."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    """Make the table."""
    op.create_table(
        "follow_up_entries",
        sa.Column("entry_id", sa.Integer, primary_key=True),
        sa.Column("batch_id", sa.Text, nullable=False, index=True),
        sa.Column("act", sa.Text, nullable=False),
        sa.Column("rule_code", sa.Text, nullable=False),
        sa.Column("record_id", sa.Text, nullable=False),
        sa.Column("delivery_id", sa.Text),
        sa.Column("workplace_id", sa.Text),
        sa.Column("words", sa.Text, nullable=False),
        sa.Column("owner_role", sa.Text),
        sa.Column("advisor_id", sa.Text),
        sa.Column("from_on", sa.Date),
        sa.Column("until_on", sa.Date),
        sa.Column("made_at", sa.DateTime, nullable=False),
        sa.Column("made_by", sa.Text, nullable=False),
        sa.Column("taken_back_at", sa.DateTime),
        sa.Column("taken_back_by", sa.Text),
    )
