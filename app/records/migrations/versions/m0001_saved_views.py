"""Saved views; adopts the table that Varig made before it had steps."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None


def upgrade() -> None:
    """Make the table, or leave the one that is there as it is."""
    if sa.inspect(op.get_bind()).has_table("saved_views"):
        return
    op.create_table(
        "saved_views",
        sa.Column("reader_name", sa.Text, primary_key=True),
        sa.Column("slug", sa.Text, primary_key=True),
        sa.Column("view_name", sa.Text, nullable=False),
        sa.Column("screen", sa.Text, nullable=False),
        sa.Column("picks", sa.Text, nullable=False),
        sa.Column("saved_at", sa.Text, nullable=False),
    )
