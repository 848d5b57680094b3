"""What Alembic runs around the steps: they get the connection that is open already."""

from alembic import context

from app.records.tables import METADATA

context.configure(
    connection=context.config.attributes["connection"], target_metadata=METADATA
)
with context.begin_transaction():
    context.run_migrations()
