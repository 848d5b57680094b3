"""Ask the three moments of a meeting what has happened since last time."""

from dataclasses import dataclass
from functools import cached_property

import polars as pl

from app.metrics.since_last_corrections import corrected_records
from app.metrics.since_last_deliveries import (
    DELIVERY_COLUMNS,
    EVALUATION_COLUMNS,
    delivery_events,
    evaluations_held,
    known_on,
)
from app.metrics.since_last_figures import Asked, FigureSince, figures_since
from app.metrics.since_last_gaps import (
    Bridge,
    compare_states,
    count_changes,
    describe_changes,
)
from app.metrics.since_last_places import (
    name_places,
    named_by_delivery,
    newer_names,
    renamed,
)
from app.metrics.work_list import KEY
from app.sections.occasion import Moment
from data.follow_up import FollowUpRules, Rule
from data.vocabulary import GapGrain

_STATES = [*KEY, "state"]


@dataclass(frozen=True)
class SinceLast:
    """What has happened since last time; each part is asked when it is shown."""

    then: Moment
    recalled: Moment
    """The day of `then`, as the data of `now` tell it."""
    now: Moment
    rules: FollowUpRules
    statuses: tuple[str, ...] = ()
    """The states that the deliveries are chosen by; empty is no choice."""

    @property
    def is_same_build(self) -> bool:
        """Is only the day another one? Then no old record can have been corrected."""
        return self.then.build.id == self.now.build.id

    @property
    def had_deliveries(self) -> bool:
        """Was any delivery in view last time?"""
        return self.then.fetch("rows/delivery_rows", columns=()).height > 0

    @cached_property
    def left_out(self) -> tuple[Rule, ...]:
        """The rules whose facts are not known on one of the days."""
        is_known = _is_data_date(self.then) and _is_data_date(self.now)
        return () if is_known else _undated(self.rules)

    @cached_property
    def gaps(self) -> pl.DataFrame:
        """What has become of every gap: rows of `describe_changes`."""
        compared = [rule for rule in self.rules.used if rule not in self.left_out]
        codes = [rule.code for rule in compared]
        works = [
            each.work.filter(pl.col("rule_code").is_in(codes), ~self._is_sensitive)
            for each in (self.then, self.now)
        ]
        keys = pl.concat(
            [work.filter(pl.col("state") == "overdue").select(KEY) for work in works]
        ).unique()
        then, now = (each.states_of(keys)[_STATES] for each in (self.then, self.now))
        recalled = then if self.is_same_build else self.recalled.states_of(keys)
        told = _is_data_date(self.recalled)
        untold = [] if told or self.is_same_build else _undated(self.rules)
        changes = compare_states(
            then, recalled[_STATES], now, untold=[rule.code for rule in untold]
        )
        return self._with_places(describe_changes(changes, works[0], works[1], codes))

    @cached_property
    def bridge(self) -> Bridge:
        """How many gaps there were, came, went, and are."""
        return count_changes(self.gaps)

    @cached_property
    def events(self) -> pl.DataFrame:
        """What has happened with deliveries: rows of `delivery_events`."""
        _then, recalled, now = self._deliveries
        return delivery_events(recalled, now, self.then.as_of)

    @cached_property
    def evaluations(self) -> pl.DataFrame:
        """The evaluations held since: rows of `evaluations_held`."""
        _then, recalled, now = self._evaluations
        return evaluations_held(recalled, now, self.then.as_of)

    @cached_property
    def corrected_deliveries(self) -> pl.DataFrame:
        """Old deliveries that are told otherwise: rows of `corrected_records`."""
        then, recalled, _now = self._deliveries
        return corrected_records(
            then,
            recalled,
            key="delivery_id",
            watched=("state", "first_contact_on", "started_on", "ended_on"),
        )

    @cached_property
    def corrected_evaluations(self) -> pl.DataFrame:
        """Old evaluations that are told otherwise: rows of `corrected_records`."""
        then, recalled, _now = self._evaluations
        return corrected_records(
            then,
            recalled,
            key="evaluation_id",
            watched=("delivery_id", "kind", "completed_on"),
        )

    @cached_property
    def figures(self) -> tuple[FigureSince, ...]:
        """The figures of the registry, then and now."""
        then, recalled, now = (
            Asked(each.fetch, _is_data_date(each))
            for each in (self.then, self.recalled, self.now)
        )
        return figures_since(then, recalled, now)

    @cached_property
    def _is_sensitive(self) -> pl.Expr:
        # An action that the newer data do not say is not sensitive is none to tell of,
        # also where older data told of it: it is left out of every moment.
        actions = self.now.fetch("follow_up_sensitive_actions")["action_id"]
        is_about_action = pl.col("rule_code").is_in(self._about_actions)
        return is_about_action & pl.col("record_id").is_in(actions.to_list())

    @property
    def _about_actions(self) -> list[str]:
        return [rule.code for rule in self.rules.used if rule.per is GapGrain.ACTION]

    def _with_places(self, gaps: pl.DataFrame) -> pl.DataFrame:
        newer = pl.concat(
            [
                each.fetch("follow_up_deliveries")["delivery_id"]
                for each in (self.recalled, self.now)
            ]
        )
        # Of an action that is withdrawn nothing says that it is not sensitive now.
        is_action_gone = (pl.col("closed_as") == "gone").fill_null(
            value=False
        ) & pl.col("rule_code").is_in(self._about_actions)
        return name_places(
            gaps,
            self.now.fetch("follow_up_workplaces"),
            newer.unique().to_list(),
            is_action_gone,
        )

    @cached_property
    def _deliveries(self) -> tuple[pl.DataFrame, pl.DataFrame, pl.DataFrame]:
        then, recalled, now = self._rows("rows/delivery_rows", DELIVERY_COLUMNS)
        names = newer_names(recalled, now)
        return renamed(then, names), known_on(then, recalled), now

    @cached_property
    def _evaluations(self) -> tuple[pl.DataFrame, pl.DataFrame, pl.DataFrame]:
        # One of the whole delivery is known by the workplace of the delivery.
        names = newer_names(*self._deliveries[1:])
        then, recalled, now = self._rows("rows/evaluation_rows", EVALUATION_COLUMNS)
        return (
            renamed(then, names),
            named_by_delivery(recalled, names),
            named_by_delivery(now, names),
        )

    def _rows(
        self, query: str, columns: tuple[str, ...]
    ) -> tuple[pl.DataFrame, pl.DataFrame, pl.DataFrame]:
        then, now = (
            each.fetch(query, columns=columns) for each in (self.then, self.now)
        )
        if self.is_same_build:
            return then, then, now
        return then, self.recalled.fetch(query, columns=columns), now


def _is_data_date(moment: Moment) -> bool:
    """Whether facts without a day are known: they are, on the day of the data."""
    return moment.as_of >= moment.build.data_date


def _undated(rules: FollowUpRules) -> tuple[Rule, ...]:
    return tuple(rule for rule in rules.used if not rule.is_dated)
