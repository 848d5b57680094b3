"""Which facts of a delivery are listed, and how is each written?"""

from collections.abc import Mapping
from datetime import date, datetime

import polars as pl

from app.components.facts import Fact, written
from app.translations.gettext import _
from app.translations.labels import code_label, column_label, yes_or_no
from app.translations.numbers import format_count, format_day, format_time
from data.vocabulary import (
    DeliveryStatus,
    DeliveryType,
    Explicitness,
    Goal,
    Module,
    Service,
    StopReason,
)

PHASES = 7
"""The phases of the method (000 L3-10)."""

Row = Mapping[str, object]


def delivery_facts(delivery: pl.DataFrame, as_of: date) -> list[Fact]:
    """List the facts, in the order a reader asks for them.

    Args:
        delivery: The one row of delivery_facts.sql.
        as_of: The day the state is read on.
    """
    row = delivery.row(0, named=True)
    return [
        *_standing(row, as_of),
        Fact(_label("module"), code_label(Module, row["module"])),
        Fact(_label("service"), code_label(Service, row["service"])),
        Fact(_label("delivery_type"), _type(row)),
        Fact(_label("explicitness"), code_label(Explicitness, row["explicitness"])),
        Fact(_label("centre_name"), written(_text(row["centre_name"]))),
        Fact(_label("advisor_id"), written(_text(row["advisor_id"]))),
        *(
            Fact(_label(name), _day(row[name]) or _not_yet(name, row))
            for name in ("first_contact_on", "started_on", "planned_end_on", "ended_on")
            if name != "ended_on" or row[name] is not None
        ),
        Fact(_label("has_project_plan"), yes_or_no(row["has_project_plan"])),
        Fact(_label("goal"), code_label(Goal, row["goal"])),
        Fact(_label("has_steering_group"), yes_or_no(row["has_steering_group"])),
        Fact(_label("phase"), _phase(row)),
        Fact(_label("source_updated_at"), _time(row)),
    ]


def _standing(row: Row, as_of: date) -> list[Fact]:
    state, status = str(row["state"]), str(row["status"])
    name = _("State as of {day}").format(day=format_day(as_of))
    facts = [Fact(name, f"**{code_label(DeliveryStatus, state)}**")]
    if state != status:
        said = code_label(DeliveryStatus, status)
        facts.append(Fact(_("The source says"), f":orange[{said}]"))
    if state == "stopped":
        reason = code_label(StopReason, _text(row["stop_reason"]))
        facts.append(Fact(_label("stop_reason"), reason))
    return facts


def _type(row: Row) -> str | None:
    kind = code_label(DeliveryType, _text(row["delivery_type"]))
    if row["is_train_the_trainer"]:
        return _("{type}, train-the-trainer").format(type=kind)
    return kind


def _phase(row: Row) -> str | None:
    phase = row["phase"]
    if not isinstance(phase, int):
        return None
    return _("{phase} of {phases}").format(phase=format_count(phase), phases=PHASES)


def _time(row: Row) -> str | None:
    at = row["source_updated_at"]
    return format_time(at) if isinstance(at, datetime) else None


def _not_yet(name: str, row: Row) -> str | None:
    """Tell a start that is still ahead from one that nobody has written down."""
    is_ahead = name == "started_on" and row["state"] == "planned"
    return f":gray[{_('not yet')}]" if is_ahead else None


def _day(day: object) -> str | None:
    return format_day(day) if isinstance(day, date) else None


def _text(value: object) -> str | None:
    return value if isinstance(value, str) else None


def _label(name: str) -> str:
    table = "centres" if name == "centre_name" else "deliveries"
    return column_label(name, table=table)
