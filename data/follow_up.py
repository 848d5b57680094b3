"""Which follow-up rules are there, and what has an installation changed in them?

Reads `data/follow_up.toml`; what stands in `follow_up.toml` under the home of an
installation wins over it. How a file is checked is in `follow_up_checks.py`, in which
words it is refused in `follow_up_faults.py`, what it changes in `follow_up_changes.py`.

    RulesError      the installation's file cannot be used; has a sentence per fault
"""

import tomllib
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import Any

from data.follow_up_checks import rules_faults
from data.home import Home
from data.sentence import Sentence
from data.vocabulary import Basis, GapGrain, GapSeverity, OwnerRole

CATALOGUE = Path(__file__).resolve().parent / "follow_up.toml"
FILE_NAME = "follow_up.toml"


@dataclass(frozen=True)
class Rule:
    """One follow-up rule: what is missing, by when, why, and who has to do it."""

    code: str
    """Also the name of its question, `app/queries/follow_up/<code>.sql`."""
    title: Sentence
    why: Sentence
    closes: Sentence
    """What would close the gap."""
    fact: Sentence
    """What is known of one record, with {from_on} and {detail} to be filled in."""
    months: int
    days: int
    """Something is due so many months and days after the day it counts from."""
    limits: tuple[tuple[str, float], ...]
    """Other numbers of the rule: name of the `$named` parameter and value."""
    severity: GapSeverity
    owner: OwnerRole
    per: GapGrain
    basis: Basis
    source: str
    is_dated: bool
    """Has every fact it rests on a day? Otherwise it has no history."""
    is_used: bool = True

    @property
    def params(self) -> dict[str, float]:
        """The numbers that its question takes."""
        return {"months": self.months, "days": self.days, **dict(self.limits)}


@dataclass(frozen=True)
class FollowUpRules:
    """All rules of an installation, in the order of the catalogue."""

    due_soon_days: int
    """Due within so many days is due soon."""
    all_rules: tuple[Rule, ...]

    @property
    def used(self) -> tuple[Rule, ...]:
        """The rules that are not switched off."""
        return tuple(rule for rule in self.all_rules if rule.is_used)

    @property
    def dated(self) -> "FollowUpRules":
        """The rules that can be asked of any day."""
        dated = tuple(rule for rule in self.used if rule.is_dated)
        return replace(self, all_rules=dated)

    def named(self, code: str) -> Rule:
        """Give a rule by its code.

        Raises:
            KeyError: There is no such rule.
        """
        return {rule.code: rule for rule in self.all_rules}[code]


class RulesError(Exception):
    """The installation's file of rules cannot be used; the standard stays as it is."""

    def __init__(self, path: Path, faults: tuple[Sentence, ...]) -> None:
        self.path = path
        self.faults = faults
        super().__init__(f"{path}: " + " ".join(fault.en for fault in faults))


@cache
def standard_rules() -> FollowUpRules:
    """Give the rules as Varig has them."""
    return _read_catalogue(tomllib.loads(CATALOGUE.read_text(encoding="utf-8")))


def rules_path(home: Home) -> Path:
    """Give the file in which an installation may change the rules."""
    return home.root / FILE_NAME


def read_rules(home: Home) -> FollowUpRules:
    """Give the rules of an installation: the standard, with what it has changed.

    A rule whose numbers are changed says that they are set here.

    Raises:
        RulesError: The file is there and cannot be used.
    """
    path = rules_path(home)
    try:
        text = path.read_bytes()
    except FileNotFoundError:
        return standard_rules()
    except OSError as error:
        fault = Sentence(
            nb=f"Filen kan ikke leses: {error.strerror}.",
            en=f"The file cannot be read: {error.strerror}.",
        )
        raise RulesError(path, (fault,)) from error
    return _with_changes(path, text)


@cache
def _with_changes(path: Path, text: bytes) -> FollowUpRules:
    standard = tomllib.loads(CATALOGUE.read_text(encoding="utf-8"))
    changes, faults = rules_faults(text, standard)
    if faults:
        raise RulesError(path, faults)
    own = {row["code"]: row for row in changes.get("rule", [])}
    rows = [_changed(row, own.get(row["code"], {})) for row in standard["rule"]]
    return _read_catalogue({**standard, **changes, "rule": rows})


def _changed(standard: dict[str, Any], own: dict[str, Any]) -> dict[str, Any]:
    row = {**standard, **own}
    row["limits"] = {**standard.get("limits", {}), **own.get("limits", {})}
    if own.keys() & {"months", "days"}:
        # Six months become 200 days, not six months and 200 days.
        row["months"], row["days"] = own.get("months", 0), own.get("days", 0)
    if _numbers(row) != _numbers(standard):
        row["basis"] = Basis.SET_HERE.value
    return row


def _numbers(row: dict[str, Any]) -> tuple[object, ...]:
    return row.get("months", 0), row.get("days", 0), row.get("limits", {})


def _read_catalogue(catalogue: dict[str, Any]) -> FollowUpRules:
    return FollowUpRules(
        due_soon_days=catalogue["due_soon_days"],
        all_rules=tuple(_read_rule(row) for row in catalogue["rule"]),
    )


def _read_rule(row: dict[str, Any]) -> Rule:
    return Rule(
        code=row["code"],
        title=_sentence(row, "title"),
        why=_sentence(row, "why"),
        closes=_sentence(row, "closes"),
        fact=_sentence(row, "fact"),
        months=row.get("months", 0),
        days=row.get("days", 0),
        limits=tuple(sorted(row.get("limits", {}).items())),
        severity=GapSeverity.with_code(row["severity"]),
        owner=OwnerRole.with_code(row["owner"]),
        per=GapGrain.with_code(row["per"]),
        basis=Basis.with_code(row["basis"]),
        source=row["source"],
        is_dated=row["is_dated"],
        is_used=row.get("is_used", True),
    )


def _sentence(row: dict[str, Any], name: str) -> Sentence:
    return Sentence(nb=row[f"{name}_nb"], en=row[f"{name}_en"])
