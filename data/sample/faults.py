"""The rows that are wrong on purpose: each one should be set aside, and said why.

They are added to the files only, as text. Each starts as a copy of the first row of
its table and changes a few cells, so that just the named rule is broken. None has a
day after the data date: a load takes the latest event for its data date.
"""

from typing import NamedTuple

import polars as pl

from data.sample.identity_numbers import synthetic_identity_number


class Fault(NamedTuple):
    """One row to add: which table, what is wrong, and the cells that differ."""

    table: str
    why: str
    cells: dict[str, str | None]


BAD_DELIVERY = "L-F001"
"""The delivery that ends before it starts; its unit and activity follow it."""

FAULTS = (
    Fault(
        "deliveries",
        "end before start",
        {
            "delivery_id": BAD_DELIVERY,
            "first_contact_on": None,
            "started_on": "15.03.2024",
            "ended_on": "14.03.2023",
        },
    ),
    Fault(
        "delivery_units",
        "child of a row set aside",
        {"delivery_id": BAD_DELIVERY, "left_on": None},
    ),
    Fault(
        "activities",
        "child of a row set aside",
        {"activity_id": "A-F00001", "delivery_id": BAD_DELIVERY},
    ),
    Fault(
        "activities",
        "a day that is not in the calendar",
        {"activity_id": "A-F00002", "held_on": "31.02.2024"},
    ),
    Fault(
        "activities",
        "a code that the vocabulary does not have",
        {"activity_id": "A-F00003", "kind": "Kaffeprat"},
    ),
    Fault(
        "activities",
        "a count that is no number",
        {"activity_id": "A-F00004", "staff_count": "ca. 20"},
    ),
    Fault(
        "activities",
        "a delivery that is not there",
        {"activity_id": "A-F00005", "delivery_id": "L-F999"},
    ),
    # The copy keeps its key, and one cell differs: which row is right is not known. No
    # other table points to these rows, so nothing else is set aside with them.
    Fault("trainer_sessions", "the same key twice", {"held_on": "02.05.2025"}),
    Fault("party_roles", "a key that is empty", {"role_id": None}),
    Fault(
        "evaluations",
        "respondents > invited",
        {
            "evaluation_id": "E-F0001",
            "invited_count": "6",
            "respondents_count": "9",
        },
    ),
    Fault(
        "actions",
        "a national identity number in free text",
        {
            "action_id": "M-F0001",
            "title": f"Samtale med {synthetic_identity_number()} om turnus",
        },
    ),
    Fault(
        "actions",
        "an e-mail address in free text",
        {"action_id": "M-F0002", "title": "Send referat til leder@eksempel.example"},
    ),
)
"""All of them, in the order of loading within each table."""


def append_faults(table_name: str, texts: pl.DataFrame) -> pl.DataFrame:
    """Add a table's faulty rows after its good ones, all cells being text."""
    first = texts.row(0, named=True)
    faulty = [first | fault.cells for fault in FAULTS if fault.table == table_name]
    return pl.concat([texts, pl.DataFrame(faulty, schema=texts.schema)])
