"""Look at an earlier data set: which one does this tab show, and how is it chosen?

The address names the data set by its id (`?build=...`). A link of the menu drops what
an address says, so the tab remembers the data set until the reader goes back. Nothing
here changes which data set is in use.
"""

from secrets import token_hex

import streamlit as st

from app.components.filter_choices import AS_OF
from app.components.links import BUILD
from app.components.screen_guard import note_refused
from app.components.screen_permits import may_look_back
from app.door import MADE_EARLIER, find_build, list_builds
from app.filters import Filters
from app.identity import Reader
from app.page_scripts import keeping
from app.translations.gettext import _
from app.translations.markdown import plain
from app.translations.numbers import format_day, format_time
from app.warehouse import Build, fetch
from data.home import Home

_REMEMBERED = "travelled-build"
_CHOICE = "data-set-choice"

_READ_BY_EVERY_PAGE = ("filter_options", "trust_counts", "trust_rules", "check_results")

LONGEST_NAMED = 40
"""An address can hold anything; no reader wants all of it repeated."""


def build_to_show(
    home: Home, in_use: Build, reader: Reader
) -> tuple[Build, str | None]:
    """Give the data set that the address or this tab asks for; else the one in use.

    Args:
        home: Where the builds live.
        in_use: The data set in use.
        reader: Who is asking.

    Returns:
        The data set to show, and what to say when it is not the one asked for.
    """
    name = st.query_params.get(BUILD) or st.session_state.get(_REMEMBERED)
    if not name:
        return in_use, None
    if not may_look_back(reader):
        note_refused(home, reader, "build", "role", name)
        _forget()
        return in_use, _only_in_use()
    found = find_build(home, name)
    if found is None:
        _forget()
        return in_use, _no_such(name)
    if found.path == in_use.path:
        _forget()
        return in_use, None
    if not _is_readable(found, reader):
        _forget()
        return in_use, _too_old(found)
    st.session_state[_REMEMBERED] = found.id
    return found, None


def keep_in_address() -> None:
    """Write the data set into the address again, which the menu takes out of it.

    The browser does it: what the server writes into an address is a step more for the
    back button, which would lead to an address that is written into once more. Call it
    after the page: its widgets write the address too, as the server knows it.
    """
    build_id = st.session_state.get(_REMEMBERED)
    if build_id is None or st.query_params.get(BUILD) == build_id:
        return
    # A run that is broken off may have put its own on the page or not, so no two are
    # alike.
    said = keeping(BUILD, build_id, turn=token_hex(8))
    st.html(said, unsafe_allow_javascript=True)


def choose_data_set(home: Home, shown: Build, in_use: Build, reader: Reader) -> None:
    """Draw the choice of data set; nothing where there is one only for the reader.

    Args:
        home: Where the builds live.
        shown: The data set of this page.
        in_use: The data set in use.
        reader: Who is asking.
    """
    if not may_look_back(reader):
        return
    labels = {build.id: _label(build, in_use) for build in list_builds(home)}
    if len(labels) < 2:
        return
    # A key of its own for each: a closed popover does not hear that the reader went
    # back in another way, and would choose the same data set once more.
    key = f"{_CHOICE}-{shown.id}"
    st.selectbox(
        _("Data set to look at"),
        list(labels),
        index=list(labels).index(shown.id) if shown.id in labels else None,
        format_func=lambda build_id: labels.get(build_id, build_id),
        key=key,
        help=_(
            "Every load makes a data set. An older one shows every screen as it was "
            "then; nothing is changed by looking."
        ),
        on_change=_go_to_choice,
        args=(key, in_use.id),
    )


def is_travelling() -> bool:
    """Whether this tab shows another data set than the one in use."""
    return _REMEMBERED in st.session_state


def go_back() -> None:
    """Go back to the data set in use, and to its data date."""
    _forget()
    drop_day()


def drop_day() -> None:
    """Go to the data date of the data set that is shown."""
    st.session_state[AS_OF] = None


def _is_readable(build: Build, reader: Reader) -> bool:
    """Whether a build, perhaps of an earlier version, has what every page reads."""
    try:
        for query in _READ_BY_EVERY_PAGE:
            fetch(build, query, Filters(), reader)
    except MADE_EARLIER:
        return False
    return True


def _label(build: Build, in_use: Build) -> str:
    said = _("Data as of {day}, loaded {time}").format(
        day=format_day(build.data_date), time=format_time(build.built_at)
    )
    if build.path == in_use.path:
        return _("{data_set} (in use)").format(data_set=said)
    # Two loads may come in one minute.
    return f"{said} · {build.id.rpartition('-')[2]}"


def _no_such(name: str) -> str:
    cut = name if len(name) <= LONGEST_NAMED else name[: LONGEST_NAMED - 1] + "…"
    return _(
        "The data set “{name}” is not there: it may be removed, or written wrong. The "
        "newest data are shown."
    ).format(name=plain(cut))


def _only_in_use() -> str:
    return _(
        "Your role sees the data set in use, and no older one. The newest data are "
        "shown."
    )


def _too_old(build: Build) -> str:
    return _(
        "The data set of {time} was made by an earlier version of Varig, which the "
        "screens cannot show. The newest data are shown."
    ).format(time=format_time(build.built_at))


def _remember(build_id: str) -> None:
    st.session_state[_REMEMBERED] = build_id
    st.query_params[BUILD] = build_id


def _forget() -> None:
    st.session_state.pop(_REMEMBERED, None)
    st.query_params.pop(BUILD, None)


def _go_to_choice(key: str, in_use_id: str) -> None:
    chosen = st.session_state[key]
    if chosen == in_use_id:
        _forget()
    else:
        _remember(chosen)
