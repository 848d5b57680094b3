"""What does the file of an installation give another value than the standard has?"""

from typing import NamedTuple

from data.follow_up import FollowUpRules, Rule, standard_rules


class Change(NamedTuple):
    """One key of the file that has another value there."""

    key: str
    """As the file names it; a limit is `limits.<name>`."""
    standard: str | float
    here: str | float


def rule_changes(rule: Rule) -> tuple[Change, ...]:
    """List what is changed in a rule; an interval in days takes the months away."""
    here, standard = _values(rule), _values(standard_rules().named(rule.code))
    return tuple(
        Change(key, standard[key], value)
        for key, value in here.items()
        if value != standard[key]
    )


def common_changes(rules: FollowUpRules) -> tuple[Change, ...]:
    """List what is changed for all rules together."""
    standard, here = standard_rules().due_soon_days, rules.due_soon_days
    return () if here == standard else (Change("due_soon_days", standard, here),)


def _values(rule: Rule) -> dict[str, str | float]:
    texts = {
        f"{name}_{language}": sentence.in_language(language)
        for name, sentence in (
            ("title", rule.title),
            ("why", rule.why),
            ("closes", rule.closes),
            ("fact", rule.fact),
        )
        for language in ("nb", "en")
    }
    return {
        **texts,
        "months": rule.months,
        "days": rule.days,
        **{f"limits.{name}": value for name, value in rule.limits},
        "severity": rule.severity.value,
        "owner": rule.owner.value,
        "is_used": rule.is_used,
    }
