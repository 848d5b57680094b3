"""Durations as a table: all, each type and each module."""

from collections.abc import Sequence

from app.metrics.duration_findings import interval_words
from app.metrics.duration_groups import FEWEST_AT_RISK, Group
from app.sections.content import Column, Table
from app.translations.gettext import _
from app.translations.labels import code_label
from app.translations.numbers import NOT_KNOWN, format_count, format_number


def durations_table(
    everything: Group, types: Sequence[Group], modules: Sequence[Group]
) -> Table:
    """Lay out quartiles with their intervals, and the mean of the ended beside them.

    Args:
        everything: All deliveries.
        types: Those of each type.
        modules: Those of each module.
    """
    numbers = (
        *(_("Started"), _("Ongoing"), _("A quarter ended")),
        *(_("Half ended (median)"), _("Three quarters ended")),
        _("Mean without the ongoing"),
    )
    return Table(
        title=_("Median and quartiles by type and module, in months"),
        columns=(
            Column(_("Type or module"), width=2.2),
            *(
                Column(heading, is_number=True, width=1.0 if place < 2 else 1.6)
                for place, heading in enumerate(numbers)
            ),
        ),
        rows=(
            _row(_("All"), everything),
            *(_row(code_label("delivery_type", each.code), each) for each in types),
            *(_row(code_label("module", each.code), each) for each in modules),
        ),
    )


def _row(name: str | None, group: Group) -> tuple[str, ...]:
    found = group.survival
    said = (
        interval_words(found.q25, found.q25_lower, found.q25_upper),
        interval_words(found.median, found.median_lower, found.median_upper),
        interval_words(found.q75, found.q75_lower, found.q75_upper),
        format_number(group.naive_mean_months),
    )
    is_few = group.begun_count < FEWEST_AT_RISK
    return (
        name or NOT_KNOWN,
        format_count(group.begun_count),
        format_count(group.ongoing_count),
        *([_("too few")] * len(said) if is_few else said),
    )
