"""Show the delivery types beside each other, with what the documents say of them."""

import streamlit as st

from app.components.factor_types_shares import show_shares
from app.components.factor_types_table import show_trade_offs
from app.components.figures import show_figures
from app.components.page import Page
from app.components.quiet import say_quietly
from app.metrics.type_findings import profile_finding
from app.metrics.type_profile import AMOUNTS, SHARES, VARIANTS, Trade, type_profile
from app.translations.figure_words import counted_words
from app.translations.gettext import _
from app.translations.numbers import format_count
from app.translations.portfolio_words import part_label
from app.translations.type_words import SIGNS, said_of_type, variant_label

CASCADE = (
    *("trainers_trained", "trainers_with_session", "trainers_silent"),
    *("trainer_workplaces_reached", "trainer_workplaces_started"),
)
"""What has become of train-the-trainer; the portfolio draws it."""


def show_types(page: Page) -> None:
    """Draw the trade-offs, the shares, what the documents say, and the cascade."""
    trades = type_profile(page.fetch, (*AMOUNTS, *SHARES))
    amounts, shares = trades[: len(AMOUNTS)], trades[len(AMOUNTS) :]
    by_code = {trade.metric.code: trade for trade in amounts}
    deliveries = by_code["deliveries"]
    page.title(profile_finding(deliveries, by_code["advisor_hours_per_unit"]))
    say_quietly(_what_is_beside(deliveries))
    st.markdown(
        _(
            "The types are used for different workplaces and different needs, so the "
            "figures do not rank them (OE 8.3). They show what goes together, not why."
        )
    )
    show_trade_offs(page, trades)
    blocks = st.grid(12, min_column_width=56, gap=("small", 32))
    with blocks.cell(column_span=7):
        show_shares(page, shares)
    with blocks.cell(column_span=5):
        _show_documents()
    _show_cascade(page, deliveries)


def _what_is_beside(deliveries: Trade) -> str:
    counts = {name: round(cell.figure.whole) for name, cell in deliveries.cells.items()}
    parts = [
        f"{SIGNS[name]} {variant_label(name)} {format_count(count)}"
        for name, count in counts.items()
    ]
    return _(
        "Train-the-trainer is a variant on top of the type. Here it stands for itself, "
        "and the two types are without it, so that no delivery counts twice: {parts}, "
        "together {total}."
    ).format(
        parts=", ".join(parts), total=counted_words("deliveries", sum(counts.values()))
    )


def _show_documents() -> None:
    st.header(_("What the delivery survey says of each type"), anchor=False)
    for variant in VARIANTS:
        said = said_of_type(variant)
        st.markdown(
            f"**{SIGNS[variant]} {variant_label(variant)}**  \n"
            f"{_('Strength')}: {said.strength}  \n"
            f"{_('Weakness')}: {said.weakness} :gray[({said.source})]"
        )
    say_quietly(
        _(
            "Put shortly in our words. The survey of 2022 looked at 21 workplaces, "
            "and what suits depends on the workplace (OE 8.3)."
        )
    )


def _show_cascade(page: Page, deliveries: Trade) -> None:
    st.header(_("What has become of train-the-trainer"), anchor=False)
    if not deliveries.cells["train_the_trainer"].figure.value:
        say_quietly(_("No delivery in this selection uses train-the-trainer."))
        return
    show_figures(page, CASCADE, columns=3)
    # Not page.link: both pages have the key `part`, and what is chosen here would be
    # carried over to the portfolio within the session.
    words = f"{_('See the trainers in the portfolio')} →"
    st.markdown(page.linked(words, "portfolio", part=part_label("trainers")))
