"""The command line: everything a scheduler, an analyst or an administrator needs.

Exit codes
    0  done; also when rows were set aside, and when nothing was new
    1  refused: the files, the build or the question cannot be used, and it says why
    2  the command was written wrong
    3  another load is running
    4  the build or the log could not be written, for example because the disk is full
    5  something was found that `varig gaps --fail-on` names
A refused load leaves the last good build as it was.

This module is long because each command is one function with its own help.
"""

import json
import os
import shutil
import sys
from collections.abc import Sequence
from datetime import UTC, date, datetime
from os import environ
from pathlib import Path
from typing import Annotated, Literal, NamedTuple

from cyclopts import App, Parameter
from cyclopts.validators import Number
from rich.console import Console
from rich.markup import escape

from app import cli_report
from app.cli_gap_options import GapOptions
from app.cli_load_options import LoadOptions
from app.cli_log_options import LogOptions
from app.cli_refusal import CommandRefusedError
from data.home import current_build_path, find_home
from data.sample.earlier import as_written_on
from data.sample.generate import DEFAULT_DELIVERIES, DEFAULT_SEED, generate_sample
from data.sample.write import write_sample
from data.small_groups import SmallGroupsError, read_small_groups

Language = Literal["nb", "en"]
FileArguments = Annotated[
    Path, Parameter(help="Files of any kind Varig reads, or folders of them.")
]
HomeOption = Annotated[
    Path | None,
    Parameter(name="--home", help="Folder of builds and records, else VARIG_HOME."),
]
JsonOption = Annotated[
    bool, Parameter(name="--json", negative="", help="Print JSON, for a script.")
]
AsOption = Annotated[
    str | None,
    Parameter(
        name="--as",
        help="Do it as this person or group of access.toml, who sees and does no more "
        "than on the screens; else VARIG_AS, else as whoever holds the files.",
    ),
]
LanguageOption = Annotated[
    Language, Parameter(name="--lang", help="Language of the sentences: nb or en.")
]

_NOTHING = "Nothing to {act}: load data first with `varig load FILES`."

NO_GAP_OPTIONS = GapOptions()
NO_LOAD_OPTIONS = LoadOptions()
NO_LOG_OPTIONS = LogOptions()

app = App(
    name="varig",
    help="""Varig: deliveries, follow-up and lasting change in work-environment
    programmes.

    First time:  `varig demo`  opens the app on an invented programme.
    Own data:    `varig template --out varig.xlsx`, fill it in,
                 `varig check varig.xlsx`, `varig load varig.xlsx`, `varig serve`.

    Whoever runs a command holds the files of Varig, and sees all of them. `--as PERSON`
    (or VARIG_AS) asks as a person or group of access.toml, who sees only the own part;
    `varig access` says which part that is. What is taken along, loaded, changed and
    refused stands in the log: `varig log`.

    Exit codes: 0 done (rows set aside, or nothing new, is still done), 1 refused,
    2 wrong use, 3 another load is running, 4 the build or the log could not be written,
    5 found what `varig gaps --fail-on` names.
    """,
    help_format="markdown",
    version="0.1.0",
)
builds_app = App(
    name="builds", help="List the builds, go back to one, remove old ones."
)
app.command(builds_app)
log_app = App(name="log", help="Say who took along, loaded, changed and opened what.")
app.command(log_app)

WIDTH = max(shutil.get_terminal_size((100, 24)).columns, 100)
"""A build's name is never cut, whatever the window or the pipe."""

_out = Console(width=WIDTH, soft_wrap=True, highlight=False, emoji=False)
_err = Console(width=WIDTH, stderr=True, soft_wrap=True, highlight=False, emoji=False)


def main(words: Sequence[str] | None = None) -> None:
    """Run a command and leave with its exit code.

    A file that cannot be written is said, not thrown; so is a limit for small groups
    that cannot be used: nothing may be shown by another one.

    Args:
        words: What stands after `varig`; None: what the shell gave.
    """
    try:
        read_small_groups(environ)
        sys.exit(app(sys.argv[1:] if words is None else list(words)))
    except SmallGroupsError as error:
        _err.print(escape(f"{error.fault.nb}\n{error.fault.en}"))
        sys.exit(2)
    except CommandRefusedError as error:
        _err.print(escape(f"Not done: {error}"))
        sys.exit(error.code)
    except BrokenPipeError:
        # `varig … | head` has read what it wants; nothing has gone wrong. What is left
        # in the buffer goes nowhere, so that leaving does not fail on it again.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(0)
    except OSError as error:
        _err.print(escape(f"Not done: {error}"))
        sys.exit(4)


@app.command
def demo(
    *,
    home: HomeOption = None,
    port: int = 8501,
    open_browser: Annotated[bool, Parameter(name="--browser")] = True,
) -> int:
    """Open the app on the invented sample programme.

    The sample has a home of its own, `.varig/demo`, so that invented rows never
    meet real ones. The first time it is made and loaded, twice: as it was two months
    earlier, and as it is now. That takes up to a minute.
    """
    from data.home import DEFAULT_HOME
    from data.sample.period import EARLIER_DAY

    chosen = find_home(home or DEFAULT_HOME / "demo", {})
    if current_build_path(chosen) is None:
        _out.print("Making the invented sample programme ...")
        for name, until in (("sample-before", EARLIER_DAY), ("sample", None)):
            folder = chosen.uploads / name
            sample(out=folder, until=until, with_faults=until is None)
            options = LoadOptions(figures=False, data_date=until)
            code = load(folder, options=options, home=chosen.root)
            if code:
                return code
    return serve(home=chosen.root, port=port, open_browser=open_browser)


@app.command
def load(
    *files: FileArguments,
    options: LoadOptions = NO_LOAD_OPTIONS,
    home: HomeOption = None,
    as_person: AsOption = None,
    language: LanguageOption = "en",
    as_json: JsonOption = False,
) -> int:
    """Load delivery files into a new build, all of them or none."""
    asked = _LoadAsked("load", home, as_person, language, as_json)
    return _run_load(files, options, asked, publish=True)


@app.command
def check(
    *files: FileArguments,
    options: LoadOptions = NO_LOAD_OPTIONS,
    home: HomeOption = None,
    as_person: AsOption = None,
    language: LanguageOption = "en",
    as_json: JsonOption = False,
) -> int:
    """Say what a load of these files would do, and change nothing."""
    asked = _LoadAsked("check", home, as_person, language, as_json)
    return _run_load(files, options, asked, publish=False)


@app.command(name="map")
def propose_mapping(
    file: Path,
    *,
    out: Path | None = None,
    table: str | None = None,
    language: LanguageOption = "nb",
) -> int:
    """Propose a first mapping for a file with headings of its own.

    Every guess has its reason beside it, for a person to confirm or change.

    Args:
        file: A workbook, a CSV file, a Parquet file or JSON lines.
        out: The mapping file to write (.toml); else it is printed.
        table: The table its rows are, for example activities; else it is guessed.
        language: Language of the reasons.
    """
    from app.cli_map import say_mapping

    said, code = say_mapping(file, table=table, language=language)
    if code:
        _err.print(escape(said))
    elif out is None:
        print(said)
    else:
        out.write_text(said, encoding="utf-8")
        _out.print(escape(f"Wrote {out}"))
    return code


@app.command
def corrections(
    *,
    out: Path,
    file: str | None = None,
    home: HomeOption = None,
    as_person: AsOption = None,
    language: LanguageOption = "nb",
) -> int:
    """Write the rows set aside as a workbook to mend and load again.

    Args:
        out: The workbook to write (.xlsx).
        file: Only rows of the file with this name.
        home: Folder of builds and records, else VARIG_HOME.
        as_person: Do it as this person or group of access.toml; else VARIG_AS.
        language: Language of what is said beside each faulty cell.
    """
    from app.cli_corrections import say_corrections
    from app.cli_reader import asking

    with asking(home, as_person, "corrections") as caller:
        said, code = say_corrections(caller, out, file=file, language=language)
    (_err if code else _out).print(escape(said))
    return code


@app.command
def template(*, out: Path, language: LanguageOption = "nb") -> int:
    """Write an empty workbook to fill in, with drop-down lists and explanations."""
    from pipelines.template import write_template

    write_template(out, language)
    _out.print(escape(f"Wrote {out}"))
    return 0


@app.command
def sample(
    *,
    out: Path,
    seed: int = DEFAULT_SEED,
    deliveries: Annotated[
        int, Parameter(validator=Number(gte=14))
    ] = DEFAULT_DELIVERIES,
    until: date | None = None,
    with_faults: Annotated[bool, Parameter(name="--faults")] = True,
) -> int:
    """Write the invented sample programme as CSV files.

    Args:
        out: The folder to write to.
        seed: The same seed gives the same programme.
        deliveries: How many deliveries it has, 14 or more.
        until: As somebody had written it down on this day; else all of it.
        with_faults: Add some bad rows on purpose, which a load sets aside.
    """
    programme = generate_sample(seed=seed, deliveries=deliveries)
    if until is not None:
        programme = as_written_on(programme, until, seed=seed)
    write_sample(programme, out, with_faults=with_faults)
    said = f"Wrote an invented programme of {deliveries} deliveries to {out}"
    _out.print(escape(said))
    return 0


@app.command
def export(
    table: str,
    *,
    file_format: Annotated[str, Parameter(name="--format")] = "xlsx",
    out: Path | None = None,
    build: str | None = None,
    as_of: date | None = None,
    filters: Annotated[list[str] | None, Parameter(name="--filter")] = None,
    home: HomeOption = None,
    as_person: AsOption = None,
    language: LanguageOption = "nb",
) -> int:
    """Write the rows of a table or behind a figure, as the screen shows them.

    Args:
        table: For example deliveries, activities or evaluations; `dictionary` for
            what every table, column, code and figure means; `metric:CODE` for the
            rows behind a figure, and `metric:all` for all figures in one table.
        file_format: xlsx, csv-nb (Norwegian), csv (standard) or parquet.
        out: The file, or the folder it is put in under its own name.
        build: An earlier build by its name, or the start of it; else the current one.
        as_of: What is dated later has not happened; else the data date.
        filters: For example `sector=municipal` or `centre=agder`; may be repeated.
        home: Folder of builds and records, else VARIG_HOME.
        as_person: Do it as this person or group of access.toml; else VARIG_AS.
        language: Language of headings and labels.
    """
    from app.cli_build import build_asked
    from app.cli_export import export_table
    from app.cli_question import read_choices
    from app.cli_reader import asking

    with (
        asking(home, as_person, "export") as caller,
        build_asked(caller.home, caller.reader, build) as found,
    ):
        if found is None:
            _err.print(_NOTHING.format(act="export"))
            return 1
        written = export_table(
            found,
            table,
            caller=caller,
            format_code=file_format,
            out=out,
            as_of=as_of,
            chosen=read_choices(filters or []),
            language=language,
            taken_at=datetime.now(UTC),
            build_name=build and found.id,
        )
    rows = "row" if written.rows_count == 1 else "rows"
    _out.print(escape(f"Wrote {written.rows_count} {rows} to {written.path}"))
    return 0


@app.command
def metrics(
    *codes: str,
    build: str | None = None,
    as_of: date | None = None,
    filters: Annotated[list[str] | None, Parameter(name="--filter")] = None,
    home: HomeOption = None,
    as_person: AsOption = None,
    language: LanguageOption = "nb",
    as_json: JsonOption = False,
) -> int:
    """Say figures, as the screen shows them with the same filters.

    One metric is explained too: what is counted, of what, who is left out, and where
    the definition comes from.

    Args:
        codes: Metrics by their codes; none is all of them.
        build: An earlier build by its name, or the start of it; else the current one.
        as_of: What is dated later has not happened; else the data date.
        filters: For example `sector=municipal` or `centre=agder`; may be repeated.
        home: Folder of builds and records, else VARIG_HOME.
        as_person: Do it as this person or group of access.toml; else VARIG_AS.
        language: Language of names and words.
        as_json: Print JSON, for a script.
    """
    from app import cli_metrics
    from app.cli_build import build_asked
    from app.cli_question import read_choices
    from app.cli_reader import asking

    with (
        asking(home, as_person, "metrics") as caller,
        build_asked(caller.home, caller.reader, build) as found,
    ):
        if found is None:
            _err.print(_NOTHING.format(act="count"))
            return 1
        answer = cli_metrics.work_out(
            found,
            codes,
            reader=caller.reader,
            as_of=as_of,
            chosen=read_choices(filters or []),
            language=language,
        )
    if as_json:
        said = cli_metrics.as_json(answer, language)
        print(json.dumps(said, indent=2, ensure_ascii=False))
        return 0
    if len(answer.figures) == 1:
        metric, _figure = answer.figures[0]
        _out.print(escape(cli_metrics.as_definition(metric, language)))
    _out.print(escape(cli_metrics.as_text(answer, language)))
    return 0


@app.command
def gaps(
    *,
    options: GapOptions = NO_GAP_OPTIONS,
    home: HomeOption = None,
    as_person: AsOption = None,
    language: LanguageOption = "nb",
) -> int:
    """List what has to be followed up, as the screen does: for a scheduler to mail.

    Exit code 5 when something is found that --fail-on names.
    """
    from app import cli_gap_report, cli_gaps
    from app.cli_build import build_asked
    from app.cli_reader import asking

    if len(options.kinds) > 1:
        _err.print("Choose one of --json, --csv, --ics and --html.")
        return 2
    kind = next(iter(options.kinds), "text")
    with (
        asking(home, as_person, "gaps") as caller,
        build_asked(caller.home, caller.reader, options.build) as build,
    ):
        if build is None:
            _err.print(_NOTHING.format(act="follow up"))
            return 1
        found = cli_gaps.find_gaps(build, caller, options, language=language)
        failing = cli_gaps.failing(found.in_any_state, options.fail_on)
        if not found.rows.is_empty():
            caller.keep(cli_gaps.line_of(found, kind))
    if kind == "ics" and found.rows.is_empty():
        # A calendar without an event is no calendar (RFC 5545, 3.6).
        _err.print("Nothing is to be followed up: no calendar file is written.")
        return 5 if failing else 0
    said = cli_gap_report.say(found, kind, language, taken_at=datetime.now(UTC))
    _hand_over(said, options.out, found.rows.height)
    for condition in failing:
        _err.print(escape(f"Found {condition}"))
    return 5 if failing else 0


@app.command
def factors(
    *,
    outcome: str | None = None,
    sources: Annotated[bool, Parameter(negative="")] = False,
    minimum: int = 10,
    build: str | None = None,
    as_of: date | None = None,
    filters: Annotated[list[str] | None, Parameter(name="--filter")] = None,
    home: HomeOption = None,
    as_person: AsOption = None,
    language: LanguageOption = "nb",
    as_json: JsonOption = False,
) -> int:
    """Say which factors go together with an outcome, and how surely.

    Args:
        outcome: self_reliant, cooperation_continues or cooperation_started.
        sources: List what each source says, and the factor it is counted as, instead.
        minimum: Deliveries that must stand behind each share: 5 to 50.
        build: An earlier build by its name, or the start of it; else the current one.
        as_of: What is dated later has not happened; else the data date.
        filters: For example `sector=municipal` or `centre=agder`; may be repeated.
        home: Folder of builds and records, else VARIG_HOME.
        as_person: Do it as this person or group of access.toml; else VARIG_AS.
        language: Language of names and words.
        as_json: Print JSON, for a script.
    """
    from app.cli_factors import Asked, say_factors
    from app.cli_reader import asking
    from app.cli_sources import say_sources

    if sources:
        print(say_sources(language, as_json=as_json))
        return 0
    if outcome is None:
        _err.print("Say which outcome with --outcome, or ask for --sources.")
        return 2
    asked = Asked(outcome, minimum, as_of, tuple(filters or ()), build)
    with asking(home, as_person, "factors") as caller:
        said, code = say_factors(
            caller.home, caller.reader, asked, language, as_json=as_json
        )
    if code:
        _err.print(escape(said))
    else:
        # As it is: the lines are wider than a window, and JSON is for a script.
        print(said)
    return code


@app.command
def rules(
    *,
    home: HomeOption = None,
    language: LanguageOption = "nb",
    as_json: JsonOption = False,
) -> int:
    """List the follow-up rules, and say what this installation changes in them.

    It changes them in `follow_up.toml` under its home; a file that cannot be used is
    refused with everything that is wrong with it.
    """
    from app.cli_rules import say_rules

    said, code = say_rules(find_home(home, environ), language, as_json=as_json)
    if as_json:
        print(said)
    else:
        (_err if code else _out).print(escape(said))
    return code


@builds_app.default
def list_all(
    *, home: HomeOption = None, as_person: AsOption = None, as_json: JsonOption = False
) -> int:
    """List the builds, newest first; the current one is marked."""
    from app.cli_reader import asking
    from app.permits import Act
    from pipelines.builds import list_builds, list_damaged

    with asking(home, as_person, "builds") as caller:
        caller.require(Act.SEE_DATA)
        for name in list_damaged(caller.home):
            _err.print(escape(f"Damaged, and left out: {name}"))
        facts = list_builds(caller.home)
    if as_json:
        print(json.dumps([cli_report.build_as_json(one) for one in facts], indent=2))
    else:
        _out.print(cli_report.builds_as_text(facts))
    return 0


@builds_app.command
def use(build: str, *, home: HomeOption = None, as_person: AsOption = None) -> int:
    """Go back to an earlier build; open apps show it at the next click.

    Args:
        build: Its name, or the start of it.
        home: Folder of builds and records, else VARIG_HOME.
        as_person: Do it as this person or group of access.toml; else VARIG_AS.
    """
    from app.cli_build_acts import say_use
    from app.cli_reader import asking

    with asking(home, as_person, "builds_use") as caller:
        said, code = say_use(caller, build)
    (_err if code else _out).print(escape(said))
    return code


@builds_app.command
def undo(*, home: HomeOption = None, as_person: AsOption = None) -> int:
    """Undo the last load: go back to the build that it added to."""
    from app.cli_build_acts import say_undo
    from app.cli_reader import asking

    with asking(home, as_person, "builds_undo") as caller:
        said, code = say_undo(caller)
    (_err if code else _out).print(escape(said))
    return code


@builds_app.command
def compare(
    before: str,
    after: str | None = None,
    *,
    home: HomeOption = None,
    as_person: AsOption = None,
    language: LanguageOption = "nb",
    as_json: JsonOption = False,
) -> int:
    """Say what differs between two builds, row by row and field by field.

    Args:
        before: The earlier build: its name, or the start of it.
        after: The later one; else the current build.
        home: Folder of builds and records, else VARIG_HOME.
        as_person: Do it as this person or group of access.toml; else VARIG_AS.
        language: Language of tables and columns.
        as_json: Print JSON, for a script.
    """
    from app.cli_builds import say_comparison
    from app.cli_reader import asking

    with asking(home, as_person, "builds_compare") as caller:
        said, code = say_comparison(caller, before, after, language, as_json=as_json)
    if code:
        _err.print(escape(said))
    else:
        print(said)
    return code


@builds_app.command
def prune(
    *,
    keep: Annotated[int, Parameter(validator=Number(gte=1))] = 20,
    home: HomeOption = None,
    as_person: AsOption = None,
) -> int:
    """Remove all but the newest builds; the current one always stays."""
    from app.cli_build_acts import say_prune
    from app.cli_reader import asking

    with asking(home, as_person, "builds_prune") as caller:
        _out.print(say_prune(caller, keep=keep))
    return 0


@app.command
def pack(
    *,
    meeting: str | None = None,
    since: date | None = None,
    file_format: Annotated[
        Literal["pdf", "pptx"] | None, Parameter(name="--format")
    ] = None,
    language: LanguageOption = "nb",
    out: Path | None = None,
    filters: Annotated[list[str] | None, Parameter(name="--filter")] = None,
    home: HomeOption = None,
    as_person: AsOption = None,
) -> int:
    """Write a meeting pack: what changed, what stands open, what was decided.

    A published meeting gives the file it handed round. A draft, or a day to compare
    with, gives a new one that says it is a draft.

    Args:
        meeting: The id of a meeting, as in its address, or the start of it.
        since: Without a meeting: compare with the data somebody had on this day.
        file_format: pdf (A4) or pptx (PowerPoint); else as the name of the file ends.
        language: Language of the pack.
        out: The file, or the folder it is put in under its own name.
        filters: With --since: for example `centre=agder`; may be repeated.
        home: Folder of builds and records, else VARIG_HOME.
        as_person: Do it as this person or group of access.toml; else VARIG_AS.
    """
    from app.cli_pack import PackAsked, write_pack
    from app.cli_question import read_choices
    from app.cli_reader import asking

    chosen = read_choices(filters or [])
    kind = file_format or ("pptx" if out and out.suffix == ".pptx" else "pdf")
    asked = PackAsked(meeting, since, kind, language, out, chosen)
    with asking(home, as_person, "pack") as caller:
        written = write_pack(caller, asked, datetime.now(UTC))
    pack_words = "the published pack" if written.is_published else "a draft of the pack"
    then = written.compared_with
    compared = f", compared with {then}" if then else ""
    said = f"Wrote {pack_words} of {written.title}{compared} to {written.path}"
    _out.print(escape(said))
    return 0


@app.command
def access(
    *,
    claims: Path | None = None,
    home: HomeOption = None,
    as_person: AsOption = None,
    language: LanguageOption = "nb",
) -> int:
    """Say who may see and do what: what access.toml gives to whom.

    Each area is looked for in the current build: a code that is written wrong locks
    its people out of everything. `--as NAME` says what that one would see.

    Args:
        claims: A JSON file of claims as the provider sends them: which grant fits?
        home: Folder of builds and records, else VARIG_HOME.
        as_person: A person or group of access.toml; else VARIG_AS.
        language: Language of what is said.
    """
    from app.cli_access import say_access
    from app.cli_reader import asking

    with asking(home, as_person, "access") as caller:
        said, code = say_access(caller, environ, claims, language)
    (_err if code else _out).print(escape(said))
    return code


@log_app.default
def list_log(
    *,
    options: LogOptions = NO_LOG_OPTIONS,
    home: HomeOption = None,
    as_person: AsOption = None,
) -> int:
    """List the newest lines of the log: who took along, loaded, changed what.

    With `--as` it takes an administrator of the whole programme.
    """
    from app.cli_log import say_log
    from app.cli_reader import asking

    with asking(home, as_person, "log") as caller:
        said, code = say_log(caller, options)
    if code:
        _err.print(escape(said))
    else:
        print(said)
    return code


@log_app.command(name="prune")
def prune_log(*, home: HomeOption = None, as_person: AsOption = None) -> int:
    """Remove the lines that are older than VARIG_LOG_MONTHS (12 when nothing is set).

    `varig serve` does it too, each time it starts.
    """
    from app.cli_log import say_pruned
    from app.cli_reader import asking

    with asking(home, as_person, "log_prune") as caller:
        said, code = say_pruned(caller, environ)
    (_err if code else _out).print(escape(said))
    return code


@app.command
def serve(
    *,
    home: HomeOption = None,
    port: int = 8501,
    address: str = "127.0.0.1",
    base_path: str = "",
    open_browser: Annotated[bool, Parameter(name="--browser")] = True,
) -> int:
    """Serve the app on this machine, or behind a reverse proxy.

    Args:
        home: Folder of builds and records, else VARIG_HOME.
        port: The port to listen on.
        address: The address to listen on; another than this machine's own needs
            sign-in (VARIG_AUTH=oidc).
        base_path: The path under which a reverse proxy has the app, for example varig.
        open_browser: Open a browser window where there is a screen.
    """
    from app.cli_log import forget_old_lines
    from app.serve import serve_app

    chosen = find_home(home, environ)
    said, code = forget_old_lines(chosen, environ)
    if said:
        _err.print(escape(said))
    if code:
        return code
    return serve_app(
        chosen,
        port=port,
        open_browser=open_browser,
        address=address,
        base_path=base_path,
    )


def _hand_over(said: bytes, out: Path | None, rows_count: int) -> None:
    if out is None:
        # The bytes as they are: a calendar or a CSV is UTF-8 in every terminal.
        sys.stdout.flush()
        sys.stdout.buffer.write(said)
        return
    out.write_bytes(said)
    _out.print(escape(f"Wrote {rows_count} rows to {out}"))


class _LoadAsked(NamedTuple):
    """What `load` and `check` have alike, beside the files."""

    command: str
    home: Path | None
    as_person: str | None
    language: Language
    as_json: bool


def _run_load(
    files: tuple[Path, ...], options: LoadOptions, asked: _LoadAsked, *, publish: bool
) -> int:
    if not files:
        _err.print("Name at least one file or folder: varig load deliveries.xlsx")
        return 2
    from app.cli_load import Consoles, run_load
    from app.cli_reader import asking

    with asking(asked.home, asked.as_person, asked.command) as caller:
        return run_load(
            files,
            caller,
            options,
            Consoles(_out, _err),
            language=asked.language,
            as_json=asked.as_json,
            publish=publish,
        )
