"""Draw choices that say how many rows each leaves, and keep them in the address.

Streamlit's own binding writes the label of an option into the address. A label with a
count in it would make a link that is wrong the day after, so the plain word is written
here instead.
"""

from collections.abc import Callable
from typing import NamedTuple

import streamlit as st

from app.components.addresses import know_words
from app.translations.gettext import LANGUAGES, speaking


class CountedChoice(NamedTuple):
    """A choice among a few codes, whose counts change with the other choices."""

    key: str
    """Its key in the address."""
    options: tuple[str, ...]
    word: Callable[[str], str]
    """Writes an option as it stands in the address, in the language of the run."""
    is_many: bool
    """May several be chosen? Otherwise one is, and the first at the start."""

    def now(self) -> tuple[str, ...]:
        """Give what is chosen; to be asked before it is drawn, in every run."""
        know_words(self.key, self.options, self.word)
        self._follow_address()
        chosen = st.session_state[self.key]
        chosen = chosen if isinstance(chosen, list) else [chosen]
        known = tuple(option for option in self.options if option in chosen)
        return known if known or self.is_many else self.options[:1]

    def draw(self, label: str, counted: Callable[[str], str]) -> None:
        """Draw the choice.

        Args:
            label: What is chosen, for those who do not see it.
            counted: Writes an option as it stands on the screen.
        """
        if self.is_many:
            st.pills(
                label,
                list(self.options),
                selection_mode="multi",
                format_func=counted,
                key=self.key,
                label_visibility="collapsed",
                on_change=self._write,
            )
        else:
            st.segmented_control(
                label,
                list(self.options),
                required=True,
                format_func=counted,
                key=self.key,
                label_visibility="collapsed",
                wrap=True,
                on_change=self._write,
            )
        self._write()

    def set(self, option: str) -> None:
        """Choose an option, as a button does."""
        st.session_state[self.key] = [option] if self.is_many else option
        self._write()

    def clear(self) -> None:
        """Choose what is chosen at the start, as a button does."""
        st.session_state[self.key] = [] if self.is_many else self.options[0]
        self._write()

    def _follow_address(self) -> None:
        """Take what the address says when it was not this page that wrote it there."""
        asked = st.query_params.get_all(self.key)
        if self.key in st.session_state and asked == st.session_state.get(self._said):
            return
        codes = {
            said: code
            for code in self.options
            for said in _in_each_language(code, self.word)
        }
        known = [codes[said] for said in asked if said in codes]
        first = known[0] if known else self.options[0]
        st.session_state[self.key] = known if self.is_many else first

    def _write(self) -> None:
        """Write what is chosen into the address; a first single option is not."""
        chosen = st.session_state.get(self.key)
        if isinstance(chosen, list):
            said = [self.word(each) for each in self.options if each in chosen]
        else:
            is_plain = chosen is None or chosen == self.options[0]
            said = [] if is_plain else [self.word(str(chosen))]
        if st.query_params.get_all(self.key) != said:
            if said:
                st.query_params[self.key] = said
            else:
                st.query_params.pop(self.key, None)
        st.session_state[self._said] = said

    @property
    def _said(self) -> str:
        return f"{self.key}-in-address"


def _in_each_language(code: str, word: Callable[[str], str]) -> list[str]:
    said = []
    for language in LANGUAGES:
        with speaking(language):
            said.append(word(code))
    return said
