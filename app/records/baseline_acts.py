"""Let an absence chart have new limits from a quarter, and take that back."""

from datetime import datetime
from uuid import uuid4

from sqlalchemy import insert, select, update

from app.identity import Reader
from app.permits import Act
from app.records.baselines import place_of
from app.records.deeds import Deed
from app.records.moments import in_utc
from app.records.record_key import Within, nowhere
from app.records.store import TakenError, Write, read_rows, write_together
from app.records.tables import ABSENCE_BASELINES
from app.records.texts import text_fault
from data.home import Home
from data.vocabulary import AbsenceMeasure

_KEPT = ABSENCE_BASELINES.c

_FIRST_YEAR, _LAST_YEAR = 1900, 2199
"""No figure is outside; a number that is no quarter mostly is."""


def set_baseline(
    home: Home,
    reader: Reader,
    *,
    workplace_id: str,
    measure: str,
    quarter_number: int,
    reason: str,
    at: datetime,
    within: Within = nowhere,
) -> str:
    """Let new limits begin in a quarter.

    Whether the chart has a point there is for the caller to ask (`quarter_fault`): the
    figures are in a build, which this room does not read.

    Args:
        home: Where the records are.
        reader: Who does it.
        workplace_id: The workplace whose chart it is.
        measure: Which absence (AbsenceMeasure).
        quarter_number: The first quarter of the new limits: year x 4 + quarter - 1.
        reason: Why.
        at: When it was done, with a time zone.
        within: Tells which workplaces are in the area of a reader who has a part of
            the programme.

    Returns:
        The baseline, which `take_back_baseline` takes back.

    Raises:
        RefusedError: The reader may not write, or not about this workplace.
        ValueError: No workplace, an unknown measure, no quarter, or a reason with a
            fault.
        TakenError: New limits begin in that quarter already.
        RecordsError: It cannot be written.
    """
    deed = Deed(home, reader, "set_baseline", ABSENCE_BASELINES, at)
    deed.require(Act.SET_BASELINES)
    _refuse_place(workplace_id, measure, quarter_number)
    deed.require_places([place_of(workplace_id)], within)
    fault = text_fault(reason)
    if fault is not None:
        # The text itself is not repeated: it may be about a person.
        raise ValueError(f"the reason is refused: {fault.value} (see text_fault)")
    baseline_id = uuid4().hex
    row = {
        "baseline_id": baseline_id,
        "workplace_id": workplace_id,
        "measure": measure,
        "quarter_number": quarter_number,
        "reason": reason.strip(),
        "is_standing": True,
        "made_at": in_utc(at),
        "made_by": reader.name,
    }
    codes = {"workplace": workplace_id, "measure": measure, "quarter": quarter_number}
    line = deed.line(baseline_id, 1, **codes)
    write_together(home, [Write(insert(ABSENCE_BASELINES), [row]), line])
    return baseline_id


def take_back_baseline(
    home: Home,
    reader: Reader,
    baseline_id: str,
    at: datetime,
    *,
    within: Within = nowhere,
) -> bool:
    """Take a baseline back; its row stays, and is marked.

    Args:
        home: Where the records are.
        reader: Who does it.
        baseline_id: The baseline, as `list_baselines` names it.
        at: When, with a time zone.
        within: As in `set_baseline`.

    Returns:
        Whether it stood: who takes back first stays written.

    Raises:
        RefusedError: The reader may not write, or not about its workplace.
        RecordsError: It cannot be written.
    """
    deed = Deed(home, reader, "take_back_baseline", ABSENCE_BASELINES, at)
    deed.require(Act.SET_BASELINES)
    asked = select(_KEPT.workplace_id).where(_KEPT.baseline_id == baseline_id)
    places = [place_of(row.workplace_id) for row in read_rows(home, asked)]
    deed.require_places(places, within)
    standing = asked.where(_KEPT.taken_back_at.is_(None))
    if not read_rows(home, standing):
        return False
    mark = (
        update(ABSENCE_BASELINES)
        .where(_KEPT.baseline_id == baseline_id, _KEPT.taken_back_at.is_(None))
        .values(is_standing=None, taken_back_at=in_utc(at), taken_back_by=reader.name)
    )
    line = deed.line(baseline_id, 1)
    try:
        write_together(home, [Write(mark, must_touch=True), line])
    except TakenError:
        # Somebody was first; or the database has refused it, and then it stands.
        if read_rows(home, standing):
            raise
        return False
    return True


def _refuse_place(workplace_id: str, measure: str, quarter_number: int) -> None:
    known = [each.value for each in AbsenceMeasure]
    faults = []
    if not workplace_id:
        faults.append("workplace_id is empty: name one")
    if measure not in known:
        faults.append(f"measure is {measure!r}, not one of {', '.join(known)}")
    if not _FIRST_YEAR <= quarter_number // 4 <= _LAST_YEAR:
        faults.append(
            f"quarter_number is {quarter_number}, which is in no year from "
            f"{_FIRST_YEAR} to {_LAST_YEAR}: give year x 4 + quarter - 1"
        )
    if faults:
        raise ValueError("; ".join(faults))
