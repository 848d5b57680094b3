"""Which addresses are there, and what may be done with each?

The pages, Streamlit's own files and a handful of its services. What Streamlit serves
beside that (its figures of itself, its health check of the script, components, its
interface for programs, files of the app) nothing in Varig needs, so it is closed.
"""

from enum import Enum
from urllib.parse import unquote, urlsplit

from app.surface.refusals import Refusal

READ = frozenset({"GET", "HEAD"})

UPLOAD = frozenset({"PUT", "DELETE"})

_SERVICES = frozenset({"_stcore/health", "_stcore/host-config", "_stcore/stream"})

_CLOSED = ("_stcore", "component", "app/static")


class Kind(Enum):
    """What an address is for."""

    PAGE = "page"
    """Pages, and Streamlit's own files and services: the same for everybody."""
    FILE = "file"
    """A file that somebody takes along."""
    UPLOAD = "upload"
    """A file that somebody sends in."""


def place_of(method: str, path: str) -> tuple[Kind, str] | Refusal:
    """Tell what an address is for, with its last part; or why it is refused.

    Args:
        method: GET, PUT, ...
        path: The path below the one that the app has, decoded once, without its
            first slash.
    """
    if is_unsafe(path):
        return Refusal.PATH
    if path.startswith("media/"):
        kind, methods, rest = Kind.FILE, READ, path.removeprefix("media/")
    elif path.startswith("_stcore/upload_file/"):
        rest = path.removeprefix("_stcore/upload_file/")
        kind, methods = Kind.UPLOAD, UPLOAD
    elif path in _SERVICES:
        kind, methods, rest = Kind.PAGE, READ, path
    elif any(path == closed or path.startswith(f"{closed}/") for closed in _CLOSED):
        return Refusal.CLOSED
    else:
        kind, methods, rest = Kind.PAGE, READ, path
    return (kind, rest) if method in methods else Refusal.METHOD


def is_unsafe(path: str) -> bool:
    """Tell whether a path could mean another one than it says: upwards, or twice."""
    once_more = unquote(path)
    for said in (path, once_more):
        if any(not char.isprintable() or char == "\\" for char in said):
            return True
        if said.startswith("/") or any(part in (".", "..") for part in said.split("/")):
            return True
    return False


def host_name(host: str) -> str | None:
    """Give the name in a Host header, without its port; None when it is no name."""
    try:
        parts = urlsplit(f"//{host}")
        _ = parts.port
    except ValueError:
        return None
    is_more = parts.username or parts.password or parts.path or parts.query
    if is_more or parts.fragment or not parts.hostname:
        return None
    return parts.hostname.rstrip(".")


def same_place(origin: str, host: str, public: str) -> bool:
    """Tell whether a request comes from our own pages.

    A page of another port on the same machine is another place.

    Args:
        origin: What the browser says the page is.
        host: What the request calls us.
        public: The address that readers have; empty without sign-in.
    """
    try:
        parts = urlsplit(origin)
    except ValueError:
        return False
    if parts.scheme not in ("http", "https"):
        return False
    if public:
        return origin == public
    return parts.netloc.casefold() == host.casefold()
