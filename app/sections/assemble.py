"""Put a pack together: the sections that were chosen, in one language."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from app.sections.content import Fact, Finding, Pack, Remark, SectionContent, Table
from app.sections.occasion import Occasion
from app.sections.registry import Section, section_named
from app.translations.gettext import _, speaking
from app.translations.numbers import format_count

Kept = dict[str, tuple[Finding, ...]]
"""Code of a section -> what it has found."""

_OF_THE_MEETING = ("decisions",)
"""What rests on more than the data, and is told anew each time."""

LONGEST_TABLE = 5_000
"""Rows: two hundred pages. A longer list is left out whole, and it is said: it is never
cut, and nobody reads it on paper (ours)."""


@dataclass(frozen=True)
class Cover:
    """What stands around the sections, in one language."""

    title: str
    subtitle: str
    stamp: str
    facts: tuple[Fact, ...]
    agenda: tuple[str, ...] = ()
    attendance: tuple[Fact, ...] = ()
    left_out: tuple[str, ...] = ()
    way_back: str = ""
    made_at: datetime | None = None


def assemble(
    occasion: Occasion,
    codes: Iterable[str],
    cover: Cover,
    remarks: Mapping[str, Sequence[Remark]],
    *,
    language: str,
    kept: Kept | None = None,
) -> Pack:
    """Put a pack together.

    Args:
        occasion: What the sections ask.
        codes: Sections, in the order they are shown.
        cover: What stands around them, in the same language.
        remarks: Code of a section -> what the meeting wrote under it; no confidential
            ones.
        language: `nb` or `en`.
        kept: What sections have found of the same data, in the same language; what is
            missing is found, and put there.
    """
    found = {} if kept is None else kept
    with speaking(language):
        sections = tuple(
            _content(section_named(code), occasion, remarks.get(code, ()), found)
            for code in codes
        )
    return Pack(
        title=cover.title,
        subtitle=cover.subtitle,
        language=language,
        stamp=cover.stamp,
        facts=cover.facts,
        sections=sections,
        agenda=cover.agenda,
        attendance=cover.attendance,
        left_out=cover.left_out,
        way_back=cover.way_back,
        made_at=cover.made_at,
        is_invented=occasion.now.build.is_invented,
    )


def _content(
    section: Section, occasion: Occasion, remarks: Sequence[Remark], kept: Kept
) -> SectionContent:
    findings = kept.get(section.code)
    if findings is None:
        findings = tuple(_on_paper(each) for each in section.findings(occasion))
        if section.code not in _OF_THE_MEETING:
            kept[section.code] = findings
    return SectionContent(
        code=section.code,
        title=section.title(),
        findings=findings,
        remarks=tuple(remarks),
    )


def _on_paper(finding: Finding) -> Finding:
    """Leave out lists that no paper has room for, and say so."""
    kept = tuple(each for each in finding.tables if _fits(each))
    said = tuple(_too_long(each) for each in finding.tables if not _fits(each))
    return replace(finding, tables=kept, sentences=(*finding.sentences, *said))


def _fits(table: Table) -> bool:
    return len(table.rows) <= LONGEST_TABLE


def _too_long(table: Table) -> str:
    return _(
        "The list “{title}” has {count} rows. A meeting has room for {most}, so it is "
        "not shown here; choose a smaller group, or take it out from its own screen."
    ).format(
        title=table.title,
        count=format_count(len(table.rows)),
        most=format_count(LONGEST_TABLE),
    )
