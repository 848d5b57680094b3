"""Draw the filters in one place, and keep them in the address bar.

The address holds the words a reader sees (`?county=Oslo&sector=Kommunal`): Streamlit
binds a widget to the address by them. An address with words that nobody knows opens
the page without them, and says so.
"""

from collections.abc import Callable, Sequence
from datetime import date

import streamlit as st

from app.components.filter_choices import AS_OF, Choice
from app.filters import Filters
from app.translations.gettext import _, current_language, ngettext
from app.translations.markdown import plain
from app.translations.numbers import format_day

FIRST_DAY = date(2001, 1, 1)
"""No date before this one is accepted into a build."""
SHORT_CHOICES = 3
"""The first filters have few options, and stand beside each other."""
_CHIPS = "chips"


def choose_filters(
    choices: Sequence[Choice], data_date: date, *, choose_data_set: Callable[[], None]
) -> Filters:
    """Draw every filter, and give what is chosen.

    Must be drawn from app/main.py, before the page: Streamlit clears what a page's own
    widgets keep in the address when the reader goes to another page.

    Args:
        choices: The filters, with what can be chosen in each.
        data_date: The last day that can be looked at.
        choose_data_set: Draws the choice that stands over the day.
    """
    unknown = _unknown_words(choices, data_date)
    choices = [each for each in choices if each.is_offered or _is_chosen(each.key)]
    short, long = choices[:SHORT_CHOICES], choices[SHORT_CHOICES:]
    choose_data_set()
    beside = st.grid(2, min_column_width=240, gap=("medium", "small"))
    with beside.cell():
        as_of = _choose_day(data_date)
    chosen = {}
    for choice in short:
        with beside.cell():
            chosen[choice.field] = _choose(choice)
    for choice in long:
        chosen[choice.field] = _choose(choice)
    if unknown:
        _say_unknown(unknown)
    return Filters(as_of=as_of, **chosen)


def show_chips(choices: Sequence[Choice], filters: Filters) -> None:
    """Draw one chip per choice; clicking a chip takes the choice away.

    The day has no chip: the banner over the chips says it, and leads back.
    """
    chips = _chips(choices, filters)
    if not chips:
        return
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        st.markdown(f":small[:gray[{_('Showing only')}]]", width="content")
        # The key holds the chips, so a chip that comes back comes back pressed.
        key = f"{_CHIPS}-{current_language()}-{hash(tuple(chips))}"
        st.pills(
            _("Filters in use"),
            list(chips),
            selection_mode="multi",
            default=list(chips),
            format_func=lambda chip: f"{chips[chip]} :material/close:",
            key=key,
            label_visibility="collapsed",
            on_change=_take_away,
            args=(key, tuple(chips)),
        )
        st.button(
            _("Reset"),
            key="reset-filters",
            type="tertiary",
            on_click=_reset,
            args=(tuple(choice.key for choice in choices),),
        )


def _choose_day(data_date: date) -> date | None:
    _keep_in_address(AS_OF)
    if (remembered := st.session_state.get(AS_OF)) and remembered > data_date:
        # The reader has gone to an older data set.
        st.session_state[AS_OF] = None
    day = st.date_input(
        _("As of"),
        value=None,
        min_value=FIRST_DAY,
        max_value=data_date,
        format="DD.MM.YYYY",
        key=AS_OF,
        help=_(
            "What is dated later has not happened. Empty means the data date, {day}."
        ).format(day=format_day(data_date)),
        bind="query-params",
    )
    return day if day is not None and day < data_date else None


def _choose(choice: Choice) -> tuple[str, ...]:
    _keep_in_address(choice.key)
    chosen = st.pills(
        choice.label,
        list(choice.options),
        selection_mode="multi",
        format_func=lambda code: choice.options.get(code, code),
        key=choice.key,
        bind="query-params",
    )
    # Sorted, so two ways of choosing the same make the same address and cache key.
    order = list(choice.options)
    return tuple(sorted((c for c in chosen if c in choice.options), key=order.index))


def _is_chosen(key: str) -> bool:
    return bool(st.session_state.get(key) or st.query_params.get_all(key))


def _keep_in_address(key: str) -> None:
    # The menu leads to an address without filters. What the session remembers is
    # written into it again when it counts as chosen by the program.
    if key in st.session_state:
        st.session_state[key] = st.session_state[key]


def _chips(choices: Sequence[Choice], filters: Filters) -> dict[tuple[str, str], str]:
    chips: dict[tuple[str, str], str] = {}
    for choice in choices:
        for code in getattr(filters, choice.field):
            chips[(choice.key, code)] = plain(f"{choice.label}: {choice.options[code]}")
    return chips


def _take_away(key: str, chips: tuple[tuple[str, str], ...]) -> None:
    kept = st.session_state[key]
    for filter_key, code in chips:
        if (filter_key, code) not in kept:
            st.session_state[filter_key] = [
                each for each in st.session_state[filter_key] if each != code
            ]


def _reset(keys: tuple[str, ...]) -> None:
    for key in keys:
        st.session_state[key] = []


def _unknown_words(choices: Sequence[Choice], data_date: date) -> list[str]:
    unknown = [
        word
        for choice in choices
        if choice.key not in st.session_state
        for word in st.query_params.get_all(choice.key)
        if word not in choice.options.values()
    ]
    day = st.query_params.get(AS_OF)
    if (
        day is not None
        and AS_OF not in st.session_state
        and not _is_day(day, data_date)
    ):
        unknown.append(day)
    return unknown


def _is_day(text: str, data_date: date) -> bool:
    try:
        return FIRST_DAY <= date.fromisoformat(text) <= data_date
    except ValueError:
        return False


def _say_unknown(words: list[str]) -> None:
    st.session_state["unknown-filters"] = ngettext(
        "The address has a filter that is not in these data, and it is left out: "
        "{words}.",
        "The address has filters that are not in these data, and they are left out: "
        "{words}.",
        len(words),
    ).format(words=", ".join(plain(word) for word in words))


def unknown_filters() -> str | None:
    """Say once which words of the address were left out; None when none was."""
    sentence: str | None = st.session_state.pop("unknown-filters", None)
    return sentence
