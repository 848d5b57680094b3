"""Draw the ongoing deliveries with the most risk factors, and lead to all of them."""

import polars as pl
import streamlit as st

from app.components.factor_risk_rows import read_risks
from app.components.page import Page
from app.components.quiet import say_quietly
from app.components.screen_permits import sees_one
from app.metrics.factor_risk_words import risks_finding
from app.metrics.factor_risks import RisksNow
from app.metrics.states import delivery_count
from app.permits import may_see_answers
from app.translations.factor_words import factor_label, part_label
from app.translations.follow_up_words import SEVERITY_MARKS, severity_label
from app.translations.gettext import _, ngettext
from app.translations.markdown import plain
from app.translations.numbers import format_count, format_day

SHOWN_DELIVERIES = 5
SHOWN_REASONS = 2

QUICK_DELIVERIES = 2000
"""With so many deliveries or fewer the factors are found in a part of a second; in a
larger programme they are found when the reader opens the part."""


def show_risks_now(page: Page) -> None:
    """Draw the block; in a large programme only the way to the part."""
    count = delivery_count(page.fetch("deliveries_by_state"))
    if count > QUICK_DELIVERIES:
        st.header(_("Risk now"), anchor=False)
        say_quietly(
            _(
                "Which risk factors the ongoing deliveries have is found when you open "
                "the list: in a large programme it takes a while the first time."
            )
        )
    else:
        _draw(page, read_risks(page))
    page.link("factors", f"{_('See risk now')} →", part=part_label("risks"))


def _draw(page: Page, risks: RisksNow | None) -> None:
    if risks is None:
        st.header(_("Risk now"), anchor=False)
        say_quietly(_("No delivery in view is ongoing."))
        return
    st.header(risks_finding(risks.deliveries), anchor=False)
    first = risks.deliveries.filter(pl.col("risk_count") > 0).head(SHOWN_DELIVERIES)
    if first.is_empty():
        say_quietly(_("No risk factor is known of the ongoing deliveries."))
        return
    if not sees_one(page.reader):
        # Which factors a delivery has is of one delivery; the heading has the counts.
        _say_what_it_rests_on(page, risks.deliveries.height)
        return
    st.table(
        _table(page, first, risks.rows),
        border="horizontal",
        hide_index=True,
        hide_header=True,
        alt=_("The ongoing deliveries with the most risk factors"),
    )
    _say_what_it_rests_on(page, risks.deliveries.height)


def _say_what_it_rests_on(page: Page, count: int) -> None:
    if may_see_answers(page.reader):
        said = _(
            "Those with the most of high severity first. By joint answers of party "
            "groups and by records; n = {count} ongoing, data as of {day}."
        )
    else:
        said = _(
            "Those with the most of high severity first. By records alone; "
            "n = {count} ongoing, data as of {day}."
        )
    say_quietly(said.format(count=format_count(count), day=format_day(page.as_of)))


def _table(page: Page, first: pl.DataFrame, rows: pl.DataFrame) -> pl.DataFrame:
    reasons = rows.filter(pl.col("severity") != "low", "is_counted").join(
        first, on="delivery_id", how="semi", maintain_order="left"
    )
    codes = dict(
        reasons.group_by("delivery_id", maintain_order=True)
        .agg(pl.col("factor_code"))
        .iter_rows()
    )
    return pl.DataFrame(
        [
            {
                "where": _where(page, delivery),
                "why": _why(codes[delivery["delivery_id"]]),
            }
            for delivery in first.iter_rows(named=True)
        ]
    )


def _where(page: Page, delivery: dict[str, object]) -> str:
    key = str(delivery["delivery_id"])
    name = plain(str(delivery["workplace_name"] or key))
    beside = f"{plain(key)} · {_counts(delivery)}"
    return f"{page.linked(name, 'delivery', id=key)}  \n:gray[{beside}]"


def _counts(delivery: dict[str, object]) -> str:
    said = [
        f"{SEVERITY_MARKS[severity]} {delivery[f'{severity}_count']} "
        + severity_label(severity).lower()
        for severity in ("high", "medium")
        if delivery[f"{severity}_count"]
    ]
    return " · ".join(said)


def _why(codes: list[str]) -> str:
    named = [plain(factor_label(code)) for code in codes[:SHOWN_REASONS]]
    rest = len(codes) - len(named)
    if rest:
        more = ngettext("and {n} more", "and {n} more", rest)
        named.append(f":gray[{more.format(n=format_count(rest))}]")
    return "  \n".join(named)
