"""Write into the log what is opened and taken along on the screens.

A line is kept before what it tells of is shown or made. When it cannot be kept, as on
a full disk, the page says so in a sentence and shows nothing, and no file is made.
"""

import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field

import streamlit as st
from streamlit.runtime.scriptrunner import add_script_run_ctx, get_script_run_ctx
from streamlit.runtime.scriptrunner_utils.script_run_context import ScriptRunContext
from streamlit.runtime.scriptrunner_utils.script_run_context_attr import (
    SCRIPT_RUN_CONTEXT_ATTR_NAME,
)

from app.clock import now
from app.components.log_faults import Fault, list_of_faults
from app.components.page import Page
from app.components.refused import show_refused
from app.components.screen_guard import note_refused
from app.identity import Reader
from app.permits import Act, RefusedError, require
from app.records.log import Channel, LogAct, LogLine, log
from app.records.store import RecordsError
from app.sign_in import current_standing
from app.translations.gettext import _
from data.home import Home
from data.sentence import Sentence

_OPENED = "log-opened"

OUTSIDE = "outside_area_or_unknown"
"""Why an id shows nothing; which of the two it is nobody is told."""


@dataclass(frozen=True)
class Taken:
    """What is taken along as a file, apart from who, when and from which data set."""

    subject: str
    """The table, or what the rows are: a code, no name of anybody."""
    rows_count: int | None
    kind: str
    """The format: `xlsx`."""
    act: Act = Act.TAKE_ROWS
    """What the reader must be allowed."""
    subject_id: str | None = None
    details: Mapping[str, object] = field(default_factory=dict)


def note_opened(page: Page, subject: str, subject_id: str) -> None:
    """Keep that a reader opens one workplace or delivery; else refuse the page.

    Once per session, data set and id. Whether the id is there is asked before; nothing
    of it is shown before.

    Args:
        page: The page of this rerun.
        subject: `workplace` or `delivery`.
        subject_id: Its key, which is in the data.
    """
    opened = (page.reader, page.build.id, subject, subject_id)
    known: set[object] = st.session_state.setdefault(_OPENED, set())
    if opened in known:
        return
    details = {"build": page.build.id}
    line = LogLine(LogAct.OPENED, subject, subject_id, details=details)
    try:
        log(page.home, page.reader, line, now(), Channel.SCREEN)
    except RecordsError as error:
        page.title(_("This cannot be shown now"))
        show_refused(error)
        st.stop()
    known.add(opened)


def note_unknown(page: Page, subject: str, subject_id: str) -> None:
    """Keep that an address named what is not there, or is outside the area."""
    note_refused(page.home, page.reader, subject, OUTSIDE, subject_id)


def noted(page: Page, taken: Taken, write: Callable[[], bytes]) -> Callable[[], bytes]:
    """Give what makes a file: it keeps the line first, and makes no file without it.

    It is called when the button is pressed, which is after the run that drew it, so
    who the reader is and what the role allows is asked once more then. Streamlit says
    in words of its own that no file was made; the next run of the page says why.

    Args:
        page: The page that draws the button.
        taken: What is taken along.
        write: Makes the file.
    """
    return noted_line(page.home, page.reader, taken.act, _line(page, taken), write)


def noted_line(
    home: Home, reader: Reader, act: Act, line: LogLine, write: Callable[[], bytes]
) -> Callable[[], bytes]:
    """Give what makes a file, as `noted` does, where there is no page yet.

    Args:
        home: Where the log is.
        reader: Who has the button drawn.
        act: What the reader must be allowed.
        line: What is kept.
        write: Makes the file.
    """
    standing = current_standing().reader
    asked = _Asked(standing, get_script_run_ctx(), list_of_faults())

    def keep_and_write() -> bytes:
        try:
            _require_the_same(asked)
            require(reader, act)
            log(home, reader, line, now(), Channel.SCREEN)
        except (RefusedError, RecordsError) as error:
            asked.faults.append(error)
            raise
        return write()

    return keep_and_write


@dataclass(frozen=True)
class _Asked:
    """Who it was that had a button drawn, and where to say why it made no file."""

    reader: Reader | None
    context: ScriptRunContext | None
    faults: list[Fault]


def _require_the_same(asked: _Asked) -> None:
    """Refuse when the sign-in is over, or the role or area is another one by now."""
    with _in_session(asked.context):
        reader = current_standing().reader
    if reader is None or reader != asked.reader:
        raise RefusedError(
            Sentence(
                "Innloggingen eller rollen din er ikke lenger den samme som da "
                "knappen ble tegnet, så det ble ikke laget noen fil. Last siden på "
                "nytt.",
                "Your sign-in or your role is no longer what it was when the button "
                "was drawn, so no file was made. Load the page anew.",
            )
        )


def _line(page: Page, taken: Taken) -> LogLine:
    details = {
        "build": page.build.id,
        "as_of": page.as_of.isoformat(),
        "format": taken.kind,
        **{f"filter_{key}": codes for key, codes in page.filters.chosen().items()},
        **taken.details,
    }
    return LogLine(
        LogAct.EXPORTED, taken.subject, taken.subject_id, taken.rows_count, details
    )


@contextmanager
def _in_session(context: ScriptRunContext | None) -> Iterator[None]:
    """Let a thread of the server ask who the reader of a session is."""
    thread = threading.current_thread()
    if context is None or get_script_run_ctx(suppress_warning=True) is not None:
        yield
        return
    add_script_run_ctx(thread, context)
    try:
        yield
    finally:
        # The thread belongs to a pool, and serves another session next.
        delattr(thread, SCRIPT_RUN_CONTEXT_ATTR_NAME)
