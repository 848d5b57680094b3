"""Read the files of a load exactly as they arrive, all text.

Reads files and folders; gives one SourceFile per file. Each source claims the files
that are its own, in the order of `_claimants`; what nobody claims is read in our own
form. Every fault of every file is gathered before anything is refused.
"""

from collections.abc import Callable, Collection, Sequence
from dataclasses import replace
from itertools import compress
from pathlib import Path
from typing import NamedTuple

from pipelines.corrections.read import (
    claim_corrections,
    files_corrected,
    read_corrections,
)
from pipelines.errors import GatheredFaults
from pipelines.mapping.apply import claim_mapped, read_mapped
from pipelines.mapping.choose import refuse_unused
from pipelines.mapping.mapping import Mapping, headings_in
from pipelines.sources.arrive import Arrived, open_file
from pipelines.sources.enhetsregisteret.source import claim_register, read_register
from pipelines.sources.fia.source import claim_fia, read_fia
from pipelines.sources.listing import NamedFile, list_files
from pipelines.sources.own import headings_of, read_own
from pipelines.sources.raw import SourceFile
from pipelines.sources.ssb_12440.source import claim_absence, read_absence
from pipelines.watch import Step, Watch, silent


class Claimant(NamedTuple):
    """A source: which files are its own, and how it reads them."""

    claims: Callable[[Arrived], bool]
    read: Callable[[Sequence[Arrived]], tuple[SourceFile, ...]]


def read_sources(
    paths: Sequence[Path],
    *,
    mappings: Sequence[Mapping] = (),
    watch: Watch = silent,
) -> tuple[SourceFile, ...]:
    """Read every file of a load.

    Args:
        paths: Files of any kind we read, or folders of them.
        mappings: How files with headings of their own become our tables.
        watch: Told how far it has come.

    Returns:
        The SourceFiles in the order the files were given; those of a folder by name.

    Raises:
        SourceError: With every fault of every file; of its own kind if all are.
    """
    faults = GatheredFaults()
    files = list_files(paths, faults)
    arrived: list[Arrived] = []
    for number, file in enumerate(files):
        watch(Step.READ, number, len(files))
        with faults.gather():
            arrived.append(open_file(file, lambda one: _known(one, mappings)))
    corrected = [name for one in arrived for name in files_corrected(one)]
    with faults.gather():
        refuse_unused([*(file.name for file in files), *corrected], mappings)
    said = {one.file.name: one.notes for one in arrived}
    sources: list[SourceFile] = []
    for claimant in _claimants(mappings):
        claimed = [claimant.claims(one) for one in arrived]
        mine = list(compress(arrived, claimed))
        arrived = [
            one for one, is_mine in zip(arrived, claimed, strict=True) if not is_mine
        ]
        if mine:
            with faults.gather():
                sources.extend(claimant.read(mine))
    faults.raise_if_any()
    order = {file.name: at for at, file in enumerate(files)}
    return tuple(
        replace(source, notes=tuple(dict.fromkeys((*said[source.name], *source.notes))))
        for source in sorted(sources, key=lambda source: order[source.name])
    )


def _claimants(mappings: Sequence[Mapping]) -> tuple[Claimant, ...]:
    return (
        Claimant(claim_corrections, lambda files: read_corrections(files, mappings)),
        Claimant(
            lambda one: claim_mapped(one, mappings),
            lambda files: read_mapped(files, mappings),
        ),
        Claimant(claim_fia, read_fia),
        Claimant(claim_register, read_register),
        Claimant(claim_absence, read_absence),
        Claimant(lambda one: True, read_own),
    )


def _known(file: NamedFile, mappings: Sequence[Mapping]) -> Collection[str]:
    return headings_in(file, mappings) or headings_of(file)
