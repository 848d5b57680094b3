"""Offer the pack of a meeting as files."""

from functools import partial

import streamlit as st

from app.components.log_lines import Taken, noted
from app.components.meeting_desk import Desk
from app.components.quiet import say_quietly
from app.exports.extract import file_name
from app.meetings.files import TEMPLATE_NAME, write_file
from app.meetings.make import Order, make_pack
from app.meetings.words import meeting_title
from app.packs.slides import check_template
from app.packs.template_error import TemplateError
from app.permits import Act
from app.records.meeting_packs import PackFile, read_file
from app.records.meetings import Meeting
from app.sections.content import Pack
from app.translations.gettext import LANGUAGES, _, speaking

_TYPES = {
    "pdf": "application/pdf",
    "pptx": "application/vnd.openxmlformats-officedocument.presentationml.presentation",
}


def show_files(desk: Desk, meeting: Meeting, pack: Pack) -> None:
    """Draw a button per file: those that were handed round, or of a draft new ones."""
    st.header(_("The pack"), anchor=False)
    order = None if meeting.is_published else desk.order(meeting)
    fault = None if order is None else _template_fault(desk)
    if fault is not None:
        st.warning(fault)
    for language in LANGUAGES:
        with st.container(horizontal=True, gap="small"):
            for file_format in _TYPES:
                which = PackFile(language, file_format)
                is_held_back = file_format == "pptx" and fault is not None
                _show_button(desk, meeting, order, which, is_held_back=is_held_back)
    said = (
        _("The files as they were handed round.")
        if meeting.is_published
        else _("The files say that they are a draft until the meeting is published.")
    )
    say_quietly(" ".join((said, *pack.left_out)))


def _template_fault(desk: Desk) -> str | None:
    """Say why the organisation's own template cannot be used for new slides."""
    template = desk.page.home.root / TEMPLATE_NAME
    try:
        if template.is_file():
            check_template(template.read_bytes())
    except TemplateError as error:
        return f"{TEMPLATE_NAME}: {error.sentence.in_language(desk.page.language)}"
    except OSError:
        return _(
            "{file} cannot be read, and slides are made from it. Let Varig read the "
            "file, or take it away: then the slides have Varig's own look."
        ).format(file=TEMPLATE_NAME)
    return None


def _show_button(
    desk: Desk,
    meeting: Meeting,
    order: Order | None,
    which: PackFile,
    *,
    is_held_back: bool,
) -> None:
    give = (
        partial(_stored, desk, meeting.id, which)
        if order is None
        else partial(_new, order, which)
    )
    with speaking(which.language):
        title = f"{meeting_title(meeting.plan)} {which.language}"
    day, ending = meeting.plan.held_on, f".{which.file_format}"
    st.download_button(
        _label(which),
        data=noted(desk.page, _taken(meeting, which), give),
        file_name=file_name(title, day, ending),
        mime=_TYPES[which.file_format],
        key=f"pack-{which.language}-{which.file_format}",
        icon=":material/download:",
        on_click="ignore",
        disabled=is_held_back,
    )


def _taken(meeting: Meeting, which: PackFile) -> Taken:
    act = Act.READ_MEETINGS if meeting.is_published else Act.RUN_MEETINGS
    details = {"language": which.language, "published": meeting.is_published}
    return Taken("meeting_pack", None, which.file_format, act, meeting.id, details)


def _label(which: PackFile) -> str:
    name = {"pdf": "PDF", "pptx": "PowerPoint"}[which.file_format]
    language = {"nb": _("in Norwegian"), "en": _("in English")}[which.language]
    return f"{name}, {language}"


def _stored(desk: Desk, meeting_id: str, which: PackFile) -> bytes:
    content = read_file(desk.page.home, desk.page.reader, meeting_id, which)
    if content is None:
        raise LookupError(f"{which} of {meeting_id} is not kept")
    return content


def _new(order: Order, which: PackFile) -> bytes:
    return write_file(make_pack(order, which.language), which.file_format, order.home)
