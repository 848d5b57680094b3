"""Which mapping is a file read by?

One given with --mapping before one of the installation, and that before one shipped;
one that names the file before one that is for any file.
"""

import re
from collections.abc import Sequence
from pathlib import PurePath

from data.sentence import Sentence
from pipelines.mapping.mapping import FoundIn, Mapping, MappingError


def mappings_of(file: str, mappings: Sequence[Mapping]) -> tuple[Mapping, ...]:
    """List the mappings a file may be read by; more than one is a fault."""
    for found_in in FoundIn:
        named = [one for one in mappings if one.found_in is found_in]
        fitting = tuple(one for one in named if _is_for(one, file))
        if fitting:
            return fitting
    given = [one for one in mappings if one.found_in is FoundIn.GIVEN]
    return tuple(one for one in given if not one.files)


def mapping_of(file: str, mappings: Sequence[Mapping]) -> Mapping | None:
    """Give the mapping a file is read by; None: there is none for it.

    Raises:
        MappingError: Two fit, or the one that fits is wrong.
    """
    fitting = mappings_of(file, mappings)
    if len(fitting) > 1:
        raise MappingError([_two_fit(file, fitting)])
    return _sound(fitting[0]) if fitting else None


def mapping_named(source: str, mappings: Sequence[Mapping]) -> Mapping | None:
    """Find the mapping that a file was read by, as `SourceFile.source` names it.

    Raises:
        MappingError: It is wrong by now.
    """
    found = next((one for one in mappings if one.source == source), None)
    return None if found is None else _sound(found)


def refuse_unused(files: Sequence[str], mappings: Sequence[Mapping]) -> None:
    """Refuse a mapping that was given for none of the files of a load.

    Raises:
        MappingError: With a fault for each.
    """
    faults = [
        _is_for_none(one, files)
        for one in mappings
        if one.found_in is FoundIn.GIVEN
        and one.files
        and not any(_is_for(one, file) for file in files)
    ]
    if faults:
        raise MappingError(faults)


def fits(name: str, pattern: str) -> bool:
    """Is this the name, whatever its capital letters? `*` is any signs, `?` is one."""
    parts = (
        {"*": ".*", "?": "."}.get(sign, re.escape(sign)) for sign in pattern.casefold()
    )
    return re.fullmatch("".join(parts), name.casefold(), re.DOTALL) is not None


def file_fits(file: str, pattern: str) -> bool:
    """Does a file, with or without its folder, have such a name?"""
    return fits(PurePath(file).name, pattern)


def _is_for(mapping: Mapping, file: str) -> bool:
    return any(file_fits(file, pattern) for pattern in mapping.files)


def _sound(mapping: Mapping) -> Mapping:
    if mapping.faults:
        raise MappingError(mapping.faults)
    return mapping


def _two_fit(file: str, fitting: Sequence[Mapping]) -> Sentence:
    named = ", ".join(f"{one.file} ({one.name})" for one in fitting)
    return Sentence(
        f"{file}: flere tilordninger passer til filen: {named}. Gjør files trangere i "
        "alle unntatt én, eller gi den du vil bruke med --mapping.",
        f"{file}: several mappings fit the file: {named}. Make files narrower in all "
        "but one, or give the one you mean with --mapping.",
    )


def _is_for_none(mapping: Mapping, files: Sequence[str]) -> Sentence:
    patterns = ", ".join(mapping.files)
    met = ", ".join(PurePath(file).name for file in files[:10])
    return Sentence(
        f"{mapping.file}: tilordningen er gitt, men ingen av filene heter noe som "
        f"passer med files ({patterns}). Filene er: {met}. Rett files, eller ta files "
        "ut, så brukes tilordningen for filene som ingen annen passer til.",
        f"{mapping.file}: the mapping is given, but no file has a name that fits files "
        f"({patterns}). The files are: {met}. Mend files, or take files out: then the "
        "mapping is used for the files that no other one fits.",
    )
