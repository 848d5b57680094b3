"""Write gaps as a list to print: a page per owner, with squares to tick off.

Whoever is given a page sees their own: an advisor's and a centre's are by name, and
for who works at a workplace there is a page per workplace.

One HTML file that needs nothing else: no script, no picture, no address to fetch. Paper
is light, so the page is too, whatever the reader's system says.

This module is long because the look of the page is in it.
"""

from collections.abc import Iterator
from html import escape
from itertools import groupby

import polars as pl

from app.exports.extract import Conditions
from app.exports.gaps import (
    GapRow,
    overdue_in_words,
    place_in_words,
    rules_by_code,
)
from app.translations.follow_up_words import (
    SEVERITY_MARKS,
    fact_in_words,
    follow_ups,
    owner_label,
    rule_title,
    severity_label,
)
from app.translations.gettext import _, current_language, speaking
from app.translations.labels import code_label
from app.translations.numbers import format_count, format_day, format_time
from app.translations.sorting import norwegian_key
from data.follow_up import FollowUpRules, Rule
from data.vocabulary import DeliveryType, FollowUpState, OwnerRole

REMINDER_ENDING = ".html"
REMINDER_TYPE = "text/html"

_STYLE = """
:root { color-scheme: light; }
@page { size: A4; margin: 16mm 14mm 18mm; @bottom-right { content: counter(page); } }
* { box-sizing: border-box; }
body {
    font: 10.5pt/1.4 "Source Sans 3", "Source Sans Pro", Arial, sans-serif;
    color: #111921; background: #FFFFFF; margin: 0 auto; max-width: 190mm;
    padding: 8mm 5mm; overflow-wrap: anywhere;
}
h1 { font-size: 20pt; line-height: 1.2; margin: 0 0 2mm; }
h2 { font-size: 15pt; line-height: 1.25; margin: 8mm 0 1mm; }
h3 { font-size: 11.5pt; margin: 5mm 0 1mm; border-bottom: 1px solid #D5DBE1; }
h4 { font-size: 10.5pt; margin: 3mm 0 1mm; }
p, ul { margin: 0 0 1mm; }
.quiet { color: #4C5761; }
.notice { font-weight: 600; }
ul.gaps { list-style: none; padding: 0; }
ul.gaps > li { display: flex; gap: 3mm; padding: 1.5mm 0; break-inside: avoid; }
.box { flex: none; width: 4.2mm; height: 4.2mm; margin-top: .6mm;
    border: 1px solid #111921; background: #FFFFFF; }
.what { font-weight: 600; }
.gaps div { flex: 1; min-width: 0; }
@media print {
    body { padding: 0; max-width: none; }
    section + section { break-before: page; }
    h2, h3, h4 { break-after: avoid; }
}
"""


def reminder_list(
    rows: pl.DataFrame,
    rules: FollowUpRules,
    *,
    language: str,
    conditions: Conditions,
) -> bytes:
    """Write rows of the work list as one page per owner, for paper.

    An advisor and a centre get a page each, and whoever owns something at a workplace
    one for each workplace. On every page the gaps stand by centre and delivery, the
    most overdue first.

    Args:
        rows: Rows of `components/work_list.py`.
        rules: The rules that found them.
        language: `nb` or `en`.
        conditions: What the rows rest on.
    """
    with speaking(language):
        title = _("Reminder list")
        body = "".join(_sections(rows, rules))
        html = (
            f'<!DOCTYPE html>\n<html lang="{language}">\n<head>\n'
            '<meta charset="utf-8">\n'
            '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
            f"<title>{escape(_title(title, conditions))}</title>\n"
            f"<style>{_STYLE}</style>\n</head>\n<body>\n<header>\n"
            f"<h1>{escape(title)}</h1>\n{_conditions(rows.height, conditions)}"
            f"</header>\n<main>\n{body}</main>\n</body>\n</html>\n"
        )
        return html.encode("utf-8")


def _title(title: str, conditions: Conditions) -> str:
    return f"Varig: {title}, {format_day(conditions.as_of)}"


def _conditions(count: int, conditions: Conditions) -> str:
    dated = _("{found} as of {as_of}. Data date {data_date}. Made {made}.").format(
        found=_counted(count),
        as_of=format_day(conditions.as_of),
        data_date=format_day(conditions.data_date),
        made=format_time(conditions.taken_at),
    )
    lines = [dated]
    narrowed = (*conditions.filters, *conditions.narrowed)
    if narrowed:
        lines.append(_("Only: {filters}").format(filters="; ".join(narrowed)))
    if conditions.way_back:
        lines.append(_("The list: {way_back}").format(way_back=conditions.way_back))
    said = "".join(f'<p class="quiet">{escape(line)}</p>\n' for line in lines)
    notice = (
        _("Invented data, made up to show Varig. Not official statistics.")
        if conditions.is_invented
        else _("From the sources loaded into Varig. Not official statistics.")
    )
    return f'<p class="notice">{escape(notice)}</p>\n{said}'


def _sections(rows: pl.DataFrame, rules: FollowUpRules) -> Iterator[str]:
    if rows.is_empty():
        yield f"<p>{escape(_('There is nothing to follow up in this list.'))}</p>\n"
        return
    known = rules_by_code(rules)
    pages = rows.with_columns(page=_page_key()).with_columns(
        first_due_on=pl.col("due_on").min().over("owner_role", "page", "delivery_id")
    )
    ordered = sorted(pages.iter_rows(named=True), key=_order)
    for _key, of_owner in groupby(ordered, key=_page):
        mine = list(of_owner)
        yield f"<section>\n<h2>{escape(_owner_heading(mine))}</h2>\n"
        for centre, of_centre in groupby(mine, key=_centre):
            yield f"<h3>{escape(centre)}</h3>\n"
            for heading, here in groupby(of_centre, key=_delivery):
                yield f'<h4>{escape(heading)}</h4>\n<ul class="gaps">\n'
                yield from (_gap(row, known[row["rule_code"]]) for row in here)
                yield "</ul>\n"
        yield "</section>\n"


_PAGES = {
    OwnerRole.ADVISOR.value: "advisor_id",
    OwnerRole.CENTRE.value: "centre_name",
    # Whoever delivers the data is no one workplace's.
    OwnerRole.DATA_OWNER.value: None,
}
"""What tells two pages of an owner apart; of all others, the workplace."""
_ROLES = [role.value for role in OwnerRole]


def _page_key() -> pl.Expr:
    owner = pl.col("owner_role")
    # Without a workplace there is no knowing whose it is: it stands alone.
    own = pl.coalesce("workplace_id", "delivery_id", "record_id")
    return pl.coalesce(
        pl.when(~owner.is_in(list(_PAGES))).then(own),
        *(
            pl.when(owner == role).then(pl.col(column))
            for role, column in _PAGES.items()
            if column
        ),
    )


def _page(row: GapRow) -> tuple[str, str | None]:
    return row["owner_role"], row["page"]


def _order(row: GapRow) -> tuple[object, ...]:
    centre = row["centre_name"]
    return (
        _ROLES.index(row["owner_role"]),
        norwegian_key(_owner(row)),
        # Two workplaces may have the same name.
        row["page"] or "",
        centre is None,
        norwegian_key(centre or ""),
        row["first_due_on"],
        row["delivery_id"] or "",
        row["due_on"],
        row["rule_code"],
        row["record_id"],
    )


def _owner(row: GapRow) -> str:
    role = owner_label(row["owner_role"])
    if row["owner_role"] not in _PAGES:
        return f"{role}, {place_in_words(row)}"
    return f"{role} {row['page']}" if row["page"] else role


def _owner_heading(mine: list[GapRow]) -> str:
    return f"{_owner(mine[0])}: {_counted(len(mine))}"


def _counted(count: int) -> str:
    return f"{format_count(count)} {follow_ups(count)}"


def _centre(row: GapRow) -> str:
    return row["centre_name"] or _("Centre not known")


def _delivery(row: GapRow) -> str:
    if row["delivery_id"] is None:
        return _("Without a delivery")
    kind = code_label(DeliveryType, row["delivery_type"])
    return f"{row['delivery_id']} · {kind}" if kind else str(row["delivery_id"])


def _gap(row: GapRow, rule: Rule) -> str:
    language = current_language()
    mark, level = SEVERITY_MARKS[row["severity"]], severity_label(row["severity"])
    severity = f"{mark}\N{NO-BREAK SPACE}{level}"
    due = _("Due {day}: {days}").format(
        day=format_day(row["due_on"]), days=overdue_in_words(row)
    )
    lines = [
        (
            "what",
            f"{rule_title(rule)}: {place_in_words(row)} ({severity})",
        ),
        ("", f"{due}. {fact_in_words(row, rule)}."),
        ("quiet", f"{rule.why.in_language(language)}"),
        (
            "",
            _("What closes it: {closes}").format(
                closes=rule.closes.in_language(language)
            ),
        ),
        *_aside(row),
    ]
    written = "".join(
        f'<p class="{name}">{escape(line)}</p>' if name else f"<p>{escape(line)}</p>"
        for name, line in lines
    )
    return (
        '<li><span class="box" role="img" aria-label="'
        f'{escape(_("Not ticked off"))}"></span><div>{written}</div></li>\n'
    )


def _aside(row: GapRow) -> list[tuple[str, str]]:
    if row["state"] != FollowUpState.EXEMPT.value:
        return []
    words = _("Exempt to and including {day}: {reason}")
    until = format_day(row["exempt_until_on"])
    return [("", words.format(day=until, reason=row["exempt_reason"]))]
