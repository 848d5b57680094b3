"""Take another data set into use: say what it means, ask, do it, and say it is done.

What happens is seen by everybody, so it is asked for in a dialog that puts what is in
use beside what would be.
"""

from collections.abc import Sequence
from typing import Literal, NamedTuple

import polars as pl
import streamlit as st

from app.build_acts import undo_last, use_another
from app.build_list import Content
from app.clock import now
from app.components.refused import refused_words
from app.components.same_reader import for_same_reader, part_of_page
from app.components.screen_guard import note_refused
from app.identity import Reader
from app.permits import RefusedError, may_change_data
from app.records.log import Channel, LogLine, logged
from app.records.store import RecordsError, write_together
from app.sign_in import who_is_asking
from app.translations.build_words import files_words
from app.translations.gettext import _, set_language
from app.translations.markdown import plain
from app.translations.numbers import format_count, format_day, format_time
from data.home import Home
from pipelines.builds import NoSuchBuildError
from pipelines.errors import LoadError

_DONE = "builds-done"
_FAULT = "builds-fault"


class Change(NamedTuple):
    """One way from the data set in use to another."""

    act: Literal["use", "undo"]
    home: Home
    language: str
    now: Content
    after: Content


class Done(NamedTuple):
    """What was done last: which data set came into use, and which was left."""

    act: Literal["use", "undo"]
    now: Content
    left: Content


def offer_change(change: Change, label: str, *, icon: str | None = None) -> None:
    """Draw the button that opens the dialog of a change."""
    is_asked = st.button(
        label,
        key=f"builds-{change.act}-{change.after.build.id}",
        icon=icon,
        on_click=_forget,
    )
    if is_asked:
        st.dialog(label, width="medium")(_ask)(change)


def show_what_happened() -> None:
    """Say what was done last, until the reader closes it."""
    done: Done | None = st.session_state.get(_DONE)
    if done is None:
        return
    with st.container(horizontal=True, vertical_alignment="center", wrap=False):
        st.success(_done_words(done), width="stretch")
        st.button(
            _("Close the message"),
            key="builds-close",
            icon=":material/close:",
            type="tertiary",
            on_click=_forget,
        )


@part_of_page
def _ask(change: Change) -> None:
    # A dialog runs again alone, without the top of the page that sets the language.
    set_language(change.language)
    if _DONE in st.session_state:
        st.rerun()
    st.markdown(_what_it_means(change))
    st.table(_side_by_side(change), border="horizontal", hide_index=True)
    st.markdown(
        _(
            "Everybody who uses Varig sees this from their next click. What people "
            "have written in Follow-up stays as it is. Nothing is deleted: the data "
            "set that is left stays in the list, and can be used again."
        )
    )
    fault = st.session_state.get(_FAULT)
    if fault:
        st.warning(plain(fault))
    st.button(
        _("Undo for everybody") if change.act == "undo" else _("Use for everybody"),
        key="builds-confirm",
        icon=":material/check:",
        on_click=_carry_out,
        args=(change,),
    )


def _what_it_means(change: Change) -> str:
    time = format_time(change.after.build.built_at)
    if change.act == "undo":
        said = _(
            "The load of {files} is taken out of the figures. The data set of {time}, "
            "which that load added to, comes into use again, and the next load adds to "
            "it."
        )
        return plain(said.format(files=files_words(change.now.files), time=time))
    said = _(
        "The data set of {time} comes into use. What other loads have brought that is "
        "not in it, is out of the figures, and the next load adds to this one."
    )
    return said.format(time=time)


def _side_by_side(change: Change) -> pl.DataFrame:
    facts = {
        _("Published"): [format_time(each.build.built_at) for each in _two(change)],
        _("Data date"): [format_day(each.build.data_date) for each in _two(change)],
        _("Deliveries"): [format_count(each.delivery_count) for each in _two(change)],
        _("Workplaces"): [format_count(each.workplace_count) for each in _two(change)],
        _("Activities"): [format_count(each.activity_count) for each in _two(change)],
        _("Evaluations"): [
            format_count(each.evaluation_count) for each in _two(change)
        ],
        _("Rows set aside"): [
            format_count(each.set_aside_count) for each in _two(change)
        ],
        _("Warnings"): [format_count(each.warning_count) for each in _two(change)],
    }
    return pl.DataFrame(
        [(name, *values) for name, values in facts.items()],
        schema=[_("Data set"), _("In use now"), _("Afterwards")],
        orient="row",
    )


def _two(change: Change) -> tuple[Content, Content]:
    return change.now, change.after


@for_same_reader
def _carry_out(change: Change) -> None:
    st.session_state.pop(_FAULT, None)
    try:
        _do(change, who_is_asking())
    except (RefusedError, RecordsError) as error:
        st.session_state[_FAULT] = refused_words(error)
    except LoadError as error:
        said = [fault.in_language(change.language) for fault in error.faults]
        st.session_state[_FAULT] = " ".join(said)
    except NoSuchBuildError:
        st.session_state[_FAULT] = _(
            "This data set is not there any more. Close this, and look at the list "
            "again."
        )
    else:
        st.session_state[_DONE] = Done(change.act, change.after, change.now)


def _do(change: Change, reader: Reader) -> None:
    if not may_change_data(reader):
        note_refused(change.home, reader, f"builds_{change.act}", "role")

    def keep(lines: Sequence[LogLine]) -> None:
        channel = Channel.SCREEN
        writes = [logged(reader, line, now(), channel) for line in lines]
        write_together(change.home, writes)

    if change.act == "undo":
        undo_last(change.home, reader, keep, seen=change.now.build.id)
    else:
        use_another(change.home, reader, keep, change.after.build.id)


def _done_words(done: Done) -> str:
    now, left = (format_time(each.build.built_at) for each in (done.now, done.left))
    if done.act == "undo":
        said = _("The last load is undone. The data set of {now} is in use.")
    else:
        said = _("The data set of {now} is in use, in place of the one of {left}.")
    return said.format(now=now, left=left)


def _forget() -> None:
    st.session_state.pop(_DONE, None)
    st.session_state.pop(_FAULT, None)
