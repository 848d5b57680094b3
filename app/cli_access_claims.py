"""Which grant of access.toml fits the claims that a sign-in has?"""

import json
from collections.abc import Mapping, Sequence
from pathlib import Path

from app.access import Access, find_reader, is_personal
from app.translations.gettext import _, ngettext
from app.translations.numbers import format_count


def fitting_grant(access: Access, file: Path) -> tuple[int, str]:
    """Find the grant that fits the claims of a person.

    Args:
        access: What access.toml says.
        file: The claims as the provider sends them, as JSON.

    Returns:
        The number of the grant, from 1, and nothing to say; or 0 and why there is none.
    """
    try:
        claims = json.loads(file.read_text("utf-8"))
    except (OSError, UnicodeDecodeError, ValueError) as error:
        said = _("{file} cannot be read as JSON: {error}")
        return 0, said.format(file=file, error=error)
    if not isinstance(claims, dict):
        said = _('{file} is no set of claims: write {{"sub": "...", ...}}')
        return 0, said.format(file=file)
    reader = find_reader(access, claims)
    if reader is None:
        return 0, _why_none(access, claims)
    groups = _groups(access, claims)
    fitting = (
        number
        for number, grant in enumerate(access.grants, 1)
        if grant.fits(reader.name, groups)
    )
    return next(fitting, 0), ""


def _groups(access: Access, claims: Mapping[str, object]) -> Sequence[str]:
    said = claims.get(access.groups_claim)
    if isinstance(said, str):
        return [said]
    return (
        [one for one in said if isinstance(one, str)] if isinstance(said, list) else []
    )


def _why_none(access: Access, claims: Mapping[str, object]) -> str:
    person = claims.get(access.person_claim)
    if not isinstance(person, str) or not person.strip():
        said = _(
            "No role: the claim {claim}, which says who it is, is missing or empty."
        )
        return said.format(claim=access.person_claim)
    if is_personal(person):
        said = _(
            "No role: the claim {claim} is a national identity number, which must not "
            "be kept in Varig. Choose another claim in access.toml."
        )
        return said.format(claim=access.person_claim)
    count = len(_groups(access, claims))
    said = ngettext(
        "No role: no grant fits the person, or the {count} group in {claim}.",
        "No role: no grant fits the person, or the {count} groups in {claim}.",
        count,
    )
    return said.format(count=format_count(count), claim=access.groups_claim)
