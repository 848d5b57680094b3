"""The quarters from which an absence chart has new limits."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"


def upgrade() -> None:
    """Make the table."""
    op.create_table(
        "absence_baselines",
        sa.Column("baseline_id", sa.Text, primary_key=True),
        sa.Column("workplace_id", sa.Text, nullable=False),
        sa.Column("measure", sa.Text, nullable=False),
        sa.Column("quarter_number", sa.Integer, nullable=False),
        sa.Column("reason", sa.Text, nullable=False),
        sa.Column("is_standing", sa.Boolean),
        sa.Column("made_at", sa.DateTime, nullable=False),
        sa.Column("made_by", sa.Text, nullable=False),
        sa.Column("taken_back_at", sa.DateTime),
        sa.Column("taken_back_by", sa.Text),
        sa.UniqueConstraint(
            "workplace_id",
            "measure",
            "quarter_number",
            "is_standing",
            name="one_standing_baseline",
        ),
    )
