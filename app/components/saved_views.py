"""Save what stands on the screen under a name, and open it again by the name.

A saved view opens in the same tab by a link that loads the page anew: only then does
the address count for more than the filters that this tab remembers.

This module is long because saving, renaming and deleting say what happened alike.
"""

from collections.abc import Sequence
from html import escape

import streamlit as st

from app.clock import now
from app.components.links import FRONT_PAGE, current_screen
from app.components.quiet import say_quietly
from app.components.same_reader import for_same_reader
from app.components.saved_view_links import Desk, address_of_view, picks_now
from app.permits import RefusedError
from app.records.saved_views import (
    LONGEST_NAME,
    SavedView,
    delete_view,
    find_view,
    has_personal_data,
    list_views,
    name_fault,
    rename_view,
    save_view,
)
from app.records.store import RecordsError
from app.translations.gettext import _
from app.translations.markdown import plain

_NAME = "view-name"
_NEW_NAME = "view-new-name"
_CHOSEN = "view-chosen"
_HAPPENED = "view-happened"
_DELETED = "view-deleted"


def show_saved_views(desk: Desk) -> None:
    """Draw the list of saved views, and the way to save what is on the screen."""
    with st.popover(_("Views"), icon=":material/bookmark:"):
        try:
            views = list_views(desk.home, desk.reader)
        except RecordsError:
            st.markdown(_("The saved views cannot be read at the moment."))
            return
        if views:
            _show_list(views, desk)
        else:
            st.markdown(
                _(
                    "A saved view is a screen with its filters and choices, kept "
                    "under a name. Choose what you want to see, and save it here."
                )
            )
        _show_form(desk)
        _show_what_happened(desk)
        if views:
            _show_changes(views, desk)


def _show_list(views: Sequence[SavedView], desk: Desk) -> None:
    addresses = (address_of_view(view, desk.choices, desk.build_id) for view in views)
    links = [
        f'<a href="{escape(address)}" target="_self">{plain(view.name)}</a>'
        for view, address in zip(views, addresses, strict=True)
    ]
    st.markdown("\n".join(f"- {link}" for link in links), unsafe_allow_html=True)


def _show_form(desk: Desk) -> None:
    # Streamlit would say in English that Enter sends the form.
    with st.form("save-view", border=False, enter_to_submit=False):
        st.text_input(
            _("Save this screen as"), key=_NAME, max_chars=LONGEST_NAME, placeholder=""
        )
        st.form_submit_button(_("Save view"), on_click=_save, args=(desk,))
    say_quietly(_("Keeps the screen, its filters and choices, not the figures."))


def _show_what_happened(desk: Desk) -> None:
    happened, name = st.session_state.pop(_HAPPENED, ("", ""))
    if not happened:
        return
    st.markdown(_words(happened).format(name=plain(name), count=LONGEST_NAME))
    if happened == "taken":
        st.button(_("Replace it"), key="replace-view", on_click=_replace, args=(desk,))
    if happened == "deleted":
        st.button(_("Undo"), key="undo-view", on_click=_undo, args=(desk,))


def _show_changes(views: Sequence[SavedView], desk: Desk) -> None:
    names = {view.slug: view.name for view in views}
    sending = {"enter_to_submit": False, "border": False}
    with st.expander(_("Rename or delete")), st.form("change-view", **sending):
        st.selectbox(
            _("Saved view"),
            list(names),
            format_func=lambda slug: names.get(slug, slug),
            key=_CHOSEN,
        )
        st.text_input(
            _("New name"), key=_NEW_NAME, max_chars=LONGEST_NAME, placeholder=""
        )
        with st.container(horizontal=True):
            for words, key, change in (
                (_("Rename"), "rename-view", _rename),
                (_("Delete"), "delete-view", _delete),
            ):
                st.form_submit_button(words, key=key, on_click=change, args=(desk,))


def _words(happened: str) -> str:
    return {
        "empty": _("Write a name with a letter or a digit."),
        "long": _("A name has at most {count} letters."),
        "personal": _(
            "The name looks like it has the number, e-mail address or telephone "
            "number of a person, and it is not saved."
        ),
        "personal_choice": _(
            "What is searched for looks like it belongs to a person, and it is not "
            "saved."
        ),
        "taken": _("You have a view called “{name}” already."),
        "name_taken": _("Another view is called “{name}”, so nothing is renamed."),
        "saved": _("“{name}” is saved."),
        "renamed": _("The view is called “{name}” now."),
        "deleted": _("“{name}” is deleted."),
        "restored": _("“{name}” is back."),
        "failed": _("It could not be saved now. Try again in a while."),
    }[happened]


@for_same_reader
def _save(desk: Desk, *, replace: bool = False) -> None:
    name = " ".join(st.session_state.get(_NAME, "").split())
    screen = current_screen() or FRONT_PAGE
    picks = picks_now(desk, screen)
    fault = name_fault(name)
    if fault is not None:
        _say(fault.value)
    elif any(has_personal_data(pick.word.nb) for pick in picks):
        _say("personal_choice")
    else:
        view = SavedView(name, screen, picks, now())
        _keep(desk, view, "saved", replace=replace)


def _replace(desk: Desk) -> None:
    _save(desk, replace=True)


def _keep(desk: Desk, view: SavedView, happened: str, *, replace: bool) -> None:
    try:
        is_kept = save_view(desk.home, desk.reader, view, at=now(), replace=replace)
    except (RecordsError, RefusedError):
        _say("failed")
        return
    _say(happened if is_kept else "taken", view.name)
    if is_kept:
        st.session_state[_NAME] = ""


@for_same_reader
def _rename(desk: Desk) -> None:
    slug = st.session_state[_CHOSEN]
    name = " ".join(st.session_state[_NEW_NAME].split())
    fault = name_fault(name)
    if fault is not None:
        _say(fault.value)
        return
    try:
        is_renamed = rename_view(desk.home, desk.reader, slug, name, at=now())
    except (RecordsError, RefusedError):
        _say("failed")
        return
    _say("renamed" if is_renamed else "name_taken", name)
    if is_renamed:
        st.session_state[_NEW_NAME] = ""


@for_same_reader
def _delete(desk: Desk) -> None:
    slug = st.session_state[_CHOSEN]
    try:
        view = find_view(desk.home, desk.reader, slug)
        delete_view(desk.home, desk.reader, slug, at=now())
    except (RecordsError, RefusedError):
        _say("failed")
        return
    if view is not None:
        st.session_state[_DELETED] = view
        _say("deleted", view.name)


@for_same_reader
def _undo(desk: Desk) -> None:
    _keep(desk, st.session_state[_DELETED], "restored", replace=False)


def _say(happened: str, name: str = "") -> None:
    st.session_state[_HAPPENED] = (happened, name)
