"""Say what became of each field of a file of Enhetsregisteret."""

from collections.abc import Sequence

from data.sentence import Sentence
from data.vocabulary import FieldFate, IndustryStandard
from pipelines.sources.enhetsregisteret import fields as fields
from pipelines.sources.raw import FieldNote
from pipelines.sources.spelling import plain


def notes_on(
    headings: Sequence[str], *, withheld_count: int, edition: IndustryStandard | None
) -> tuple[FieldNote, ...]:
    """Give a note for every field of a file, and for what is worked out from one.

    Args:
        headings: The fields as the file writes them.
        withheld_count: How many names of the file may be a person's.
        edition: The edition of the industry codes, if the load shows it.
    """
    notes: list[FieldNote] = []
    for heading in headings:
        use = fields.use_of(heading)
        if plain(heading) == plain(fields.NAME) and withheld_count:
            notes.append(_withheld(heading, withheld_count))
            continue
        notes.append(FieldNote(heading, use.fate, use.target, use.note))
        if plain(heading) == plain(fields.INDUSTRY):
            notes += [_standard(heading, edition), _industry(heading)]
    return tuple(notes)


def _withheld(heading: str, count: int) -> FieldNote:
    note = Sentence(
        f"{count} navn er ikke tatt inn: de hører til enkeltpersonforetak eller andre "
        "som er oppkalt etter en person, eller til underenheter som kan gjøre det. "
        "Organisasjonsnummeret står i stedet. Der det bare er usikkert, blir et navn "
        "som er kjent fra før, stående. Last enheter sammen med underenheter for å få "
        "med navnene på de andre.",
        f"{count} names are not taken in: they belong to sole proprietorships or "
        "others named after a person, or to sub-units that may. The organisation "
        "number stands instead. Where it is only unsure, a name known from before "
        "stays. Load enheter together with underenheter to have the names of the "
        "others.",
    )
    return FieldNote(heading, FieldFate.DERIVED, "workplaces.workplace_name", note)


def _standard(heading: str, edition: IndustryStandard | None) -> FieldNote:
    target = "workplaces.industry_standard"
    if edition is None:
        note = Sentence(
            "Registeret sier ikke hvilken standard næringskodene følger, og kodene "
            "viser det ikke: de finnes i både SN2007 og SN2025, eller i hver sin. "
            "Standarden er tom.",
            "The register does not say which standard the codes follow, and the codes "
            "do not show it: they stand in both SN2007 and SN2025, or in one each. "
            "The standard is empty.",
        )
    else:
        note = Sentence(
            f"{edition}: filene har koder som bare finnes der, og ingen som bare "
            "finnes i den andre utgaven.",
            f"{edition}: the files have codes that stand only there, and none that "
            "stand only in the other edition.",
        )
    return FieldNote(heading, FieldFate.DERIVED, target, note)


def _industry(heading: str) -> FieldNote:
    note = Sentence(
        "Bransjen følger av næringskoden (data/reference/industries.csv); tom når "
        "koden betyr to bransjer i de to utgavene, eller er 00.000.",
        "The industry follows from the code (data/reference/industries.csv); empty "
        "when the code is of two industries in the two editions, or is 00.000.",
    )
    return FieldNote(heading, FieldFate.DERIVED, "workplaces.programme_industry", note)
