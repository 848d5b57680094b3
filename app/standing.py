"""Who is it that has signed in, and if that is nobody we let in: why not?

What the provider says (the claims) was checked when Streamlit took it, and is checked
once more here, at every rerun: that it is meant for Varig, that the sign-in is not over
and not from the future, and that the person has a role and a key that may be kept.
"""

from collections.abc import Mapping
from datetime import datetime, timedelta
from enum import Enum
from math import isfinite

from app.access import Access, find_reader, is_personal
from app.auth_settings import AuthSettings
from app.identity import Reader

SKEW = timedelta(minutes=5)
"""How far the clock of the provider may be ahead of ours."""

SIGN_IN = "signin"
"""The key in the address under which the server says why a sign-in did not succeed."""


class Reason(Enum):
    """Why somebody is not let in: the closed list that an address may name."""

    CANCELLED = "cancelled"
    PROVIDER_DOWN = "provider_down"
    PROVIDER_REFUSED = "provider_refused"
    NOT_FOR_US = "not_for_us"
    CLOCK = "clock"
    BAD_TOKEN = "bad_token"
    STALE = "stale"
    """An answer to a question that this browser has not asked, or not lately."""
    TAMPERED = "tampered"
    SESSION_OVER = "session_over"
    SIGNED_OUT = "signed_out"
    FAILED = "failed"
    NOT_SIGNED_IN = "not_signed_in"
    NO_ROLE = "no_role"
    IDENTITY_NUMBER = "identity_number"
    FAULTY_ACCESS = "faulty_access"
    FAULTY_SETTINGS = "faulty_settings"
    NO_LOG = "no_log"


_FROM_ADDRESS = frozenset(list(Reason)[: list(Reason).index(Reason.NOT_SIGNED_IN)])
"""The last ones are of who has signed in: no address says them."""


def reason_of(said: str | None) -> Reason | None:
    """Give the reason that an address names; None for anything that is none."""
    return next((one for one in _FROM_ADDRESS if one.value == said), None)


def standing_of(
    claims: Mapping[str, object], access: Access, settings: AuthSettings, now: datetime
) -> Reader | Reason:
    """Give the reader that the claims make, or why they make none."""
    if not claims.get("is_logged_in"):
        return Reason.NOT_SIGNED_IN
    if not _is_for_us(claims, settings.client_id):
        return Reason.NOT_FOR_US
    since = signed_in_at(claims)
    if since is None or since > (now + SKEW).timestamp():
        return Reason.CLOCK
    if since <= (now - timedelta(hours=access.session_hours)).timestamp():
        return Reason.SESSION_OVER
    person = claims.get(access.person_claim)
    if isinstance(person, str) and is_personal(person):
        return Reason.IDENTITY_NUMBER
    return find_reader(access, claims) or Reason.NO_ROLE


def signed_in_at(claims: Mapping[str, object]) -> int | None:
    """Give the second at which the provider vouched for the person.

    It is `iat`, not `auth_time`: who has been at work since morning with the provider
    starts a session here when it is asked about here.
    """
    said = claims.get("iat")
    if isinstance(said, bool) or not isinstance(said, (int, float)):
        return None
    if not isfinite(said):
        return None
    return int(said)


def _is_for_us(claims: Mapping[str, object], client_id: str) -> bool:
    # The library at the provider's answer lets a token for another app pass when its
    # `azp` is us; a cookie of another installation with the same secret has no check.
    audience = claims.get("aud")
    names = [audience] if isinstance(audience, str) else audience
    if not isinstance(names, list) or client_id not in names:
        return False
    issuer = claims.get("iss")
    return isinstance(issuer, str) and bool(issuer)
