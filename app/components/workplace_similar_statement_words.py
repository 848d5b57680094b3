"""How is it said in words what similar units have, and how it is here?"""

from collections.abc import Mapping
from datetime import date

from app.translations.factor_words import factor_label
from app.translations.gettext import _
from app.translations.labels import code_label, column_label
from app.translations.numbers import format_count, format_day

Row = Mapping[str, object]


def statement_name(row: Row) -> str:
    """Name the factor, or the kind of action, that a statement is about."""
    code, dimension = str(row["code"]), str(row["dimension"])
    if row["group"] != "action":
        return factor_label(code)
    return _("{kind} ({column})").format(
        kind=code_label(dimension, code),
        column=column_label(dimension, table="actions").lower(),
    )


def statement_in_words(row: Row) -> str:
    """Say how many of the similar units have it, or are without it.

    Args:
        row: A row with the columns of STATEMENT.
    """
    patterns = {
        ("success", "assessed"): _(
            "present in {count} of the {n} similar units that have a joint answer."
        ),
        ("success", "records"): _(
            "present in {count} of the {n} similar units whose records tell."
        ),
        ("risk", "assessed"): _(
            "{count} of the {n} similar units that have a joint answer are without it."
        ),
        ("risk", "records"): _(
            "{count} of the {n} similar units whose records tell are without it."
        ),
    }
    actions = _(
        "{count} of the {n} similar workplaces with recorded actions have some."
    )
    pattern = patterns.get((str(row["group"]), str(row["dimension"])), actions)
    return pattern.format(
        count=format_count(_whole(row["count"])),
        n=format_count(_whole(row["known_count"])),
    )


def here_in_words(row: Row) -> str:
    """Say how it is in this unit.

    Args:
        row: A row with the columns of STATEMENT.
    """
    if row["here"] == "none":
        return _("Here: none that can be shown")
    if row["dimension"] == "records":
        return {
            "unknown": _("Here: cannot be told from the records"),
            "present": _("Here: yes, by the records"),
            "absent": _("Here: not by the records"),
        }[str(row["here"])]
    day = row["here_on"]
    said = {
        "unknown": _("Here: no joint answer"),
        "absent": _("Here: not present, assessed {day}"),
        "partly": _("Here: partly, assessed {day}"),
        "present": _("Here: present, assessed {day}"),
    }[str(row["here"])]
    return said.format(day=format_day(day if isinstance(day, date) else None))


def group_heading(group: str) -> str:
    """Head the statements of a group."""
    return {
        "success": _("Success factors they have"),
        "action": _("Actions they have, and of a kind not found here"),
        "risk": _("Risk factors here that they are without"),
    }[group]


def _whole(value: object) -> int | None:
    return value if isinstance(value, int) else None
