"""Who may see what, once somebody has signed in?

The file `access.toml` under the home, or the one that VARIG_ACCESS names, gives roles
and areas to groups and persons. What no grant names is refused: nobody has a role by
default.

    contact = "varig@etaten.example"      # whom to ask; shown to whoever has no role

    [claims]                              # which claims of the sign-in are read
    person = "oid"                        # the key in records and log; default "sub"
    groups = "roles"                      # default "groups"

    [session]
    hours = 8                             # how long a sign-in lasts; 1 to 24

    [[grants]]                            # the first that fits counts
    group = "varig-styring-oslo"          # or person = "..."
    role = "steering"                     # administrator, manager, analyst, steering
    centre = "oslo"                       # or municipality, workplace; none: everything

    AccessError         the file cannot be used; says everything that is wrong with it

This module is long because each thing that may be wrong with the file has its sentence.
"""

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from app.identity import Area, AreaKind, Reader, Role
from data.home import Home
from data.sentence import Sentence
from pipelines.personal_data import mask_numbers_and_emails

FILE_NAME = "access.toml"
NAMED_BY = "VARIG_ACCESS"

DEFAULT_PERSON, DEFAULT_GROUPS, DEFAULT_HOURS = "sub", "groups", 8
LONGEST_HOURS = 24

_NUMBER_CLAIMS = ("pid", "pid_number", "ssn")
"""Claims that hold a national identity number, which is never kept anywhere."""

_NAME_CLAIMS = (
    *("name", "given_name", "family_name", "nickname", "preferred_username"),
    *("email", "upn", "unique_name"),
)
"""Claims that hold the name or address of a person, which are no keys: records and log
would have them, and an address may be somebody else's tomorrow."""

_OWN_NAMES = ("local", "nobody", "protection")
"""Who it is in records and log when nobody has signed in."""

_AREAS = {
    kind.value: kind
    for kind in (AreaKind.CENTRE, AreaKind.MUNICIPALITY, AreaKind.WORKPLACE)
}
_KEYS = {"group", "person", "role", *_AREAS}


class AccessError(Exception):
    """The file of roles and areas cannot be used."""

    def __init__(self, faults: Sequence[Sentence]) -> None:
        self.faults = tuple(faults)
        super().__init__("; ".join(fault.en for fault in faults))


@dataclass(frozen=True)
class Grant:
    """A role and an area, and who has them."""

    kind: str
    """`group` or `person`."""
    name: str
    role: Role
    area: Area

    def fits(self, person: str, groups: Sequence[str]) -> bool:
        """Tell whether it is given to a person, or to a group that has the person."""
        return self.name == person if self.kind == "person" else self.name in groups


@dataclass(frozen=True)
class Access:
    """What the file says."""

    grants: tuple[Grant, ...] = ()
    contact: str = ""
    person_claim: str = DEFAULT_PERSON
    groups_claim: str = DEFAULT_GROUPS
    session_hours: int = DEFAULT_HOURS


def access_path(home: Home, environ: Mapping[str, str]) -> Path:
    """Give the file of roles and areas of an installation, which may not be there."""
    named = environ.get(NAMED_BY, "").strip()
    return Path(named).expanduser() if named else home.root / FILE_NAME


def read_access(path: Path) -> Access:
    """Read the file; one that is not there gives nobody a role.

    Raises:
        AccessError: It cannot be read, or says something that is not known.
    """
    try:
        text = path.read_text("utf-8")
    except FileNotFoundError:
        return Access()
    except (OSError, UnicodeDecodeError) as error:
        raise AccessError([_unreadable(path, error)]) from error
    try:
        return parse_access(tomllib.loads(text))
    except tomllib.TOMLDecodeError as error:
        raise AccessError([_unreadable(path, error)]) from error


def parse_access(said: Mapping[str, object]) -> Access:
    """Turn what a file says into roles and areas.

    Raises:
        AccessError: It says something that is not known, with all that is wrong.
    """
    faults = _unknown_keys("", said, {"contact", "claims", "session", "grants"})
    claims = _table(said, "claims", faults)
    session = _table(said, "session", faults)
    faults += _unknown_keys("claims.", claims, {"person", "groups"})
    faults += _unknown_keys("session.", session, {"hours"})
    person = _text(claims, "person", DEFAULT_PERSON, faults)
    if person.casefold() in (*_NUMBER_CLAIMS, *_NAME_CLAIMS):
        faults.append(_person_claim(person))
    groups = _text(claims, "groups", DEFAULT_GROUPS, faults)
    contact = _text(said, "contact", "", faults)
    hours = session.get("hours", DEFAULT_HOURS)
    if not _is_hours(hours):
        faults.append(_wrong("session.hours", hours, f"1 – {LONGEST_HOURS}"))
    grants = _grants(said.get("grants", []), faults)
    if faults:
        raise AccessError(faults)
    return Access(
        grants=tuple(grants),
        contact=contact,
        person_claim=person,
        groups_claim=groups,
        session_hours=int(str(hours)),
    )


def find_reader(access: Access, claims: Mapping[str, object]) -> Reader | None:
    """Give who has signed in, in the first role that is granted; None for no role.

    A person whose key would tell who it is gets none: it would be kept.
    """
    person = claims.get(access.person_claim)
    if not isinstance(person, str) or not is_key(person):
        return None
    groups = _list_of_words(claims.get(access.groups_claim))
    for grant in access.grants:
        if grant.fits(person, groups):
            return Reader(person, grant.role, grant.area)
    return None


def named_reader(access: Access, name: str) -> Reader | None:
    """Give a person or a group of the file as the command line names it."""
    for grant in access.grants:
        if grant.name == name:
            return Reader(name, grant.role, grant.area)
    return None


def is_key(text: str) -> bool:
    """Tell whether a text can name a person in records and log.

    No number and no address of a person is a key, nor what may be a name in words.
    """
    is_word = bool(text) and not any(sign.isspace() for sign in text)
    return is_word and text not in _OWN_NAMES and not is_personal(text)


def is_personal(text: str) -> bool:
    """Tell whether a text has a national identity number or an e-mail address in it."""
    return mask_numbers_and_emails(text) != text


def _grants(said: object, faults: list[Sentence]) -> list[Grant]:
    if not isinstance(said, list):
        faults.append(_wrong("grants", said, "[[grants]]"))
        return []
    found = (_grant(f"grants {n}", one, faults) for n, one in enumerate(said, 1))
    return [grant for grant in found if grant is not None]


def _grant(place: str, said: object, faults: list[Sentence]) -> Grant | None:
    if not isinstance(said, Mapping):
        faults.append(_wrong(place, said, "[[grants]]"))
        return None
    before = len(faults)
    faults += _unknown_keys(f"{place}, ", said, _KEYS)
    whose = [key for key in ("group", "person") if key in said]
    where = [key for key in _AREAS if key in said]
    if len(whose) != 1:
        faults.append(_wrong(place, ", ".join(whose), "group / person"))
    if len(where) > 1:
        faults.append(_wrong(place, ", ".join(where), " / ".join(_AREAS)))
    for key in (*whose, *where):
        if not isinstance(said[key], str) or not str(said[key]).strip():
            faults.append(_wrong(f"{place}, {key}", said[key], '"..."'))
    role = _role(place, said.get("role"), faults)
    if len(faults) > before or role is None:
        return None
    area = Area(_AREAS[where[0]], str(said[where[0]])) if where else Area()
    return Grant(whose[0], str(said[whose[0]]), role, area)


def _role(place: str, said: object, faults: list[Sentence]) -> Role | None:
    roles = {role.value: role for role in Role}
    if not isinstance(said, str) or said not in roles:
        faults.append(_wrong(f"{place}, role", said, " / ".join(roles)))
        return None
    return roles[said]


def _table(
    said: Mapping[str, object], key: str, faults: list[Sentence]
) -> Mapping[str, object]:
    found = said.get(key, {})
    if isinstance(found, Mapping):
        return found
    faults.append(_wrong(key, found, f"[{key}]"))
    return {}


def _text(
    said: Mapping[str, object], key: str, default: str, faults: list[Sentence]
) -> str:
    found = said.get(key, default)
    if isinstance(found, str):
        return found.strip() or default
    faults.append(_wrong(key, found, '"..."'))
    return default


def _is_hours(said: object) -> bool:
    is_whole = isinstance(said, int) and not isinstance(said, bool)
    return is_whole and 1 <= int(str(said)) <= LONGEST_HOURS


def _list_of_words(said: object) -> list[str]:
    if isinstance(said, str):
        return [said]
    if isinstance(said, Sequence):
        return [word for word in said if isinstance(word, str)]
    return []


def _unknown_keys(
    place: str, said: Mapping[str, object], known: set[str]
) -> list[Sentence]:
    return [
        _wrong(f"{place}{key}", key, " / ".join(sorted(known)))
        for key in said
        if key not in known
    ]


def _wrong(place: str, met: object, expected: str) -> Sentence:
    return Sentence(
        f"{place}: fant {met!r}, ventet {expected}. Rett {FILE_NAME}.",
        f"{place}: found {met!r}, expected {expected}. Mend {FILE_NAME}.",
    )


def _person_claim(claim: str) -> Sentence:
    return Sentence(
        f"claims.person er {claim!r}, som sier hvem en person er. Det skal ikke stå i "
        "Varig. Velg et annet kjennetegn, for eksempel sub.",
        f"claims.person is {claim!r}, which tells who a person is. It must not be kept "
        "in Varig. Choose another claim, for example sub.",
    )


def _unreadable(path: Path, error: Exception) -> Sentence:
    return Sentence(
        f"{path} kan ikke leses: {error}. Ingen får tilgang før den er rettet.",
        f"{path} cannot be read: {error}. Nobody has access until it is mended.",
    )
