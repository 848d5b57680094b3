"""What is shown in a meeting, in words and numbers, before it is drawn anywhere.

Every text is ready to be read, in one language; every chart is the numbers it is drawn
from. So the meeting view, the PDF and the slides cannot differ, and a published
meeting can be kept as it was (`frozen.py`).

This module is long because it is the one vocabulary between the sections and those
who draw them.
"""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal

Colour = Literal["blue", "orange", "grey", "sky", "amber", "violet"]
"""A name of `app.charts.theme.Palette`: blue improvement, orange concern, grey
ordinary."""


@dataclass(frozen=True)
class Column:
    """A column of a table."""

    heading: str
    is_number: bool = False
    """Numbers stand to the right."""
    width: float = 1.0
    """How wide, held against the other columns."""


@dataclass(frozen=True)
class Table:
    """Rows of text under headings; all of them, however many."""

    title: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[str, ...], ...]
    """One text per column; empty where there is nothing."""


@dataclass(frozen=True)
class Series:
    """The values of one series, one per category."""

    name: str
    values: tuple[float | None, ...]
    labels: tuple[str, ...]
    """What is written on or over each mark; empty for nothing."""
    colour: Colour = "blue"
    is_hatched: bool = False
    is_base: bool = False
    """Not drawn: what the next series of the stack stands on, as in a bridge."""


@dataclass(frozen=True)
class Bars:
    """Bars beside each other, or on top of each other."""

    alt: str
    """What the chart shows, in a sentence or two, for who cannot see it."""
    categories: tuple[str, ...]
    series: tuple[Series, ...]
    value_title: str
    """The title of the axis of values, with the unit."""
    is_stacked: bool = False
    is_upright: bool = False
    """Columns from left to right (time, a bridge), not bars from top to bottom."""
    is_share: bool = False
    """Values are shares: 0 to 1, written as per cent."""
    kind: Literal["bars"] = "bars"


@dataclass(frozen=True)
class Line:
    """One line of points, from left to right."""

    name: str
    points: tuple[tuple[float, float], ...]
    colour: Colour = "blue"
    is_dashed: bool = False


@dataclass(frozen=True)
class Lines:
    """Lines over a scale of numbers, such as months."""

    alt: str
    lines: tuple[Line, ...]
    x_title: str
    y_title: str
    is_share: bool = False
    """The upright axis goes from 0 to 1, written as per cent."""
    is_steps: bool = False
    """Each value holds until the next point (Kaplan-Meier)."""
    band: tuple[float, float, str] | None = None
    """A part of the scale with a name, as the guide's 3-6 months."""
    kind: Literal["lines"] = "lines"


@dataclass(frozen=True)
class Interval:
    """One estimate with its interval."""

    name: str
    low: float
    middle: float
    high: float
    label: str
    is_clear: bool
    """The interval does not hold zero: drawn solid and filled, else dotted and open."""
    colour: Colour = "blue"


@dataclass(frozen=True)
class Intervals:
    """Estimates with intervals under each other, held against zero."""

    alt: str
    rows: tuple[Interval, ...]
    value_title: str
    kind: Literal["intervals"] = "intervals"


Chart = Bars | Lines | Intervals


@dataclass(frozen=True)
class ShownFigure:
    """A figure of the registry as it is written in a finding."""

    code: str
    words: str


@dataclass(frozen=True)
class Finding:
    """One finding: a screen of the meeting, a slide, a part of a page."""

    code: str
    """Its name within the section."""
    heading: str
    """What was found, in one sentence."""
    sentences: tuple[str, ...] = ()
    """What the reader must know beside it; the first is read aloud from five metres."""
    chart: Chart | None = None
    tables: tuple[Table, ...] = ()
    caption: str = ""
    """n, and the day of the data."""
    notes: tuple[str, ...] = ()
    """Definitions and caveats: small on paper, the notes of a slide."""
    figures: tuple[ShownFigure, ...] = ()
    screen: str = ""
    """The page of the app that shows it (a name of `links.PATHS`); empty for none."""
    is_empty: bool = False
    """There is nothing to show; the heading or the first sentence says why."""


@dataclass(frozen=True)
class Remark:
    """A comment that the meeting has written under a section."""

    words: str
    written_on: date


@dataclass(frozen=True)
class SectionContent:
    """A section with what it found, and what the meeting says of it."""

    code: str
    title: str
    findings: tuple[Finding, ...]
    remarks: tuple[Remark, ...] = ()


@dataclass(frozen=True)
class Fact:
    """A word and its value: `Data per` and `20.11.2026`."""

    word: str
    value: str


@dataclass(frozen=True)
class Pack:
    """Everything that is handed round, in one language."""

    title: str
    subtitle: str
    """Which group, and which day."""
    language: str
    """`nb` or `en`."""
    stamp: str
    """Draft, or published with the day; stands on every page."""
    facts: tuple[Fact, ...]
    """What the figures rest on: group, filters, data date, build, compared with."""
    sections: tuple[SectionContent, ...]
    agenda: tuple[str, ...] = ()
    attendance: tuple[Fact, ...] = ()
    """Roles, and how many of each."""
    left_out: tuple[str, ...] = ()
    """What is not in the pack, and why."""
    way_back: str = ""
    """The address, or the command, that shows the same again."""
    made_at: datetime | None = None
    """In UTC."""
    is_invented: bool = False
