"""What can make a load stop, as one tree.

    LoadError                      the load stops, and the last build stays
    └── SourceError                the files cannot be read as they are
        ├── UnreadableSourceError    missing, damaged, locked, wrong kind or encoding
        ├── UnknownTableError        a sheet or file that is no table of the contract
        ├── HeadingError             a heading stands twice, or is missing over values
        ├── MissingColumnError       a required column is not in the file
        ├── FieldCountError          a row has too few or too many fields
        └── MixedDialectError        one file writes dates or numbers in two ways

Errors of later steps extend LoadError where they are raised. An error carries every
fault that was found before it was raised, each one a sentence that says what was met,
what was expected and what to do. Faults of several kinds come as one SourceError.
"""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager

from data.sentence import Sentence
from pipelines.personal_data import mask_numbers_and_emails


class LoadError(Exception):
    """The load stops; every fault says why.

    A fault names files, sheets and cells, and a number of a person may stand in any
    of them: it is masked here, before the sentence reaches a screen or a log.
    """

    def __init__(self, faults: Sequence[Sentence]) -> None:
        self.faults = tuple(
            Sentence(*map(mask_numbers_and_emails, fault)) for fault in faults
        )
        super().__init__("\n".join(fault.en for fault in self.faults))


class SourceError(LoadError):
    """The files cannot be read as they are."""


class UnreadableSourceError(SourceError):
    """A file is missing, damaged, locked, or of a kind or encoding we do not read."""


class UnknownTableError(SourceError):
    """A sheet or file is no table of the contract."""


class HeadingError(SourceError):
    """A heading stands twice, or is missing over values."""


class MissingColumnError(SourceError):
    """A required column is not in the file."""


class FieldCountError(SourceError):
    """A row has too few or too many fields."""


class MixedDialectError(SourceError):
    """One file writes dates, decimals or letters in two ways."""


class GatheredFaults:
    """Collect the faults of several steps, so that a reader sees all of them."""

    def __init__(self) -> None:
        self._errors: list[SourceError] = []

    @contextmanager
    def gather(self) -> Iterator[None]:
        """Run one step; keep its faults and go on."""
        try:
            yield
        except SourceError as error:
            self._errors.append(error)

    def raise_if_any(self) -> None:
        """Raise all faults so far; with their own kind when they share one."""
        if not self._errors:
            return
        kinds = {type(error) for error in self._errors}
        faults = [fault for error in self._errors for fault in error.faults]
        raise (kinds.pop() if len(kinds) == 1 else SourceError)(faults)
