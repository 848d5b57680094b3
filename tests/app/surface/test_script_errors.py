"""A trace goes to the server's log without the values of secrets."""

import logging
import sys

import pytest

from app.surface.script_errors import HIDDEN, SecretsOut

SECRET = "q9-very-secret-value"


@pytest.fixture
def failed():
    try:
        raise ValueError(f"refused with {SECRET}")
    except ValueError:
        return logging.LogRecord(
            "streamlit", logging.WARNING, "x.py", 1, "not %s", (SECRET,), sys.exc_info()
        )


def test_neither_message_nor_trace_has_a_secret(failed):
    assert SecretsOut([SECRET]).filter(failed)

    said = logging.Formatter().format(failed)
    assert SECRET not in said
    assert f"not {HIDDEN}" in said
    assert f"ValueError: refused with {HIDDEN}" in said


def test_a_secret_that_is_not_set_hides_nothing(failed):
    SecretsOut(["", "x"]).filter(failed)

    assert SECRET in logging.Formatter().format(failed)


def test_who_asks_what_went_wrong_still_has_the_exception(failed):
    SecretsOut([SECRET]).filter(failed)

    assert isinstance(failed.exc_info[1], ValueError)
