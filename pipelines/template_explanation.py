"""The first sheet of a template: what does every column mean?"""

from math import ceil

from xlsxwriter import Workbook
from xlsxwriter.worksheet import Worksheet

from data.columns import Column, Kind, Table
from data.sentence import Sentence
from data.tables import TABLES
from pipelines.sources.marks import EXPLANATION_SHEET, INVENTED_MARK, Language
from pipelines.template_lists import DropDown

TITLE = Sentence("Slik fylles arbeidsboken ut", "How to fill in the workbook")

INVENTED = Sentence(
    f"{INVENTED_MARK['nb']}: ingen virksomhet eller person i denne filen finnes.",
    f"{INVENTED_MARK['en']}: no workplace or person in this file exists.",
)

ADVICE = (
    Sentence(
        "Ett ark per tabell, én rad per forekomst. Overskriftene må stå i første rad; "
        "rekkefølgen på kolonnene er fri. Tomme ark kan stå.",
        "One sheet per table, one row per item. The headings must stand in the first "
        "row; the order of the columns is free. Empty sheets may stay.",
    ),
    Sentence(
        "Kolonner med fet skrift og farge må fylles ut i hver rad. Tom celle betyr "
        "«ikke kjent»; skriv Nei der svaret er nei. I en dato for noe som skjer, "
        "betyr tom «ikke skjedd».",
        "Columns in bold and colour must be filled in on every row. An empty cell "
        'means "not known"; write No where the answer is no. In a date of something '
        'that happens, empty means "has not happened".',
    ),
    Sentence(
        "Skriv datoer og desimaltall på samme måte i hele filen. Skriv aldri navn, "
        "fødselsnummer, telefonnummer eller e-postadresse til personer.",
        "Write dates and decimals in the same way in the whole file. Never write "
        "names, national identity numbers, phone numbers or e-mail addresses.",
    ),
)

HEADINGS = {
    "nb": ("Tabell", "Overskrift", "Må fylles ut", "Innhold", "Tillatt", "Betydning"),
    "en": ("Table", "Heading", "Required", "Holds", "Allowed", "Meaning"),
}
HEADING_POSITION = 1
WIDTHS = (22, 32, 14, 28, 50, 70)
LINE_HEIGHT = 15
TABLE_FILL = "#F5F7F9"

KIND_WORDS = {
    Kind.KEY: Sentence("Nøkkel, som tekst", "Key, as text"),
    Kind.TEXT: Sentence("Tekst", "Text"),
    Kind.CODE: Sentence("Ett ord fra en liste", "One word from a list"),
    Kind.DATE: Sentence("Dato, dd.mm.åååå", "Date, yyyy-mm-dd"),
    Kind.TIMESTAMP: Sentence("Dato og klokkeslett, UTC", "Date and time, UTC"),
    Kind.COUNT: Sentence("Helt tall fra 0 og opp", "Whole number from 0 up"),
    Kind.NUMBER: Sentence("Tall, gjerne med desimaler", "Number, with decimals"),
    Kind.SHARE: Sentence("Andel fra 0 til 1", "Share from 0 to 1"),
    Kind.FLAG: Sentence("Ja eller nei", "Yes or no"),
}


def write_explanation(
    workbook: Workbook, language: Language, *, is_invented: bool
) -> None:
    """Write the mark of invented data, how to fill in, then one row per column."""
    sheet = workbook.add_worksheet(EXPLANATION_SHEET[language])
    for position, width in enumerate(WIDTHS):
        sheet.set_column(position, position, width)
    start = _write_top(workbook, sheet, language, is_invented=is_invented)
    bold = workbook.add_format({"bold": True, "bottom": 1})
    for position, heading in enumerate(HEADINGS[language]):
        sheet.write_string(start, position, heading, bold)
    sheet.freeze_panes(start + 1, 2)
    sheet.set_landscape()
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(start)
    column_look = workbook.add_format({"text_wrap": True, "valign": "top"})
    table_look = workbook.add_format({"bold": True, "bg_color": TABLE_FILL})
    for row, cells in enumerate(explain_columns(language), start=start + 1):
        look = column_look if cells[HEADING_POSITION] else table_look
        sheet.set_row(row, LINE_HEIGHT * _lines_needed(cells))
        for position, text in enumerate(cells):
            sheet.write_string(row, position, text, look)


def _lines_needed(cells: tuple[str, ...]) -> int:
    return max(
        ceil(len(text) / width) or 1 for text, width in zip(cells, WIDTHS, strict=True)
    )


def _write_top(
    workbook: Workbook, sheet: Worksheet, language: Language, *, is_invented: bool
) -> int:
    title = workbook.add_format({"bold": True, "font_size": 16})
    plain = workbook.add_format({"text_wrap": True, "valign": "top"})
    sheet.write_string(0, 0, TITLE.in_language(language), title)
    sentences = [*([INVENTED] if is_invented else []), *ADVICE]
    for row, sentence in enumerate(sentences, start=1):
        sheet.merge_range(
            row, 0, row, len(WIDTHS) - 1, sentence.in_language(language), plain
        )
    return len(sentences) + 2


def explain_columns(language: Language) -> list[tuple[str, ...]]:
    """Give one row per table and one per column, in the order of HEADINGS."""
    rows: list[tuple[str, ...]] = []
    for table in TABLES:
        rows.append(_explain_table(table, language))
        rows.extend(_explain(table, column, language) for column in table.columns)
    return rows


def _explain_table(table: Table, language: Language) -> tuple[str, ...]:
    if language == "nb":
        return (table.nb, "", "", "", "", table.meaning_nb)
    return (table.en, "", "", "", "", table.meaning_en)


def _explain(table: Table, column: Column, language: Language) -> tuple[str, ...]:
    required = Sentence("Ja", "Yes") if column.is_required else Sentence("", "")
    allowed = "; ".join(DropDown.words(column, language).values())
    is_nb = language == "nb"
    return (
        table.nb if is_nb else table.en,
        column.nb if is_nb else column.en,
        required.in_language(language),
        KIND_WORDS[column.kind].in_language(language),
        allowed,
        column.meaning_nb if is_nb else column.meaning_en,
    )
