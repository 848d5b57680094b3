"""Write the correction file of the current build."""

from pathlib import Path

from app.cli_lines import exported_line
from app.cli_reader import Caller
from app.door import current_build
from app.permits import Act
from data.home import Home
from pipelines.corrections.faulty_rows import Found
from pipelines.corrections.find_faulty import find_faulty_rows
from pipelines.corrections.write import write_found
from pipelines.mapping.mapping import MappingError
from pipelines.sources.marks import Language

_MAPPING = "mapping:"


def say_corrections(
    caller: Caller, out: Path, *, file: str | None, language: str
) -> tuple[str, int]:
    """Write it, and give what is said of it and the exit code.

    Raises:
        RefusedError: The caller may not take rows set aside along.
        NotKeptError: No line of it can be kept in the log; nothing is written.
    """
    caller.require(Act.CHANGE_DATA)
    build = current_build(caller.home)
    if build is None:
        return "Nothing is set aside: load data first with `varig load FILES`.", 1
    if out.suffix.casefold() != ".xlsx":
        return f"Not done: {out} is no name of a workbook. Let it end in .xlsx.", 2
    said_in: Language = "en" if language == "en" else "nb"
    found = find_faulty_rows(build.path, said_in, file)
    if not found.sheets and not found.elsewhere:
        return _say_none(build.path, file)
    count = found.rows_count + found.elsewhere_count
    caller.keep(exported_line("rejected_rows", count, kind="xlsx", build_id=build.id))
    try:
        write_found(found, out, said_in)
    except OSError as error:
        return f"Not done: {out} cannot be written ({error.strerror}).", 4
    return _say_written(found, out, caller.home), 0


def _say_none(build: Path, file: str | None) -> tuple[str, int]:
    """A name that no file has is most likely written wrong."""
    if file is None:
        return "Nothing is set aside: no file is written.", 0
    everything = find_faulty_rows(build, "nb")
    files = sorted(
        {sheet.file for sheet in everything.sheets}
        | {part.file for part in everything.elsewhere}
    )
    said = f"Not done: no row of {file} is set aside."
    return f"{said} These files have some: {', '.join(files) or 'none'}.", 1


def _mappings_to_give(found: Found, home: Home) -> list[str]:
    """Name the mappings that rows were read by, and that a load would not find."""
    read_by = {
        sheet.source.removeprefix(_MAPPING)
        for sheet in found.sheets
        if sheet.source.startswith(_MAPPING)
    }
    if not read_by:
        return []
    from pipelines.mapping.find import find_mappings

    try:
        known = {mapping.name for mapping in find_mappings(home)}
    except MappingError:
        # A load is stopped by it too, and says what is wrong.
        known = set()
    return sorted(read_by - known)


def _say_written(found: Found, out: Path, home: Home) -> str:
    mappings = _mappings_to_give(found, home)
    lines = [f"Wrote {_rows(found.rows_count)} to {out}"]
    if found.rows_count:
        given = "".join(f" --mapping {name}.toml" for name in mappings)
        lines.append(f"Mend the coloured cells, and load it: varig load {out}{given}")
    if mappings:
        lines.append(
            f"Rows were read by a mapping ({', '.join(mappings)}). Give its file as "
            f"above, or put it into {home.root / 'mappings'}; in the app, send it in "
            "with the workbook."
        )
    if found.elsewhere_count:
        left = _rows(found.elsewhere_count)
        lines.append(f"To be mended where they come from: {left}; its first sheet says")
    return "\n".join(lines)


def _rows(count: int) -> str:
    return "1 row" if count == 1 else f"{count} rows"
