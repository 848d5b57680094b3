"""Which workplaces has the programme never reached? Every one of them."""

import polars as pl

from app.metrics.follow_up_part_findings import never_reached_finding
from app.sections.captions import caption
from app.sections.content import Column, Finding, Table
from app.sections.occasion import Moment
from app.translations.gettext import _, ngettext
from app.translations.labels import code_label
from app.translations.numbers import NOT_KNOWN, format_count
from app.translations.portfolio_words import count_words, county_label
from app.translations.sorting import norwegian_key
from data.reference.places import municipality_name


def never_reached(moment: Moment, in_scope: int, *, is_by_some: bool) -> Finding:
    """List the workplaces never reached, by county and name.

    Args:
        moment: What is looked at.
        in_scope: How many workplaces the programme means to reach; above zero.
        is_by_some: Filters choose some of the deliveries: others may have reached them.
    """
    unreached = moment.fetch("never_reached")
    agreed = int(unreached["is_agreed"].sum())
    sentences = []
    if agreed:
        sentences.append(
            ngettext(
                "{count} of them has a delivery that is agreed and not started.",
                "{count} of them have a delivery that is agreed and not started.",
                agreed,
            ).format(count=format_count(agreed))
        )
    if is_by_some:
        sentences.append(
            _(
                "The filters choose some of the deliveries: a workplace on this list "
                "may have been reached by others."
            )
        )
    is_empty = unreached.is_empty()
    if is_empty:
        sentences.append(_("There is nobody to list."))
    return Finding(
        code="never_reached",
        heading=never_reached_finding(unreached.height, in_scope),
        sentences=tuple(sentences),
        tables=() if is_empty else (_table(unreached),),
        caption=caption(moment, count_words("workplaces", in_scope)),
        screen="follow_up",
        is_empty=is_empty,
    )


def _table(unreached: pl.DataFrame) -> Table:
    rows = sorted(
        (_row(row) for row in unreached.iter_rows(named=True)),
        key=lambda row: (norwegian_key(row[0]), norwegian_key(row[2])),
    )
    return Table(
        title=_("Workplaces never reached"),
        columns=(
            Column(_("County"), width=1.2),
            Column(_("Municipality"), width=1.2),
            Column(_("Workplace"), width=2.4),
            Column(_("Industry"), width=1.6),
            Column(_("Employees"), is_number=True, width=0.8),
            Column(_("Delivery agreed"), width=0.8),
        ),
        rows=tuple(rows),
    )


def _row(row: dict[str, str | int | bool | None]) -> tuple[str, ...]:
    employees = row["employees_count"]
    municipality = row["municipality_code"]
    return (
        county_label(str(row["county_code"])),
        (municipality_name(str(municipality)) if municipality else None) or NOT_KNOWN,
        str(row["workplace_name"] or row["workplace_id"]),
        code_label("industry", str(row["industry"])) or NOT_KNOWN,
        format_count(None if employees is None else int(employees)),
        _("yes") if row["is_agreed"] else _("no"),
    )
