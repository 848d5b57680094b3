"""Say how a load ended: in and in use, refused, or stopped."""

import streamlit as st

from app.components.empty import show_nothing
from app.components.links import show_link, with_language
from app.components.load_session import forget_ended
from app.components.load_tables import show_rows_by_table
from app.components.load_words import is_all_in, outcome_words, set_aside_count
from app.load_folder import Refusal, Why
from app.translations.data_words import part_label
from app.translations.gettext import _, ngettext
from app.translations.markdown import plain
from app.translations.numbers import format_count, format_day
from pipelines.report import LoadReport

MANY_FAULTS = 12
"""A longer list scrolls inside its frame, so that the field for files stays near."""


def show_loaded(report: LoadReport) -> None:
    """Say which data set is in use now, what to do next, and how it is undone."""
    st.title(plain(_finding(report)), anchor=False)
    day = format_day(report.data_date)
    if report.is_published:
        said = _("Data set {build} is in use now, with data as of {day}.")
        st.success(
            plain(said.format(build=report.build_id, day=day)),
            icon=":material/check:",
        )
    else:
        st.info(
            _("Nothing new came in, and the data set in use is as it was."),
            icon=":material/info:",
        )
    _show_next(report)
    show_rows_by_table(report)


def show_refused(refusal: Refusal, language: str) -> None:
    """List every fault; the files are gone from Varig, and can be chosen anew."""
    faults = [fault.in_language(language) for fault in refusal.faults]
    st.title(_refused(refusal, len(faults)), anchor=False)
    st.markdown(_("Nothing is changed, and Varig has removed the files."))
    if not faults:
        st.warning(_way_out(refusal.why), icon=":material/info:")
        return
    is_long = len(faults) > MANY_FAULTS
    with st.container(
        border=True, height=400 if is_long else "content", key="load-faults"
    ):
        st.markdown("\n".join(f"- {plain(fault)}" for fault in faults))
    if refusal.why is Why.FAULTS:
        st.markdown(_("Mend the files, and choose them again."))


def show_cancelled() -> None:
    """Say that nothing was done."""
    st.title(_("Stopped"), anchor=False)
    show_nothing(_("Nothing is changed, and Varig has removed the files."))


def _show_next(report: LoadReport) -> None:
    count = set_aside_count(report)
    with st.container(gap="xsmall"):
        if count:
            words = ngettext(
                "See the {count} row set aside, and who can mend it",
                "See the {count} rows set aside, and who can mend them",
                count,
            )
            show_link(
                "loaded_data",
                words.format(count=format_count(count)),
                with_language({"part": [part_label("aside")]}),
            )
        show_link("follow_up", _("See what is to be followed up"), with_language({}))
        show_link("overview", _("See the overview"), with_language({}))
    if report.is_published and report.based_on is not None:
        st.markdown(
            _(
                "Was it wrong? The data set before it is still there: go back to it "
                "under Data sets on this screen."
            )
        )
    st.button(
        _("Load more files"),
        key="load-more",
        icon=":material/upload_file:",
        on_click=forget_ended,
    )


def _finding(report: LoadReport) -> str:
    said = outcome_words(report)
    return said if is_all_in(report) else _("Loaded: {what}").format(what=said)


def _refused(refusal: Refusal, count: int) -> str:
    if refusal.why is not Why.FAULTS:
        return _("The files could not be loaded")
    words = ngettext(
        "The files cannot be used: {count} fault",
        "The files cannot be used: {count} faults",
        count,
    )
    return words.format(count=format_count(count))


def _way_out(why: Why) -> str:
    if why is Why.UNWRITTEN:
        return _(
            "The files could not be written to the disk. It may be full, or Varig may "
            "not write there. Tell the person who runs Varig."
        )
    return _(
        "The work ended without saying why; the machine may have had too little "
        "memory. Try fewer files at a time, and tell the person who runs Varig if it "
        "happens again."
    )
