"""What is said of an instruction that cannot be carried out.

Each is a pair, Bokmål and English, with a place for the key of the row.
"""

PERSONAL = (
    "Det ser ut til å stå personopplysninger i raden med nøkkelen «{}». Cellen er "
    "skjult. Ta det bort i kilden.",
    "What looks like personal data stands in the row with the key '{}'. The cell is "
    "hidden. Remove it in the source.",
)
NO_TABLE = (
    "Tabellen som «{}» skal ut av, er ikke kjent. Skriv navnet på en tabell, for "
    "eksempel Leveranser.",
    "The table that '{}' is to be taken out of is not known. Write the name of a "
    "table, for example Deliveries.",
)
NO_KEY = (
    "Nøkkelen mangler («{}»). Skriv id-en til raden.",
    "The key is missing ('{}'). Write the id of the row.",
)
NO_CHANGE = (
    "Endringen for «{}» er ikke kjent. Skriv slått sammen, flyttet eller lagt ned.",
    "The change of '{}' is not known. Write merged, moved or closed.",
)
NO_DAY = (
    "Datoen endringen av «{}» gjelder fra, mangler. Skriv den som dd.mm.åååå.",
    "The day the change of '{}' holds from is missing. Write it as dd.mm.yyyy.",
)
TWICE = (
    "«{}» står på flere rader i filen. Behold én.",
    "'{}' stands on several rows of the file. Keep one.",
)
NOT_THERE = (
    "Det finnes ingen rad med nøkkelen «{}» i tabellen. Se etter om nøkkelen er "
    "skrevet rett.",
    "There is no row with the key '{}' in the table. Check how the key is written.",
)
NOTHING_TO_TAKE_BACK = (
    "Det er ingenting å ta tilbake for «{}»: ingen slik instruks gjelder. Ta bort "
    "raden.",
    "There is nothing to take back for '{}': no such instruction is in force. Remove "
    "the row.",
)
NO_WORKPLACE = (
    "Det finnes ingen virksomhet med nøkkelen «{}». Rett nøkkelen, eller last inn "
    "virksomheten først.",
    "There is no workplace with the key '{}'. Correct the key, or load the workplace "
    "first.",
)
NO_TARGET = (
    "Virksomheten som «{}» er slått sammen med eller flyttet til, finnes ikke. Rett "
    "nøkkelen, eller last inn virksomheten først.",
    "The workplace that '{}' is merged into or moved to is not there. Correct the key, "
    "or load the workplace first.",
)
MERGE_RING = (
    "«{}» ville bli slått sammen med seg selv. Rett hvem som er slått sammen med hvem.",
    "'{}' would be merged into itself. Correct which is merged into which.",
)
PARENT_RING = (
    "«{}» ville ligge over seg selv. Rett hvem som er overordnet.",
    "'{}' would stand above itself. Correct which is the parent.",
)
