"""What is said of signals of absence: how many, of whom it cannot be told, and how?"""

from app.charts.absence_time import quarter_label
from app.metrics.absence_standing import CANNOT_TELL, FEWEST_QUARTERS, Standings
from app.translations.absence_words import absence_label
from app.translations.gettext import _, ngettext
from app.translations.numbers import format_count


def signals_finding(standings: Standings, measure: str, latest: int) -> str:
    """Say how many have a signal, of those of whom it can be told."""
    name, quarter = absence_label(measure), quarter_label(latest)
    if not standings.told_count:
        return _(
            "{absence}: of no workplace can it be told whether it has a signal "
            "in {quarter}"
        ).format(absence=name, quarter=quarter)
    said = ngettext(
        "{absence}: {count} of {n} workplace with enough figures has a signal "
        "in {quarter}",
        "{absence}: {count} of {n} workplaces with enough figures have a "
        "signal in {quarter}",
        standings.told_count,
    )
    return said.format(
        absence=name,
        count=format_count(standings.signal_count),
        n=format_count(standings.told_count),
        quarter=quarter,
    )


def direction_words(standings: Standings) -> str:
    """Say how many of the signals are of concern and of improvement."""
    concern, improvement = (
        standings.counts.get(each, 0) for each in ("concern", "improvement")
    )
    return _("Concern: {concern}. Improvement: {improvement}.").format(
        concern=format_count(concern), improvement=format_count(improvement)
    )


def cannot_tell_words(standings: Standings, latest: int) -> str:
    """Say of how many it cannot be told, and why; empty when it can of all."""
    counts = {why: standings.counts.get(why, 0) for why in CANNOT_TELL}
    total = sum(counts.values())
    if not total:
        return ""
    reasons = {
        "few_quarters": _("{n} with fewer than {fewest} quarters under their limits"),
        "hidden": _("{n} hidden in {quarter}"),
        "lacks_national": _("{n} without a national figure for {quarter}"),
        "no_figure": _("{n} without a figure for {quarter}"),
    }
    said = ", ".join(
        reasons[why].format(
            n=format_count(count),
            fewest=FEWEST_QUARTERS,
            quarter=quarter_label(latest),
        )
        for why, count in counts.items()
        if count
    )
    if standings.told_count:
        whole = ngettext(
            "Of {n} more workplace it cannot be told: {reasons}.",
            "Of {n} more workplaces it cannot be told: {reasons}.",
            total,
        )
    else:
        whole = ngettext(
            "Of {n} workplace it cannot be told: {reasons}.",
            "Of {n} workplaces it cannot be told: {reasons}.",
            total,
        )
    hint = _("National figures come with table 12440 of Statistics Norway: load it.")
    end = f" {hint}" if counts["lacks_national"] else ""
    return whole.format(n=format_count(total), reasons=said) + end


def lamp_words() -> str:
    """Say what a signal is, and what it is not."""
    return _(
        "A signal: absence stands otherwise against the country than it usually does "
        "at that workplace itself. It is a warning lamp and a tool for follow-up, not "
        "a measure of a good work environment (SINTEF 2018), and nothing to rank by. "
        "Lower is not the same as good, and does not say why. The difference from the "
        "country in the same quarter is used, since the season would else light the "
        "lamp everywhere. Among many workplaces a few get a signal by chance."
    )


def no_country_words(measure: str) -> str:
    """Say why a measure has no national figure here; empty for those that have one."""
    if measure not in ("short_term", "long_term"):
        return ""
    return _(
        "{absence} has no national figure here: Statistics Norway counts "
        "self-certified and doctor-certified absence. Short-term (under 16 days) is "
        "not the same as self-certified, nor long-term as doctor-certified, so neither "
        "is put in its place. The curve is shown without the country, and without "
        "signals."
    ).format(absence=absence_label(measure))


def reading_words() -> str:
    """Say the limits of reading in whole sentences."""
    return _(
        "The curves show how absence has developed, not what the delivery did. "
        "Deliveries start on different days, 2020–2022 are disturbed by the pandemic, "
        "and a workplace that gets help when absence is high would often lie lower "
        "later anyway."
    )
