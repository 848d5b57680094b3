"""Read the rules of a table: one Great Expectations suite as JSON per table.

`expectations/core_<table>.json` holds each rule with its severity, what it promises,
what is said of a row that breaks it (nb and en, with `{column}` placeholders), who
has to do something about it, and the column it is about.
"""

import json
from collections.abc import Collection
from dataclasses import dataclass
from pathlib import Path

from data.sentence import Sentence
from data.vocabulary import OwnerRole, Severity

FOLDER = Path(__file__).resolve().parent

_SEVERITY = {severity.value: severity for severity in Severity}
_OWNER = {role.value: role for role in OwnerRole}


@dataclass(frozen=True)
class Rule:
    """One rule of a table, as its suite says it."""

    code: str
    severity: Severity
    column: str | None
    """The column the rule is about; None when it is about the row or the table."""
    promise: Sentence
    """What holds when the rule holds."""
    sentence: Sentence
    """What is said of one row that breaks it."""
    owner: OwnerRole
    expectation: str
    """The name of the expectation, such as `expect_column_values_to_be_unique`."""
    arguments: dict[str, object]

    @property
    def columns(self) -> tuple[str, ...]:
        """The columns the expectation looks at; none for one about the whole table."""
        single = ("column", "column_A", "column_B")
        named = [str(self.arguments[key]) for key in single if key in self.arguments]
        listed = self.arguments.get("column_list", [])
        return (*named, *(listed if isinstance(listed, list) else []))


def read_rules(
    table: str, severities: Collection[Severity] = tuple(Severity)
) -> tuple[Rule, ...]:
    """List the rules of a table that have one of the severities, in suite order."""
    path = FOLDER / f"core_{table}.json"
    suite = json.loads(path.read_text(encoding="utf-8"))
    rules = [_rule(entry) for entry in suite["expectations"]]
    return tuple(rule for rule in rules if rule.severity in severities)


def _rule(entry: dict[str, dict[str, object]]) -> Rule:
    meta = {key: str(value) for key, value in entry["meta"].items()}
    return Rule(
        code=meta["rule"],
        severity=_SEVERITY[meta["severity"]],
        column=None if entry["meta"]["column"] is None else meta["column"],
        promise=Sentence(meta["promise_nb"], meta["promise_en"]),
        sentence=Sentence(meta["sentence_nb"], meta["sentence_en"]),
        owner=_OWNER[meta["owner"]],
        expectation=str(entry["type"]),
        arguments=dict(entry["kwargs"]),
    )
