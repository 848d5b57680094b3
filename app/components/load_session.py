"""Which upload does this reader have on its way in, or has just had?

A job is let go when the browser goes, and ends soon after unless it comes back.
"""

from collections.abc import Sequence
from typing import NamedTuple

import streamlit as st
from streamlit.runtime.uploaded_file_manager import UploadedFile

from app.clock import now
from app.components.same_reader import for_same_reader
from app.load_files import Task, Upload
from app.load_folder import Refusal, Why
from app.loading import (
    Done,
    Job,
    Refused,
    cancel,
    hold,
    let_go,
    remove,
    start_again,
    start_check,
)
from app.permits import RefusedError
from app.sign_in import who_is_asking
from app.translations.gettext import current_language
from data.home import Home
from pipelines.report import LoadReport

UPLOADED = "load-files"
DATA_DATE = "load-data-date"
_ROUND = "load-round"
_JOB = "load-job"
_ENDED = "load-ended"
_PART = "part"
"""The key of the part in the address of the Data screen."""


class Ended(NamedTuple):
    """How the last job ended, until the reader starts another one."""

    refusal: Refusal | None = None
    report: LoadReport | None = None
    """Of a load that is in."""
    is_cancelled: bool = False


def current_job() -> Job | None:
    """Give the job on its way; None when there is none."""
    job: Job | None = st.session_state.get(_JOB)
    return job and _keep(job)


def last_ended() -> Ended | None:
    """Tell how the last job ended; None when there is nothing to say of it."""
    ended: Ended | None = st.session_state.get(_ENDED)
    return ended


def uploaded_key() -> str:
    """Name the field for files; it gets another name when they are taken in.

    Streamlit then forgets the files it held in memory.
    """
    return f"{UPLOADED}-{st.session_state.get(_ROUND, 0)}"


@for_same_reader
def check_uploaded(home: Home) -> None:
    """Start a dry run of the files that the reader has chosen."""
    files: Sequence[UploadedFile] = st.session_state.get(uploaded_key()) or ()
    if not files:
        return
    uploads = [Upload(file.name, file.getvalue()) for file in files]
    task = Task(
        st.session_state.get(DATA_DATE), current_language(), now(), who_is_asking()
    )
    st.session_state[_ENDED] = None
    try:
        st.session_state[_JOB] = start_check(home, uploads, task)
    except RefusedError as error:
        _end(Ended(refusal=Refusal(Why.NOT_ALLOWED, (error.said,))))
    except OSError:
        _end(Ended(refusal=Refusal(Why.UNWRITTEN)))
    st.session_state[_ROUND] = st.session_state.get(_ROUND, 0) + 1


@for_same_reader
def check_again(job: Job) -> None:
    """Start another dry run of the same files."""
    _start(job, None)


@for_same_reader
def load_checked(job: Job, content_hash: str) -> None:
    """Load what the dry run told, and nothing else."""
    # The first load gives the Data screen its parts, and this one is to stay open.
    if _PART not in st.session_state:
        st.session_state[_PART] = "load"
    _start(job, content_hash)


@for_same_reader
def cancel_job(job: Job) -> None:
    """End the worker; a load that was being put to use already is in."""
    report = cancel(job)
    _end(Ended(report=report, is_cancelled=report is None))


@for_same_reader
def discard_job(job: Job) -> None:
    """Remove the files of a job that waits for the reader."""
    remove(job)
    _end(None)


def finish(job: Job, state: Done | Refused) -> None:
    """Keep how a job ended, and remove its files."""
    remove(job)
    if isinstance(state, Done):
        _end(Ended(report=state.report))
    else:
        _end(Ended(refusal=state.refusal))


def forget_ended() -> None:
    """Say no more of the last job."""
    _end(None)


def _start(job: Job, content_hash: str | None) -> None:
    try:
        start_again(job, now(), expect=content_hash, reader=who_is_asking())
    except RefusedError as error:
        remove(job)
        _end(Ended(refusal=Refusal(Why.NOT_ALLOWED, (error.said,))))
    except OSError:
        remove(job)
        _end(Ended(refusal=Refusal(Why.UNWRITTEN)))


def _end(ended: Ended | None) -> None:
    st.session_state[_JOB] = None
    st.session_state[_ENDED] = ended


@st.cache_resource(
    scope="session",
    on_release=let_go,
    show_spinner=False,
    hash_funcs={Job: lambda job: str(job.folder.root)},
)
def _keep(job: Job) -> Job:
    # Streamlit lets go of what a session holds when its browser goes.
    hold(job)
    return job
