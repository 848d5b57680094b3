"""List where what was assessed and what the records say differ."""

import polars as pl
import streamlit as st

from app.components.quiet import say_quietly
from app.components.tables import show_table
from app.metrics.prevalence_shares import MINIMUM_UNITS
from app.translations.factor_prevalence_words import units_words
from app.translations.factor_words import factor_label
from app.translations.gettext import _
from app.translations.numbers import format_count
from app.translations.portfolio_words import labelled
from data.vocabulary import FactorBasis


def show_bases(prevalence: pl.DataFrame) -> None:
    """List where what was assessed and what the records say differ.

    Args:
        prevalence: Rows of `factor_prevalence`.
    """
    differ = pl.col("only_assessed_count") + pl.col("only_recorded_count")
    rows = (
        prevalence.filter(basis=FactorBasis.RECORDS.value)
        .drop_nulls("only_assessed_count")
        .with_columns(differ_share=differ / pl.col("both_count"), differ_count=differ)
        .sort("differ_share", descending=True, maintain_order=True)
    )
    if rows.is_empty():
        return
    st.header(_finding(rows.row(0, named=True)), anchor=False)
    show_table(
        rows.select(
            labelled(rows["factor_code"], factor_label).alias("factor"),
            "differ_share",
            "both_count",
            "only_assessed_count",
            "only_recorded_count",
        ),
        key="prevalence-bases",
        name="faktorer-vurdert-og-registrert",
        labels={
            "factor": _("Factor"),
            "differ_share": _("Differ"),
            "both_count": _("Units known both ways"),
            "only_assessed_count": _("Present only as assessed"),
            "only_recorded_count": _("Present only from records"),
        },
        widths={"factor": 320},
    )
    say_quietly(
        _(
            "Of the units known both by a joint answer and from records, for factors "
            "known so in {minimum} units or more. An assessment can know more than "
            "what is recorded, and the other way round, so neither corrects the other. "
            "The order of the factors may be chance."
        ).format(minimum=MINIMUM_UNITS)
    )


def _finding(top: dict[str, str | int]) -> str:
    if not top["differ_count"]:
        return _("Assessed and from records differ in no unit that is known both ways")
    return _(
        "Assessed and from records differ on “{factor}” in {count} of {units}, and on "
        "no other factor more often"
    ).format(
        factor=factor_label(str(top["factor_code"])),
        count=format_count(int(top["differ_count"])),
        units=units_words(int(top["both_count"])),
    )
