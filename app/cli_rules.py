"""Say on the command line which follow-up rules an installation has.

And what its own file changes in them, or everything that is wrong with that file.
"""

import json
from pathlib import Path

from app.translations.follow_up_words import (
    basis_label,
    interval_words,
    limits_in_words,
    owner_label,
    rule_title,
    severity_label,
    source_label,
)
from app.translations.gettext import _, ngettext, speaking
from app.translations.labels import code_label
from data.follow_up import (
    FollowUpRules,
    Rule,
    RulesError,
    read_rules,
    rules_path,
)
from data.follow_up_changes import Change, common_changes, rule_changes
from data.home import Home
from data.vocabulary import GapGrain


def say_rules(home: Home, language: str, *, as_json: bool) -> tuple[str, int]:
    """Say the rules of an installation, or what is wrong with its file.

    Returns:
        What to print, and the exit code: 1 when the file cannot be used.
    """
    try:
        rules = read_rules(home)
    except RulesError as error:
        said = (
            _as_json_text(faults_as_json(error, language))
            if as_json
            else faults_as_text(error, language)
        )
        return said, 1
    path = rules_path(home)
    if as_json:
        return _as_json_text(rules_as_json(rules, path, language)), 0
    return rules_as_text(rules, path, language), 0


def rules_as_text(rules: FollowUpRules, path: Path, language: str) -> str:
    """List every rule in a few lines: what it asks for, and what is changed.

    Args:
        rules: The rules of the installation.
        path: The file that changes them, there or not.
        language: `nb` or `en`.
    """
    with speaking(language):
        lines = [_said_of_file(rules, path), _said_of_due_soon(rules)]
        for rule in rules.all_rules:
            lines += ["", *_said_of_rule(rule)]
    return "\n".join(lines)


def rules_as_json(rules: FollowUpRules, path: Path, language: str) -> dict[str, object]:
    """Give the rules as JSON has them: codes and numbers, and the words beside."""
    with speaking(language):
        return {
            "file": str(path) if path.is_file() else None,
            "due_soon_days": rules.due_soon_days,
            "changes": [change._asdict() for change in common_changes(rules)],
            "rules": [
                {
                    "code": rule.code,
                    "title": rule_title(rule),
                    "why": rule.why.in_language(language),
                    "closes": rule.closes.in_language(language),
                    "interval": interval_words(rule),
                    "months": rule.months,
                    "days": rule.days,
                    "limits": dict(rule.limits),
                    "severity": rule.severity.value,
                    "owner": rule.owner.value,
                    "per": rule.per.value,
                    "basis": rule.basis.value,
                    "source": rule.source,
                    "is_dated": rule.is_dated,
                    "is_used": rule.is_used,
                    "changes": [change._asdict() for change in rule_changes(rule)],
                }
                for rule in rules.all_rules
            ],
        }


def faults_as_text(error: RulesError, language: str) -> str:
    """Say everything that is wrong with the file, a line a fault."""
    with speaking(language):
        head = _(
            "{path} cannot be used. "
            "Screens follow the standard rules until it is mended."
        )
        lines = [f"- {fault.in_language(language)}" for fault in error.faults]
        return "\n".join([head.format(path=error.path), *lines])


def faults_as_json(error: RulesError, language: str) -> dict[str, object]:
    """Give everything that is wrong with the file as JSON has it."""
    return {
        "is_refused": True,
        "file": str(error.path),
        "faults": [fault.in_language(language) for fault in error.faults],
    }


def _said_of_file(rules: FollowUpRules, path: Path) -> str:
    if not path.is_file():
        said = _("{count} rules, as Varig has them: there is no file {path}.")
        return said.format(count=len(rules.all_rules), path=path)
    changed = sum(bool(rule_changes(rule)) for rule in rules.all_rules)
    said = _("{all} rules; {path} changes {count} of them.")
    return said.format(all=len(rules.all_rules), path=path, count=changed)


def _said_of_due_soon(rules: FollowUpRules) -> str:
    days = rules.due_soon_days
    said = ngettext(
        "Due soon: within {n} day.", "Due soon: within {n} days.", days
    ).format(n=days)
    return " ".join([said, *(_said_of_change(each) for each in common_changes(rules))])


def _said_of_rule(rule: Rule) -> list[str]:
    off = [] if rule.is_used else [_("off: not looked at")]
    grain = code_label(GapGrain, rule.per.value) or rule.per.value
    return [
        f"{rule.code}  {rule_title(rule)}",
        "    " + "; ".join([interval_words(rule), *limits_in_words(rule)]),
        "    "
        + ", ".join(
            [
                _("severity: {severity}").format(
                    severity=severity_label(rule.severity.value)
                ),
                _("owner: {owner}").format(owner=owner_label(rule.owner.value)),
                _("per: {grain}").format(grain=grain),
            ]
        ),
        f"    {basis_label(rule)} ({source_label(rule)})",
        *(f"    {words}" for words in off),
        *(f"    {_said_of_change(change)}" for change in rule_changes(rule)),
    ]


def _said_of_change(change: Change) -> str:
    return _("Set here: {key} = {here}, in the standard {standard}.").format(
        key=change.key,
        here=_as_in_file(change.here),
        standard=_as_in_file(change.standard),
    )


def _as_in_file(value: str | float) -> str:
    """Write a value as TOML has it, which for these is as JSON has it."""
    return json.dumps(value, ensure_ascii=False)


def _as_json_text(said: dict[str, object]) -> str:
    return json.dumps(said, indent=2, ensure_ascii=False)
