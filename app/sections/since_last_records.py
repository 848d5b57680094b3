"""Tell what has happened with deliveries since last time, and what was evaluated."""

import polars as pl

from app.metrics.since_last_deliveries import EVENTS
from app.sections.captions import caption
from app.sections.content import Column, Finding, Table
from app.sections.since_last_names import few_names, state_filter_words
from app.sections.since_last_read import SinceLast
from app.translations.evaluation_words import evaluation_kind_label
from app.translations.figure_words import counted_words
from app.translations.follow_up_words import listed
from app.translations.gettext import _, ngettext
from app.translations.numbers import format_count, format_day
from data.vocabulary import EvaluationKind

_SAID = ("new", "started", "completed", "stopped")
"""Of EVENTS: those that a heading counts."""
_MOST_SAID = 4
"""So many changes fill a heading; the fifth, of evaluations, stands under it."""


def records_finding(since: SinceLast) -> Finding:
    """Say how many deliveries are new, started and over, and list each of them."""
    day = format_day(since.then.as_of)
    events = _every_event(since)
    is_empty = events.is_empty()
    changes = _changes(since)
    sentences: tuple[str, ...]
    # Those that have left the selection stand in the tables only.
    if not changes:
        heading = _("No delivery has begun or ended since {day}").format(day=day)
        sentences = (_("Nor is any evaluation held since then."),)
    else:
        said, more = changes[:_MOST_SAID], changes[_MOST_SAID:]
        heading = _("{changes} since {day}").format(changes=listed(said), day=day)
        sentences = tuple(
            _("And {evaluations} held.").format(evaluations=words) for words in more
        )
    everything = since.now.fetch("rows/delivery_rows", columns=()).height
    return Finding(
        "records",
        heading,
        sentences,
        tables=() if is_empty else (_counts(events), _list(events)),
        caption=caption(since.now, counted_words("deliveries", everything)),
        notes=(
            _(
                "By the days that the newer data have. New: agreed, or the first "
                "contact, since then, or come into the selection. What is registered "
                "late, and happened before, stands among the corrections."
            ),
            *state_filter_words(since),
        ),
        screen="portfolio",
        is_empty=is_empty,
    )


def _every_event(since: SinceLast) -> pl.DataFrame:
    """Put what happened with deliveries and the evaluations in one list."""
    held = since.evaluations.select(
        kind=pl.lit("held/") + pl.col("kind"),
        delivery_id="delivery_id",
        workplace_name="workplace_name",
        happened_on="completed_on",
    )
    places = {kind: place for place, kind in enumerate(_labels())}
    return pl.concat([since.events, held]).sort(
        pl.col("kind").replace_strict(places, return_dtype=pl.Int64),
        "happened_on",
        "delivery_id",
    )


def _labels() -> dict[str, str]:
    events = {
        "new": _("New delivery"),
        "started": _("Delivery started"),
        "completed": _("Delivery completed"),
        "stopped": _("Delivery stopped"),
        "left": _("Not in the selection any more"),
    }
    return {kind: events[kind] for kind in EVENTS} | {
        f"held/{kind.value}": evaluation_kind_label(kind.value)
        for kind in EvaluationKind
    }


def _changes(since: SinceLast) -> list[str]:
    """Count each kind of change; what there is none of is left out."""
    kinds = since.events["kind"]
    said: list[str] = []
    for kind in _SAID:
        count = int((kinds == kind).sum())
        if count:
            # The first one says what the next ones count.
            words = _next_words(count) if said else _first_words(count)
            said.append(words[kind].format(count=format_count(count)))
    held = since.evaluations.height
    return [*said, counted_words("evaluations", held)] if held else said


def _first_words(count: int) -> dict[str, str]:
    return {
        "new": ngettext("{count} new delivery", "{count} new deliveries", count),
        "started": ngettext(
            "{count} delivery started", "{count} deliveries started", count
        ),
        "completed": ngettext(
            "{count} delivery completed", "{count} deliveries completed", count
        ),
        "stopped": ngettext(
            "{count} delivery stopped", "{count} deliveries stopped", count
        ),
    }


def _next_words(count: int) -> dict[str, str]:
    return {
        "started": ngettext("{count} started", "{count} started", count),
        "completed": ngettext("{count} completed", "{count} completed", count),
        "stopped": ngettext("{count} stopped", "{count} stopped", count),
    }


def _counts(events: pl.DataFrame) -> Table:
    parts = events.partition_by("kind", as_dict=True, maintain_order=True)
    return Table(
        _("What has happened, counted"),
        (
            Column(_("Event"), width=1.6),
            Column(_("How many"), is_number=True, width=0.6),
            Column(_("Which"), width=4),
        ),
        tuple(
            (_labels()[str(kind)], format_count(rows.height), few_names(rows))
            for (kind,), rows in parts.items()
        ),
    )


def _list(events: pl.DataFrame) -> Table:
    labels = _labels()
    return Table(
        _("What has happened, one by one"),
        (
            Column(_("Event"), width=1.6),
            Column(_("Day"), width=1),
            Column(_("Workplace"), width=2.4),
            Column(_("Delivery"), width=1),
        ),
        tuple(
            (
                labels[row["kind"]],
                format_day(row["happened_on"]),
                row["workplace_name"] or _("No workplace given"),
                row["delivery_id"],
            )
            for row in events.iter_rows(named=True)
        ),
    )
