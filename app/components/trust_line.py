"""Say in one line what the figures of a page rest on."""

from datetime import date

from app.translations.gettext import _, ngettext
from app.translations.numbers import format_count, format_day
from app.warehouse import Build


def trust_line(
    build: Build, row: dict[str, int], as_of: date, *, area: str = ""
) -> str:
    """Say the area, the data date, the day, deliveries in view, and rows set aside.

    Args:
        build: The build of the page.
        row: The row of `trust_counts.sql`.
        as_of: The day the page is about.
        area: Which part of the programme the reader sees; empty for all of it.
    """
    parts = [
        *([area] if area else []),
        _("Data as of **{day}**").format(day=format_day(build.data_date)),
        *(
            [_("as things stood **{day}**").format(day=format_day(as_of))]
            if as_of < build.data_date
            else []
        ),
        ngettext(
            "**{count}** of {total} delivery",
            "**{count}** of {total} deliveries",
            row["delivery_count"],
        ).format(
            count=format_count(row["in_view_count"]),
            total=format_count(row["delivery_count"]),
        ),
        _set_aside(row["set_aside_count"], of_whole=bool(area)),
    ]
    if row["warning_count"]:
        warnings = ngettext(
            "**{count}** warning", "**{count}** warnings", row["warning_count"]
        ).format(count=format_count(row["warning_count"]))
        parts.append(f":orange[▲ {warnings}]")
    if build.is_invented:
        parts.append(_("Invented data"))
    return f":small[{' · '.join(parts)}]"


def _set_aside(count: int, *, of_whole: bool) -> str:
    """Say how many rows were set aside; what they are of is not known of any."""
    said = ngettext(
        "**{count}** row set aside", "**{count}** rows set aside", count
    ).format(count=format_count(count))
    if not of_whole:
        return said
    return _("in the whole programme: {rows}").format(rows=said)
