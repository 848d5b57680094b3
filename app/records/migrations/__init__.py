"""The steps that brought the records to what they are, run by Alembic."""
