"""Show who has signed in, to that person alone, and the way out."""

from os import environ

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from app.clock import now
from app.identity import Reader
from app.records.log import Channel, LogAct, LogLine, log
from app.records.store import RecordsError
from app.sign_in import claims_now, end_sign_in, is_sign_in_on
from app.standing import signed_in_at
from app.translations.gettext import _
from app.translations.markdown import plain
from app.translations.sign_in_words import area_label, role_label
from data.home import find_home

SUBJECT = "sign_in"
"""What the lines of the log about signing in and out are about."""

_NAMES = ("name", "preferred_username", "email")
"""Where a provider says what a person is called. It is shown, and kept nowhere."""


def show_account(place: DeltaGenerator, reader: Reader) -> None:
    """Say who is signed in, as what and for which part; without sign-in, say that."""
    with place:
        if not is_sign_in_on():
            st.caption(
                _(
                    "Without sign-in: everybody who reaches this machine is the local "
                    "programme manager"
                )
            )
            return
        with st.popover(
            role_label(reader.role), icon=":material/account_circle:", key="account"
        ):
            st.markdown(f"**{plain(_own_name() or reader.name)}**")
            st.markdown(_("Role: {role}").format(role=role_label(reader.role)))
            st.markdown(_("Area: {area}").format(area=plain(area_label(reader.area))))
            show_sign_out(reader)


def show_sign_out(reader: Reader | None) -> None:
    """Draw the button that signs out, here and at the provider."""
    st.button(
        _("Sign out"), icon=":material/logout:", on_click=_sign_out, args=(reader,)
    )


def _own_name() -> str | None:
    claims = claims_now()
    said = (claims.get(key) for key in _NAMES)
    return next((name for name in said if isinstance(name, str) and name), None)


def _sign_out(reader: Reader | None) -> None:
    claims = claims_now()
    since = str(signed_in_at(claims))
    try:
        line = LogLine(LogAct.SIGNED_OUT, SUBJECT, since)
        log(find_home(None, environ), reader, line, now(), Channel.SCREEN)
    except RecordsError:
        # A log that cannot be written keeps nobody signed in.
        pass
    end_sign_in(claims)
    st.logout()
