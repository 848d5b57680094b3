"""Load files into a new build: the whole flow.

Read, clean, check, set aside, merge with the last build, check what is left as a
whole, publish. All files of a load come in or none does; a row that breaks a row
rule is set aside with its children, and everything else goes on.

A dry run is the same code up to publishing.
"""

from collections.abc import Sequence
from datetime import date, datetime
from functools import partial
from pathlib import Path

from data.home import Home
from data.instructions import INSTRUCTIONS
from data.sentence import Sentence
from pipelines.build_facts import Load
from pipelines.builds import sweep_unfinished
from pipelines.data_date import choose_data_date
from pipelines.errors import LoadError
from pipelines.instructions.change_workplaces import amend_rows, undo_changes
from pipelines.instructions.orders import core_tables, read_orders
from pipelines.instructions.take_out import keys_to_take_out, reject_withdrawn, take_out
from pipelines.keep import check_whole, clean_sources, keep_good_rows
from pipelines.last_build import LastBuild, read_last_build
from pipelines.load_lock import only_one_loader
from pipelines.make_build import Examine, Made, make_build, write_build
from pipelines.mapping.mapping import Mapping
from pipelines.mask_names import mask_names
from pipelines.report import FigureChange, LoadReport
from pipelines.report_load import (
    report_changes,
    report_files,
    report_findings,
    report_tables,
)
from pipelines.sources.raw import SourceFile
from pipelines.sources.read import read_sources
from pipelines.watch import Step, Watch, silent


class MixedProgrammesError(LoadError):
    """Invented rows and real ones would stand in one build."""


class ChangedSinceCheckError(LoadError):
    """The load would make something else than what was looked at before it."""


def load_files(
    paths: Sequence[Path],
    home: Home,
    *,
    data_date: date | None,
    now: datetime,
    today: date,
    publish: bool = True,
    mappings: Sequence[Mapping] = (),
    expect: str | None = None,
    examine: Examine | None = None,
    watch: Watch = silent,
) -> LoadReport:
    """Load files, or say what a load of them would do.

    Args:
        paths: Files of any kind we read, or folders of them.
        home: Where builds live.
        data_date: The day the data are from; None: the latest event in the rows.
        now: The time the load is made.
        today: No event can be later than this day.
        publish: False for a dry run.
        mappings: How files with headings of their own become our tables.
        expect: The content hash that a dry run told, or its start; None: whatever
            comes.
        examine: Says which figures move; it reads the two builds.
        watch: Told how far the load has come.

    Returns:
        What was read, kept and set aside, and the new build if there is one.

    Raises:
        LoadError: The files cannot be used; its faults say why, all at once.
        BuildWriteError: The build could not be written; the last one stays.
    """
    with only_one_loader(home):
        sweep_unfinished(home)
        last = read_last_build(home)
        read = read_sources(paths, mappings=mappings, watch=watch)
        sources = tuple(mask_names(source) for source in read)
        is_invented = _is_invented(sources, last)
        cleaned = clean_sources(sources, watch=watch)
        typed = {name: table.cleaned.rows for name, table in cleaned.items()}
        day = choose_data_date(data_date, typed, last=last.data_date, today=today)
        orders = read_orders(cleaned, last.core, last.meta["instructions"])
        kept = keep_good_rows(
            reject_withdrawn(core_tables(cleaned), orders),
            undo_changes(
                take_out(last.loaded_core(), keys_to_take_out(orders, sources)), orders
            ),
            data_date=day,
            amend=partial(amend_rows, orders),
            watch=watch,
        )
        watch(Step.WHOLE, 0, 1)
        whole = check_whole(kept, data_date=day)
        load = Load(f"{now:%Y%m%dT%H%M%SZ}", now, day, sources, is_invented)
        made = make_build(load, kept, whole, last, orders=orders)
        _refuse_unexpected(made, expect)
        figures = write_build(home, made, last, examine, publish=publish, watch=watch)
        return _report(made, last, figures, publish=publish)


def _report(
    made: Made,
    last: LastBuild,
    figures: tuple[FigureChange, ...],
    *,
    publish: bool,
) -> LoadReport:
    is_new = made.build_id is not None
    return LoadReport(
        build_id=made.build_id if publish else None,
        content_hash=made.content_hash,
        data_date=made.load.data_date,
        is_new=is_new,
        is_published=is_new and publish,
        files=report_files(made.load),
        tables=report_tables(made.kept, made.gone),
        findings=report_findings(made.load, made.meta),
        warnings_count=made.meta["warnings"].height,
        based_on=last.build_id,
        changes=report_changes(made.changes),
        changes_count=made.changes.height,
        figures=figures,
    )


def _refuse_unexpected(made: Made, expect: str | None) -> None:
    if expect is not None and not made.content_hash.startswith(expect):
        raise ChangedSinceCheckError((_CHANGED,))


def _is_invented(sources: Sequence[SourceFile], last: LastBuild) -> bool:
    """Tell invented rows from real ones; instructions alone are neither."""
    instructions = {table.name for table in INSTRUCTIONS}
    said = {
        source.is_invented
        for source in sources
        if any(raw.table not in instructions for raw in source.tables)
    }
    if last.is_invented is not None:
        said.add(last.is_invented)
    if len(said) > 1:
        raise MixedProgrammesError((_MIXED,))
    return said == {True}


_MIXED = Sentence(
    "Oppdiktede og virkelige rader kan ikke stå i samme datasett. "
    "Last den ene i et eget område, med --home.",
    "Invented and real rows cannot stand in one build. "
    "Load one of them into a home of its own, with --home.",
)

_CHANGED = Sentence(
    "Datasettet eller filene er endret siden prøvelastingen, så resultatet ville blitt "
    "et annet enn det du så. Prøv filene på nytt, og se på det som kommer.",
    "The data set or the files have changed since the dry run, so the outcome would be "
    "another than the one you saw. Check the files again, and look at what comes.",
)
