"""Show the catalogue of factors with its sources."""

import polars as pl
import streamlit as st

from app.components.factor_prevalence_choice import choose_factor
from app.components.page import Page
from app.components.quiet import say_quietly
from app.components.tables import show_table
from app.translations.factor_prevalence_words import kind_label, level_label
from app.translations.factor_words import basis_label
from app.translations.gettext import _, current_language, ngettext
from app.translations.markdown import plain
from app.translations.numbers import format_count
from data.factors import Factor, factors
from data.recorded_factors import recorded_factors
from data.source_factors import (
    SourceFactor,
    documents,
    place_words,
    source_factors,
)
from data.vocabulary import FactorBasis


def show_catalogue(page: Page) -> None:
    """Draw the part."""
    catalogue = factors()
    page.title(
        _("{count} factors from {sources} documents").format(
            count=format_count(len(catalogue)), sources=format_count(len(documents()))
        )
    )
    say_quietly(_mapped_words())
    say_quietly(_documents_words())
    _show_factor(choose_factor(_("See one factor")))
    st.subheader(_("All factors"), anchor=False)
    show_table(
        _rows(catalogue),
        key="catalogue",
        name="faktorer-og-kilder",
        title=_("Factors and sources"),
        noun=lambda count: ngettext("factor", "factors", count),
        labels={
            "factor": _("Factor"),
            "definition": _("What is so where it is present"),
            "factor_kind": _("Kind"),
            "factor_level": _("Level"),
            "known_by": _("How it is known"),
            "in_records": _("What the records must say"),
            "places": _("Sources"),
        },
        widths={
            "factor": 300,
            "definition": 460,
            "known_by": 220,
            "in_records": 360,
            "places": 460,
        },
    )
    _show_left_out()


def _show_factor(code: str) -> None:
    """Say all about one factor, which the cells of a list have no room for."""
    language = current_language()
    factor = next(each for each in factors() if each.code == code)
    recorded = {each.code: each.definition for each in recorded_factors()}
    facts = (
        kind_label(str(factor.kind)),
        level_label(str(factor.level)),
        _known_by(code in recorded),
    )
    said = [plain(factor.definition.in_language(language)), " · ".join(facts)]
    if code in recorded:
        said.append(
            _("From records: {definition}").format(
                definition=plain(recorded[code].in_language(language))
            )
        )
    said.append(_("Sources") + ":")
    said.append("\n".join(f"- {_source_words(each)}" for each in _sources_of(code)))
    st.markdown("\n\n".join(said))


def _sources_of(code: str) -> list[SourceFactor]:
    return [each for each in source_factors() if each.factor == code]


def _source_words(source: SourceFactor) -> str:
    words = _("“{name}”: {places}")
    if source.is_opposite:
        words = _("“{name}”, which is its opposite: {places}")
    return words.format(
        name=plain(source.name.in_language(current_language())),
        places="; ".join(place_words(place) for place in source.places),
    )


def _show_left_out() -> None:
    with st.expander(_("Left out, and why")):
        st.markdown(
            "\n".join(
                f"- {_source_words(each)}. "
                f"{plain(each.left_out.in_language(current_language()))}"
                for each in source_factors()
                if each.left_out is not None
            )
        )


def _rows(catalogue: tuple[Factor, ...]) -> pl.DataFrame:
    language = current_language()
    in_records = {
        factor.code: factor.definition.in_language(language)
        for factor in recorded_factors()
    }
    return pl.DataFrame(
        [
            {
                "factor": factor.label.in_language(language),
                "definition": factor.definition.in_language(language),
                "factor_kind": kind_label(str(factor.kind)),
                "factor_level": level_label(str(factor.level)),
                "known_by": _known_by(factor.code in in_records),
                "in_records": in_records.get(factor.code),
                "places": "; ".join(place_words(place) for place in factor.sources),
            }
            for factor in catalogue
        ],
        schema_overrides={"in_records": pl.String},
    )


def _known_by(is_recorded: bool) -> str:
    assessed = basis_label(FactorBasis.ASSESSED.value)
    if not is_recorded:
        return assessed
    return _("Assessed and from records")


def _mapped_words() -> str:
    named = source_factors()
    mapped = sum(each.factor is not None for each in named)
    return _(
        "The documents name {all} factors. {mapped} of them are in the catalogue, "
        "where those that say the same are one; {left_out} are left out, with a reason."
    ).format(
        all=format_count(len(named)),
        mapped=format_count(mapped),
        left_out=format_count(len(named) - mapped),
    )


def _documents_words() -> str:
    return _("{documents}. A line (L) is one of the text of the document.").format(
        documents="; ".join(document.short for document in documents())
    )
