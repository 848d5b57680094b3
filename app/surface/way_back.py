"""Where was a reader going who had to sign in first?

A copied link opens the sign-in screen at its own address. That address is kept in a
cookie while the reader is at the provider, and answered with afterwards: the screen
that was asked for, never another place, since only the path of a screen and a query
are kept, and both are written anew.
"""

from urllib.parse import SplitResult, parse_qsl, quote, unquote, urlencode, urlsplit

from starlette.datastructures import MutableHeaders
from starlette.requests import Request

from app.components.links import LANGUAGE, PATHS
from app.standing import SIGN_IN
from app.translations.gettext import LANGUAGES

COOKIE = "varig_way_back"
LONGEST = 3000
"""A browser keeps no cookie of more than 4 096 bytes."""

Query = list[tuple[str, str]]

_OTHER_LANGUAGES = frozenset((LANGUAGE, language) for language in LANGUAGES[1:])


def way_left(request: Request, origin: str, base: str) -> str:
    """Give the screen and query that a reader leaves, who goes to the provider.

    Args:
        request: For sign-in or sign-out.
        origin: Where the app is, as a browser says it.
        base: The path that the app is served under; empty for none.

    Returns:
        A path and query after the base, such as `/oppfolging?state=Forfalt`.
    """
    left = _split(request.headers.get("referer", ""))
    is_ours = f"{left.scheme}://{left.netloc}" == origin
    return _clean(left.path.removeprefix(base), left.query) if is_ours else "/"


def way_kept(request: Request) -> str:
    """Give the screen and query that a reader left, who is back from the provider."""
    kept = _split(unquote(request.cookies.get(COOKIE, "")))
    return _clean(kept.path, kept.query)


def only_language(way: str) -> str:
    """Give the front page in the language of a way."""
    return _write("/", _language_in(way))


def with_reason(way: str, reason: str) -> str:
    """Give the same way, with why nobody has signed in."""
    split = urlsplit(way)
    return _write(split.path, [*parse_qsl(split.query), (SIGN_IN, reason)])


def take_along(way: str, headers: MutableHeaders, base: str) -> None:
    """Remember the way while the reader is at the provider."""
    rest = f"Path={base or '/'}; Max-Age=600; HttpOnly; SameSite=lax"
    headers.append("set-cookie", f"{COOKIE}={quote(way, safe='')}; {rest}")


def _split(address: str) -> SplitResult:
    try:
        return urlsplit(address)
    except ValueError:
        # What a browser sends may be written by anybody.
        return urlsplit("")


def _clean(path: str, query: str) -> str:
    if path.strip("/") not in PATHS.values():
        path, query = "/", ""
    pairs = [pair for pair in parse_qsl(query) if pair[0] != SIGN_IN]
    way = _write(f"/{path.strip('/')}", pairs)
    return way if len(quote(way, safe="")) <= LONGEST else _without_query(way)


def _without_query(way: str) -> str:
    return _write(urlsplit(way).path, _language_in(way))


def _language_in(way: str) -> Query:
    # The first language needs no word in the address.
    asked = parse_qsl(urlsplit(way).query)
    return [pair for pair in asked if pair in _OTHER_LANGUAGES]


def _write(path: str, pairs: Query) -> str:
    return f"{path}?{urlencode(pairs)}" if pairs else path
