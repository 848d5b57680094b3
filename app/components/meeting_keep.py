"""Write in the records of meetings, or say why it was not written."""

from collections.abc import Callable

from app.components.meeting_words import cannot_be_written, somebody_changed_it
from app.components.refused import refused_words
from app.permits import RefusedError
from app.records.store import RecordsError, TakenError


def keep(write: Callable[[], object]) -> str | None:
    """Write something; give a sentence that says why it was not kept, or None.

    Args:
        write: Writes it; may raise TakenError, RecordsError or RefusedError.
    """
    try:
        write()
    except TakenError:
        return somebody_changed_it()
    except RefusedError as error:
        return refused_words(error)
    except RecordsError:
        return cannot_be_written()
    return None
