"""The first sheet of a correction file: what it is, and how it is sent in again."""

from collections import Counter
from collections.abc import Sequence
from itertools import chain

from xlsxwriter import Workbook
from xlsxwriter.worksheet import Worksheet

from data.sentence import Sentence
from data.vocabulary import OwnerRole
from pipelines.corrections.faulty_rows import Elsewhere, Found
from pipelines.corrections.find_faulty import MOST_LETTERS
from pipelines.sources.marks import CORRECTION_SHEET, Language
from pipelines.template_explanation import INVENTED

TITLE = Sentence(
    "Rettefil: rader som er satt til side", "Correction file: rows set aside"
)

ADVICE = (
    Sentence(
        "Arkene har rader som Varig ikke kunne ta inn, med overskriftene og cellene "
        "fra sin egen fil. Celler med feil er farget, og i kolonnen til høyre står det "
        "hva som er galt. Feil som gjelder hele raden, står i «Varig: hva er galt».",
        "The sheets have rows that Varig could not take in, with the headings and "
        "cells of their own file. Faulty cells are coloured, and the column to the "
        "right says what is wrong. What is wrong with a whole row stands in "
        "'Varig: what is wrong'.",
    ),
    Sentence(
        "Slik retter du: skriv riktig verdi i de fargede cellene, lagre, og last "
        "arbeidsboken slik den er. Kolonnene som begynner med «Varig:», leses ikke som "
        "verdier. La dem stå, også den som er skjult: den sier hvor raden kommer fra.",
        "How to mend: write the right value in the coloured cells, save, and load the "
        "workbook as it is. The columns that start with 'Varig:' are not read as "
        "values. Leave them, the hidden one too: it says where the row comes from.",
    ),
    Sentence(
        "Står det [skjult: …] i en celle, sto det opplysninger om en person der. Skriv "
        "noe annet i cellen, eller tøm den.",
        "Where a cell says [skjult: …], data on a person stood there. Write something "
        "else in the cell, or empty it.",
    ),
    Sentence(
        "Rader du ikke retter, og rader du sletter her, blir stående satt til side og "
        "kommer i neste rettefil. Nye rader kan skrives nederst i et ark.",
        "Rows you do not mend, and rows you delete here, stay set aside and come in "
        "the next correction file. New rows can be written at the end of a sheet.",
    ),
    Sentence(
        "Rett også der radene kommer fra. Lastes den første filen på nytt uten at den "
        "er rettet, kommer feilene tilbake.",
        "Mend the rows where they come from too. If the first file is loaded again "
        "as it was, the faults come back.",
    ),
)

MAPPED = Sentence(
    "Noen av radene ble lest med en tilordning, som står nedenfor under «Lest som». "
    "Finnes den ikke der du laster, så send tilordningsfilen (.toml) med arbeidsboken.",
    "Some of the rows were read by a mapping, named below under 'Read as'. If it is "
    "not where you load, send the mapping file (.toml) with the workbook.",
)

OWNERS = Sentence("Hvem radene hører til", "Who the rows belong to")
SHEETS = Sentence("Arkene", "The sheets")
ELSEWHERE = Sentence("Rader som må rettes i kilden", "Rows to mend in the source")

_OWNER_HEADINGS = (Sentence("Eier", "Owner"), Sentence("Rader", "Rows"))
_SHEET_HEADINGS = (
    Sentence("Ark", "Sheet"),
    Sentence("Fil", "File"),
    Sentence("Ark i filen", "Sheet of the file"),
    Sentence("Rader", "Rows"),
    Sentence("Lest som", "Read as"),
    Sentence("Språk", "Language"),
    Sentence("Datasett", "Data set"),
)
_ELSEWHERE_HEADINGS = (
    Sentence("Lest som", "Read as"),
    Sentence("Fil", "File"),
    Sentence("Hva du gjør", "What to do"),
    Sentence("Rader", "Rows"),
)
_OF_SYSTEM = Sentence(
    "Rett i systemet filen kommer fra, og last en ny eksport.",
    "Mend them in the system the file comes from, and load a new export.",
)
_TOO_LONG = Sentence(
    f"En celle har over {MOST_LETTERS} tegn. Rett raden i filen den står i.",
    f"A cell has over {MOST_LETTERS} characters. Mend the row in its own file.",
)
_SOURCES = {
    "own": Sentence("Varigs egen form", "Varig's own form"),
    "fia": Sentence("Fia", "Fia"),
    "enhetsregisteret": Sentence("Enhetsregisteret", "Enhetsregisteret"),
    "ssb_12440": Sentence("SSB tabell 12440", "SSB table 12440"),
}
_WIDTHS = (34, 34, 34, 10, 20, 10, 34)

Row = Sequence[str | int]


def write_first_sheet(
    workbook: Workbook, found: Found, names: Sequence[str], language: Language
) -> None:
    """Write what the file is, who owns which rows, and where each sheet comes from.

    Args:
        workbook: The correction file; this is its first sheet.
        found: What is set aside.
        names: The names of the sheets that follow, in the order of `found.sheets`.
        language: Language of what is said.
    """
    sheet = workbook.add_worksheet(CORRECTION_SHEET[language])
    for position, width in enumerate(_WIDTHS):
        sheet.set_column(position, position, width)
    sheet.set_landscape()
    sheet.fit_to_pages(1, 0)
    title = workbook.add_format({"bold": True, "font_size": 16})
    wrapped = workbook.add_format({"text_wrap": True, "valign": "top"})
    sheet.write_string(0, 0, TITLE.in_language(language), title)
    mapped = [MAPPED for one in found.sheets if one.source.startswith("mapping:")][:1]
    said = [*([INVENTED] if found.is_invented else []), *ADVICE, *mapped]
    for at, sentence in enumerate(said, start=1):
        sheet.set_row(at, 32)
        text = sentence.in_language(language)
        sheet.merge_range(at, 0, at, len(_WIDTHS) - 1, text, wrapped)
    at = len(said) + 2
    for heading, headings, rows in (
        (OWNERS, _OWNER_HEADINGS, _owners(found, language)),
        (ELSEWHERE, _ELSEWHERE_HEADINGS, _elsewhere(found.elsewhere, language)),
        (SHEETS, _SHEET_HEADINGS, _sheets(found, names, language)),
    ):
        if rows:
            words = [word.in_language(language) for word in headings]
            table = [[heading.in_language(language)], words, *rows]
            at = _write_table(workbook, sheet, at, table)


def _write_table(
    workbook: Workbook, sheet: Worksheet, start: int, table: Sequence[Row]
) -> int:
    looks = {
        0: workbook.add_format({"bold": True, "font_size": 12}),
        1: workbook.add_format({"bold": True, "bottom": 1}),
    }
    plain = workbook.add_format({"text_wrap": True, "valign": "top"})
    for number, cells in enumerate(table):
        for position, cell in enumerate(cells):
            look = looks.get(number, plain)
            if isinstance(cell, int):
                sheet.write_number(start + number, position, cell, look)
            else:
                sheet.write_string(start + number, position, cell, look)
    return start + len(table) + 1


def _owners(found: Found, language: Language) -> list[Row]:
    rows = chain.from_iterable(sheet.rows for sheet in found.sheets)
    counted = Counter(code for row in rows for code in row.owners)
    labels = {role.value: str(getattr(role, language)) for role in OwnerRole}
    return [(labels.get(code, code), count) for code, count in counted.most_common()]


def _sheets(found: Found, names: Sequence[str], language: Language) -> list[Row]:
    return [
        (
            name,
            sheet.file,
            sheet.sheet or "",
            len(sheet.rows),
            _source(sheet.source, language),
            language,
            found.build_id,
        )
        for name, sheet in zip(names, found.sheets, strict=True)
    ]


def _elsewhere(parts: Sequence[Elsewhere], language: Language) -> list[Row]:
    return [
        (
            _source(part.source, language),
            part.file,
            (_TOO_LONG if part.is_too_long else _OF_SYSTEM).in_language(language),
            part.rows_count,
        )
        for part in parts
    ]


def _source(source: str, language: Language) -> str:
    """Name a source; a mapping by its own name."""
    said = _SOURCES.get(source)
    return (
        source.removeprefix("mapping:") if said is None else said.in_language(language)
    )
