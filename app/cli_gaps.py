"""Find what has to be followed up for the command line, as the screen lists it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

import polars as pl

from app.cli_gap_options import GapOptions
from app.cli_lines import exported_line
from app.cli_question import (
    QuestionError,
    known_choices,
    read_choices,
    read_day,
    read_filters,
    refuse_unknown,
    said_filters,
)
from app.cli_reader import Caller
from app.door import Build, Door, open_door
from app.filters import Filters
from app.metrics.follow_up import OPEN
from app.metrics.hidden_actions import hide_in_work
from app.metrics.work_list import list_work
from app.permits import Act
from app.records.log import LogLine
from app.records.store import RecordsError
from app.sensitive_now import sensitive_now
from app.translations.gettext import speaking
from app.work_records import with_records
from data.follow_up import FollowUpRules, RulesError, read_rules
from data.home import Home
from data.vocabulary import GapSeverity, OwnerRole

LISTED = ("overdue", "due_soon", "not_due", "exempt")
"""The states a row of the work list can be in."""


@dataclass(frozen=True)
class Gaps:
    """What was found, with the conditions it holds under."""

    build: Build
    as_of: date
    filters: tuple[str, ...]
    """Each filter in words; none is the whole programme."""
    chosen: Filters
    """The same in codes."""
    narrowed: tuple[str, ...]
    """The other choices, as they were written: `rule=end_evaluation`."""
    rules: FollowUpRules
    rows: pl.DataFrame
    """Rows of `with_records`, by due day."""
    in_any_state: pl.DataFrame
    """The same with the states that were not asked for, for monitoring."""

    @property
    def without_history(self) -> tuple[str, ...]:
        """The rules that know nothing of this day, because their facts have none."""
        if self.as_of >= self.build.data_date:
            return ()
        return tuple(rule.code for rule in self.rules.used if not rule.is_dated)


def find_gaps(
    build: Build, caller: Caller, options: GapOptions, *, language: str
) -> Gaps:
    """Find the gaps that are asked for.

    Raises:
        QuestionError: A rule, owner, severity, state, filter or value is not known,
            the day is after the data date, or the installation's rules or records
            cannot be read.
        RefusedError: The caller may not see the work list.
    """
    caller.require(Act.SEE_WORK)
    rules = _read_rules(caller.home, language)
    _refuse_unknown(options, rules)
    day, reader = read_day(build, options.as_of), caller.reader
    with speaking(language):
        choices = known_choices(build, reader)
        filters = read_filters(
            read_choices(options.filter), choices, as_of=options.as_of
        )
        said = said_filters(filters, choices)
    with open_door(build, filters, reader) as door:
        _refuse_unknown_advisors(options, door)
        found = list_work(door.fetch, rules, day, build.data_date)
    found = hide_in_work(found, rules, sensitive_now(caller.home, build))
    try:
        rows = with_records(found.rows, caller.home, day, reader)
    except RecordsError as error:
        raise QuestionError(str(error)) from error
    chosen_rows = _chosen(rows, options)
    in_state = pl.col("state").is_in(options.state or OPEN)
    return Gaps(
        build,
        day,
        said,
        filters,
        _narrowed(options),
        rules,
        chosen_rows.filter(in_state),
        chosen_rows,
    )


def line_of(gaps: Gaps, kind: str) -> LogLine:
    """Tell of the rows that leave Varig, in the form of `cli_gap_report.say`."""
    return exported_line(
        "follow_up",
        gaps.rows.height,
        kind=kind,
        build_id=gaps.build.id,
        as_of=gaps.as_of,
        filters=gaps.chosen,
    )


def failing(gaps: pl.DataFrame, conditions: Sequence[str]) -> list[str]:
    """Say which conditions hold, for monitoring.

    Args:
        gaps: Rows that were found, in any state.
        conditions: `overdue` or `overdue:high`; a severity means that one or above.

    Returns:
        A line for each condition that some row meets.

    Raises:
        QuestionError: A condition is not written so.
    """
    weights = [str(severity) for severity in GapSeverity]
    said = []
    for condition in conditions:
        state, colon, severity = condition.partition(":")
        refuse_unknown(state, LISTED, "state")
        if colon:
            refuse_unknown(severity, weights, "severity")
        counting = weights[: weights.index(severity) + 1] if colon else weights
        met = gaps.filter(
            (pl.col("state") == state) & pl.col("severity").is_in(counting)
        )
        if met.height:
            said.append(f"{condition}: {met.height}")
    return said


def _read_rules(home: Home, language: str) -> FollowUpRules:
    try:
        return read_rules(home)
    except RulesError as error:
        faults = " ".join(fault.in_language(language) for fault in error.faults)
        raise QuestionError(f"{error.path}: {faults}") from error


def _refuse_unknown(options: GapOptions, rules: FollowUpRules) -> None:
    known = {
        "rule": (options.rule, [rule.code for rule in rules.all_rules]),
        "owner": (options.owner, [str(owner) for owner in OwnerRole]),
        "severity": (options.severity, [str(one) for one in GapSeverity]),
        "state": (options.state, LISTED),
    }
    for what, (asked, codes) in known.items():
        for code in asked:
            refuse_unknown(code, codes, what)


def _refuse_unknown_advisors(options: GapOptions, door: Door) -> None:
    if not options.advisor:
        return
    known = {
        *door.fetch("follow_up_deliveries")["advisor_id"].drop_nulls(),
        *door.fetch("follow_up_local_advisors")["local_advisor_id"],
    }
    for advisor in options.advisor:
        refuse_unknown(advisor, sorted(known), "advisor")


def _narrowed(options: GapOptions) -> tuple[str, ...]:
    return tuple(
        f"{name}={word}"
        for name in ("rule", "owner", "advisor", "severity", "state")
        for word in getattr(options, name)
    )


def _chosen(rows: pl.DataFrame, options: GapOptions) -> pl.DataFrame:
    wanted = {
        "rule_code": options.rule,
        "owner_role": options.owner,
        "advisor_id": options.advisor,
        "severity": options.severity,
    }
    for column, codes in wanted.items():
        if codes:
            rows = rows.filter(pl.col(column).is_in(list(codes)))
    return rows
