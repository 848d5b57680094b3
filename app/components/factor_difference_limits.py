"""Say how the numbers are read, and what they cannot show."""

from collections.abc import Sequence

import streamlit as st

from app.components.quiet import say_quietly
from app.metrics.compared_factors import ComparedFactor
from app.metrics.factor_comparison import FactorComparison
from app.translations.factor_words import factor_label, part_label
from app.translations.gettext import _, ngettext
from app.translations.numbers import format_count
from data.recorded_factors import recorded_factors


def show_how_to_read(comparison: FactorComparison, compared_count: int) -> None:
    """Explain points, interval and clear, once and in plain words.

    Args:
        comparison: What was compared.
        compared_count: Factors that were compared at once.
    """
    several = ngettext(
        "{count} comparison is made here.",
        "{count} comparisons are made here.",
        compared_count,
    ).format(count=format_count(compared_count))
    with st.expander(_("How to read the numbers"), icon=":material/help:"):
        st.markdown(
            "\n".join(
                f"- {said}"
                for said in (*_reading(several), *_groups(comparison.minimum))
            )
        )
        say_quietly(
            _(
                "Method: Newcombe's 95% interval, Fisher's exact test, "
                "Benjamini-Hochberg at 5%, Mantel-Haenszel within delivery type and "
                "size. Interval and test count with fewer units than there are, "
                "because units of one delivery are alike."
            )
        )


def _reading(several: str) -> tuple[str, ...]:
    return (
        _(
            "**Percentage points:** the share with the factor minus the share without "
            "it. 65% against 45% is +20. To the right of zero the outcome is more "
            "common with the factor, to the left less common."
        ),
        _(
            "**Interval:** the line round the mark. The difference was measured in "
            "some units; in others it would have come out a little differently. The "
            "line shows which differences fit well with what was seen. When it crosses "
            "zero, no difference fits too."
        ),
        _(
            "**Clear** (filled mark): with many comparisons, some look large by chance "
            "alone. {several} Clear is what remains when that is counted in; about 1 "
            "in 20 of those called clear may still be chance."
        ).format(several=several),
        _(
            "**Not clear** (grey, open mark) does not mean that there is no "
            "difference, only that these data cannot tell."
        ),
    )


def _groups(minimum: int) -> tuple[str, ...]:
    return (
        _(
            "**Star:** the difference turns or disappears when only units of the same "
            "size in deliveries of the same type are compared, or too few can be "
            "compared so. Then the mix of units may be what is seen, and it is not "
            "called clear."
        ),
        _(
            "**Units and deliveries:** “31 (21)” is 31 units in 21 deliveries. Both "
            "groups must have at least {minimum} deliveries."
        ).format(minimum=minimum),
        _(
            "**Present:** by the latest joint answer of the group. Without one, in the "
            "whole programme, one centre or one county, on the data set's own date, "
            "when two roles or more agree, and not where so few units would be told "
            "of. Partly is not present. Only what was known on the day of the outcome "
            "counts. **From records:** told by what is recorded, without asking "
            "anybody; what has no day, such as a project plan, is taken as it stands "
            "in the data."
        ),
    )


def show_limits(
    comparison: FactorComparison, factors: Sequence[ComparedFactor]
) -> None:
    """Say what the differences cannot show, and where two sources differ."""
    said = list(_not_shown())
    assessed = [factor.known_count for factor in factors if not factor.is_recorded]
    if assessed:
        ends = {min(assessed), max(assessed)}
        said.append(
            _(
                "The assessed units are no random pick: of {count} units with a known "
                "outcome, a factor that is compared has been assessed in {assessed}."
            ).format(
                count=format_count(comparison.counts.unit_count),
                assessed="–".join(map(format_count, sorted(ends))),
            )
        )
    said.append(_not_compared())
    said.append(
        _("Where assessed and recorded differ is listed under “{part}”.").format(
            part=part_label("prevalence")
        )
    )
    say_quietly(" ".join(said))


def _not_compared() -> str:
    names = [
        factor_label(factor.code) for factor in recorded_factors() if factor.builds_up
    ]
    return _(
        "From records these are not compared, since a longer course gives both them "
        "and the outcome more time: {factors}."
    ).format(factors="; ".join(names))


def _not_shown() -> tuple[str, ...]:
    return (
        _(
            "This does not show that a factor brings the outcome about, only what "
            "goes together. Units with a factor may also differ from the others in "
            "size, industry, and how much help they had; and those who assess often "
            "know how it went."
        ),
        _(
            "One who tries several outcomes, minimums and filters finds something by "
            "chance in some of them."
        ),
    )
