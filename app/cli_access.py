"""Say on the command line who may see and do what, as access.toml has it."""

from collections.abc import Mapping, Sequence
from pathlib import Path

from app.access import (
    Access,
    AccessError,
    Grant,
    access_path,
    read_access,
)
from app.cli_access_claims import fitting_grant
from app.cli_reader import Caller
from app.door import Build, current_build, query_build
from app.filters import Filters
from app.identity import LOCAL_MANAGER, Area, Reader
from app.permits import Act, may
from app.translations.gettext import _, ngettext, speaking
from app.translations.labels import deliveries, workplaces
from app.translations.numbers import format_count
from app.translations.sign_in_words import area_label, role_label

Names = Mapping[tuple[str, str], str | None]
"""Kind and code of each area that the build knows -> its name, where it has one."""


def say_access(
    caller: Caller, environ: Mapping[str, str], claims: Path | None, language: str
) -> tuple[str, int]:
    """Say what everybody, the one who is named, or a set of claims is given.

    Args:
        caller: Who asks; somebody who is named is told of the own grant only.
        environ: Settings; VARIG_ACCESS names the file of roles and areas.
        claims: A JSON file of claims as the provider sends them; None: no question.
        language: `nb` or `en`.

    Returns:
        What to print, and the exit code: 1 when the file cannot be used, gives nobody
        a role, or gives a set of claims none.
    """
    path = access_path(caller.home, environ)
    with speaking(language):
        try:
            access = read_access(path)
        except AccessError as error:
            faults = [f"- {fault.in_language(language)}" for fault in error.faults]
            head = _("{path} cannot be used, so nobody has a role:")
            return "\n".join([head.format(path=path), *faults]), 1
        build = current_build(caller.home)
        if caller.is_named:
            return _say_reader(caller.reader, build), 0
        if claims is not None:
            return _say_claims(access, claims, build)
        return _say_grants(access, path, build)


def _say_grants(access: Access, path: Path, build: Build | None) -> tuple[str, int]:
    if not access.grants:
        said = _("Nobody has a role: {path} is not there, or has no [[grants]].")
        return said.format(path=path), 1
    names = _names(build, [grant.area for grant in access.grants])
    rows = [_grant_cells(n, grant, names) for n, grant in enumerate(access.grants, 1)]
    widths = [max(len(row[place]) for row in rows) for place in range(4)]
    lines = [
        "  ".join([*(row[n].ljust(widths[n]) for n in range(4)), row[4]]).rstrip()
        for row in rows
    ]
    head = ngettext(
        "{path}: {count} grant, the first that fits counts",
        "{path}: {count} grants, the first that fits counts",
        len(rows),
    ).format(path=path, count=format_count(len(rows)))
    return "\n".join([head, *lines, *_said_of_claims(access)]), 0


def _grant_cells(
    number: int, grant: Grant, names: Names | None
) -> tuple[str, str, str, str, str]:
    whose = _("person") if grant.kind == "person" else _("group")
    return (
        f"{number}.",
        f"{whose} {grant.name}",
        role_label(grant.role),
        _area_words(grant.area, names),
        _area_warning(grant.area, names),
    )


def _area_words(area: Area, names: Names | None) -> str:
    name = (names or {}).get((area.kind.value, area.code or ""))
    return f"{area_label(area)} ({name})" if name else area_label(area)


def _area_warning(area: Area, names: Names | None) -> str:
    if area.is_whole:
        return ""
    if names is None:
        return _("not looked for: no data are loaded")
    if (area.kind.value, area.code or "") in names:
        return ""
    return _("NOT IN THE DATA: nothing can be seen until the code is mended")


def _said_of_claims(access: Access) -> list[str]:
    said = _(
        "Claims that are read: {person} for the person, {groups} for the groups. A "
        "sign-in lasts {hours} h. Whom to ask: {contact}."
    )
    contact = access.contact or _("nobody is named")
    return [
        said.format(
            person=access.person_claim,
            groups=access.groups_claim,
            hours=access.session_hours,
            contact=contact,
        )
    ]


def _say_claims(access: Access, file: Path, build: Build | None) -> tuple[str, int]:
    number, why = fitting_grant(access, file)
    if not number:
        return why, 1
    grant = access.grants[number - 1]
    cells = _grant_cells(number, grant, _names(build, [grant.area]))
    said = _("Fits grant {grant}")
    return said.format(grant="  ".join(filter(None, cells))), 0


def _say_reader(reader: Reader, build: Build | None) -> str:
    names = _names(build, [reader.area])
    area = _area_words(reader.area, names)
    lines = [
        f"{reader.name}: {role_label(reader.role)}, {area}",
        *filter(None, [_area_warning(reader.area, names)]),
    ]
    if build is not None:
        lines.append(_said_of_content(build, reader))
    acts = _act_words()
    lines.append(_("May: {acts}.").format(acts=_listed(acts, reader, is_allowed=True)))
    refused = _listed(acts, reader, is_allowed=False)
    if refused:
        lines.append(_("May not: {acts}.").format(acts=refused))
    return "\n".join(lines)


def _said_of_content(build: Build, reader: Reader) -> str:
    row = query_build(build, "area_size", Filters(), reader).row(0, named=True)
    return _("Sees {deliveries} and {workplaces} of {build}.").format(
        deliveries=f"{format_count(row['delivery_count'])} "
        f"{deliveries(row['delivery_count'])}",
        workplaces=f"{format_count(row['workplace_count'])} "
        f"{workplaces(row['workplace_count'])}",
        build=build.id,
    )


def _listed(words: Mapping[Act, str], reader: Reader, *, is_allowed: bool) -> str:
    return "; ".join(words[act] for act in words if may(reader, act) is is_allowed)


def _names(build: Build | None, areas: Sequence[Area]) -> Names | None:
    if build is None:
        return None
    codes = tuple({area.code for area in areas if area.code is not None})
    found = query_build(build, "area_names", Filters(), LOCAL_MANAGER, codes=codes)
    return {(kind, code): name for kind, code, name in found.iter_rows()}


def _act_words() -> dict[Act, str]:
    return {
        Act.SEE_FIGURES: _("see figures of groups"),
        Act.SEE_ONE: _("open one delivery or workplace"),
        Act.SEE_ANSWERS: _("see what one unit has answered"),
        Act.SEE_WORK: _("see the list of what is to be followed up"),
        Act.TAKE_ROWS: _("take rows out as a file"),
        Act.SAVE_VIEWS: _("save views"),
        Act.READ_MEETINGS: _("read published meetings and their packs"),
        Act.RUN_MEETINGS: _("make and publish meetings"),
        Act.WRITE_FOLLOW_UP: _("exempt, assign and comment"),
        Act.SET_BASELINES: _("set new limits of absence"),
        Act.SEE_DATA: _("see what was loaded and set aside"),
        Act.CHANGE_DATA: _("load data, and undo it"),
        Act.READ_LOG: _("read the log"),
    }
