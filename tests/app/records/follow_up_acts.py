"""What people do with follow-up records, in few words for the tests."""

from datetime import UTC, date, datetime

from app.identity import LOCAL_MANAGER
from app.records.follow_up import RecordKey, assign, comment, exempt

NOON = datetime(2026, 11, 22, 12, 0, tzinfo=UTC)
FIRST = date(2026, 11, 22)
LAST = date(2026, 12, 31)


def key(record_id="d1", **changes):
    whole = RecordKey("quiet", record_id, delivery_id=record_id, workplace_id=None)
    return whole._replace(**changes)


def exempt_some(home, *keys, reader=LOCAL_MANAGER, **changes):
    values = {"reason": "Ferie", "from_on": FIRST, "until_on": LAST, "at": NOON}
    return exempt(home, reader, keys or [key()], **(values | changes))


def assign_some(home, *keys, reader=LOCAL_MANAGER, **changes):
    values = {
        "owner_role": "centre",
        "advisor_id": None,
        "reason": "Overtatt",
        "from_on": FIRST,
        "until_on": LAST,
        "at": NOON,
    }
    return assign(home, reader, keys or [key()], **(values | changes))


def comment_on(home, *keys, reader=LOCAL_MANAGER, **changes):
    values = {"text": "Avtalt møte", "at": NOON}
    return comment(home, reader, keys or [key()], **(values | changes))
