"""What stands around the sections: which meeting, which data, what is left out."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from app.components.filter_choices import Choice, in_words
from app.exports.about import checks_in_words
from app.exports.checks import read_checks
from app.meetings.words import group_name, meeting_title, role_label
from app.records.meeting_plans import MeetingPlan
from app.sections.assemble import Cover
from app.sections.content import Fact
from app.sections.occasion import Moment, Occasion
from app.translations.gettext import _, ngettext
from app.translations.numbers import (
    day_in_norway,
    format_count,
    format_day,
    format_time,
)


@dataclass(frozen=True)
class Held:
    """What is said of a meeting beside its plan."""

    made_at: datetime
    """When the pack is made, in UTC."""
    is_published: bool
    confidential_comments: int
    confidential_decisions: int
    unshown_comments: int
    """Under sections that were not chosen."""
    unshown_decisions: int
    """Where the section of decisions was not chosen."""
    way_back: str


def write_cover(
    plan: MeetingPlan, occasion: Occasion, choices: Sequence[Choice], held: Held
) -> Cover:
    """Write the cover of a pack, in the language of the run."""
    centres = next((each.options for each in choices if each.field == "centres"), {})
    group = group_name(plan.area, centres)
    return Cover(
        title=meeting_title(plan),
        subtitle=f"{group} · {format_day(plan.held_on)}",
        stamp=_stamp(held),
        facts=tuple(_facts(plan, occasion, tuple(choices), group)),
        agenda=tuple(line.strip() for line in plan.agenda.splitlines() if line.strip()),
        attendance=tuple(
            Fact(role_label(role), format_count(count))
            for role, count in plan.attendance
            if count
        ),
        left_out=tuple(_left_out(held)),
        way_back=held.way_back,
        made_at=held.made_at,
    )


def _stamp(held: Held) -> str:
    if held.is_published:
        return _("Published {day}").format(day=format_day(day_in_norway(held.made_at)))
    return _("Draft made {time}").format(time=format_time(held.made_at))


def _facts(
    plan: MeetingPlan, occasion: Occasion, choices: tuple[Choice, ...], group: str
) -> list[Fact]:
    now = occasion.now
    filters = in_words(plan.filters, choices) or [_("None: everything of the group")]
    origin = (
        _("Invented data, made up to show Varig. Not official statistics.")
        if now.build.is_invented
        else _("From the sources loaded into Varig. Not official statistics.")
    )
    return [
        Fact(_("Group"), group),
        *(Fact(_("Filter"), each) for each in filters),
        Fact(_("Data date"), format_day(now.build.data_date)),
        Fact(_("As of"), format_day(now.as_of)),
        Fact(_("Data set"), now.build.id),
        Fact(_("Compared with"), _compared(occasion)),
        Fact(_("Checks"), checks_in_words(read_checks(now.fetch))),
        Fact(_("Data"), origin),
    ]


def _compared(occasion: Occasion) -> str:
    then: Moment | None = occasion.then
    if then is None:
        return _("Nothing: the first meeting, or nothing was chosen.")
    if occasion.is_same_build:
        return _("{day}, as the same data tell it").format(day=format_day(then.as_of))
    return _("{day}, as data set {build} told it").format(
        day=format_day(then.as_of), build=then.build.id
    )


def _left_out(held: Held) -> list[str]:
    counted = (
        (held.confidential_comments, _confidential_comments),
        (held.confidential_decisions, _confidential_decisions),
        (held.unshown_comments, _unshown_comments),
        (held.unshown_decisions, _unshown_decisions),
    )
    return [
        _(
            "Sensitive actions and personnel matters are in no pack, and neither is "
            "what somebody wrote freely in the records."
        ),
        _("Answers of so few persons that one could be known are hidden."),
        *(
            say(count).format(count=format_count(count))
            for count, say in counted
            if count
        ),
    ]


def _confidential_comments(count: int) -> str:
    return ngettext(
        "{count} confidential comment is left out.",
        "{count} confidential comments are left out.",
        count,
    )


def _confidential_decisions(count: int) -> str:
    return ngettext(
        "{count} confidential decision is left out.",
        "{count} confidential decisions are left out.",
        count,
    )


def _unshown_comments(count: int) -> str:
    return ngettext(
        "{count} comment is left out: its section is not chosen.",
        "{count} comments are left out: their sections are not chosen.",
        count,
    )


def _unshown_decisions(count: int) -> str:
    return ngettext(
        "{count} decision is left out: the section of decisions is not chosen.",
        "{count} decisions are left out: the section of decisions is not chosen.",
        count,
    )
