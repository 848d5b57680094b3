"""Keep what a meeting writes, or say why it is not kept."""

from collections.abc import Callable

from app.clock import now
from app.components.meeting_desk import Desk
from app.components.meeting_keep import keep
from app.components.meeting_show_writing import Keeper, Note, Writing
from app.components.meeting_words import nobody_chosen, text_fault_words
from app.records.decision_acts import decide, decision_fault
from app.records.meeting_comments import LONGEST_COMMENT, comment_fault, write_comment
from app.records.meetings import Meeting
from app.records.texts import LONGEST_TEXT, TextFault


def writing_of(desk: Desk, meeting: Meeting) -> Writing:
    """Give the ways in which a draft keeps comments and decisions."""
    page = desk.page

    def comment(note: Note) -> None:
        write_comment(
            page.home,
            page.reader,
            meeting,
            section=note.section,
            words=note.words,
            is_confidential=note.is_confidential,
            at=now(),
        )

    def decision(note: Note) -> None:
        decide(
            page.home,
            page.reader,
            meeting,
            section=note.section,
            words=note.words,
            owner_role=note.owner_role or "",
            due_on=note.due_on,
            is_confidential=note.is_confidential,
            at=now(),
        )

    return Writing(
        comment=_keeper(comment, comment_fault, LONGEST_COMMENT),
        decision=_keeper(decision, decision_fault, LONGEST_TEXT, needs_owner=True),
    )


def _keeper(
    write: Callable[[Note], None],
    fault_of: Callable[[str], TextFault | None],
    longest: int,
    *,
    needs_owner: bool = False,
) -> Keeper:
    def save(note: Note) -> str | None:
        found = []
        fault = fault_of(note.words)
        if fault is not None:
            found.append(text_fault_words(fault, longest, note.words))
        if needs_owner and note.owner_role is None:
            found.append(nobody_chosen())
        return "\n\n".join(found) or keep(lambda: write(note))

    return Keeper(save, longest)
