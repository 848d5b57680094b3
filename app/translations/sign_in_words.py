"""Say why somebody is not let in, and name roles and areas."""

from app.identity import Area, AreaKind, Role
from app.standing import Reason
from app.translations.gettext import _, ngettext
from app.translations.numbers import format_count
from data.reference.places import centres, municipality_name


def reason_words(reason: Reason, *, contact: str, hours: int, origin: str) -> str:
    """Say why somebody is not let in: what was met, and what to do.

    Args:
        reason: Why.
        contact: Whom to ask, as the file of roles says; empty: it says nobody.
        hours: How long a sign-in lasts.
        origin: The address of the app that sign-in belongs to.
    """
    said = {**_of_sign_in(), **_of_persons()}[reason]
    if reason is Reason.SESSION_OVER:
        said = ngettext(
            "Your sign-in is over: it lasts {count} hour. Sign in again.",
            "Your sign-in is over: it lasts {count} hours. Sign in again.",
            hours,
        ).format(count=format_count(hours))
    elif reason is Reason.STALE:
        said = said.format(address=origin)
    if reason in _TO_ADMINISTRATOR:
        said = f"{said} {_ask(contact)}"
    return said


def role_label(role: Role) -> str:
    """Name a role."""
    return {
        Role.MANAGER: _("Programme manager"),
        Role.ANALYST: _("Analyst"),
        Role.STEERING: _("Steering group"),
        Role.ADMINISTRATOR: _("Administrator"),
    }[role]


def area_label(area: Area) -> str:
    """Say in words which part of the programme an area is: `Centre: oslo`."""
    return {
        AreaKind.PROGRAMME: _("The whole programme"),
        AreaKind.CENTRE: _("Centre: {code}"),
        AreaKind.MUNICIPALITY: _("Municipality: {code}"),
        AreaKind.WORKPLACE: _("Workplace with everything below it: {code}"),
    }[area.kind].format(code=_place(area))


_TO_ADMINISTRATOR = frozenset(
    {
        Reason.NO_ROLE,
        Reason.IDENTITY_NUMBER,
        Reason.FAULTY_ACCESS,
        Reason.FAULTY_SETTINGS,
        Reason.NO_LOG,
        Reason.PROVIDER_REFUSED,
        Reason.NOT_FOR_US,
    }
)
"""What whoever asks cannot mend alone."""


def _place(area: Area) -> str:
    code = area.code or ""
    if area.kind is AreaKind.MUNICIPALITY:
        return municipality_name(code) or code
    if area.kind is AreaKind.CENTRE:
        return next((one.name for one in centres() if one.id == code), code)
    return code


def _ask(contact: str) -> str:
    if contact:
        return _("Ask {contact}.").format(contact=contact)
    return _("Ask whoever administers Varig.")


def _of_sign_in() -> dict[Reason, str]:
    return {
        Reason.CANCELLED: _("The sign-in was cancelled. You can try again."),
        Reason.PROVIDER_DOWN: _(
            "The sign-in service does not answer, so nobody can sign in now. Try again "
            "in a few minutes."
        ),
        Reason.PROVIDER_REFUSED: _(
            "The sign-in service refused to let Varig ask who you are."
        ),
        Reason.NOT_FOR_US: _(
            "The sign-in was made for another app than Varig, and does not count here."
        ),
        Reason.CLOCK: _(
            "The sign-in has a time that does not fit the clock of this server, so it "
            "does not count. Try again; if it happens again, the clock of the server "
            "or of the sign-in service is wrong."
        ),
        Reason.BAD_TOKEN: _(
            "What the sign-in service sent could not be verified, and does not count. "
            "Try again."
        ),
        Reason.STALE: _(
            "The sign-in took too long, or was started in another window. Open "
            "{address} and sign in again."
        ),
        Reason.TAMPERED: _(
            "The cookie with your sign-in could not be verified, and was removed. "
            "Sign in again."
        ),
        Reason.SESSION_OVER: "",
        Reason.SIGNED_OUT: _("You have signed out."),
        Reason.FAILED: _("The sign-in did not succeed. Try again."),
    }


def _of_persons() -> dict[Reason, str]:
    return {
        Reason.NOT_SIGNED_IN: _("Sign in to go on."),
        Reason.NO_ROLE: _("You have signed in, but have no role in Varig."),
        Reason.IDENTITY_NUMBER: _(
            "The sign-in service says who you are by your national identity number or "
            "e-mail address, which is not to be kept in Varig. So you cannot be let in."
        ),
        Reason.FAULTY_ACCESS: _(
            "The file of roles and areas cannot be read, so nobody is let in."
        ),
        Reason.FAULTY_SETTINGS: _(
            "The settings of sign-in are not complete, so nobody is let in."
        ),
        Reason.NO_LOG: _(
            "The sign-in could not be written in the log, so nobody is let in."
        ),
    }
