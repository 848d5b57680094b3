"""Run a load or a dry run, and print what it did.

This module is long because a load may end in many ways, and each is said.
"""

import time
from collections.abc import Sequence
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Literal, NamedTuple

from rich.console import Console
from rich.markup import escape

from app.cli_lines import exported_line
from app.cli_load_options import LoadOptions
from app.cli_load_report import Told, json_of_load, lines_of_load
from app.cli_progress import shown_progress
from app.cli_reader import Caller
from app.cli_report import Refused, print_refusal
from app.clock import today
from app.load_figures import moved_figures
from app.permits import Act
from data.home import Home, current_build_path
from data.sentence import Sentence
from pipelines.build_file import BuildWriteError
from pipelines.builds import sweep_unfinished
from pipelines.errors import LoadError
from pipelines.load_lock import LoadBusyError, only_one_loader
from pipelines.report import FigureChange, LoadReport
from pipelines.watch import Watch

if TYPE_CHECKING:
    from pipelines.make_build import Examine

Language = Literal["nb", "en"]

CANCELLED = 130
"""What a shell expects of a command that Ctrl-C has stopped."""


class Consoles(NamedTuple):
    """Where the outcome goes, and where faults and progress go."""

    out: Console
    err: Console


class Asked(NamedTuple):
    """Files, where they go, and how."""

    files: Sequence[Path]
    caller: Caller
    options: LoadOptions
    language: Language
    publish: bool

    @property
    def home(self) -> Home:
        """The installation."""
        return self.caller.home


def run_load(
    files: Sequence[Path],
    caller: Caller,
    options: LoadOptions,
    consoles: Consoles,
    *,
    language: Language,
    as_json: bool,
    publish: bool,
) -> int:
    """Load files, or say what a load would do; give the exit code.

    Raises:
        RefusedError: The caller may not load, or see what a load would do.
        NotKeptError: No line of it can be kept in the log; the last build stays.
    """
    asked = Asked(files, caller, options, language, publish)
    home = caller.home
    caller.require(_act(asked))
    before = current_build_path(home)
    try:
        told = _load(asked, consoles.err)
    except LoadError as error:
        is_busy = isinstance(error, LoadBusyError)
        refused = Refused(error.faults, not publish, before is not None, not is_busy)
        print_refusal(consoles.err, refused, language, as_json=as_json)
        return 3 if is_busy else 1
    except BuildWriteError as error:
        said = [_not_written(error)]
        refused = Refused(said, not publish, before is not None, is_of_files=False)
        print_refusal(consoles.err, refused, language, as_json=as_json)
        return 4
    except (KeyboardInterrupt, RuntimeError) as error:
        if not _is_cancelled(error):
            raise
        consoles.err.print(escape(_clear_away(home, before).in_language(language)))
        return CANCELLED
    if as_json:
        consoles.out.print_json(json_of_load(told), highlight=False)
    else:
        for line in lines_of_load(told, language):
            consoles.out.print(line)
    return 0


def _act(asked: Asked) -> Act:
    if asked.publish or asked.options.corrections is not None:
        return Act.CHANGE_DATA
    return Act.SEE_DATA


def _load(asked: Asked, progress: Console) -> Told:
    from app.load_line import loaded_line

    started = time.monotonic()
    mended: list[int] = []

    def examine(before: Path | None, after: Path) -> Sequence[FigureChange]:
        moved = moved_figures(before, after) if asked.options.figures else ()
        mended.extend(_write_corrections(asked, after))
        if asked.publish:
            # The last thing before the build is taken into use.
            asked.caller.keep(loaded_line(after))
        return moved

    is_examined = (
        asked.publish or asked.options.figures or asked.options.corrections is not None
    )
    with shown_progress(progress, asked.language) as watch:
        report = _load_files(asked, examine if is_examined else None, watch)
    current = current_build_path(asked.home)
    if not report.is_new and current is not None:
        mended.extend(_write_corrections(asked, current))
    return Told(
        report,
        is_dry_run=not asked.publish,
        seconds=time.monotonic() - started,
        corrections=asked.options.corrections,
        mended_count=sum(mended),
    )


def _load_files(asked: Asked, examine: "Examine | None", watch: Watch) -> LoadReport:
    # Here, so that a terminal says that something happens: its import takes seconds.
    from pipelines.load import load_files
    from pipelines.mapping.find import find_mappings

    return load_files(
        asked.files,
        asked.home,
        data_date=asked.options.data_date,
        now=datetime.now(UTC),
        today=today(),
        publish=asked.publish,
        mappings=find_mappings(asked.home, asked.options.mapping),
        expect=asked.options.expect,
        examine=examine,
        watch=watch,
    )


def _write_corrections(asked: Asked, build: Path) -> list[int]:
    if asked.options.corrections is None:
        return []
    from pipelines.corrections.find_faulty import find_faulty_rows
    from pipelines.corrections.write import write_found

    found = find_faulty_rows(build, asked.language)
    count = found.rows_count + found.elsewhere_count
    if count:
        line = exported_line(
            "rejected_rows", count, kind="xlsx", build_id=found.build_id
        )
        asked.caller.keep(line)
        write_found(found, asked.options.corrections, asked.language)
    return [count]


def _not_written(error: BuildWriteError) -> Sentence:
    return Sentence(
        f"Datasettet kunne ikke skrives: {error}",
        f"The build could not be written: {error}",
    )


def _is_cancelled(error: BaseException) -> bool:
    # DuckDB says that its question was interrupted, by way of an error of its own.
    return isinstance(error, KeyboardInterrupt) or isinstance(
        error.__cause__, KeyboardInterrupt
    )


def _clear_away(home: Home, before: Path | None) -> Sentence:
    """Remove what a cancelled load had begun to write, and say what it came to."""
    with suppress(LoadBusyError), only_one_loader(home):
        sweep_unfinished(home)
    return _TOO_LATE if current_build_path(home) != before else _CANCELLED


_CANCELLED = Sentence(
    "Avbrutt; ingenting ble endret.", "Cancelled; nothing was changed."
)
_TOO_LATE = Sentence(
    "Datasettet var alt tatt i bruk da du avbrøt. «varig builds undo» tar det tilbake.",
    "The build was already current when you cancelled. `varig builds undo` takes it "
    "back.",
)
