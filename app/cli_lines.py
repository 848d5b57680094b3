"""What does the log say of what a command takes along or changes?

Codes and counts only: never a name, a path or what somebody wrote.
"""

from datetime import date

from app.filters import Filters
from app.records.log import LogAct, LogLine


def exported_line(
    subject: str,
    rows_count: int | None,
    *,
    kind: str,
    build_id: str,
    as_of: date | None = None,
    filters: Filters | None = None,
) -> LogLine:
    """Tell of rows that leave Varig.

    Args:
        subject: The table, or what the rows are, as a code.
        rows_count: How many they are.
        kind: The format.
        build_id: The build they are of.
        as_of: The day they are seen from.
        filters: What was chosen of them.
    """
    chosen = filters.chosen() if filters else {}
    details: dict[str, object] = {
        "build": build_id,
        "format": kind,
        **({"as_of": as_of.isoformat()} if as_of else {}),
        **{f"filter_{key}": list(codes) for key, codes in chosen.items()},
    }
    return LogLine(LogAct.EXPORTED, subject, rows_count=rows_count, details=details)


def pack_line(meeting_id: str | None, **details: object) -> LogLine:
    """Tell of a meeting pack that leaves Varig.

    Args:
        meeting_id: The meeting it is of; None: a pack without one.
        details: Format, language, whether it is published, the day compared with.
    """
    return LogLine(LogAct.EXPORTED, "meeting_pack", meeting_id, details=details)
