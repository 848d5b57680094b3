"""Which files tell a load to take something out, or to change a workplace?

They are loaded like any other file, with headings of their own, but hold no rows of
`core`: each row is an instruction. An instruction stands in every later load until it
is taken back, so that the same delivery file sent again does not undo it.
"""

from data.columns import Column, Kind, Table
from data.vocabulary import WorkplaceChange

_STANDS = Column(
    "is_in_force",
    Kind.FLAG,
    "Gjelder",
    "In force",
    "Nei: dette er tatt tilbake, og gjelder ikke lenger. Tom: ja.",
    "No: this is taken back, and no longer holds. Empty: yes.",
)

_REASON = Column(
    "reason",
    Kind.TEXT,
    "Begrunnelse",
    "Reason",
    "Hvorfor, med få ord og uten navn på personer.",
    "Why, in few words and without names of persons.",
    is_free_text=True,
)

WITHDRAWALS = Table(
    name="withdrawals",
    nb="Tilbaketrekking",
    en="Withdrawals",
    grain="one row per row to be taken out",
    key=("table_name", "row_key"),
    columns=(
        Column(
            "table_name",
            Kind.KEY,
            "Tabell",
            "Table",
            "Navnet på tabellen raden står i, for eksempel Leveranser.",
            "The name of the table the row stands in, for example Deliveries.",
            is_required=True,
        ),
        Column(
            "row_key",
            Kind.KEY,
            "Nøkkel",
            "Key",
            "Id-en til raden; har tabellen flere, står de med | mellom.",
            "The id of the row; where the table has several, with | between them.",
            is_required=True,
        ),
        _STANDS,
        _REASON,
    ),
    meaning_nb="Rader som skal ut av datasettet, med det som hører til dem.",
    meaning_en="Rows to be taken out of the data set, with what belongs to them.",
)

WORKPLACE_CHANGES = Table(
    name="workplace_changes",
    nb="Virksomhetsendringer",
    en="Workplace changes",
    grain="one row per workplace and kind of change",
    key=("workplace_id", "change"),
    columns=(
        Column(
            "workplace_id",
            Kind.KEY,
            "Virksomhet-id",
            "Workplace id",
            "Virksomheten som er endret.",
            "The workplace that has changed.",
            is_required=True,
        ),
        Column(
            "change",
            Kind.CODE,
            "Endring",
            "Change",
            "Slått sammen, flyttet eller lagt ned.",
            "Merged, moved or closed.",
            is_required=True,
            vocabulary=WorkplaceChange,
        ),
        Column(
            "to_workplace_id",
            Kind.KEY,
            "Til virksomhet-id",
            "To workplace id",
            "Den den er slått sammen med, eller den som nå er overordnet.",
            "The one it is merged into, or the one that now stands above it.",
        ),
        Column(
            "on_day",
            Kind.DATE,
            "Fra dato",
            "From date",
            "Dagen endringen gjelder fra.",
            "The day the change holds from.",
            is_required=True,
        ),
        _STANDS,
        _REASON,
    ),
    meaning_nb="Virksomheter som er slått sammen, flyttet eller lagt ned.",
    meaning_en="Workplaces that are merged, moved or closed.",
)

INSTRUCTIONS = (WITHDRAWALS, WORKPLACE_CHANGES)
"""In the order they are carried out."""
