"""Which params does a door give to every question by itself?"""

from datetime import date

from app.filters import Filters, FixedGroup
from app.identity import Reader
from app.metrics.conventions import CONVENTIONS
from app.permits import may_see_answers

DoorParam = str | int | float | bool | date | None | tuple[str, ...] | list[str]


def door_params(
    data_date: date, filters: Filters, reader: Reader
) -> dict[str, DoorParam]:
    """Give `$named` parameter to value.

    Args:
        data_date: The day of the data, and the as-of day where none is chosen.
        filters: What the reader has chosen to look at.
        reader: Who is asking.
    """
    group = group_of_roles(data_date, filters, reader)
    return {
        **CONVENTIONS,
        "as_of": filters.as_of or data_date,
        "centres": list(filters.centres),
        "counties": list(filters.counties),
        "industries": list(filters.industries),
        "sectors": list(filters.sectors),
        "types": list(filters.types),
        "statuses": list(filters.statuses),
        "modules": list(filters.modules),
        "is_fixed_group": filters.is_fixed_group(reader.area),
        "are_roles_counted": group is not None,
        "sees_answers": may_see_answers(reader),
        "is_whole_programme": group == FixedGroup("programme", None),
    }


def group_of_roles(
    data_date: date, filters: Filters, reader: Reader
) -> FixedGroup | None:
    """Give the group that what roles have answered is counted in; None for nowhere.

    The groups of a build are protected together on its own data date; another day
    would be one more table to subtract.
    """
    if filters.as_of not in (None, data_date):
        return None
    return filters.fixed_group(reader.area)
