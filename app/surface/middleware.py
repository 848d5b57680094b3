"""What does every request pass on its way to the app?

The headers are outermost, so that refusals have them too; then what is refused; then
what is said when a sign-in does not succeed.
"""

from collections.abc import Callable, Mapping
from os import environ

from starlette.middleware import Middleware

from app.access import AccessError
from app.auth_settings import AuthSettings
from app.clock import now
from app.identity import LOCAL_MANAGER, Reader
from app.settings import SettingError, uploads_are_on
from app.sign_in import current_access, has_ended
from app.standing import standing_of
from app.surface.guard import Guard, Rules
from app.surface.headers import SecurityHeaders
from app.surface.owners import base_path
from app.surface.sign_in_answers import SignInAnswers
from data.home import find_home


def middleware_of(settings: AuthSettings) -> list[Middleware]:
    """List what requests pass, the outermost first."""
    rules = Rules(
        home=find_home(None, environ),
        origin=settings.origin if settings.is_on else "",
        is_sign_in_on=settings.is_on,
        allows_uploads=_allows_uploads(),
        reader_of=_reader_of(settings),
        now=now,
    )
    passed = [
        Middleware(
            SecurityHeaders,
            is_https=settings.is_on and settings.is_https,
            base_path=base_path(),
        ),
        Middleware(Guard, rules=rules),
    ]
    if settings.is_on:
        passed.append(Middleware(SignInAnswers, settings=settings))
    return passed


def _allows_uploads() -> bool:
    try:
        return uploads_are_on(environ)
    except SettingError:
        # The screen says what is wrong with the setting; until then none is taken.
        return False


def _reader_of(
    settings: AuthSettings,
) -> Callable[[Mapping[str, object]], Reader | None]:
    def reader_of(claims: Mapping[str, object]) -> Reader | None:
        if not settings.is_on:
            return LOCAL_MANAGER
        try:
            found = standing_of(claims, current_access(), settings, now())
        except AccessError:
            return None
        is_here = isinstance(found, Reader) and not has_ended(claims)
        return found if is_here and isinstance(found, Reader) else None

    return reader_of
