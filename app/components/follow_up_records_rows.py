"""Find which records of the work list a reader may see, and where each stands now.

A record outlives builds and rules: what it is about may be done since, switched off, or
no longer in the data set. It is shown all the same, and says so.
"""

from dataclasses import dataclass, replace
from typing import NamedTuple

import polars as pl

from app.components.page import Page
from app.identity import LOCAL_MANAGER, AreaKind
from app.metrics.work_list import KEY
from app.translations.follow_up_words import fact_in_words, rule_title
from app.translations.gettext import _
from app.warehouse import states_of
from data.follow_up import FollowUpRules
from data.vocabulary import GapGrain

_DONE = ("done", "done_late")
_WAITING = ("overdue", "due_soon", "not_due")
_IN_NORWAY = "Europe/Oslo"


@dataclass(frozen=True)
class Known:
    """What the build in use knows of the records that people have written."""

    rules: FollowUpRules
    states: pl.DataFrame
    """Rows of `find_records` in the own area, of every rule that a record names, also
    those that are switched off; of the data date."""
    workplaces: pl.DataFrame
    """workplace_id, workplace_name."""
    sensitive_ids: frozenset[str]
    """Actions that nothing may be shown of."""
    own_deliveries: frozenset[str]
    sees_everything: bool
    """Is the reader's area the whole programme?"""


class Seen(NamedTuple):
    """The records that the reader may see."""

    rows: pl.DataFrame
    """The records with standing (see `standing_words`), rule_title, fact,
    workplace_name, made_on and clock (in Norway)."""
    hidden_count: int
    """Left out because they are about sensitive actions."""


def read_known(page: Page, rules: FollowUpRules, *records: pl.DataFrame) -> Known:
    """Ask the build about everything that some records are about."""
    keys = frozenset(key for frame in records for key in frame.select(KEY).iter_rows())
    # A record of a rule that is switched off still has a delivery and an area.
    switched_on = tuple(replace(rule, is_used=True) for rule in rules.all_rules)
    states = states_of(
        page.build, page.reader, replace(rules, all_rules=switched_on), keys
    )
    return Known(
        rules=rules,
        states=states,
        workplaces=page.fetch_unfiltered("follow_up_workplaces").select(
            "workplace_id", "workplace_name"
        ),
        sensitive_ids=page.sensitive_actions,
        own_deliveries=frozenset(
            page.fetch_unfiltered("follow_up_deliveries")["delivery_id"]
        ),
        sees_everything=page.reader.area.kind is AreaKind.PROGRAMME,
    )


def see_records(records: pl.DataFrame, known: Known, *, at: str = "made_at") -> Seen:
    """Keep what the reader may see, and say where each record stands.

    Args:
        records: rule_code, record_id, delivery_id, workplace_id and more.
        known: What the build knows.
        at: The column of the time, in UTC.
    """
    marked = _mark(records, known)
    # Of a record outside the area not even the number is said.
    near = marked.filter(
        known.sees_everything
        | pl.col("state").is_not_null()
        | (pl.col("is_sensitive") & pl.col("delivery_id").is_in(known.own_deliveries))
    )
    seen = near.filter(~pl.col("is_sensitive"))
    time = pl.col(at).dt.replace_time_zone("UTC").dt.convert_time_zone(_IN_NORWAY)
    rows = seen.with_columns(
        standing=_standing(known.rules),
        rule_title=_titles(seen["rule_code"], known.rules),
        fact=_facts(seen, known.rules),
        made_on=time.dt.date(),
        clock=time.dt.strftime("%H:%M"),
    ).drop("state", "is_sensitive")
    return Seen(rows, near.height - seen.height)


def standing_words() -> dict[str, str]:
    """Say where the thing that a record is about stands now, by code."""
    return {
        "open": _("In the data set"),
        "done": _("Done since"),
        "not_relevant": _("No longer relevant"),
        "gone": _("No longer in the data set"),
        "off": _("The rule is switched off"),
        "no_rule": _("The rule is no longer there"),
    }


def who_words(name: str) -> str:
    """Name who wrote a record."""
    return _("Local user") if name == LOCAL_MANAGER.name else name


def _mark(records: pl.DataFrame, known: Known) -> pl.DataFrame:
    others = [
        rule.code for rule in known.rules.all_rules if rule.per != GapGrain.ACTION
    ]
    empty = dict.fromkeys((*KEY, "state", "detail"), pl.String) | {"from_on": pl.Date}
    states = (
        known.states if "state" in known.states.columns else pl.DataFrame(schema=empty)
    )
    about = states.select(*KEY, "state", fact_from_on="from_on", fact_detail="detail")
    return (
        records.join(about, on=list(KEY), how="left", maintain_order="left")
        .join(known.workplaces, on="workplace_id", how="left", maintain_order="left")
        .with_columns(
            pl.coalesce("workplace_name", "workplace_id").alias("workplace_name"),
            # A rule that nobody knows any more may have been about actions.
            is_sensitive=pl.col("record_id").is_in(known.sensitive_ids)
            & ~pl.col("rule_code").is_in(others),
        )
    )


def _standing(rules: FollowUpRules) -> pl.Expr:
    used = [rule.code for rule in rules.used]
    known = [rule.code for rule in rules.all_rules]
    return (
        pl.when(~pl.col("rule_code").is_in(known))
        .then(pl.lit("no_rule"))
        .when(~pl.col("rule_code").is_in(used))
        .then(pl.lit("off"))
        .when(pl.col("state").is_null())
        .then(pl.lit("gone"))
        .when(pl.col("state").is_in(_DONE))
        .then(pl.lit("done"))
        .when(pl.col("state") == "not_relevant")
        .then(pl.lit("not_relevant"))
        .otherwise(pl.lit("open"))
    )


def _titles(codes: pl.Series, rules: FollowUpRules) -> pl.Series:
    titles = {rule.code: rule_title(rule) for rule in rules.all_rules}
    return codes.replace(titles)


def _facts(rows: pl.DataFrame, rules: FollowUpRules) -> pl.Series:
    # Of what is done or not relevant the sentence of the rule is no longer true.
    known = {rule.code: rule for rule in rules.all_rules}
    said = [
        None
        if code not in known or state not in _WAITING
        else fact_in_words({"from_on": from_on, "detail": detail}, known[code])
        for code, state, from_on, detail in rows.select(
            "rule_code", "state", "fact_from_on", "fact_detail"
        ).iter_rows()
    ]
    return pl.Series("fact", said, dtype=pl.String)
