"""The server: Streamlit's own, behind what stands between it and the network.

`varig serve` starts it. Started in another way it makes the same demands: where
something about sign-in is missing or wrong, it says what, and does not start.
"""

import sys
from os import environ
from pathlib import Path
from typing import cast

import streamlit as st
from streamlit import config
from streamlit.runtime.secrets import SecretsValue

from app.auth_settings import AUTH, auth_of
from app.serve import start_faults
from app.surface.middleware import middleware_of
from app.surface.script_errors import hide_secrets, say_what_went_wrong
from data.home import find_home

EVERYWHERE = "0.0.0.0"
"""What Streamlit listens on when nothing is said."""

HOME = find_home(None, environ)
AUTH_SETTINGS = auth_of(environ)
FAULTS = start_faults(
    AUTH_SETTINGS,
    HOME,
    str(config.get_option("server.address") or EVERYWHERE),
)
if FAULTS:
    sys.stderr.write("".join(f"{said.nb}\n{said.en}\n" for said in FAULTS))
    raise SystemExit(1)

# Decided once: a file of secrets that goes away later opens nothing.
environ[AUTH] = "oidc" if AUTH_SETTINGS.is_on else "none"
if AUTH_SETTINGS.is_on:
    # Also what Streamlit signs before it has read the secrets, the same in every
    # process that serves the same readers.
    config.set_option("server.cookieSecret", AUTH_SETTINGS.cookie_secret)

hide_secrets(
    [
        AUTH_SETTINGS.client_secret,
        AUTH_SETTINGS.cookie_secret,
        # The address of the records' database may hold a password.
        HOME.database or "",
    ]
)
SECRETS: dict[str, SecretsValue] = {"auth": cast(SecretsValue, AUTH_SETTINGS.secrets())}
app = st.App(
    Path(__file__).resolve().parent / "main.py",
    secrets=SECRETS,
    middleware=middleware_of(AUTH_SETTINGS),
    on_script_error=say_what_went_wrong,
)
