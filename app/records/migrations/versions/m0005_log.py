"""The log of who did what, which is only ever added to."""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"

_NO_CHANGE = """
create trigger log_is_not_changed before update on log
begin select raise(abort, 'the log is append-only'); end
"""
_NO_REMOVAL = """
create trigger log_is_kept before delete on log
when old.said_at > datetime('now', '-90 days')
begin select raise(abort, 'the log is append-only'); end
"""
_NO_REPLACEMENT = """
create trigger log_is_not_replaced before insert on log
when exists (select 1 from log where line_id = new.line_id)
begin select raise(abort, 'the log is append-only'); end
"""


def upgrade() -> None:
    """Make the table, and let SQLite itself refuse to change it.

    In another database the same is done by whom Varig writes as: give that user no
    right to update the table.
    """
    op.create_table(
        "log",
        sa.Column("line_id", sa.Integer, primary_key=True),
        sa.Column("said_at", sa.DateTime, nullable=False, index=True),
        sa.Column("who", sa.Text, nullable=False),
        sa.Column("role", sa.Text),
        sa.Column("area_kind", sa.Text),
        sa.Column("area_code", sa.Text),
        sa.Column("channel", sa.Text, nullable=False),
        sa.Column("act", sa.Text, nullable=False),
        sa.Column("subject", sa.Text),
        sa.Column("subject_id", sa.Text),
        sa.Column("rows_count", sa.Integer),
        sa.Column("details", sa.Text, nullable=False),
    )
    if op.get_bind().dialect.name == "sqlite":
        op.execute(_NO_CHANGE)
        op.execute(_NO_REMOVAL)
        # `insert or replace` removes a line without asking the one before.
        op.execute(_NO_REPLACEMENT)
