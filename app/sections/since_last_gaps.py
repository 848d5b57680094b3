"""Show the bridge from the gaps of last time to those of now."""

import polars as pl

from app.sections.captions import caption
from app.sections.content import Finding
from app.sections.since_last_bridge import bridge_chart
from app.sections.since_last_read import SinceLast
from app.translations.follow_up_words import follow_ups, listed, rule_subject
from app.translations.gettext import _, ngettext
from app.translations.numbers import format_count, format_day


def gaps_finding(since: SinceLast) -> Finding:
    """Say how many gaps are new and closed, and draw old - closed + new = now."""
    bridge = since.bridge
    is_empty = not bridge.then and not bridge.now
    return Finding(
        "gaps",
        _heading(since),
        _sentences(since),
        chart=None if is_empty else bridge_chart(since),
        caption=caption(
            since.now, f"{format_count(bridge.now)} {follow_ups(bridge.now)}"
        ),
        notes=(
            _(
                "Overdue then, with the new and the reopened and without the closed, "
                "is overdue now. What somebody has exempted is not counted. Reopened: "
                "done or exempt on the earlier day, and overdue now; where nothing is, "
                "it has no column."
            ),
            _(
                "Sensitive actions are counted on neither day, also where they have "
                "become sensitive since."
            ),
            _(
                "A correction is what the newer data already tell otherwise of the "
                "earlier day: old records came late, were mended or withdrawn."
            ),
        ),
        screen="follow_up",
        is_empty=is_empty,
    )


def _sentences(since: SinceLast) -> tuple[str, ...]:
    said = (_most_new(since), _corrected(since), _left_out(since))
    return tuple(words for words in said if words) or (
        _("What is overdue is the same as then."),
    )


def _corrected(since: SinceLast) -> str:
    """Say how many of the changes are corrections; empty when nothing has changed."""
    causes = since.gaps["origin"].drop_nulls()
    if causes.is_empty():
        return ""
    if since.is_same_build:
        return _(
            "Both days are told by the same data, so no change is a correction of old "
            "records."
        )
    said = [_corrected_of(int((causes == "corrected").sum()), len(causes))]
    untold = int((causes == "not_told").sum())
    if untold:
        said.append(
            ngettext(
                "For {count} it cannot be told, as the rule has no history.",
                "For {count} it cannot be told, as the rules have no history.",
                untold,
            ).format(count=format_count(untold))
        )
    return " ".join(said)


def _corrected_of(count: int, everything: int) -> str:
    if not count:
        return _("None of the changes is a correction of old records.")
    return ngettext(
        "{count} of {all} changes is a correction of old records.",
        "{count} of {all} changes are corrections of old records.",
        count,
    ).format(count=format_count(count), all=format_count(everything))


def _heading(since: SinceLast) -> str:
    bridge = since.bridge
    day = format_day(since.then.as_of)
    if not bridge.then and not bridge.now:
        return _("Nothing was overdue on {day}, and nothing is overdue now").format(
            day=day
        )
    counted = (
        (
            bridge.new,
            ngettext("{count} newly overdue", "{count} newly overdue", bridge.new),
        ),
        (
            bridge.reopened,
            ngettext("{count} reopened", "{count} reopened", bridge.reopened),
        ),
        (bridge.closed, ngettext("{count} closed", "{count} closed", bridge.closed)),
    )
    changes = [
        words.format(count=format_count(count)) for count, words in counted if count
    ]
    said = (
        _("{changes} since {day}").format(changes=listed(changes), day=day)
        if changes
        else _("No change since {day}").format(day=day)
    )
    # Elsewhere in the pack all rules are counted, so another number may stand there.
    words = (
        ngettext(
            "{said}; {count} is overdue by rules with a history",
            "{said}; {count} are overdue by rules with a history",
            bridge.now,
        )
        if since.left_out
        else ngettext(
            "{said}; {count} is overdue", "{said}; {count} are overdue", bridge.now
        )
    )
    return words.format(said=said, count=format_count(bridge.now))


def _most_new(since: SinceLast) -> str:
    new = since.gaps.filter(pl.col("change") == "new")
    if new.is_empty():
        return ""
    counts = new.group_by("rule_code").len()
    code, most = counts.sort("len", "rule_code", descending=[True, False]).row(0)
    subject = rule_subject(since.rules.named(code))
    if new.height == 1:
        return _("The new one is about {subject}.").format(subject=subject)
    return ngettext(
        "{count} of the {all} new is about {subject}.",
        "{count} of the {all} new are about {subject}.",
        most,
    ).format(count=format_count(most), all=format_count(new.height), subject=subject)


def _left_out(since: SinceLast) -> str:
    count = len(since.left_out)
    if not count:
        return ""
    earliest = next(
        each for each in (since.then, since.now) if each.as_of < each.build.data_date
    )
    return ngettext(
        "{count} rule has no history before {day}, and is not counted here.",
        "{count} rules have no history before {day}, and are not counted here.",
        count,
    ).format(count=format_count(count), day=format_day(earliest.build.data_date))
