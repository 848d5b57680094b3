"""Which screen is for whom, and what of a screen shows one unit?

One table: the menu, links between screens and the screens themselves read it. A screen
that stands nowhere in it is for nobody. Whoever may not see one delivery or workplace
(`Act.SEE_ONE`, so steering) sees figures of groups and counts: a list or chart with a
row per unit is not drawn (`tables.py`, `charts.py`), whichever screen it is on, also
where its rows are of registers and no answers, as those of absence.
"""

from collections.abc import Collection, Mapping

from app.identity import Reader
from app.permits import Act, may

SCREEN_ACTS: Mapping[str, Act] = {
    "overview": Act.SEE_FIGURES,
    "portfolio": Act.SEE_FIGURES,
    "delivery": Act.SEE_ONE,
    "workplace": Act.SEE_ONE,
    "follow_up": Act.SEE_WORK,
    "factors": Act.SEE_FIGURES,
    "absence": Act.SEE_FIGURES,
    "meeting": Act.READ_MEETINGS,
    "export": Act.TAKE_ROWS,
    "loaded_data": Act.SEE_DATA,
    "log": Act.READ_LOG,
}
"""What a reader must be allowed to open a screen, by its name."""

OF_ONE_UNIT = frozenset(
    {
        *("delivery_id", "workplace_id", "workplace_name", "parent_workplace_id"),
        *("advisor_id", "trainer_id", "record_id", "action_id", "organisation_number"),
    }
)
"""Columns that tell which delivery, workplace or person a row is of."""


def may_open(reader: Reader, screen: str) -> bool:
    """Tell whether a reader may open a screen; one that is in no table is refused."""
    act = SCREEN_ACTS.get(screen)
    return act is not None and may(reader, act)


def sees_one(reader: Reader) -> bool:
    """Tell whether a reader may see rows of one delivery or workplace at a time."""
    return may(reader, Act.SEE_ONE)


def may_look_back(reader: Reader) -> bool:
    """Tell whether a reader may look at another data set than the one in use.

    What is sensitive may be marked after a data set was made, so steering sees only
    the newest; what a meeting showed is kept with it.
    """
    return may(reader, Act.SEE_ONE)


def is_of_units(columns: Collection[str]) -> bool:
    """Tell whether a list has a row per delivery, workplace or person."""
    return not OF_ONE_UNIT.isdisjoint(columns)
