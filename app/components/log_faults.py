"""Why was a file that was asked for not made, or what a button does not done?

A button makes its file after the run that drew it, and does what it does before the
next one, where nothing can be written on the page: why it did not is kept until then.
"""

import streamlit as st

from app.components.refused import show_refused
from app.permits import RefusedError
from app.records.store import RecordsError

Fault = RefusedError | RecordsError

_FAULTS = "log-faults"


def list_of_faults() -> list[Fault]:
    """Give the list that a button of this session adds to when it does nothing."""
    faults: list[Fault] = st.session_state.setdefault(_FAULTS, [])
    return faults


def say_why_no_file() -> None:
    """Say once why a button did nothing; nothing when all did."""
    faults = list_of_faults()
    while faults:
        show_refused(faults.pop())
