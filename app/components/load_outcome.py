"""Show what a dry run found, and ask whether the files are to be loaded."""

from os import environ

import streamlit as st

from app.components.load_changes import show_changes
from app.components.load_findings import (
    show_set_aside_rules,
    show_warning_rules,
)
from app.components.load_moved import show_moved
from app.components.load_notes import show_notes
from app.components.load_session import discard_job, load_checked
from app.components.load_tables import show_rows_by_table
from app.components.load_words import is_all_in, outcome_words
from app.components.log_lines import noted_line
from app.components.page import reader_now
from app.components.quiet import say_quietly
from app.exports.formats import XLSX
from app.loading import Done, Job
from app.permits import Act
from app.records.log import LogAct, LogLine
from app.translations.gettext import _, ngettext
from app.translations.markdown import plain
from app.translations.numbers import format_count, format_day
from data.home import find_home
from pipelines.report import LoadReport


def show_outcome(job: Job, state: Done, language: str) -> None:
    """Draw what the files would do, most telling first, and the way on.

    Args:
        job: The files, which wait for the reader.
        state: What the dry run found.
        language: `nb` or `en`.
    """
    report = state.report
    st.title(plain(outcome_words(report)), anchor=False)
    if not report.is_new:
        st.info(
            _(
                "There is nothing new to load: the data set in use has these rows "
                "already."
            ),
            icon=":material/info:",
        )
    elif is_all_in(report):
        st.info(
            _(
                "No row that is in would be another. A load would only keep the rows "
                "set aside, the warnings and the sources as they are now."
            ),
            icon=":material/info:",
        )
    say_quietly(_conditions(state))
    _show_ways_on(job, state)
    show_rows_by_table(report)
    show_set_aside_rules(report, language)
    show_moved(report, language)
    show_changes(report)
    show_notes(report, language)
    show_warning_rules(report, language)


def _conditions(state: Done) -> str:
    report = state.report
    files = ngettext("{count} file", "{count} files", len(report.files)).format(
        count=format_count(len(report.files))
    )
    seconds = max(1, round(state.took_seconds))
    took = ngettext(
        "This was a dry run, which took {count} second; nothing is changed yet.",
        "This was a dry run, which took {count} seconds; nothing is changed yet.",
        seconds,
    ).format(count=format_count(seconds))
    day = _("Data as of {day}.").format(day=format_day(report.data_date))
    return f"{files}. {day} {took}"


def _show_ways_on(job: Job, state: Done) -> None:
    report = state.report
    with st.container(horizontal=True, gap="xsmall", key="load-ways-on"):
        if report.is_new:
            st.button(
                _("Load into Varig"),
                key="load-confirm",
                icon=":material/check:",
                type="primary" if _is_load_first(state) else "secondary",
                on_click=load_checked,
                args=(job, report.content_hash),
            )
        if state.has_corrections:
            _show_corrections(job, report)
        st.button(
            _("Discard"),
            key="load-discard",
            icon=":material/close:",
            on_click=discard_job,
            args=(job,),
        )
    if state.has_corrections:
        say_quietly(
            _(
                "The correction file has the rows that would be set aside, with what "
                "is wrong beside each cell. Mend them there, and load it here."
            )
        )


def _is_load_first(state: Done) -> bool:
    """Rows to mend come before the load; so does the news that all is in."""
    return not state.has_corrections and not is_all_in(state.report)


def _show_corrections(job: Job, report: LoadReport) -> None:
    st.download_button(
        _("Download the correction file"),
        # Read when the button is pressed: the file goes when the job ends.
        data=noted_line(
            find_home(None, environ),
            reader_now(),
            Act.CHANGE_DATA,
            LogLine(LogAct.EXPORTED, "corrections", details={"format": XLSX.code}),
            job.folder.corrections.read_bytes,
        ),
        file_name=_("corrections-{day}.xlsx").format(day=report.data_date.isoformat()),
        mime=XLSX.media_type,
        key="load-corrections",
        type="primary",
        icon=":material/download:",
        on_click="ignore",
    )
