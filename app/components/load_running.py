"""Show how far a dry run or a load has come, and the way to stop it."""

from datetime import timedelta
from math import ceil

import streamlit as st

from app.clock import now
from app.components.load_session import cancel_job
from app.components.quiet import say_quietly
from app.components.same_reader import part_of_page
from app.load_folder import Progress
from app.load_worker import PUBLISHING, WAITING
from app.loading import Job, Running, state_of
from app.translations.gettext import _, ngettext, set_language
from app.translations.numbers import format_count
from pipelines.watch import Step

LOOKS_EVERY = timedelta(seconds=1)

_STARTS_AT = {
    Step.READ.value: 0.05,
    Step.CLEAN.value: 0.2,
    Step.CHECK.value: 0.3,
    Step.WHOLE.value: 0.65,
    Step.WRITE.value: 0.8,
    Step.FIGURES.value: 0.9,
    PUBLISHING: 0.95,
}
"""How full the bar is when a step starts; the rules are what takes time."""


def show_running(job: Job, language: str) -> None:
    """Draw the progress, which draws itself again until the worker has ended."""
    st.fragment(run_every=LOOKS_EVERY)(_show)(job, language)


@part_of_page
def _show(job: Job, language: str) -> None:
    # It runs again alone, without the top of the page that sets the language.
    set_language(language)
    state = state_of(job)
    if not isinstance(state, Running):
        st.rerun()
    st.title(
        _("Loading the files") if state.is_load else _("Checking the files"),
        anchor=False,
    )
    st.progress(share_done(state.progress), text=step_words(state))
    seconds = max(0, round((now() - state.started_at).total_seconds()))
    said = [time_words(seconds)]
    if not state.is_load:
        said.append(_("Nothing is changed by this."))
    say_quietly(" ".join(said))
    is_late = state.progress is not None and state.progress.step == PUBLISHING
    st.button(
        _("Cancel"),
        key="load-cancel",
        icon=":material/close:",
        disabled=is_late,
        on_click=cancel_job,
        args=(job,),
    )


def share_done(progress: Progress | None) -> float:
    """Say how full the bar is; it never goes back."""
    if progress is None or progress.step == WAITING:
        return 0.0
    starts = [*_STARTS_AT.values(), 1.0]
    start = _STARTS_AT[progress.step]
    end = starts[starts.index(start) + 1]
    return start + (end - start) * progress.done / max(1, progress.of)


def step_words(state: Running) -> str:
    """Say what the worker is doing: `Leser fil 2 av 5`."""
    progress = state.progress
    if progress is None:
        return _("Getting ready, which takes some seconds")
    words = {
        WAITING: _("Waiting for another load to finish"),
        Step.READ.value: _("Reading file {number} of {count}"),
        Step.CLEAN.value: _("Reading values: table {number} of {count}"),
        Step.CHECK.value: _("Checking table {number} of {count}"),
        Step.WHOLE.value: _("Checking the data set as a whole"),
        Step.WRITE.value: _("Writing the data set")
        if state.is_load
        else _("Writing a data set to look at, which is removed again"),
        Step.FIGURES.value: _("Working out which figures move"),
        PUBLISHING: _("Putting the data set to use"),
    }
    return words[progress.step].format(
        number=format_count(min(progress.done + 1, progress.of)),
        count=format_count(progress.of),
    )


def time_words(seconds: int) -> str:
    """Say how long it has been going on, in seconds and then in minutes."""
    if seconds < 2 * 60:
        said = ngettext(
            "It has taken {count} second.", "It has taken {count} seconds.", seconds
        )
        return said.format(count=format_count(seconds))
    minutes = ceil(seconds / 60)
    return ngettext(
        "It has taken {count} minute.", "It has taken {count} minutes.", minutes
    ).format(count=format_count(minutes))
