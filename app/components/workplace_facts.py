"""Which facts of a workplace are listed, and how is each written?"""

from collections.abc import Callable, Mapping
from datetime import date

import polars as pl

from app.components.facts import Fact, written
from app.components.record_choice import show_record_link
from app.translations.gettext import _
from app.translations.labels import code_label, column_label, yes_or_no
from app.translations.numbers import format_count, format_day, format_number
from data.reference.places import county_name, municipality_name
from data.vocabulary import Level, ProgrammeIndustry, Sector

Row = Mapping[str, object]


def workplace_facts(workplace: pl.DataFrame) -> list[Fact]:
    """List the facts, in the order a reader asks for them.

    Args:
        workplace: The one row of workplace_facts.sql.
    """
    row = workplace.row(0, named=True)
    return [
        *_end(row),
        Fact(_label("level"), code_label(Level, row["level"])),
        Fact(_("Part of"), written(row["parent_name"]) or _("top level")),
        Fact(
            _label("programme_industry"),
            code_label(ProgrammeIndustry, row["programme_industry"]),
        ),
        Fact(_label("industry_code"), written(_industry(row))),
        Fact(_label("sector"), code_label(Sector, row["sector"])),
        Fact(_("County"), written(_place(row["county_code"], county_name))),
        Fact(
            _("Municipality"),
            written(_place(row["municipality_code"], municipality_name)),
        ),
        Fact(_label("employees_count"), _count(row["employees_count"])),
        Fact(_label("man_years"), _count(row["man_years"])),
        Fact(_label("has_shift_work"), yes_or_no(row["has_shift_work"])),
        Fact(_label("is_in_scope"), yes_or_no(row["is_in_scope"])),
        Fact(_label("organisation_number"), written(row["organisation_number"])),
    ]


def show_relatives(workplace: pl.DataFrame) -> None:
    """Draw links to the workplace above, and to the one this was merged into."""
    row = workplace.row(0, named=True)
    if row["merged_into_workplace_id"]:
        show_record_link(
            _("Merged into: {name}").format(name=row["merged_into_name"]),
            row["merged_into_workplace_id"],
        )
    if row["parent_workplace_id"] and row["parent_name"]:
        show_record_link(
            _("Part of: {name}").format(name=row["parent_name"]),
            row["parent_workplace_id"],
        )


def _end(row: Row) -> list[Fact]:
    closed_on, merged = row["closed_on"], row["merged_into_name"]
    facts = []
    if isinstance(closed_on, date):
        facts.append(Fact(_label("closed_on"), format_day(closed_on)))
    if merged is not None:
        facts.append(Fact(_("Merged into"), written(str(merged))))
    return facts


def _industry(row: Row) -> str | None:
    if not row["industry_code"]:
        return None
    said = [row["industry_code"], row["industry_standard"]]
    return " · ".join(str(part) for part in said if part)


def _place(code: str | None, name_of: Callable[[str], str | None]) -> str | None:
    """Name a place; a code that names none is shown as it is."""
    if code is None:
        return None
    return name_of(code) or code


def _count(value: float | None) -> str | None:
    if value is None:
        return None
    return format_count(value) if isinstance(value, int) else format_number(value)


def _label(name: str) -> str:
    return column_label(name, table="workplaces")
