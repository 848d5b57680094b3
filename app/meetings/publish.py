"""Publish a meeting: freeze what it showed, and make its files once and for all."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime

from app.identity import Reader
from app.meetings.files import FORMATS, write_file
from app.meetings.make import make_pack, order_pack
from app.records.meeting_packs import PackFile, publish
from app.records.meetings import Meeting
from app.translations.gettext import LANGUAGES
from data.home import Home

STEPS_COUNT = len(LANGUAGES) * (1 + len(FORMATS))
"""How many times `tell` is called while a meeting is published."""


def publish_meeting(
    home: Home,
    reader: Reader,
    seen: Meeting,
    *,
    at: datetime,
    way_back: str,
    tell: Callable[[int], None] = lambda _done: None,
) -> None:
    """Publish a draft: nothing of it changes after this.

    The build and the day it looks at are written into its plan, what it showed is kept
    in both languages, and so are its files.

    Args:
        home: The installation.
        reader: Who publishes.
        seen: The draft, as the reader saw it.
        at: When, in UTC.
        way_back: The address that shows the meeting again; written into the files.
        tell: Is told how many of STEPS_COUNT steps are done.

    Raises:
        MeetingError: The data the meeting looks at are not there.
        TemplateError: The organisation's template cannot be used.
        TakenError: It is published or gone, or somebody has changed it since.
        RecordsError: What people have written cannot be read or written.
    """
    from app.sections.frozen import freeze

    order = order_pack(
        home,
        reader,
        seen.plan,
        meeting=seen,
        made_at=at,
        way_back=way_back,
        is_published=True,
    )
    contents: dict[str, str] = {}
    files: dict[PackFile, bytes] = {}
    for language in LANGUAGES:
        pack = make_pack(order, language)
        contents[language] = freeze(pack)
        tell(len(contents) + len(files))
        for file_format in FORMATS:
            which = PackFile(language, file_format)
            files[which] = write_file(pack, file_format, home)
            tell(len(contents) + len(files))
    frozen = replace(seen.plan, build_id=order.now.build.id, as_of=order.now.as_of)
    publish(home, reader, seen, frozen, contents=contents, files=files, at=at)
