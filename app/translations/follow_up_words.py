"""What do the screens, files and lists of follow-up call states, rules and rows?

The words of the rules themselves are in `data/follow_up.toml`; an installation may
have its own. This module is long because it is a list of words.
"""

from collections.abc import Callable, Mapping
from datetime import date

from app.translations.gettext import _, current_language, ngettext
from app.translations.labels import code_label
from app.translations.numbers import NOT_KNOWN, format_count, format_day, format_share
from data.follow_up import Rule
from data.vocabulary import (
    ActivityKind,
    Basis,
    FollowUpState,
    GapGrain,
    GapSeverity,
    OwnerRole,
    PartyRole,
    SurveyInstrument,
)

STATE_MARKS = {
    "open": "",
    "overdue": "▲",
    "due_soon": "◔",
    "not_due": "○",
    "exempt": "–",
}
SEVERITY_MARKS = {"high": "▲", "medium": "◆", "low": "●"}
_SEVERITY_COLOURS = {"high": "orange", "medium": "yellow", "low": "gray"}


def follow_ups(count: int) -> str:
    """Name what the work list holds."""
    return ngettext("follow-up", "follow-ups", count)


def state_label(state: str) -> str:
    """Name a state; `open` is what is overdue or due soon."""
    return _("Open") if state == "open" else code_label(FollowUpState, state) or state


def severity_label(severity: str) -> str:
    """Name a severity."""
    return code_label(GapSeverity, severity) or severity


def severity_badge(severity: str) -> str:
    """Write a severity as markdown: its mark, its word and its colour."""
    mark, colour = SEVERITY_MARKS[severity], _SEVERITY_COLOURS[severity]
    return f":{colour}-badge[{mark} {severity_label(severity)}]"


def owner_label(owner_role: str) -> str:
    """Name who owns a gap."""
    return code_label(OwnerRole, owner_role) or owner_role


def owner_in_words(owner_role: str, advisor_id: str | None) -> str:
    """Name who owns a gap, with the pseudonym when it is an advisor."""
    owner = owner_label(owner_role)
    is_one = owner_role == OwnerRole.ADVISOR and advisor_id
    return f"{owner} {advisor_id}" if is_one else owner


def window_label(window: str) -> str:
    """Name a due window of `metrics/work_filters.py`."""
    return {
        "over_90": _("over 90 days overdue"),
        "over_30": _("31 to 90 days overdue"),
        "over_0": _("1 to 30 days overdue"),
        "next_7": _("the next 7 days"),
        "next_30": _("the next 30 days"),
    }[window]


def gathered_label(by: str) -> str:
    """Name what the rows are gathered by."""
    return {
        "rule": _("By rule"),
        "delivery": _("By delivery"),
        "owner": _("By owner"),
        "workplace": _("By workplace"),
    }[by]


def layout_label(layout: str) -> str:
    """Name a layout of the list."""
    return _("List") if layout == "list" else _("Table")


def part_label(part: str) -> str:
    """Name a part of the screen."""
    return {
        "list": _("To follow up"),
        "coming": _("Coming"),
        "ageing": _("Ageing"),
        "beside": _("Not reached and too few answers"),
        "records": _("Exemptions and log"),
        "rules": _("Rules"),
    }[part]


def rule_title(rule: Rule) -> str:
    """Name a rule by what is missing, as the installation words it."""
    return rule.title.in_language(current_language())


def rule_subject(rule: Rule) -> str:
    """Name what a rule is about, short enough for the middle of a sentence."""
    return _subjects().get(rule.code) or rule_title(rule)


def interval_words(rule: Rule) -> str:
    """Say how long after the day it counts from something is due: `6 months`."""
    months = ngettext("{n} month", "{n} months", rule.months).format(n=rule.months)
    days = ngettext("{n} day", "{n} days", rule.days).format(n=rule.days)
    said = [months] * bool(rule.months) + [days] * bool(rule.days)
    return _(" and ").join(said) if said else _("on the day itself")


def limits_in_words(rule: Rule) -> list[str]:
    """Say what the other numbers of a rule are."""
    words = {
        "opens_months": _("counts from {n} months after the end"),
        "until_months": _("no longer than {n} months after the end"),
        "advisor_share": _("from {n} of the meetings"),
    }
    return [
        words.get(name, f"{name}: {{n}}").format(
            n=format_share(value, digits=0)
            if name.endswith("_share")
            else format_count(int(value))
        )
        for name, value in rule.limits
    ]


def basis_label(rule: Rule) -> str:
    """Say where the deadline of a rule comes from: `usual practice`."""
    if rule.code in _OWN_DEADLINE and rule.basis is Basis.OURS:
        return _("the one the parties have set")
    label = code_label(Basis, rule.basis.value) or ""
    return label[:1].lower() + label[1:]


def basis_title(rule: Rule) -> str:
    """Say the same as `basis_label`, alone in a cell: `Usual practice`."""
    label = basis_label(rule)
    return label[:1].upper() + label[1:]


def source_in_words(rule: Rule) -> str:
    """Say what a rule rests on, and whether its number is printed there."""
    return _("Source: {source}; the deadline is {basis}.").format(
        source=source_label(rule), basis=basis_label(rule)
    )


_OWN_DEADLINE = ("action_overdue", "over_plan")
"""Due on a day that the parties have agreed on, so no number of ours is in it."""


def days_in_words(overdue_days: int | None) -> str:
    """Say how long something has been overdue, or how long is left.

    Args:
        overdue_days: Days from the due day to the as-of day; below zero: days left.
    """
    if overdue_days is None:
        return NOT_KNOWN
    if overdue_days == 0:
        return _("the same day")
    n = abs(overdue_days)
    if overdue_days > 0:
        said = ngettext("{n} day", "{n} days", n)
    else:
        said = ngettext("in {n} day", "in {n} days", n)
    return said.format(n=format_count(n))


def fact_in_words(row: Mapping[str, object], rule: Rule) -> str:
    """Say what is known of one row of the work list; not yet escaped for markdown.

    Args:
        row: A row of `list_work`: from_on and detail are said.
        rule: The rule of the row.
    """
    from_on, detail = row["from_on"], row["detail"]
    day = format_day(from_on) if isinstance(from_on, date) else _("on an unknown day")
    words = detail_in_words(rule.code, None if detail is None else str(detail))
    template = rule.fact.in_language(current_language())
    # Not str.format: a wording of the installation may have braces of its own.
    return template.replace("{from_on}", day).replace("{detail}", words)


def detail_in_words(rule_code: str, detail: str | None) -> str:
    """Say what a rule names of a record: a role, a kind of activity, a share."""
    if not detail:
        return NOT_KNOWN
    return _DETAILS.get(rule_code, str)(detail)


def _roles(detail: str) -> str:
    roles = [code_label(PartyRole, code) or code for code in detail.split()]
    # HR and other short forms keep their letters.
    return listed([role if role.isupper() else role.lower() for role in roles])


def _kind(detail: str) -> str:
    return code_label(ActivityKind, detail) or detail


def _percent(detail: str) -> str:
    try:
        return format_share(float(detail) / 100, digits=0)
    except ValueError:
        return detail


def _survey(detail: str) -> str:
    instrument, _space, year = detail.rpartition(" ")
    label = code_label(SurveyInstrument, instrument) if instrument else None
    return f"{label} {year}" if label else detail


_DETAILS: dict[str, Callable[[str], str]] = {
    "refresher": _roles,
    "new_role_untrained": _roles,
    "group_incomplete": _roles,
    "postponed_not_replanned": _kind,
    "advisor_dependence": _percent,
    "yearly_survey_follow_up": _survey,
}


def listed(words: list[str]) -> str:
    """Join words as a sentence does: `a, b and c`."""
    if len(words) < 2:
        return "".join(words)
    return ", ".join(words[:-1]) + _(" and ") + words[-1]


def source_label(rule: Rule) -> str:
    """Write the source of a rule as a reader knows it: `Oslo Economics 2022, 5.7.3`.

    The rules name it by short letters. A section of Oslo Economics can be looked up;
    a line of the others is one of our notes, which a reader does not have.
    """
    names = {
        "004": _("the nursing-home report"),
        "000": _("the description of the method"),
        "001": _("the page for safety representatives"),
    }
    parts = [part.strip().partition(" ") for part in rule.source.split(";")]
    return "; ".join(
        f"Oslo Economics 2022, {place}"
        if short == "OE"
        else names.get(short, f"{short}{space}{place}")
        for short, space, place in parts
    )


def _subjects() -> dict[str, str]:
    return {
        "end_evaluation": _("end evaluation"),
        "evaluation_plan": _("a plan for the end evaluation"),
        "follow_up_contact": _("contact after the end"),
        "refresher": _("training of new holders after the end"),
        "new_role_untrained": _("training of new members of the party group"),
        "over_plan": _("passed planned end"),
        "no_end_date": _("a missing planned end"),
        "no_project_plan": _("a missing project plan"),
        "quiet": _("a quiet delivery"),
        "postponed_not_replanned": _("a new day for what was postponed"),
        "group_incomplete": _("an incomplete party group"),
        "unit_not_started": _("the unit's own cooperation"),
        "single_participant": _("a single participant"),
        "silent_trainer": _("the first session of a trainer"),
        "closer_follow_up_open": _("closer follow-up"),
        "advisor_dependence": _("the advisor in most of the meetings"),
        "staff_not_involved": _("involving the staff"),
        "superior_follow_up": _("the superior leader asking for progress"),
        "action_without_owner": _("an action without owner or deadline"),
        "action_overdue": _("an action past its deadline"),
        "staff_evaluation": _("evaluating the actions with the staff"),
        "yearly_survey_follow_up": _("answering the survey"),
    }


def grain_label(per: str) -> str:
    """Name what a rule looks at, one at a time."""
    return (code_label(GapGrain, per) or per).lower()


def changes_in_words(rule: Rule, standard: Rule) -> list[str]:
    """Say what an installation has changed in a rule; nothing when it has not.

    Args:
        rule: The rule of the installation.
        standard: The same rule as Varig has it.
    """
    before = [
        (_("deadline"), interval_words(rule), interval_words(standard)),
        (_("limits"), *(", ".join(limits_in_words(each)) for each in (rule, standard))),
        (
            _("severity"),
            severity_label(rule.severity.value),
            severity_label(standard.severity.value),
        ),
        (
            _("owner"),
            owner_label(rule.owner.value),
            owner_label(standard.owner.value),
        ),
    ]
    said = [
        _("{what} was {before} in the standard").format(what=what, before=was)
        for what, now, was in before
        if now != was
    ]
    texts = ("title", "why", "closes", "fact")
    if any(getattr(rule, name) != getattr(standard, name) for name in texts):
        said.append(_("the words are other than in the standard"))
    if not rule.is_used:
        said.append(_("switched off"))
    return said
