"""How is it said in words which units are like this one?"""

from collections.abc import Mapping, Sequence

import polars as pl

from app.metrics.similar_unit_statements import known_lacking
from app.metrics.similar_units import FEATURES, LEAST_UNITS, SimilarUnits
from app.translations.gettext import _, ngettext
from app.translations.labels import code_label
from app.translations.numbers import format_count
from data.vocabulary import Answer

Row = Mapping[str, object]


def similar_finding(statements: pl.DataFrame) -> str:
    """Say how many success factors are known not to be present here.

    Args:
        statements: Rows of `factor_statements` and `action_statements`.
    """
    lacking = known_lacking(statements)
    if not lacking:
        return _("What similar workplaces do")
    said = ngettext(
        "What similar workplaces do: {n} success factor that at least half of them "
        "have, is not present here",
        "What similar workplaces do: {n} success factors that at least half of them "
        "have, are not present here",
        lacking,
    )
    return said.format(n=format_count(lacking))


def answer_here(answer: str | None) -> str:
    """Say what is known of the outcome here."""
    if answer is None:
        return _("The outcome is not known here, or its answers are hidden.")
    said = code_label(Answer, answer) or answer
    return _("The answer here is {answer}.").format(answer=said.lower())


def likeness_in_words(unit: Row) -> str:
    """Say what a unit shares with this one, and what not.

    Args:
        unit: A row of similar_units.sql that is not here.
    """
    found = {
        likeness: [
            _feature_word(name)
            for name in FEATURES
            if unit[f"{name}_likeness"] == likeness
        ]
        for likeness in ("same", "near", "other", "unknown")
    }
    if len(found["same"]) == len(FEATURES):
        return _("Alike in all five features")
    patterns = {
        "same": _("Alike in {features}"),
        "near": _("nearly alike in {features}"),
        "other": _("different in {features}"),
        "unknown": _("not known: {features}"),
    }
    return "; ".join(
        pattern.format(features=_listed(found[likeness]))
        for likeness, pattern in patterns.items()
        if found[likeness]
    )


def rule_in_words() -> str:
    """Say what makes a unit similar."""
    return _(
        "Five features are compared: {features}. At least three are shared; the size "
        "group next to this one counts as half, and what is not known does not count."
    ).format(features=_listed([_feature_word(name) for name in FEATURES]))


def chosen_in_words(similar: SimilarUnits) -> str:
    """Say how many units are compared with, and how they were taken."""
    units = similar.units
    said = ngettext(
        "{n} units at other workplaces, in {deliveries} delivery, have the outcome and "
        "are most like this one.",
        "{n} units at other workplaces, in {deliveries} deliveries, have the outcome "
        "and are most like this one.",
        deliveries := units["delivery_id"].n_unique(),
    ).format(n=format_count(units.height), deliveries=format_count(deliveries))
    if not similar.left_out_count:
        return said
    tail = _(
        "{n} more are as like as the last of these; those with the newest answer are "
        "taken."
    ).format(n=format_count(similar.left_out_count))
    return f"{said} {tail}"


def too_few_in_words() -> str:
    """Say why nothing is shown when too few are similar."""
    return _(
        "Fewer than {n} other workplaces with this outcome share at least three of "
        "the five features with this one, so nothing is shown."
    ).format(n=format_count(LEAST_UNITS))


def limits_in_words() -> str:
    """Say what all this does not show."""
    return _(
        "This shows what similar units have, not what helped. They were chosen because "
        "they have the outcome, so chance plays a part: others can have the same "
        "and not the outcome, and other things can differ between the units. "
        "Factors are counted as they stood on the day of the outcome, only from "
        "records and joint answers, and only for units where they are known."
    )


def _feature_word(name: str) -> str:
    return {
        "industry": _("industry"),
        "size": _("size"),
        "sector": _("sector"),
        "delivery_type": _("delivery type"),
        "shift_work": _("shift work"),
    }[name]


def _listed(words: Sequence[str]) -> str:
    if len(words) == 1:
        return words[0]
    return _("{others} and {last}").format(others=", ".join(words[:-1]), last=words[-1])
