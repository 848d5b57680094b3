"""What becomes of each field of Enhetsregisteret.

The names are those of the open data of Brønnøysundregistrene: flattened with a point
between in the CSV files, nested in the JSON.

This module is long because it is a list.
"""

from typing import NamedTuple

from data.sentence import Sentence
from data.vocabulary import FieldFate
from pipelines.sources.spelling import plain

NUMBER = "organisasjonsnummer"
NAME = "navn"
FORM = "organisasjonsform.kode"
PARENT = "overordnetEnhet"
SECTOR = "institusjonellSektorkode.kode"
INDUSTRY = "naeringskode1.kode"
EMPLOYEES = "antallAnsatte"
ADDRESS = "forretningsadresse.kommunenummer"
LOCATION = "beliggenhetsadresse.kommunenummer"
CLOSED = "nedleggelsesdato"
DELETED = "slettedato"

USED = (
    NUMBER,
    NAME,
    FORM,
    PARENT,
    SECTOR,
    INDUSTRY,
    EMPLOYEES,
    ADDRESS,
    LOCATION,
    CLOSED,
    DELETED,
)
"""The fields that a workplace is made of, as the register spells them."""


class Use(NamedTuple):
    """Where a field goes, and what is to be said of it."""

    fate: FieldFate
    target: str | None
    note: Sentence


def use_of(field: str) -> Use:
    """Tell what becomes of a field, however its letters are capitalised."""
    name = plain(field)
    for start, use in _BY_START.items():
        if name.startswith(plain(start)):
            return use
    return _KNOWN.get(name, _UNKNOWN)


def is_kept(field: str) -> bool:
    """May its cells follow a row that is set aside? Dropped fields never do."""
    return use_of(field).fate is not FieldFate.DROPPED


def _taken(column: str) -> Use:
    return Use(FieldFate.TAKEN, f"workplaces.{column}", Sentence("", ""))


def _derived(column: str, nb: str, en: str) -> Use:
    return Use(FieldFate.DERIVED, f"workplaces.{column}", Sentence(nb, en))


def _dropped(nb: str, en: str) -> Use:
    return Use(FieldFate.DROPPED, None, Sentence(nb, en))


_UNKNOWN = Use(FieldFate.UNKNOWN, None, Sentence("", ""))
_PLACE = _derived(
    "municipality_code",
    "Kommunenummer fra beliggenhetsadressen, ellers fra forretningsadressen; fylket "
    "følger av kommunen.",
    "Municipality of the location address, else of the business address; the county "
    "follows from it.",
)
_CLOSED = _derived(
    "closed_on",
    "Nedleggelsesdato, ellers slettedato.",
    "The day of closing, else the day of deletion.",
)
_KNOWN = {
    plain(NUMBER): Use(
        FieldFate.TAKEN,
        "workplaces.workplace_id",
        Sentence(
            "Også organisasjonsnummer i Varig.",
            "Also the organisation number in Varig.",
        ),
    ),
    plain(NAME): _taken("workplace_name"),
    plain(FORM): _derived(
        "level",
        "BEDR og AAFY er enheter, ORGL og andre organisasjonsledd er områder, alle "
        "andre er virksomheter. Sektor: se institusjonellSektorkode.",
        "BEDR and AAFY are units, ORGL is an area, all others are enterprises. "
        "Sector: see institusjonellSektorkode.",
    ),
    plain(PARENT): _derived(
        "parent_workplace_id",
        "Tatt inn når den overordnede er med i lastingen; ellers blir det som er kjent "
        "fra før, stående. Last enheter og underenheter sammen.",
        "Taken when the parent is part of the load; else what is known from before "
        "stays. Load enheter and underenheter together.",
    ),
    plain(SECTOR): _derived(
        "sector",
        "Stat: 1110, 1120, 3100, 3900, 6100. Kommune: 1510, 1520, 6500. Privat: 2100, "
        "2300, 2500, 7000, 8200, 8300, 8500. Uten kode: organisasjonsformen når den "
        "er entydig, ellers det den overordnede har; er ikke den med i lastingen, blir "
        "det som er kjent fra før, stående. Andre er tomme.",
        "State: 1110, 1120, 3100, 3900, 6100. Municipal: 1510, 1520, 6500. Private: "
        "2100, 2300, 2500, 7000, 8200, 8300, 8500. Without a code: the legal form "
        "where it settles it, else what the parent has; where that is not part of the "
        "load, what is known from before stays. Others are empty.",
    ),
    plain(INDUSTRY): _taken("industry_code"),
    plain(EMPLOYEES): Use(
        FieldFate.TAKEN,
        "workplaces.employees_count",
        Sentence(
            "Registeret skriver ikke tallet når det er under fem; da er det tomt.",
            "The register does not write a number under five; it is then empty.",
        ),
    ),
    plain(ADDRESS): _PLACE,
    plain(LOCATION): _PLACE,
    plain(CLOSED): _CLOSED,
    plain(DELETED): _CLOSED,
}

_ADDRESS = _dropped(
    "Adresser trengs ikke, og kan være hjemmet til en person.",
    "Addresses are not needed, and may be the home of a person.",
)
_CONTACT = _dropped(
    "Telefon, e-post og nettside trengs ikke, og kan være en persons.",
    "Telephone, e-mail and web page are not needed, and may be a person's.",
)
_PERSONS = _dropped(
    "Kan ha navn på personer.",
    "May hold names of persons.",
)
_WORDS = _dropped(
    "Samme opplysning som koden ved siden av, i ord.",
    "The same as the code beside it, in words.",
)
_NOT_NEEDED = _dropped(
    "Sier ikke noe Varig bruker.",
    "Says nothing that Varig uses.",
)
_WINDING_UP = _dropped(
    "Konkurs og avvikling er ikke det samme som nedlagt; datoen for nedleggelse brukes "
    "når den kommer.",
    "Bankruptcy and winding up are not the same as closed; the day of closing is used "
    "when it comes.",
)
_ONE_INDUSTRY = _dropped(
    "Bare den første næringskoden brukes.",
    "Only the first industry code is used.",
)

_DROPPED = {
    _ADDRESS: (
        "postadresse.adresse postadresse.poststed postadresse.postnummer "
        "postadresse.kommune postadresse.kommunenummer postadresse.land "
        "postadresse.landkode postadresse.vegadresseId"
    ),
    _CONTACT: "hjemmeside epostadresse telefon telefaks mobil",
    _WORDS: (
        "organisasjonsform.beskrivelse naeringskode1.beskrivelse "
        "institusjonellSektorkode.beskrivelse forretningsadresse.kommune "
        "beliggenhetsadresse.kommune"
    ),
    _WINDING_UP: (
        "konkurs konkursdato underAvvikling underAvviklingDato "
        "underTvangsavviklingEllerTvangsopplosning"
    ),
    _NOT_NEEDED: (
        "aktivitet vedtektsdato vedtektsfestetFormaal stiftelsesdato oppstartsdato "
        "datoEierskifte eierskiftedato maalform erIKonsern harRegistrertAntallAnsatte "
        "sisteInnsendteAarsregnskap frivilligMvaRegistrertBeskrivelser paategninger "
        "organisasjonsform.utgaatt respons_klasse links"
    ),
}
_KNOWN |= {
    plain(field): use for use, fields in _DROPPED.items() for field in fields.split()
}

_BY_START = {
    "postadresse": _ADDRESS,
    **{
        f"{address}.{part}": _ADDRESS
        for address in ("forretningsadresse", "beliggenhetsadresse")
        for part in ("adresse", "post", "land", "vegadresse")
    },
    "historiskeNavn": _PERSONS,
    "roller": _PERSONS,
    "rollegrupper": _PERSONS,
    "kontaktperson": _PERSONS,
    "innehaver": _PERSONS,
    "_links": _NOT_NEEDED,
    "naeringskode1.hjelpeenhet": _NOT_NEEDED,
    "naeringskode2": _ONE_INDUSTRY,
    "naeringskode3": _ONE_INDUSTRY,
    "hjelpeenhetskode": _ONE_INDUSTRY,
    "kapital": _NOT_NEEDED,
    "registrertI": _NOT_NEEDED,
    "registreringsdato": _NOT_NEEDED,
    "registreringsnummer": _NOT_NEEDED,
    "fravalgRevisjon": _NOT_NEEDED,
    "underUtenlandsk": _WINDING_UP,
    "underRekonstruksjon": _WINDING_UP,
    "tvangs": _WINDING_UP,
}
"""Fields by their beginning: the register adds to these groups from time to time."""
