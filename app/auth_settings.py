"""Is there a sign-in, and with which provider?

Sign-in is on when VARIG_AUTH is `oidc`, or when `.streamlit/secrets.toml` has an
`[auth]`. A value in the environment counts before the same one in the file.

    VARIG_OIDC_CLIENT_ID       client_id            who Varig is at the provider
    VARIG_OIDC_CLIENT_SECRET   client_secret
    VARIG_OIDC_METADATA_URL    server_metadata_url  .../.well-known/openid-configuration
    VARIG_OIDC_REDIRECT_URI    redirect_uri         https://.../oauth2callback
    VARIG_COOKIE_SECRET        cookie_secret        32 characters or more

No fault repeats a value that is secret, and no secret is in the words of an object.

This module is long because each fault has its sentence in two languages.
"""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from ipaddress import ip_address
from pathlib import Path
from urllib.parse import urlsplit

from data.sentence import Sentence

AUTH = "VARIG_AUTH"
"""`oidc` or `none`."""

SECRETS = Path(__file__).resolve().parent.parent / ".streamlit" / "secrets.toml"

SHORTEST_SECRET = 32
"""A key of 256 bits; with a shorter one a cookie could be forged by trying."""

CALLBACK = "/oauth2callback"
"""Where Streamlit takes what the provider answers."""

_NAMED_BY = {
    "client_id": "VARIG_OIDC_CLIENT_ID",
    "client_secret": "VARIG_OIDC_CLIENT_SECRET",
    "server_metadata_url": "VARIG_OIDC_METADATA_URL",
    "redirect_uri": "VARIG_OIDC_REDIRECT_URI",
    "cookie_secret": "VARIG_COOKIE_SECRET",
}


@dataclass(frozen=True)
class AuthSettings:
    """How an installation finds out who is asking."""

    is_on: bool = False
    client_id: str = ""
    metadata_url: str = ""
    redirect_uri: str = ""
    client_secret: str = field(default="", repr=False)
    cookie_secret: str = field(default="", repr=False)
    client_kwargs: Mapping[str, str] = field(default_factory=dict, repr=False)
    faults: tuple[Sentence, ...] = ()
    """Why nobody can sign in; empty when all is as it should be."""

    @property
    def origin(self) -> str:
        """The address of the app that sign-in belongs to: `https://varig.example`."""
        parts = urlsplit(self.redirect_uri)
        return f"{parts.scheme}://{parts.netloc}"

    @property
    def is_https(self) -> bool:
        """Do readers reach the app over an encrypted line?"""
        return self.redirect_uri.startswith("https://")

    def secrets(self) -> dict[str, object]:
        """Give what Streamlit's own sign-in reads; nothing where there is none."""
        if not self.is_on:
            return {}
        return {
            "client_id": self.client_id,
            "client_secret": self.client_secret,
            "server_metadata_url": self.metadata_url,
            "redirect_uri": self.redirect_uri,
            "cookie_secret": self.cookie_secret,
            "client_kwargs": dict(self.client_kwargs),
        }


def read_auth(
    environ: Mapping[str, str], secrets: Mapping[str, object]
) -> AuthSettings:
    """Read how an installation finds out who is asking, with all that is wrong.

    What cannot be understood is read as a sign-in that nobody gets through.

    Args:
        environ: The environment.
        secrets: What `.streamlit/secrets.toml` says.
    """
    said = environ.get(AUTH, "").strip().casefold()
    if said not in ("", "none", "oidc"):
        return AuthSettings(is_on=True, faults=(_unknown(said),))
    if said == "none" or (not said and "auth" not in secrets):
        return AuthSettings()
    found = secrets.get("auth", {})
    in_file: Mapping[str, object] = found if isinstance(found, Mapping) else {}
    values = {key: _value(key, environ, in_file) for key in _NAMED_BY}
    kwargs = in_file.get("client_kwargs", {})
    return AuthSettings(
        is_on=True,
        client_id=values["client_id"],
        client_secret=values["client_secret"],
        metadata_url=values["server_metadata_url"],
        redirect_uri=values["redirect_uri"],
        cookie_secret=values["cookie_secret"],
        client_kwargs=_words(kwargs),
        faults=tuple(_faults(values)),
    )


def auth_of(environ: Mapping[str, str], secrets_file: Path = SECRETS) -> AuthSettings:
    """Read it from the environment and the file of secrets, which may not be there."""
    try:
        secrets = tomllib.loads(secrets_file.read_text("utf-8"))
    except FileNotFoundError:
        secrets = {}
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError):
        # Its text may be a secret, so it is not said what was met.
        return AuthSettings(is_on=True, faults=(_unreadable(secrets_file),))
    return read_auth(environ, secrets)


def is_loopback(address: str) -> bool:
    """Tell whether only this machine reaches an address that a server listens on."""
    if address.casefold() == "localhost":
        return True
    try:
        return ip_address(address.strip("[]")).is_loopback
    except ValueError:
        return False


def open_to_all(address: str) -> Sentence:
    """Say why a server without sign-in does not listen on an address."""
    return Sentence(
        f"Varig starter ikke på {address}: uten innlogging ville alle som når "
        "maskinen, være programleder. Sett opp innlogging (VARIG_AUTH=oidc), eller "
        "bruk --address 127.0.0.1.",
        f"Varig does not start on {address}: without sign-in everybody who reaches "
        "the machine would be the programme manager. Set up sign-in "
        "(VARIG_AUTH=oidc), or use --address 127.0.0.1.",
    )


def _value(key: str, environ: Mapping[str, str], in_file: Mapping[str, object]) -> str:
    said = environ.get(_NAMED_BY[key], "").strip()
    found = in_file.get(key, "")
    return said or (found.strip() if isinstance(found, str) else "")


def _words(said: object) -> dict[str, str]:
    if not isinstance(said, Mapping):
        return {}
    return {str(key): value for key, value in said.items() if isinstance(value, str)}


def _faults(values: Mapping[str, str]) -> list[Sentence]:
    faults = [_missing(key) for key, value in values.items() if not value]
    redirect, metadata = values["redirect_uri"], values["server_metadata_url"]
    if redirect and not (_is_address(redirect) and redirect.endswith(CALLBACK)):
        faults.append(_wrong_redirect(redirect))
    if metadata and not _is_address(metadata):
        faults.append(_wrong_metadata(metadata))
    if values["cookie_secret"] and len(values["cookie_secret"]) < SHORTEST_SECRET:
        faults.append(_short_secret(len(values["cookie_secret"])))
    return faults


def _is_address(said: str) -> bool:
    """Tell whether it is https; without encryption only on this machine."""
    try:
        parts = urlsplit(said)
        host = parts.hostname or ""
    except ValueError:
        return False
    return bool(host) and (
        parts.scheme == "https" or (parts.scheme == "http" and is_loopback(host))
    )


def _unknown(said: str) -> Sentence:
    return Sentence(
        f"{AUTH} er {said!r}, og kan bare være oidc eller none.",
        f"{AUTH} is {said!r}, and can only be oidc or none.",
    )


def _missing(key: str) -> Sentence:
    return Sentence(
        f"Innlogging mangler {key}. Sett {_NAMED_BY[key]}, eller {key} under [auth] i "
        ".streamlit/secrets.toml.",
        f"Sign-in lacks {key}. Set {_NAMED_BY[key]}, or {key} under [auth] in "
        ".streamlit/secrets.toml.",
    )


def _wrong_redirect(met: str) -> Sentence:
    return Sentence(
        f"redirect_uri er {met!r}, men skal være adressen til Varig med {CALLBACK} "
        f"til slutt, for eksempel https://varig.etaten.example{CALLBACK}. Bare på "
        f"denne maskinen kan den være http. Rett {_NAMED_BY['redirect_uri']}.",
        f"redirect_uri is {met!r}, but has to be the address of Varig with {CALLBACK} "
        f"at the end, such as https://varig.agency.example{CALLBACK}. It can be http "
        f"on this machine only. Mend {_NAMED_BY['redirect_uri']}.",
    )


def _wrong_metadata(met: str) -> Sentence:
    return Sentence(
        f"server_metadata_url er {met!r}, men skal være tilbyderens https-adresse, som "
        "ender på /.well-known/openid-configuration. "
        f"Rett {_NAMED_BY['server_metadata_url']}.",
        f"server_metadata_url is {met!r}, but has to be the https address of the "
        "provider that ends in /.well-known/openid-configuration. "
        f"Mend {_NAMED_BY['server_metadata_url']}.",
    )


def _short_secret(length: int) -> Sentence:
    return Sentence(
        f"cookie_secret har {length} tegn, og må ha {SHORTEST_SECRET} eller flere. "
        "Lag en tilfeldig: python -c 'import secrets; print(secrets.token_hex(32))'.",
        f"cookie_secret has {length} characters, and needs {SHORTEST_SECRET} or more. "
        "Make a random one: "
        "python -c 'import secrets; print(secrets.token_hex(32))'.",
    )


def _unreadable(path: Path) -> Sentence:
    return Sentence(
        f"{path} kan ikke leses som TOML. Rett filen, eller fjern den.",
        f"{path} cannot be read as TOML. Mend the file, or remove it.",
    )
