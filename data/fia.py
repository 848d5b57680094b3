"""What does Fia export, what becomes of every field of it, and what do its codes mean?

Reads data/fia.toml.
"""

import tomllib
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

from data.columns import Column, Kind, Table
from data.sentence import Sentence
from data.vocabulary import FieldFate

CATALOGUE = Path(__file__).resolve().parent / "fia.toml"

CASES = "ia-sak-statistikk-v1"
COOPERATIONS = "samarbeid-v1"
PLANS = "samarbeidsplan-v1"
SURVEYS = "sporreundersokelse-v1"
WORKPLACES = "table_virksomhet"
INDUSTRY_CODES = "table_virksomhet_naringsundergrupper"
SECTORS = "table_virksomhet_statistikk_metadata"
ABSENCE = "table_sykefravar_statistikk_virksomhet"


class FiaField(NamedTuple):
    """One field of a file, and what becomes of it."""

    name: str
    fate: FieldFate
    target: str | None
    """`table.column` that it comes in as."""
    note: Sentence


class FiaExport(NamedTuple):
    """One file of the export: a topic or a table."""

    name: str
    """The name of the file, without its ending."""
    fields: tuple[FiaField, ...]
    needs: tuple[str, ...]
    """Fields it must have to be read."""
    must_be_there: bool
    """Is an export without it refused?"""
    is_used: bool
    reason: Sentence
    """For a file that is not used: why."""
    source: str
    """Where its form is written down."""

    @property
    def is_table(self) -> bool:
        """Is it a table of the database, and not a topic of the export?"""
        return self.name.startswith("table_")

    @property
    def contract(self) -> Table:
        """Give its fields as a table, all text, so that its headings can be matched."""
        columns = tuple(
            Column(f.name, Kind.TEXT, f.name, f.name, "", "", f.name in self.needs)
            for f in self.fields
        )
        return Table(self.name, self.name, self.name, "", (), columns, "", "")


class Content(NamedTuple):
    """What a content of a plan is among our codes."""

    module: str
    service: str | None
    """None: that of its theme."""


class Theme(NamedTuple):
    """What a theme of a plan is among our codes."""

    goal: str
    service: str


@cache
def fia_exports() -> Mapping[str, FiaExport]:
    """Give every file of the export by its name."""
    return {row["name"]: _read(row) for row in _catalogue()["file"]}


@cache
def fia_statuses(kind: str) -> Mapping[str, str]:
    """Map each status of a `case`, `cooperation` or `survey` to what it means here."""
    said = _catalogue()[f"{kind}_statuses"]
    return {status: meaning for meaning in said for status in said[meaning]}


@cache
def fia_codes(name: str) -> Mapping[str, str]:
    """Map Fia's codes of the list `sectors` or `industries` to ours."""
    return dict(_catalogue()[name])


@cache
def fia_contents() -> Mapping[str, Content]:
    """Give the contents of a plan by their name in Fia."""
    rows = _catalogue()["contents"]
    return {
        name: Content(row["module"], row.get("service")) for name, row in rows.items()
    }


@cache
def fia_themes() -> Mapping[str, Theme]:
    """Give the themes of a plan by their name in Fia."""
    return {name: Theme(**row) for name, row in _catalogue()["themes"].items()}


@cache
def _catalogue() -> dict[str, Any]:
    return tomllib.loads(CATALOGUE.read_text(encoding="utf-8"))


def _read(row: dict[str, Any]) -> FiaExport:
    reason = Sentence(row["nb"], row["en"])
    return FiaExport(
        name=row["name"],
        fields=tuple(
            _field(name, field, reason) for name, field in row["fields"].items()
        ),
        needs=tuple(row["needs"]),
        must_be_there=row.get("must_be_there", False),
        is_used=not row.get("is_not_used", False),
        reason=reason,
        source=row["source"],
    )


def _field(name: str, row: dict[str, str], reason: Sentence) -> FiaField:
    fate = FieldFate.with_code(row.get("fate", FieldFate.DROPPED.value))
    why = reason if fate is FieldFate.DROPPED else Sentence("", "")
    note = Sentence(row["nb"], row["en"]) if "nb" in row else why
    return FiaField(name, fate, row.get("to"), note)
