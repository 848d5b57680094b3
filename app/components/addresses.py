"""Which keys and words does an address hold, and what is left out of it?

Streamlit ignores a word that a widget does not know, and takes it out of the address
without a sound; a key that nothing is bound to stays where it is. Both are said here,
once, in one sentence over the heading, so that nobody believes that an old or
mistyped link shows what it asks for.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import TypeVar

import streamlit as st

from app.components.filter_choices import AS_OF, Choice
from app.components.links import BUILD, LANGUAGE, PAGE_KEYS, Query, current_screen
from app.page_scripts import opening
from app.translations.gettext import (
    LANGUAGES,
    _,
    current_language,
    speaking,
)
from app.translations.markdown import plain
from data.sentence import Sentence

OLD_KEYS: dict[str, str] = {}
"""Keys of older addresses, and what they are called now. None has been renamed yet."""

VIEW = "view"
"""The key that opens a saved view by its name, on any screen."""

MOST_NAMED = 5
"""An address can hold hundreds of words; no reader wants them repeated."""
LONGEST_NAMED = 40

_NOTICE = "address-notice"
_SENTENCES = "address-sentences"
_UNKNOWN = "address-unknown"
_ALREADY_SAID = "address-already-said"
_WORDS = "address-words"

Option = TypeVar("Option", bound=str | int)


def start_notice(sentences: Iterable[str | None], choices: Iterable[Choice]) -> None:
    """Say what of the address this page leaves out, and keep the place for more.

    Args:
        sentences: What has been left out already, by the data set and the filters.
        choices: The filters, whose keys every page knows.
    """
    st.session_state[_NOTICE] = st.empty()
    st.session_state[_SENTENCES] = []
    st.session_state[_UNKNOWN] = []
    st.session_state[_WORDS] = {}
    query = current_query()
    screen = current_screen()
    unknown = []
    if screen is not None:
        filters = {choice.key for choice in choices}
        known = {*PAGE_KEYS[screen], *filters, AS_OF, BUILD, LANGUAGE, VIEW}
        unknown = [(key, word) for key in query.keys() - known for word in query[key]]
    for sentence in filter(None, sentences):
        _say(sentence)
    _say_no_view(query.get(VIEW, []))
    _leave_out(sorted(unknown))


def know_words(
    key: str, options: Iterable[Option], label: Callable[[Option], str]
) -> None:
    """Say which words a widget knows, right before it is drawn; others are left out.

    Args:
        key: The key of the widget, as in the address.
        options: What can be chosen.
        label: The `format_func` of the widget: writes an option as a word, in the
            language of the moment.
    """
    options = tuple(options)
    words = {word: each for each in options for word in _in_languages(each, label)}
    st.session_state.setdefault(_WORDS, {})[key] = (words, label)
    now = {label(each) for each in options}
    unknown = [word for word in st.query_params.get_all(key) if word not in {*now, ""}]
    if key not in st.session_state:
        _leave_out([(key, word) for word in unknown])
    elif unknown:
        # The reader has switched language. What is chosen is written in the words of
        # this one when it counts as chosen by the program.
        st.session_state[key] = st.session_state[key]


def word_now(key: str, word: str) -> str:
    """Write a word of the address in the language of this run."""
    return word_in_languages(key, word).in_language(current_language())


def word_in_languages(key: str, word: str) -> Sentence:
    """Write a word of the address in each language, where its widget said how."""
    words, label = st.session_state.get(_WORDS, {}).get(key, ({}, str))
    return _in_languages(words[word], label) if word in words else Sentence(word, word)


def rename_keys(
    query: Mapping[str, list[str]], old_keys: Mapping[str, str]
) -> Query | None:
    """Write an address with the keys of today; None when it has no old key.

    A key of today that stands beside its old one is what counts.
    """
    if not old_keys.keys() & query.keys():
        return None
    now = {key: list(words) for key, words in query.items() if key not in old_keys}
    for old, new in old_keys.items():
        if old in query:
            now.setdefault(new, list(query[old]))
    return now


def current_query() -> Query:
    """Give what the address of this page says, key by key."""
    return {key: st.query_params.get_all(key) for key in st.query_params}


def go_to(address: str) -> None:
    """Open another address of the app in place of this one, and stop this run.

    The browser does it, so that its back button does not lead to the old address,
    which would lead here again.
    """
    st.html(opening(address), unsafe_allow_javascript=True)
    st.stop()


def _in_languages(option: Option, label: Callable[[Option], str]) -> Sentence:
    words = []
    for language in LANGUAGES:
        with speaking(language):
            words.append(label(option))
    return Sentence(*words)


def _leave_out(pairs: Sequence[tuple[str, str]]) -> None:
    new = [f"{key}={word}" for key, word in _not_said_before(pairs)]
    if new:
        st.session_state.setdefault(_UNKNOWN, []).extend(new)
        _write_notice()


def _say_no_view(names: Sequence[str]) -> None:
    for _key, name in _not_said_before([(VIEW, name) for name in names]):
        no_view = _("You have no saved view called “{name}”.")
        _say(no_view.format(name=_shortened(name)))


def _say(sentence: str) -> None:
    st.session_state[_SENTENCES].append(sentence)
    _write_notice()


def _not_said_before(pairs: Sequence[tuple[str, str]]) -> list[tuple[str, str]]:
    said = st.session_state.setdefault(_ALREADY_SAID, set())
    new = [pair for pair in pairs if pair not in said]
    said.update(new)
    return new


def _write_notice() -> None:
    sentences = [*st.session_state.get(_SENTENCES, []), *_sentence_of_unknown()]
    place = st.session_state.get(_NOTICE)
    if place is not None:
        place.info(" ".join(sentences), icon=":material/filter_alt_off:")


def _sentence_of_unknown() -> list[str]:
    words = st.session_state.get(_UNKNOWN, [])
    if not words:
        return []
    named = [_shortened(word) for word in words[:MOST_NAMED]]
    rest = ["…"] if len(words) > MOST_NAMED else []
    said = _(
        "The address has something that this page does not know, and it is left out: "
        "{words}."
    )
    return [said.format(words=", ".join([*named, *rest]))]


def _shortened(word: str) -> str:
    cut = word if len(word) <= LONGEST_NAMED else word[: LONGEST_NAMED - 1] + "…"
    return plain(cut)
