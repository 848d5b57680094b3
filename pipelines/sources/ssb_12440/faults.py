"""Say what is wrong with a Statbank table of sickness absence."""

from data.sentence import Sentence
from pipelines.sources.place import Place


def is_empty(file: str) -> Sentence:
    """Say that the table has no figures."""
    return Sentence(
        f"{file}: tabellen har ingen tall. Hent den på nytt fra Statistikkbanken.",
        f"{file}: the table has no figures. Fetch it again from Statbank.",
    )


def lacks(file: str, nb: str, en: str) -> Sentence:
    """Say what the table must have."""
    return Sentence(
        f"{file}: tabellen har ikke {nb}. Velg det i Statistikkbanken, og hent "
        "tabellen på nytt.",
        f"{file}: the table does not have {en}. Choose it in Statbank, and fetch the "
        "table again.",
    )


def lacks_measure(file: str) -> Sentence:
    """Say that the table does not tell which absence it is."""
    return Sentence(
        f"{file}: tabellen sier ikke om fraværet er egenmeldt, legemeldt eller begge. "
        "Hent den med tittel, eller med variabelen «type sykefravær».",
        f"{file}: the table does not say whether the absence is self-certified, "
        'doctor-certified or both. Fetch it with its title, or with "type of absence".',
    )


def has_no_total(file: str, dimension: str) -> Sentence:
    """Say that the table has only parts, and of what."""
    return Sentence(
        f"{file}: tabellen er delt etter {dimension}, og summen er ikke med. Velg "
        "summen i Statistikkbanken (for kjønn: begge kjønn).",
        f"{file}: the table is divided by {dimension}, and the total is not there. "
        "Choose the total in Statbank (for sex: both sexes).",
    )


def is_no_quarter(file: str, row: int) -> Sentence:
    """Say that a quarter or a measure cannot be read."""
    return Sentence(
        f"{file}, linje {row}: kvartalet eller typen fravær kan ikke leses. Kvartal "
        "skrives 2023K4.",
        f"{file}, line {row}: the quarter or the type of absence cannot be read. A "
        "quarter is written 2023K4.",
    )


def is_no_percent(file: str, row: int) -> Sentence:
    """Say that a figure is no percent."""
    return Sentence(
        f"{file}, linje {row}: tallet er ikke en prosent fra 0 til 100. Hent tabellen "
        "på nytt fra Statistikkbanken.",
        f"{file}, line {row}: the figure is no percent from 0 to 100. Fetch the table "
        "again from Statbank.",
    )


def stands_twice(file: str, first: int, second: int) -> Sentence:
    """Say on which lines the same figure stands."""
    return Sentence(
        f"{file}: det samme tallet står to ganger (linje {first} og {second}). Velg "
        "bare én statistikkvariabel i Statistikkbanken.",
        f"{file}: the same figure stands twice (line {first} and {second}). Choose "
        "only one figure in Statbank.",
    )


def has_no_table(file: str) -> Sentence:
    """Say that the file has no table."""
    return Sentence(
        f"{file}: filen har ingen tabell. Hent den på nytt fra Statistikkbanken, "
        "semikolondelt med overskrift.",
        f"{file}: the file has no table. Fetch it again from Statbank, separated by "
        "semicolons and with a heading.",
    )


def is_other_width(file: str, row: tuple[int, int], expected: int) -> Sentence:
    """Say which row has too few or too many fields."""
    nb, en = Place(file).at(row[0])
    return Sentence(
        f"{nb}: raden har {row[1]} felt, men overskriftene er {expected}. Hent "
        "tabellen på nytt fra Statistikkbanken.",
        f"{en}: the row has {row[1]} fields, but there are {expected} headings. Fetch "
        "the table again from Statbank.",
    )
