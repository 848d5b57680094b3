"""What is said and kept when something in a page goes wrong that nobody foresaw?

The reader sees a sentence, never a trace. The trace goes to the server's own log, where
the values of secrets are taken out of it: a message of a library may repeat them.
"""

import logging
from collections.abc import Sequence

import streamlit as st

from data.sentence import Sentence

SAID = Sentence(
    "Noe gikk galt i Varig, og siden kunne ikke vises ferdig. Last den på nytt. Skjer "
    "det igjen, si fra til den som administrerer Varig, med klokkeslettet.",
    "Something went wrong in Varig, and the page could not be shown whole. Reload it. "
    "If it happens again, tell whoever administers Varig, with the time of day.",
)

HIDDEN = "(secret)"

_SHORTEST = 4
"""Shorter values would be found in half of the words of a trace."""


def say_what_went_wrong(error: Exception) -> bool:
    """Show the sentence in place of Streamlit's own; the trace is logged by itself."""
    del error
    st.error(f"{SAID.nb}\n\n{SAID.en}", icon=":material/error:")
    return True


def hide_secrets(secrets: Sequence[str]) -> None:
    """Take the values of secrets out of the traces that Streamlit logs from now on."""
    hiding = SecretsOut(secrets)
    for name in ("streamlit", *_streamlits_loggers()):
        logging.getLogger(name).addFilter(hiding)


class SecretsOut(logging.Filter):
    """Write a trace down without the values of secrets."""

    def __init__(self, secrets: Sequence[str]) -> None:
        super().__init__()
        self._secrets = [value for value in secrets if len(value) >= _SHORTEST]

    def filter(self, record: logging.LogRecord) -> bool:
        """Let every record through, with what is secret taken out."""
        record.msg, record.args = self._hidden(record.getMessage()), ()
        if record.exc_info:
            # What is written is this text; the exception itself stays with the record,
            # for whoever asks what it was (`sign_in_answers.py`).
            trace = logging.Formatter().formatException(record.exc_info)
            record.exc_text = self._hidden(trace)
        return True

    def _hidden(self, text: str) -> str:
        for value in self._secrets:
            text = text.replace(value, HIDDEN)
        return text


def _streamlits_loggers() -> list[str]:
    # A filter of a logger is not asked for what its children say.
    return [name for name in logging.root.manager.loggerDict if "streamlit" in name]
