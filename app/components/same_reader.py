"""Is whoever asks now the reader that the page was drawn for?

A press of a button runs what was drawn for it before the page runs again, and a dialog
or a part of a page runs without the page: neither comes past the door of the app. A
grant that was taken back since, or a sign-in that is over, counts there too.
"""

from collections.abc import Callable
from functools import wraps
from typing import ParamSpec

import streamlit as st

from app.components.log_faults import list_of_faults
from app.permits import RefusedError
from app.sign_in import current_standing
from data.sentence import Sentence

_DRAWN_FOR = "drawn-for"

P = ParamSpec("P")


def remember_reader() -> None:
    """Keep who the page of this run is drawn for."""
    st.session_state[_DRAWN_FOR] = current_standing().reader


def is_same_reader() -> bool:
    """Tell whether who asks now has the name, role and area the page was drawn for."""
    reader = current_standing().reader
    return reader is not None and st.session_state.get(_DRAWN_FOR) == reader


def stay_with_reader() -> None:
    """Run the whole page anew when it was drawn for somebody else."""
    if not is_same_reader():
        st.rerun()


def for_same_reader(act: Callable[P, None]) -> Callable[P, None]:
    """Do what a button does only for whom it was drawn; else say why it was not done.

    Args:
        act: Writes something down; it runs before the page.
    """

    @wraps(act)
    def guarded(*args: P.args, **kwargs: P.kwargs) -> None:
        if is_same_reader():
            act(*args, **kwargs)
            return
        list_of_faults().append(RefusedError(_NOTHING_DONE))

    return guarded


def part_of_page(draw: Callable[P, None]) -> Callable[P, None]:
    """Draw a dialog or a part of a page only for the reader of the page.

    Args:
        draw: Draws it, and may write what is sent; it runs without the page.
    """

    @wraps(draw)
    def guarded(*args: P.args, **kwargs: P.kwargs) -> None:
        stay_with_reader()
        draw(*args, **kwargs)

    return guarded


_NOTHING_DONE = Sentence(
    "Innloggingen eller rollen din er ikke lenger den samme som da siden ble tegnet, "
    "så ingenting ble gjort. Se etter at siden er slik du venter, og prøv igjen.",
    "Your sign-in or your role is no longer what it was when the page was drawn, so "
    "nothing was done. See that the page is as you expect, and try again.",
)
