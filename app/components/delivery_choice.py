"""What is said of a delivery in the list it is chosen from?"""

from collections.abc import Mapping
from datetime import date

from app.components.record_choice import RecordKind
from app.translations.gettext import _, ngettext
from app.translations.labels import code_label
from app.translations.numbers import format_count, format_day
from data.vocabulary import DeliveryStatus, Module


def delivery_kind() -> RecordKind:
    """Give the words and the question that a delivery is chosen by."""
    return RecordKind(
        page="delivery",
        choices_query="delivery_choices",
        id_column="delivery_id",
        choose=_("Choose a delivery"),
        choose_another=_("Choose another delivery"),
        search_label=_(
            "Search by name of workplace, unit or centre, or by delivery id"
        ),
        say_count=_count,
    )


def describe_delivery(row: Mapping[str, object]) -> str:
    """Say what tells this delivery from others of the same workplace."""
    started_on = row["started_on"]
    said = [
        str(row["delivery_id"]),
        code_label(Module, str(row["module"])) or "",
        (code_label(DeliveryStatus, str(row["state"])) or "").lower(),
    ]
    if isinstance(started_on, date):
        said.append(_("started {day}").format(day=format_day(started_on)))
    return " · ".join(said)


def _count(count: int) -> str:
    said = ngettext("{n} delivery", "{n} deliveries", count)
    return said.format(n=format_count(count))
