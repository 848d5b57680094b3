"""Who runs a command, may they, and what is kept of it in the log?

Whoever runs a command on the machine holds the files anyway, so without `--as` it is
the local manager. With `--as PERSON`, or VARIG_AS, it is that person or group of
access.toml, who sees and does no more than on the screens.

    NotKeptError        a line cannot be kept in the log, so nothing is done
"""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from os import environ
from pathlib import Path
from typing import TYPE_CHECKING

from app.cli_refusal import NOT_WRITTEN, REFUSED, CommandRefusedError
from app.clock import now
from app.identity import LOCAL_MANAGER, Reader
from app.permits import Act, RefusedError, require
from data.home import Home, find_home
from data.sentence import Sentence

if TYPE_CHECKING:
    from app.records.log import LogLine

AS_PERSON = "VARIG_AS"
"""Names the person or group that commands are run as, where `--as` does not."""


class NotKeptError(Exception):
    """A line cannot be kept in the log, so what it tells of is not done."""


@dataclass(frozen=True)
class Caller:
    """Who runs a command, on which installation."""

    home: Home
    reader: Reader
    command: str
    """What the command is called, as a code."""
    is_named: bool = False
    """Was somebody named? Else it is whoever holds the files."""

    def require(self, act: Act) -> None:
        """Refuse what the caller may not do.

        Raises:
            RefusedError: The role or the area does not allow it.
        """
        require(self.reader, act)

    def keep(self, *lines: "LogLine") -> None:
        """Keep lines in the log, all or none, before what they tell of is done.

        Raises:
            NotKeptError: They cannot be kept, so it must not be done.
        """
        keep_lines(self.home, self.reader, *lines)

    def keep_all(self, lines: Sequence["LogLine"]) -> None:
        """Keep lines, as `keep` does."""
        self.keep(*lines)


@contextmanager
def asking(home: Path | None, as_person: str | None, command: str) -> Iterator[Caller]:
    """Give who runs a command, for as long as it runs.

    Args:
        home: What `--home` says.
        as_person: What `--as` says.
        command: What the command is called, as a code, for the log.

    Raises:
        CommandRefusedError: The caller is not known, or may not do what is asked,
            which the log then has a line of; or a line of it could not be kept.
    """
    found, reader = find_home(home, environ), None
    is_named = bool(_named(environ, as_person))
    try:
        reader = reader_asked(found, environ, as_person)
        yield Caller(found, reader, command, is_named)
    except RefusedError as error:
        said = _refuse(found, reader, command, error)
        raise CommandRefusedError(said, REFUSED) from error
    except NotKeptError as error:
        raise CommandRefusedError(str(error), NOT_WRITTEN) from error


def reader_asked(
    home: Home, environ: Mapping[str, str], as_person: str | None
) -> Reader:
    """Find who a command is run as.

    Args:
        home: The installation.
        environ: Settings; VARIG_AS names somebody where `--as` does not.
        as_person: A person or group as access.toml has them; None: nobody is named.

    Raises:
        RefusedError: access.toml cannot be used, or has nobody of the name.
    """
    named = _named(environ, as_person)
    if named is None:
        return LOCAL_MANAGER
    from app.access import AccessError, access_path, named_reader, read_access

    path = access_path(home, environ)
    try:
        access = read_access(path)
    except AccessError as error:
        raise RefusedError(_in_one(error.faults)) from error
    reader = named_reader(access, named)
    if reader is None:
        raise RefusedError(_unknown(path) if path.exists() else _no_file(path))
    return reader


def keep_lines(home: Home, reader: Reader | None, *lines: "LogLine") -> None:
    """Keep lines of commands in the log, all or none.

    Raises:
        NotKeptError: They cannot be kept.
    """
    from app.records.log import Channel, logged
    from app.records.store import RecordsError, write_together

    at = now()
    try:
        write_together(
            home, [logged(reader, line, at, Channel.COMMAND) for line in lines]
        )
    except RecordsError as error:
        raise NotKeptError(
            f"{_NOT_KEPT} ({error}). Make room on the disk, or give Varig leave to "
            "write there, and try again."
        ) from error


def _named(environ: Mapping[str, str], as_person: str | None) -> str | None:
    if as_person is not None:
        return as_person
    return environ.get(AS_PERSON, "").strip() or None


def _refuse(
    home: Home, reader: Reader | None, command: str, error: RefusedError
) -> str:
    """Say why, and keep a line of it; refused is also what cannot be kept."""
    from app.records.log import LogAct, LogLine

    reason = error.act.value if error.act else "area" if reader else "no_role"
    line = LogLine(LogAct.REFUSED, command, details={"reason": reason})
    try:
        keep_lines(home, reader, line)
    except NotKeptError as not_kept:
        return f"{error.said.en} {not_kept}"
    return error.said.en


def _in_one(faults: tuple[Sentence, ...]) -> Sentence:
    return Sentence(
        " ".join(fault.nb for fault in faults), " ".join(fault.en for fault in faults)
    )


def _unknown(path: Path) -> Sentence:
    return Sentence(
        f"{path} har ingen person eller gruppe med det navnet. Skriv navnet som det "
        "står der.",
        f"{path} has no person or group of that name. Write the name as it stands "
        "there.",
    )


def _no_file(path: Path) -> Sentence:
    return Sentence(
        f"Ingen har en rolle: filen {path} finnes ikke. README viser hvordan den "
        "skrives.",
        f"Nobody has a role: there is no file {path}. The README shows how it is "
        "written.",
    )


_NOT_KEPT = "Nothing is done without a line in the log, and it cannot be written"
