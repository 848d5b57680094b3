"""Bring a database of records to what this Varig needs.

Imports Alembic, which takes its time: import this module where it is run.
"""

from threading import Lock

from alembic import command
from alembic.config import Config
from alembic.util.exc import CommandError
from sqlalchemy import Engine
from sqlalchemy.exc import DBAPIError, InvalidRequestError

from app.records.sqlite import IS_WRITING
from app.records.store import is_newest

_ONE_AT_A_TIME = Lock()
"""Alembic keeps what it is doing in its modules, so two threads would mix."""


def migrate(engine: Engine) -> None:
    """Run the steps that a database lacks, all of them or none.

    Of several processes that start at once one does it; the others wait, and find it
    done.

    Raises:
        SQLAlchemyError: The database cannot be read or written, or a newer Varig has
            written it.
    """
    with _ONE_AT_A_TIME:
        try:
            _run_steps(engine)
        except CommandError as error:
            raise InvalidRequestError(
                f"a newer Varig has written these records: {error}"
            ) from error
        except DBAPIError:
            # A database without one writer at a time lets two try, and refuses one.
            with engine.connect() as connection:
                if not is_newest(connection):
                    raise


def _run_steps(engine: Engine) -> None:
    settings = Config()
    settings.set_main_option("script_location", "app.records:migrations")
    with engine.connect() as connection:
        connection.execution_options(**{IS_WRITING: True})
        with connection.begin():
            settings.attributes["connection"] = connection
            command.upgrade(settings, "head")
