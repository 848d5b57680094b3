"""Draw the ongoing deliveries with what is found in each, the gravest first."""

from collections.abc import Hashable

import polars as pl
import streamlit as st

from app.components.factor_risk_rows import Row, how_known, open_gaps, where_found
from app.components.page import Page
from app.components.work_list import page_rules
from app.metrics.factor_risk_words import counts_in_words
from app.metrics.factor_risks import RULE_OF_FACTOR, RisksNow
from app.permits import may_see_answers
from app.translations.factor_words import factor_label
from app.translations.follow_up_words import rule_title, severity_badge
from app.translations.gettext import _
from app.translations.labels import code_label
from app.translations.markdown import plain
from app.translations.numbers import format_count
from data.factors import factors

FIRST_DELIVERIES = 10
"""So many deliveries are drawn at first, and as many more each time."""
FIRST_FACTORS = 4
"""So many factors of a delivery are drawn at first; the head has their number."""

_SHOWN = "factor-risks-shown"
_OPENED = "factor-risks-opened"
_OF = "factor-risks-shown-of"

Gaps = dict[tuple[str, str], int]
"""delivery_id and rule_code to how many follow-ups are open."""


def show_risk_list(page: Page, risks: RisksNow, of: Hashable) -> None:
    """Draw a frame for each of the first deliveries, and the way to more.

    Args:
        page: The page of this rerun.
        risks: What is found; at least one delivery.
        of: What the reader has chosen; with another choice the list starts over.
    """
    if st.session_state.get(_OF) != of:
        st.session_state.update({_OF: of, _SHOWN: FIRST_DELIVERIES, _OPENED: set()})
    drawn = risks.deliveries.head(st.session_state[_SHOWN])
    rows = risks.rows.join(drawn, on="delivery_id", how="semi", maintain_order="left")
    found = rows.partition_by("delivery_id", as_dict=True, maintain_order=True)
    gaps = open_gaps(page)
    for delivery in drawn.iter_rows(named=True):
        with st.container(border=True, gap="small"):
            _show_delivery(page, delivery, found[(delivery["delivery_id"],)], gaps)
    _show_more(risks.deliveries.height - drawn.height)


def _show_delivery(page: Page, delivery: Row, rows: pl.DataFrame, gaps: Gaps) -> None:
    key = delivery["delivery_id"]
    name = plain(delivery["workplace_name"] or key)
    words = counts_in_words(delivery["risk_count"], delivery["low_count"])
    linked = page.linked(name, "delivery", id=key)
    st.header(f"{linked}: {words}", anchor=False)
    st.markdown(f":small[:gray[{_beside(page, delivery)}]]")
    is_open = key in st.session_state[_OPENED]
    first = rows.filter(is_counted=rows["is_counted"].any()).head(FIRST_FACTORS)
    drawn = rows if is_open else first
    _show_factors(page, drawn, gaps)
    rest = rows.height - first.height
    if rest:
        more = _("Show {count} more").format(count=format_count(rest))
        st.button(
            _("Show fewer") if is_open else more,
            key=f"factor-risks-of-{key}",
            type="tertiary",
            on_click=_turn,
            args=(key,),
        )


def _show_factors(page: Page, rows: pl.DataFrame, gaps: Gaps) -> None:
    """Draw what counts for the delivery, and under a heading what few units have."""
    titles = {rule.code: rule_title(rule) for rule in page_rules(page)[0].used}
    for few in rows.partition_by("is_counted", maintain_order=True):
        if not few["is_counted"][0]:
            st.markdown(f":small[**{_('In some units')}**]")
        grid = st.grid(12, min_column_width=56, gap=("small", "xsmall"))
        for row in few.iter_rows(named=True):
            with grid.cell(column_span=5):
                st.markdown(_factor(row), help=_definition(page, row))
            with grid.cell(column_span=7):
                st.markdown(_reasons(page, row, gaps, titles))


def _beside(page: Page, delivery: Row) -> str:
    few = _("{n} more in some units only").format(n=format_count(delivery["few_count"]))
    words = (
        delivery["delivery_id"],
        code_label("delivery_type", delivery["delivery_type"]),
        delivery["centre_name"],
        _answered(delivery) if may_see_answers(page.reader) else "",
        few if delivery["few_count"] else "",
    )
    return " · ".join(plain(word) for word in words if word)


def _answered(delivery: Row) -> str:
    if delivery["unit_count"] != 1:
        return _("{n} of {count} party groups have answered together").format(
            n=format_count(delivery["assessed_count"]),
            count=format_count(delivery["unit_count"]),
        )
    if delivery["assessed_count"]:
        return _("the party group has answered together")
    return _("no joint answer of the party group")


def _factor(row: Row) -> str:
    name = plain(factor_label(row["factor_code"]))
    kind = _("Missing") if row["severity"] == "low" else _("Risk factor")
    quiet = " · ".join(word for word in (kind, where_found(row)) if word)
    return f"{severity_badge(row['severity'])} {name}  \n:small[:gray[{quiet}]]"


def _definition(page: Page, row: Row) -> str:
    said = {factor.code: factor.definition for factor in factors()}
    return plain(said[row["factor_code"]].in_language(page.language))


def _reasons(page: Page, row: Row, gaps: Gaps, titles: dict[str, str]) -> str:
    lines = [plain(sentence) for sentence in how_known(row)]
    if row["differ_count"]:
        lines[-1] = f"**{lines[-1]}**"
    rule = RULE_OF_FACTOR.get(row["factor_code"], "")
    count = gaps.get((row["delivery_id"], rule), 0)
    if count and rule in titles:
        words = _("Follow-up: {rule} ({count})").format(
            rule=plain(titles[rule]), count=format_count(count)
        )
        seek = row["delivery_id"]
        lines.append(page.linked(words, "follow_up", rule=titles[rule], seek=seek))
    return "  \n".join(f":small[{line}]" for line in lines)


def _turn(delivery_id: str) -> None:
    opened: set[str] = st.session_state[_OPENED]
    st.session_state[_OPENED] = opened ^ {delivery_id}


def _show_more(rest: int) -> None:
    if rest <= 0:
        return
    more = min(FIRST_DELIVERIES, rest)
    words = _("Show {count} more of {rest}").format(
        count=format_count(more), rest=format_count(rest)
    )
    st.button(words, key="factor-risks-more", on_click=_more)


def _more() -> None:
    st.session_state[_SHOWN] += FIRST_DELIVERIES
