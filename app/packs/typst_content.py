"""Say in plain data what the Typst template sets: texts, numbers and pictures.

A text reaches Typst as a value and never as source, so `#` and `$` in a comment
print as they are. What cannot be printed is replaced here.
"""

from app.packs.chart_images import chart_image
from app.packs.chart_paper import WIDTH
from app.packs.data_day import data_day
from app.packs.letters import breakable, printable
from app.packs.typst_tables import table_data
from app.sections.content import Fact, Finding, Pack, Remark, SectionContent
from app.translations.gettext import _
from app.translations.numbers import format_day

Data = dict[str, object]
"""What Typst reads as JSON."""

_BODY = 10.0


def pack_data(pack: Pack) -> Data:
    """Say what the template sets, in the language of the run.

    A definition is printed where it is first needed, and not again.
    """
    told: set[str] = set()
    return {
        "language": pack.language,
        "title": printable(pack.title),
        "subtitle": _prose(pack.subtitle),
        "stamp": _stamp(pack),
        "footer": _footer(pack),
        "facts": _facts(pack.facts),
        "agenda": [_prose(item) for item in pack.agenda],
        "attendance": _facts(pack.attendance),
        "sections": [
            _section(one, str(place), pack.language, told)
            for place, one in enumerate(pack.sections)
        ],
        "left_out": [_prose(item) for item in pack.left_out],
        "way_back": _way_back(pack.way_back),
        "words": _words(),
    }


def _words() -> Data:
    return {
        "page": _("Page {page} of {pages}"),
        "facts": _("What the pack rests on"),
        "agenda": _("On the agenda"),
        "attendance": _("Who took part"),
        "contents": _("What is in the pack"),
        "remarks": _("What the meeting wrote"),
        "left_out": _("Not in this pack, and why"),
        "way_back": _("Shows the same again"),
        "lists": _("The long lists"),
    }


def _stamp(pack: Pack) -> str:
    invented = _("Invented data") if pack.is_invented else ""
    return " · ".join(part for part in (printable(pack.stamp), invented) if part)


def _footer(pack: Pack) -> str:
    parts = (_stamp(pack), printable(data_day(pack)))
    return " · ".join(part for part in parts if part)


def _way_back(address: str) -> Data:
    is_address = address.startswith(("https://", "http://"))
    shown = printable(address)
    for mark in "/?&=":
        shown = shown.replace(mark, f"{mark}\u200b")
    return {"address": address if is_address else "", "shown": _prose(shown)}


def _facts(facts: tuple[Fact, ...]) -> list[Data]:
    return [{"word": _prose(one.word), "value": _prose(one.value)} for one in facts]


def _section(section: SectionContent, mark: str, language: str, told: set[str]) -> Data:
    return {
        "title": printable(section.title),
        "findings": [
            _finding(one, f"{mark}-{place}", language)
            | {"notes": _paragraphs(_untold(one.notes, told))}
            for place, one in enumerate(section.findings)
        ],
        "remarks": [_remark(one) for one in section.remarks],
    }


def _finding(finding: Finding, mark: str, language: str) -> Data:
    chart = finding.chart
    return {
        "heading": printable(finding.heading),
        "sentences": _paragraphs(finding.sentences),
        "picture": "" if chart is None else chart_image(chart, language),
        "alt": "" if chart is None else chart.alt,
        "tables": [
            table_data(one, finding.heading, f"{mark}-{place}")
            for place, one in enumerate(finding.tables)
        ],
        "caption": _prose(finding.caption),
    }


def _untold(notes: tuple[str, ...], told: set[str]) -> tuple[str, ...]:
    new = tuple(note for note in notes if note not in told)
    told.update(new)
    return new


def _remark(remark: Remark) -> Data:
    return {
        "paragraphs": _paragraphs((remark.words,)),
        "day": format_day(remark.written_on),
    }


def _paragraphs(texts: tuple[str, ...]) -> list[str]:
    return [
        _prose(line) for text in texts for line in text.splitlines() if line.strip()
    ]


def _prose(text: str) -> str:
    """Make a text fit to be set over the whole width of the page."""
    return breakable(printable(text), WIDTH * 0.6, _BODY)
