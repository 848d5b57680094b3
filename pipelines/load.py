"""Load files into a new build: the whole flow.

Read, clean, check, set aside, merge with the last build, check what is left as a
whole, publish. All files of a load come in or none does; a row that breaks a row
rule is set aside with its children, and everything else goes on.

A dry run is the same code up to publishing.
"""

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from pathlib import Path

from data.home import Home
from data.sentence import Sentence
from pipelines.build_facts import Load, describe_build, is_same_outcome
from pipelines.builds import name_build, publish_build, sweep_unfinished
from pipelines.content_hash import hash_content
from pipelines.data_date import choose_data_date
from pipelines.errors import LoadError
from pipelines.keep import (
    KeptTable,
    Whole,
    check_whole,
    clean_sources,
    keep_good_rows,
)
from pipelines.last_build import LastBuild, read_last_build
from pipelines.load_lock import only_one_loader
from pipelines.raw_rows import mask_names
from pipelines.remember import remember_load
from pipelines.report import LoadReport
from pipelines.report_load import report_files, report_findings, report_tables
from pipelines.sources.raw import SourceFile
from pipelines.sources.read import read_sources


class MixedProgrammesError(LoadError):
    """Invented rows and real ones would stand in one build."""


def load_files(
    paths: Sequence[Path],
    home: Home,
    *,
    data_date: date | None,
    now: datetime,
    today: date,
    publish: bool = True,
) -> LoadReport:
    """Load files, or say what a load of them would do.

    Args:
        paths: Workbooks, CSV files or folders of CSV files.
        home: Where builds live.
        data_date: The day the data are from; None: the latest event in the rows.
        now: The time the load is made.
        today: No event can be later than this day.
        publish: False for a dry run.

    Returns:
        What was read, kept and set aside, and the new build if there is one.

    Raises:
        LoadError: The files cannot be used; its faults say why, all at once.
        BuildWriteError: The build could not be written; the last one stays.
    """
    with only_one_loader(home):
        sweep_unfinished(home)
        last = read_last_build(home)
        sources = tuple(mask_names(source) for source in read_sources(paths))
        _refuse_mixing(sources, last)
        cleaned = clean_sources(sources)
        typed = {name: table.cleaned.rows for name, table in cleaned.items()}
        day = choose_data_date(data_date, typed, last=last.data_date, today=today)
        kept = keep_good_rows(cleaned, last.loaded_core(), data_date=day)
        whole = check_whole(kept, data_date=day)
        load = Load(id=f"{now:%Y%m%dT%H%M%SZ}", at=now, data_date=day, sources=sources)
        return _finish(home, load, kept, whole, last, publish=publish)


def _finish(
    home: Home,
    load: Load,
    kept: Mapping[str, KeptTable],
    whole: Whole,
    last: LastBuild,
    *,
    publish: bool,
) -> LoadReport:
    core = whole.core
    content_hash = hash_content(core, load.data_date)
    meta = remember_load(load, kept, whole, last.meta)
    is_new = not is_same_outcome(last.meta, meta, content_hash)
    build_id = name_build(load.at, content_hash) if is_new and publish else None
    if build_id is not None:
        described = describe_build(load, build_id, content_hash, last.build_id)
        publish_build(home, build_id, core=core, meta=meta | {"build": described})
    return LoadReport(
        build_id=build_id,
        content_hash=content_hash,
        data_date=load.data_date,
        is_new=is_new,
        is_published=build_id is not None,
        files=report_files(load),
        tables=report_tables(kept),
        findings=report_findings(load, meta),
        warnings_count=meta["warnings"].height,
    )


def _refuse_mixing(sources: Sequence[SourceFile], last: LastBuild) -> None:
    said = {source.is_invented for source in sources}
    if last.is_invented is not None:
        said.add(last.is_invented)
    if len(said) > 1:
        raise MixedProgrammesError((_MIXED,))


_MIXED = Sentence(
    "Oppdiktede og virkelige rader kan ikke stå i samme datasett. "
    "Last den ene i et eget område, med --home.",
    "Invented and real rows cannot stand in one build. "
    "Load one of them into a home of its own, with --home.",
)
