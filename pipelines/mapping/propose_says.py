"""Say what a proposed mapping rests on, and what a person must settle."""

from collections.abc import Iterator

from data.sentence import Sentence
from pipelines.mapping.propose_table import ProposedTable


def about_file(file: str) -> Iterator[Sentence]:
    """Say what the proposal is, and what to do with it."""
    yield Sentence(
        f"Forslag til tilordning for {file}. Bak hver gjetning står grunnen.",
        f"A proposed mapping for {file}. The reason for each guess stands behind it.",
    )
    yield Sentence(
        'Se over hver linje, fyll ut linjene som begynner med # og har "", og prøv: '
        "varig check FIL --mapping DENNE.toml",
        'Look over each line, fill in the lines that start with # and have "", and '
        "try: varig check FILE --mapping THIS.toml",
    )


def wrong_lines(count: int) -> Sentence:
    """Say that lines of a CSV file are too short or too long."""
    return Sentence(
        f"OBS: {count} linjer har et annet antall felt enn overskriftene. Filen kan "
        "ikke lastes før de er rettet.",
        f"NB: {count} lines have another number of fields than there are headings. The "
        "file cannot be loaded before they are mended.",
    )


def about_dates(styles_count: int) -> Sentence:
    """Say why a style of dates is proposed, or why none is."""
    if styles_count == 1:
        return Sentence("slik står datoene i filen", "so the file writes its dates")
    return Sentence(
        "datoene kan leses på flere måter; velg én",
        "the dates can be read in several ways; choose one",
    )


def about_decimals(marks_count: int) -> Sentence:
    """Say why a decimal mark is proposed, or why none is."""
    if marks_count == 1:
        return Sentence("slik står tallene i filen", "so the file writes its numbers")
    return Sentence(
        "tallene er skrevet på flere måter; velg én",
        "the numbers are written in several ways; choose one",
    )


def about_table(table: ProposedTable) -> Sentence:
    """Say why a sheet is taken to be a table, or that nobody can tell."""
    if table.table is not None:
        return table.reason
    place = f" {table.sheet}" if table.sheet else ""
    return Sentence(
        f"Arket{place}: {table.reason.nb}. Kjør på nytt med --table, eller skriv en "
        "[[tables]] for det.",
        f"The sheet{place}: {table.reason.en}. Run again with --table, or write a "
        "[[tables]] for it.",
    )


def about_headings(table: ProposedTable) -> Iterator[Sentence]:
    """Say which headings cannot be used as they are."""
    if table.unusable_count:
        yield Sentence(
            f"{table.unusable_count} kolonner har en overskrift som ser ut som "
            "opplysninger om en person. Den vises ikke; sett inn overskrifter.",
            f"{table.unusable_count} columns have a heading that looks like data on a "
            "person. It is not shown; put in headings.",
        )
    if table.twice:
        count = len(table.twice)
        yield Sentence(
            f"{count} overskrifter står flere ganger og er ikke brukt. Gi kolonnene "
            "hver sin overskrift.",
            f"{count} headings stand several times and are not used. Give each column "
            "a heading of its own.",
        )


def not_known(wanted: Sentence) -> Sentence:
    """Say that a value is in none of our lists, and what it may become."""
    return Sentence(f"ikke kjent: én av {wanted.nb}", f"not known: one of {wanted.en}")


def hidden_values(count: int, wanted: Sentence) -> Sentence:
    """Say that values are not shown, and how to go on."""
    return Sentence(
        f"{count} verdier til er ikke kjent og vises ikke (lange, mange eller kanskje "
        f"om personer). Hver av dem må bli én av {wanted.nb}.",
        f"{count} more values are not known and not shown (long, many or perhaps about "
        f"persons). Each must become one of {wanted.en}.",
    )


def must_be_there() -> Sentence:
    """Say that a column is required and nothing fits it."""
    return Sentence(
        "Må med, men ingen kolonne passer.", "Required, but no column fits."
    )


def nobody_placed(table: ProposedTable) -> Sentence:
    """Say that columns are left over; those of a sheet without a table are counted."""
    if table.table is None:
        count = len(table.unplaced)
        return Sentence(f"{count} kolonner er ikke brukt.", f"{count} columns unused.")
    return Sentence(
        "Kolonner ingen kunne plassere. Filen lastes uten dem, og det blir sagt:",
        "Columns nobody could place. The file loads without them, and that is said:",
    )
