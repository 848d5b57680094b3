"""Which slides does a pack become? Each is one message, before it is drawn.

A finding is a slide with its chart, and as many as its tables need. A long table goes
on at the end, after all that is talked of. Nobody turns hundreds of slides: of a list
that is longer than that the first rows are shown, and it is said that the PDF has them
all.
Nothing here knows PowerPoint.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from app.packs.slide_page import GAP, LEAD, MORE, SMALL, Page, Room
from app.packs.slide_rows import table_parts
from app.packs.slide_splits import chart_parts, text_parts
from app.packs.slide_words import one_line, text_height, wrap
from app.sections.content import Column, Fact, Finding, Pack, SectionContent, Table
from app.translations.gettext import _
from app.translations.numbers import format_count, format_day

_MOST_LINES = 2
"""What else must be said is said in the notes alone if it takes more lines."""
_MOST_IN_PLACE = 3
"""A table of more slides goes on at the end."""
LONGEST_LIST = 300
"""Rows: some 25 slides. Of a longer list only the first slide is made (ours)."""
_LONGEST_PART = " (99 av 99)"
"""What can come after a title."""


def pages_of(pack: Pack, room: Room) -> tuple[Page, ...]:
    """Plan every slide after the title slide; no two have the same title."""
    pages = [
        *_opening(pack, room),
        *(page for section in pack.sections for page in _section(section, room)),
        *_closing(pack, room),
    ]
    in_order = sorted(pages, key=lambda page: page.is_at_end)
    return tuple(_unlike(in_order))


def _opening(pack: Pack, room: Room) -> Iterator[Page]:
    page = Page(_("On the agenda"), is_numbered=True)
    yield from _text_pages(page, pack.agenda, room)
    if pack.attendance:
        yield from _facts(_("Who took part"), pack.attendance, room)


def _section(section: SectionContent, room: Room) -> Iterator[Page]:
    for finding in section.findings:
        pages = _finding(finding, room)
        yield from _numbered([replace(page, kicker=section.title) for page in pages])
    words = [
        f"{format_day(remark.written_on)}: {remark.words}" for remark in section.remarks
    ]
    title = _("Comments: {section}").format(section=one_line(section.title))
    yield from _text_pages(Page(title), words, room)


def _closing(pack: Pack, room: Room) -> Iterator[Page]:
    page = Page(_("Not in this pack, and why"))
    yield from _text_pages(page, pack.left_out, room)
    way_back = Fact(_("Shows the same again"), pack.way_back)
    facts = (*pack.facts, *([way_back] if pack.way_back else []))
    if facts:
        yield from _facts(_("What the pack rests on"), facts, room)


def _finding(finding: Finding, room: Room) -> list[Page]:
    page = Page(
        one_line(finding.heading),
        caption=finding.caption,
        notes=(*finding.sentences, finding.caption, *finding.notes),
    )
    more = " ".join(finding.sentences[1:])
    first = replace(
        page,
        lead=" ".join(finding.sentences[:1]),
        more=more if len(wrap(more, room.width, MORE)) <= _MOST_LINES else "",
    )
    pages: list[Page] = []
    if finding.chart is not None:
        pages = [
            replace(first, chart=part, whole=finding.chart)
            for part in chart_parts(finding.chart, room.width, _free(first, room))
        ]
    for table in finding.tables:
        pages += _table_pages(page if pages else first, page, table, room)
    return pages or _text_pages(page, finding.sentences, room) or [page]


def _free(page: Page, room: Room) -> float:
    under = room.under(page.title + _LONGEST_PART)
    sizes = ((page.lead, LEAD), (page.more, MORE), (page.caption, SMALL))
    return under.height - sum(
        text_height([text], room.width, size) + GAP for text, size in sizes if text
    )


def _text_pages(page: Page, texts: Sequence[str], room: Room) -> list[Page]:
    size, parts = text_parts(texts, room.width, _free(page, room))
    return _numbered([replace(page, words=part, size=size) for part in parts])


def _table_pages(first: Page, later: Page, table: Table, room: Room) -> list[Page]:
    pages = _pages_of_rows(first, later, table, room)
    if len(pages) <= _MOST_IN_PLACE:
        return pages
    is_too_long = len(table.rows) > LONGEST_LIST
    told = (
        _("Only the first of {count} rows; the PDF of the same meeting has them all.")
        if is_too_long
        else _("Only the first of {count} rows; all the others are at the end.")
    ).format(count=format_count(len(table.rows)))
    caption = " · ".join(part for part in (told, first.caption) if part)
    first = replace(first, caption=caption)
    # What is said of all of it is said where it begins.
    later = replace(later, notes=(), is_at_end=True)
    pages = _pages_of_rows(first, later, table, room)
    return pages[:1] if is_too_long else pages


def _pages_of_rows(first: Page, later: Page, table: Table, room: Room) -> list[Page]:
    title = text_height([table.title], room.width, MORE) + GAP if table.title else 0
    free = (_free(first, room) - title, _free(later, room) - title)
    grids = table_parts(table, room.width, *free)
    count = sum(len(grid.table.rows) for grid in grids)
    pages: list[Page] = []
    at = 0
    for grid in grids:
        last = at + len(grid.table.rows)
        alt = _("Table: {title}. Rows {first} to {last} of {count}.").format(
            title=one_line(table.title), first=min(at + 1, last), last=last, count=count
        )
        page = later if pages else first
        pages.append(replace(page, grid=grid, grid_alt=alt))
        at = last
    return pages


def _facts(title: str, facts: Iterable[Fact], room: Room) -> list[Page]:
    table = Table(
        title="",
        columns=(Column("", width=1), Column("", width=3)),
        rows=tuple((fact.word, fact.value) for fact in facts),
    )
    pages = _table_pages(Page(title), Page(title), table, room)
    return _numbered([replace(page, grid_alt=title) for page in pages])


def _numbered(pages: list[Page]) -> list[Page]:
    if len(pages) < 2:
        return pages
    return [
        replace(page, title=f"{page.title} {_part(number, len(pages))}")
        for number, page in enumerate(pages, start=1)
    ]


def _part(number: int, count: int) -> str:
    words = _("({number} of {count})").format(number=number, count=count)
    return words.replace(" ", "\N{NO-BREAK SPACE}")


def _unlike(pages: Iterable[Page]) -> Iterator[Page]:
    seen: Counter[str] = Counter()
    for page in pages:
        title = page.title
        if seen[title] and page.kicker:
            title = f"{one_line(page.kicker)}: {title}"
        wished, number = title, 2
        while seen[title]:
            title = f"{wished} [{number}]"
            number += 1
        seen[title] += 1
        yield replace(page, title=title)
