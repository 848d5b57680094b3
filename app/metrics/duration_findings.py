"""What do durations find? The sentences of their blocks, true in every state."""

from collections.abc import Sequence

from app.metrics.duration_groups import FEWEST_AT_RISK, Group
from app.metrics.durations import LogRank
from app.translations.gettext import _, ngettext
from app.translations.labels import code_label
from app.translations.numbers import NOT_KNOWN, format_count, format_number
from data.reference.published_durations import GuideNorm, Interviewed

CLEAR_P = 0.05
"""Under this, a difference is told from chance; it goes with the 95 % intervals."""

SMALLEST_P = 0.001
"""Smaller ones are written as under this."""


def duration_finding(everything: Group, norm: GuideNorm) -> str:
    """Say how long half of the deliveries last: the heading of the part."""
    median = everything.survival.median
    if median is None:
        return _("The median duration is not reached: too few have ended")
    return _(
        "Half last longer than {months} months; the guide assumes {first}–{last}"
    ).format(months=format_number(median), first=norm.from_months, last=norm.to_months)


def types_finding(types: Sequence[Group], compared: LogRank | None) -> str:
    """Say the median of each type, and which lasts longest when that is clear."""
    known = sorted(
        (group.survival.median, type_name(group))
        for group in types
        if group.survival.median is not None
    )
    if len(known) == len(types) == 2 and is_clear(compared):
        (shorter, _name), (longer, name) = known
        if shorter != longer:
            return _(
                "{name} lasts longest: median {longer} months against {shorter}"
            ).format(
                name=name, longer=format_number(longer), shorter=format_number(shorter)
            )
    said = [
        f"{type_name(group).lower()} {months_words(group.survival.median)}"
        for group in types
    ]
    return _("Median in months: {said}").format(said=", ".join(said))


def naive_finding(everything: Group) -> str:
    """Set the naive mean beside the median."""
    if everything.naive_mean_months is None:
        return _("No delivery has ended yet")
    return _("Mean without the ongoing: {mean} months. Median: {median}").format(
        mean=format_number(everything.naive_mean_months),
        median=months_words(everything.survival.median),
    )


def naive_sentence(everything: Group) -> str:
    """Explain why the naive mean and the median differ."""
    if everything.naive_mean_months is None:
        return _("There is nothing to take a mean of. The curve counts the ongoing.")
    if not everything.ongoing_count:
        return ngettext(
            "Nothing is ongoing: the mean and the median are of the same delivery.",
            "Nothing is ongoing: the mean and the median are of the same {count} "
            "deliveries.",
            everything.begun_count,
        ).format(count=format_count(everything.begun_count))
    said = _(
        "The mean takes only the {ended} that have been completed or stopped. The "
        "median takes the {ongoing} ongoing ones in too: they have lasted at least "
        "until now. The mean is too short, since those that last longest are more "
        "often still ongoing, and are missing from it."
    ).format(
        ended=format_count(everything.ended_count),
        ongoing=format_count(everything.ongoing_count),
    )
    median = everything.survival.median
    if median is None or everything.naive_mean_months < median:
        return said
    return f"{said} " + _(
        "It lies over the median all the same, because a few have lasted very long."
    )


def stopped_sentence(everything: Group) -> str:
    """Say how many of the ends are stops."""
    return ngettext(
        "Of {count} that has ended, {stopped} was stopped.",
        "Of {count} that have ended, {stopped} were stopped.",
        everything.ended_count,
    ).format(
        count=format_count(everything.ended_count),
        stopped=format_count(everything.stopped_count),
    )


def log_rank_sentence(compared: LogRank | None) -> str:
    """Say whether the types differ by more than chance would give."""
    if compared is None or compared.p is None:
        return _(
            "The types cannot be compared: it takes at least {count} of each, and an "
            "end."
        ).format(count=FEWEST_AT_RISK)
    written = (
        f"p < {format_number(SMALLEST_P, digits=3)}"
        if compared.p < SMALLEST_P
        else f"p = {format_number(compared.p, digits=3)}"
    )
    if is_clear(compared):
        return _(
            "The difference between the types can be told from chance variation "
            "(log-rank, {p}). It does not say why they differ."
        ).format(p=written)
    return _(
        "The difference between the types cannot be told from chance variation "
        "(log-rank, {p})."
    ).format(p=written)


def delay_finding(late: Group) -> str:
    """Say how far past the planned end half of the deliveries go."""
    median = late.survival.median
    if median is None:
        return _("The median time past the planned end is not reached")
    if not median:
        return _("At least half end by the planned end")
    return _("Half go on for more than {months} months past the planned end").format(
        months=format_number(median)
    )


def published_finding(table: Interviewed) -> str:
    """Say what most of those interviewed expected."""
    longest = table.bands[-1]
    return _("{count} of {all} interviewed: over {months} months").format(
        count=format_count(longest.workplace_count),
        all=format_count(table.workplace_count),
        months=longest.from_months,
    )


def is_clear(compared: LogRank | None) -> bool:
    """Tell whether a difference is told from chance."""
    return compared is not None and compared.p is not None and compared.p < CLEAR_P


def type_name(group: Group) -> str:
    """Name the delivery type of a group."""
    return code_label("delivery_type", group.code) or NOT_KNOWN


def months_words(months: float | None) -> str:
    """Write months without the word; what is not reached is said in words."""
    return _("not reached") if months is None else format_number(months)


def interval_words(
    months: float | None, lower: float | None, upper: float | None
) -> str:
    """Write months with their 95 % interval: `26.6 (23.0–28.5)`."""
    if lower is None and upper is None:
        return months_words(months)
    return f"{months_words(months)} ({months_words(lower)}–{months_words(upper)})"
