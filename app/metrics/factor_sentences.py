"""What does a comparison say in plain words, and how sure is it?"""

from app.metrics.compared_factors import (
    ComparedFactor,
    interval_words,
    points,
    shares_words,
)
from app.metrics.false_discoveries import FALSE_SHARE
from app.metrics.outcome_counts import OutcomeCounts
from app.translations.gettext import _, ngettext
from app.translations.numbers import format_count, format_number, format_share

ALMOST_UNLIKE = 0.005
"""A likeness below this is 0,00 in words, and takes nothing away from a number."""


def factor_sentence(factor: ComparedFactor, outcome: str, compared_count: int) -> str:
    """Say one comparison: both shares, the counts behind them, and how sure it is.

    Args:
        factor: The factor.
        outcome: What came of the delivery in the units.
        compared_count: Factors that were compared at once.
    """
    said = {
        "self_reliant": _(
            "With the factor {with_share} were self-reliant, without it "
            "{without_share} ({with_yes} of {with_n} units against {without_yes} of "
            "{without_n})."
        ),
        "cooperation_continues": _(
            "With the factor cooperation continued in {with_share} of the units, "
            "without it in {without_share} ({with_yes} of {with_n} against "
            "{without_yes} of {without_n})."
        ),
        "cooperation_started": _(
            "With the factor cooperation was running in {with_share} of the units, "
            "without it in {without_share} ({with_yes} of {with_n} against "
            "{without_yes} of {without_n})."
        ),
    }
    counts = {
        name: format_count(getattr(factor, name))
        for name in ("with_yes", "with_n", "without_yes", "without_n")
    }
    shares = said[outcome].format(**shares_words(factor), **counts)
    return f"{shares} {certainty_sentence(factor, compared_count)}"


def certainty_sentence(factor: ComparedFactor, compared_count: int) -> str:
    """Say how sure a difference is, in words that need no statistics."""
    if factor.is_mixed:
        return _(
            "Not clear: units with and without the factor are so unlike in delivery "
            "type and size that like cannot be compared with like."
        )
    if factor.is_turned:
        return _turned_sentence(factor)
    if factor.is_clear:
        return _("Clear.")
    if factor.covers_zero:
        return _("Not clear: there may be no difference.")
    if factor.p_value > FALSE_SHARE:
        return _("Not clear: it may be chance.")
    return _("Not clear: with {count} comparisons at once it may be chance.").format(
        count=format_count(compared_count)
    )


def surest_sentence(
    factor: ComparedFactor, counts: OutcomeCounts, compared_count: int
) -> str:
    """Say what the finding of the part rests on, in numbers of units.

    Args:
        factor: The surest one.
        counts: Of how many units the outcome is known.
        compared_count: Factors that were compared at once.
    """
    return _(
        "The surest of {compared} comparisons: {with_yes} of {with_n} units against "
        "{without_yes} of {without_n}. The factor is known of {known} of the {count} "
        "units with a known outcome."
    ).format(
        compared=format_count(compared_count),
        with_yes=format_count(factor.with_yes),
        with_n=format_count(factor.with_n),
        without_yes=format_count(factor.without_yes),
        without_n=format_count(factor.without_n),
        known=format_count(factor.known_count),
        count=format_count(counts.unit_count),
    )


def _turned_sentence(factor: ComparedFactor) -> str:
    alike = points(factor.alike_difference or 0, is_signed=True)
    if alike == "0":
        said = _(
            "Read with care: {alike} of the {count} units with the factor can be set "
            "against a unit without it of the same size and delivery type, and among "
            "these the difference disappears (0 percentage points)."
        )
    else:
        said = _(
            "Read with care: {alike} of the {count} units with the factor can be set "
            "against a unit without it of the same size and delivery type, and among "
            "these the difference turns, and is {points} percentage points."
        )
    return said.format(
        alike=format_count(factor.alike_n),
        count=format_count(factor.with_n),
        points=alike,
    )


def difference_words(factor: ComparedFactor) -> tuple[str, str]:
    """Write a difference and its interval: `+24`, `12 to 37`."""
    return points(factor.difference, is_signed=True), interval_words(factor)


def counts_sentence(counts: OutcomeCounts, outcome: str) -> str:
    """Say how many units have reached an outcome, of how many, and who is left out."""
    told = _reached_of(outcome, counts.unit_count).format(
        yes=format_count(counts.yes_count),
        count=format_count(counts.unit_count),
        share=format_share(counts.yes_count / counts.unit_count, digits=0),
    )
    where = ngettext(
        "They are in {count} delivery.",
        "They are in {count} deliveries.",
        counts.delivery_count,
    ).format(count=format_count(counts.delivery_count))
    return " ".join((told, where, left_out_sentence(counts))).strip()


def _reached_of(outcome: str, unit_count: int) -> str:
    return {
        "self_reliant": ngettext(
            "{yes} of {count} unit with a known answer is self-reliant ({share}).",
            "{yes} of {count} units with a known answer are self-reliant ({share}).",
            unit_count,
        ),
        "cooperation_continues": ngettext(
            "Cooperation continues in {yes} of {count} unit with a known answer "
            "({share}).",
            "Cooperation continues in {yes} of {count} units with a known answer "
            "({share}).",
            unit_count,
        ),
        "cooperation_started": ngettext(
            "Cooperation was running in {yes} of {count} unit at its end ({share}).",
            "Cooperation was running in {yes} of {count} units at their end ({share}).",
            unit_count,
        ),
    }[outcome]


def left_out_sentence(counts: OutcomeCounts) -> str:
    """Say which units are not counted, and why; empty when all are."""
    said = (
        (counts.waiting_count, _("not there yet")),
        (counts.missing_count, _("due, and nothing is said")),
        (counts.hidden_count, _("hidden, because too few have answered")),
        (counts.not_asked_count, _("not asked, because they were stopped or left")),
    )
    parts = [f"{format_count(count)} {why}" for count, why in said if count]
    if not parts:
        return ""
    return _("Not counted: {parts}.").format(parts=", ".join(parts))


def likeness_sentence(counts: OutcomeCounts) -> str:
    """Say how alike the units of one delivery are, and what that takes away."""
    if counts.unit_count <= counts.delivery_count:
        return _("No delivery has more than one of these units.")
    if counts.likeness < ALMOST_UNLIKE:
        return _(
            "Units of one delivery have not turned out more alike than others, so "
            "each of them counts in full."
        )
    return _(
        "Units of one delivery turn out more alike than others ({likeness} on a scale "
        "from 0 to 1). So these {count} units say about as much as {worth} units that "
        "each come from a delivery of their own, and the intervals allow for that."
    ).format(
        likeness=format_number(counts.likeness, digits=2),
        count=format_count(counts.unit_count),
        worth=format_count(round(counts.effective_count)),
    )
