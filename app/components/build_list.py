"""Show the data sets in the folder, and let the reader go from one to another."""

from collections.abc import Sequence

import streamlit as st

from app.build_list import Content, find_content, list_contents
from app.components.build_change import Change, offer_change, show_what_happened
from app.components.build_compare import show_comparison
from app.components.page import Page
from app.components.quiet import say_quietly
from app.permits import may_change_data, may_compare_data
from app.translations.build_words import content_words, files_words
from app.translations.gettext import _, ngettext
from app.translations.markdown import plain
from app.translations.numbers import format_count, format_day, format_time

FIRST = 10
"""So many data sets are drawn at first, and as many more each time."""

_SHOWN = "builds-shown"


def show_data_sets(page: Page) -> None:
    """Show every data set, the one in use, the way back, and what differs."""
    contents = list_contents(page.home)
    now = find_content(contents, page.build_in_use.id)
    page.title(_finding(contents, now))
    show_what_happened()
    say_quietly(
        _(
            "Each load that brings something new makes a new data set and leaves the "
            "old ones. Everybody sees the one in use, and the next load adds to it."
        )
    )
    if now is not None and may_change_data(page.reader):
        _offer_undo(page, contents, now)
    with st.container(gap="small"):
        shown = st.session_state.get(_SHOWN, FIRST)
        for content in contents[:shown]:
            _show_one(page, content, contents, now)
        _show_more(len(contents) - shown)
    if len(contents) > 1 and may_compare_data(page.reader):
        show_comparison(contents, page.build_in_use.id)


def _finding(contents: Sequence[Content], now: Content | None) -> str:
    count = len(contents)
    if now is None:
        finding = ngettext("{count} data set", "{count} data sets", count)
        return finding.format(count=format_count(count))
    return ngettext(
        "{count} data set; the one in use is from {time}",
        "{count} data sets; the one in use is from {time}",
        count,
    ).format(count=format_count(count), time=format_time(now.build.built_at))


def _offer_undo(page: Page, contents: Sequence[Content], now: Content) -> None:
    before = find_content(contents, now.previous_id)
    if before is not None:
        change = Change("undo", page.home, page.language, now, before)
        offer_change(change, _("Undo the last load"), icon=":material/undo:")
    elif now.previous_id is None:
        say_quietly(_("The data set in use came with the first load."))
    else:
        say_quietly(
            _(
                "The data set that the last load added to is removed, so the load "
                "cannot be undone. Another data set can be used in its place."
            )
        )


def _show_one(
    page: Page, content: Content, contents: Sequence[Content], now: Content | None
) -> None:
    build = content.build
    is_current = build.path == page.build_in_use.path
    badge = _badge(content, now) + _shown_badge(page, content)
    with (
        st.container(border=True),
        st.container(horizontal=True, wrap=False, vertical_alignment="center"),
    ):
        with st.container(width="stretch", gap="xxsmall"):
            heading = _("{time} · data of {day}").format(
                time=_time_among(content, contents), day=format_day(build.data_date)
            )
            st.markdown(f"**{heading}**{badge}")
            say_quietly(content_words(content))
            say_quietly(plain(_came_from(content, contents)))
            if build.path not in (page.build.path, page.build_in_use.path):
                label = _("See the screens as they were")
                page.link("overview", f":blue[{label}]", build=build.id)
        if now is not None and not is_current and may_change_data(page.reader):
            change = Change("use", page.home, page.language, now, content)
            offer_change(change, _("Use this one"))


def _badge(content: Content, now: Content | None) -> str:
    if now is None:
        return ""
    if content.build.id == now.build.id:
        return f" :blue-badge[✓ {_('In use')}]"
    # The newest load is put to use at once, so one newer than that in use was left.
    is_left = content.build.built_at > now.build.built_at
    return f" :gray-badge[{_('No longer in use (undone)')}]" if is_left else ""


def _shown_badge(page: Page, content: Content) -> str:
    if not page.is_travelling or content.build.path != page.build.path:
        return ""
    return f" :gray-badge[{_('You look at this one')}]"


def _time_among(content: Content, contents: Sequence[Content]) -> str:
    """Write when a data set came, with seconds where the minute is that of another."""
    at = content.build.built_at
    said = format_time(at)
    is_alone = sum(format_time(each.build.built_at) == said for each in contents) < 2
    return said if is_alone else f"{said}:{at.second:02d}"


def _came_from(content: Content, contents: Sequence[Content]) -> str:
    files = files_words(content.files)
    before = find_content(contents, content.previous_id)
    if before is not None:
        said = _("The load of {files} added to the data set of {time}. {id}")
        return said.format(
            files=files, time=_time_among(before, contents), id=content.build.id
        )
    if content.previous_id is None:
        said = _("The first load: {files}. {id}")
    else:
        said = _("The load of {files} added to a data set that is removed. {id}")
    return said.format(files=files, id=content.build.id)


def _show_more(rest: int) -> None:
    if rest > 0:
        st.button(
            _("Show {count} more").format(count=format_count(min(rest, FIRST))),
            key="builds-more",
            type="tertiary",
            on_click=_draw_more,
        )


def _draw_more() -> None:
    st.session_state[_SHOWN] = st.session_state.get(_SHOWN, FIRST) + FIRST
