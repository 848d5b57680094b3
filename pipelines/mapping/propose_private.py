"""Which columns must not come in, since they look like data on persons?

Names, e-mail addresses, telephones and national numbers. A heading may say it, or the
cells may; neither is ever repeated by more than its heading.
"""

from data.mapping_synonyms import bare
from data.sentence import Sentence
from pipelines.mapping.propose_look import Look

FEW = 0.05
"""From so many e-mail addresses or telephones on, the column is one of them."""

HALF = 0.5

NAME_HEADINGS = {
    *("navn", "name", "fulltnavn", "fornavn", "etternavn", "mellomnavn"),
    *("firstname", "lastname", "fullname", "initialer", "kontaktperson", "kontakt"),
    *("saksbehandler", "leder", "nærmesteleder", "enhetsleder", "avdelingsleder"),
    *("deltaker", "deltakernavn", "respondent", "ansattnavn", "ansatt", "eier"),
    *("rådgivernavn", "navnpårådgiver", "lederensnavn", "opprettetav", "endretav"),
    *("svartav", "utfyltav", "registrertav", "createdby", "modifiedby", "bruker"),
    *("brukernavn", "username", "user"),
}
ADDRESS_HEADINGS = ("epost", "email", "mailadresse")
PHONE_HEADINGS = ("telefon", "mobil", "tlf", "phone")
NUMBER_HEADINGS = (
    *("fødselsnummer", "fodselsnummer", "personnummer", "fnr", "dnummer"),
    *("fødselsdato", "birthdate", "dateofbirth"),
)

NAMES = Sentence("ser ut som navn på personer", "looks like names of persons")
EMAILS = Sentence("ser ut som e-postadresser", "looks like e-mail addresses")
PHONES = Sentence("ser ut som telefonnumre", "looks like telephone numbers")
NUMBERS = Sentence(
    "ser ut som fødselsnumre eller fødselsdatoer",
    "looks like national identity numbers or dates of birth",
)


def reason_to_drop(heading: str, look: Look, *, is_workplace: bool) -> Sentence | None:
    """Say why a column should stay out; None: nothing speaks against it.

    Args:
        heading: The heading of the column.
        look: How its cells look.
        is_workplace: Is the heading known as that of a workplace's or centre's name?
    """
    name = bare(heading)
    if look.person_numbers > 0 or name.startswith(NUMBER_HEADINGS):
        return NUMBERS
    if look.emails > FEW or name.startswith(ADDRESS_HEADINGS):
        return EMAILS
    is_digits = look.organisation_numbers >= HALF or look.is_dates
    if name.startswith(PHONE_HEADINGS) or (look.phones > HALF and not is_digits):
        return PHONES
    if is_workplace and not (name in NAME_HEADINGS and look.names > HALF):
        return None
    if name in NAME_HEADINGS and look.numbers < HALF:
        return NAMES
    return NAMES if look.names > HALF else None
