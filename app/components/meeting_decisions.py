"""Draw what the group has decided, how it went, and write it down."""

from datetime import date

import polars as pl
import streamlit as st

from app.clock import today
from app.components.meeting_confidential import ask_to_unfold, is_unfolded
from app.components.meeting_desk import Desk
from app.components.meeting_keep import keep
from app.components.meeting_show_writing import DECISION, Writing, fill_note
from app.components.meeting_writing import writing_of
from app.components.quiet import say_quietly
from app.components.same_reader import part_of_page
from app.records.decision_acts import set_status, take_back_decision
from app.records.decisions import Decision, DecisionStatus, list_decisions
from app.records.meetings import Meeting
from app.records.store import RecordsError
from app.sections.content import SectionContent
from app.translations.follow_up_words import owner_label
from app.translations.gettext import _, ngettext, set_language
from app.translations.markdown import plain
from app.translations.meeting_words import status_label
from app.translations.numbers import format_count, format_day

_ACTS = (DecisionStatus.DONE, DecisionStatus.DROPPED, DecisionStatus.OPEN)


def show_decisions(desk: Desk, meeting: Meeting) -> None:
    """Draw the decisions of the meeting's group up to its day, as they stand today."""
    try:
        decisions = _list(desk, meeting)
    except RecordsError:
        st.header(_("Decisions"), anchor=False)
        say_quietly(_("The decisions cannot be read at the moment."))
        return
    st.header(_finding(decisions), anchor=False)
    ask_to_unfold(desk, meeting, decisions)
    if decisions:
        st.table(
            _rows(decisions),
            border="horizontal",
            hide_index=True,
            alt=_("Decisions of the group"),
        )
    else:
        say_quietly(_("A decision says what is to be done, in which role, by when."))
    if meeting.is_published and decisions:
        say_quietly(_("As they stand today; the pack has them as they stood then."))
    with st.container(horizontal=True, gap="small"):
        if desk.can_write:
            _ask_new(desk, meeting)
        if decisions and desk.may_run:
            _ask_status(desk, meeting, decisions)


def _list(desk: Desk, meeting: Meeting) -> tuple[Decision, ...]:
    page, plan = desk.page, meeting.plan
    until = max(plan.held_on, today())
    found = list_decisions(page.home, page.reader, plan.group_key, until)
    return tuple(each for each in found if each.decided_on <= plan.held_on)


def _finding(decisions: tuple[Decision, ...]) -> str:
    if not decisions:
        return _("Nothing is decided yet")
    open_count = sum(each.status is DecisionStatus.OPEN for each in decisions)
    return ngettext(
        "{open} of {count} decision is open",
        "{open} of {count} decisions are open",
        len(decisions),
    ).format(open=format_count(open_count), count=format_count(len(decisions)))


def _rows(decisions: tuple[Decision, ...]) -> pl.DataFrame:
    return pl.DataFrame(
        [
            {
                _("What is decided"): f"{_said(decision)}\n\n{_who_and_when(decision)}",
                _("Where it stands"): _badge(decision),
            }
            for decision in decisions
        ]
    )


def _said(decision: Decision) -> str:
    if not decision.is_confidential:
        return plain(decision.words)
    if not is_unfolded():
        return f":gray[{_('Confidential decision')}]"
    return f"{plain(decision.words)} :small[:gray[({_('confidential')})]]"


def _name(decision: Decision) -> str:
    is_folded = decision.is_confidential and not is_unfolded()
    return _("Confidential decision") if is_folded else decision.words


def _who_and_when(decision: Decision) -> str:
    who = owner_label(decision.owner_role)
    if decision.due_on is not None:
        who = _("{who}, by {day}").format(who=who, day=format_day(decision.due_on))
    return f":small[:gray[{plain(who)}]]"


def _badge(decision: Decision) -> str:
    label = status_label(decision.status.value)
    is_late = (
        decision.status is DecisionStatus.OPEN
        and decision.due_on is not None
        and decision.due_on < today()
    )
    if is_late:
        return f":orange-badge[▲ {_('Past its deadline')}]"
    sign = {"open": ("●", "gray"), "done": ("✓", "blue"), "dropped": ("–", "gray")}
    mark, colour = sign[decision.status.value]
    return f":{colour}-badge[{mark} {label}]"


def _ask_new(desk: Desk, meeting: Meeting) -> None:
    if st.button(_("New decision"), key="decision-new", icon=":material/gavel:"):
        section = SectionContent("decisions", _("Decisions"), ())
        writing = writing_of(desk, meeting)
        form = st.dialog(_("New decision"), dismissible=False)(_fill_new)
        form(desk.page.language, section, writing)


@part_of_page
def _fill_new(language: str, section: SectionContent, writing: Writing) -> None:
    set_language(language)
    fill_note(DECISION, section, writing, lambda: None)


def _ask_status(desk: Desk, meeting: Meeting, decisions: tuple[Decision, ...]) -> None:
    if st.button(_("How did it go?"), key="decision-status", icon=":material/check:"):
        st.dialog(_("How did it go?"))(_fill_status)(desk, meeting, decisions)


@part_of_page
def _fill_status(desk: Desk, meeting: Meeting, decisions: tuple[Decision, ...]) -> None:
    set_language(desk.page.language)
    named = {each.id: each for each in decisions}
    with st.form("decision-status-form", border=False, enter_to_submit=False):
        chosen = st.selectbox(
            _("Decision"),
            list(named),
            format_func=lambda code: _name(named[code]) if code in named else code,
            key="decision-chosen",
        )
        acts = [status.value for status in _ACTS]
        if desk.can_write:
            acts.append("take-back")
        act = st.radio(
            _("Where it stands"), acts, format_func=_act_label, key="decision-act"
        )
        on = st.date_input(
            _("From which day"), value=today(), format="DD.MM.YYYY", key="decision-on"
        )
        is_sent = st.form_submit_button(_("Save how it went"))
    if is_sent and chosen and act:
        _save_status(desk, meeting, named[chosen], act, on or today())


def _act_label(act: str) -> str:
    if act == "take-back":
        return _("Take it back: it was never decided")
    return status_label(act)


def _save_status(
    desk: Desk, meeting: Meeting, decision: Decision, act: str, on: date
) -> None:
    page = desk.page
    if act == "take-back" and decision.meeting_id != meeting.id:
        st.warning(
            _(
                "It was decided at another meeting, of {day}. Say that it is dropped "
                "instead."
            ).format(day=format_day(decision.decided_on))
        )
        return

    def write() -> None:
        if act == "take-back":
            take_back_decision(page.home, page.reader, meeting, decision.id, desk.now)
        else:
            status = DecisionStatus(act)
            set_status(page.home, page.reader, decision.id, status, on=on, at=desk.now)

    fault = keep(write)
    if fault is None:
        st.rerun()
    st.warning(fault)
