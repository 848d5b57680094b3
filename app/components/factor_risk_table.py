"""Draw what is found in ongoing deliveries as a table that can be taken along."""

import polars as pl
import streamlit as st

from app.components.downloads import AllHits
from app.components.factor_risk_rows import recorded_definitions
from app.components.page import Page
from app.components.tables import show_table
from app.metrics.factor_risks import SEVERITIES, RisksNow
from app.permits import may_see_answers
from app.translations.factor_words import factor_label
from app.translations.follow_up_words import severity_label
from app.translations.gettext import _
from app.translations.numbers import format_count
from data.factors import factors

MOST_ROWS = 1000
"""A longer table is read as a file: the buttons have all rows."""


JOINT_COLUMNS = ("joint_count", "partly_count", "joint_on", "differ_count")
"""What comes from joint answers; left out where the reader may not see those of one."""


def show_risk_table(page: Page, risks: RisksNow, factor: str | None) -> None:
    """Draw a row for each delivery and factor, with search and files.

    Args:
        page: The page of this rerun.
        risks: What is found; at least one row.
        factor: The factor that the reader has chosen; None for all.
    """
    st.header(_("The same as a table"), anchor=False)
    count = risks.rows.height
    shown = risks.rows.head(MOST_ROWS)
    window = _("Rows: {shown}").format(shown=f"1–{format_count(shown.height)}")
    hidden = () if may_see_answers(page.reader) else JOINT_COLUMNS

    def in_words(rows: pl.DataFrame) -> pl.DataFrame:
        return risk_table(rows, page.language).drop(hidden)

    show_table(
        in_words(shown),
        key="factor-risks-table",
        name=_("risk now"),
        title=_("Risk now"),
        labels=_headings(),
        narrowed=[f"{_('Factor')}: {factor_label(factor)}"] if factor else [],
        all_hits=None
        if count == shown.height
        else AllHits(count, lambda: in_words(risks.rows), window),
    )


def risk_table(rows: pl.DataFrame, language: str) -> pl.DataFrame:
    """Write the rows in words, for the table and its files.

    Args:
        rows: `RisksNow.rows`.
        language: nb or en.
    """
    names = {each.code: each.label.in_language(language) for each in factors()}
    kinds = {"low": _("Success factor that is missing")}
    severities = {severity: severity_label(severity) for severity in SEVERITIES}
    code, severity = pl.col("factor_code"), pl.col("severity").cast(pl.String)
    return rows.select(
        "workplace_name",
        "delivery_id",
        factor_name=code.replace_strict(names, return_dtype=pl.String),
        severity_name=severity.replace_strict(severities, return_dtype=pl.String),
        kind_name=severity.replace_strict(
            kinds, default=_("Risk factor"), return_dtype=pl.String
        ),
        is_counted="is_counted",
        found_count="found_count",
        unit_count="unit_count",
        joint_count="joint_count",
        partly_count="partly_count",
        joint_on="joint_on",
        recorded_count="recorded_count",
        recorded_on="recorded_on",
        differ_count="differ_count",
        recorded_as=pl.when(pl.col("recorded_count") > 0).then(
            code.replace_strict(
                recorded_definitions(language), default=None, return_dtype=pl.String
            )
        ),
    )


def _headings() -> dict[str, str]:
    return {
        "factor_name": _("Factor"),
        "severity_name": _("Severity"),
        "kind_name": _("Kind"),
        "is_counted": _("Counts for the delivery"),
        "found_count": _("Units where it is found"),
        "unit_count": _("Units that take part"),
        "joint_count": _("By joint answer"),
        "partly_count": _("Of these: partly there"),
        "joint_on": _("Newest joint answer"),
        "recorded_count": _("From records (units)"),
        "recorded_on": _("Recorded since"),
        "differ_count": _("Units where the two differ"),
        "recorded_as": _("What present means in the records"),
    }
