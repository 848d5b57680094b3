"""Invent the actions that the units propose, decide and carry out.

Grain: one row per action_id. A few are sensitive; no title names a person.
"""

from typing import NamedTuple

import polars as pl

from data.sample.dice import Dice, dice_for
from data.sample.period import DATA_DATE
from data.sample.rows import emptied, numbered, repeat_rows


class Idea(NamedTuple):
    """A thing units do, with where it belongs."""

    title: str
    area: str
    prevention_level: str
    work_level: str


IDEAS = (
    Idea("Fast møte i partsgruppen hver måned", "improvement", "primary", "group"),
    Idea("Lage årshjul for arbeidsmiljøarbeidet", "improvement", "primary", "group"),
    Idea("Gå gjennom turnusen sammen", "improvement", "primary", "organisation"),
    Idea("Ny rutine for gradert sykmelding", "improvement", "tertiary", "organisation"),
    Idea("Samtale i uke to av fraværet", "improvement", "tertiary", "leadership"),
    Idea("Opplæring i forflytning", "improvement", "secondary", "individual"),
    Idea("Felles pause uten telefon", "preservation", "primary", "group"),
    Idea("Rolleavklaring for alle i partsgruppen", "improvement", "primary", "group"),
    Idea("Kort tavlemøte ved vaktskifte", "improvement", "primary", "organisation"),
    Idea("Fadderordning for nyansatte", "preservation", "primary", "group"),
    Idea("Dempe støy i fellesrommet", "improvement", "secondary", "organisation"),
    Idea("Leder er ute i enheten hver uke", "preservation", "primary", "leadership"),
    Idea("Retningslinjer for gode tilbakemeldinger", "improvement", "primary", "group"),
    Idea("Fordele tunge oppgaver jevnere", "improvement", "secondary", "group"),
    Idea("Beholde felles frokost på fredag", "preservation", "primary", "group"),
    Idea("Vernerunde med alle parter", "improvement", "primary", "organisation"),
    Idea("Egen økt om vold og trusler", "improvement", "secondary", "organisation"),
    Idea("Tilpasset arbeid ved ryggplager", "improvement", "secondary", "individual"),
    Idea(
        "Informere de ansatte fast i personalmøtet", "improvement", "primary", "group"
    ),
    Idea("Lederstøtte fra overordnet leder", "improvement", "primary", "leadership"),
)

RESPONSIBLE: dict[str | None, float] = {
    "unit_leader": 0.42,
    "party_group": 0.2,
    "safety_representative": 0.1,
    "union_representative": 0.06,
    "superior_leader": 0.06,
    "hr": 0.05,
    "occupational_health": 0.03,
    None: 0.08,
}

COURSE: dict[str | None, float] = {
    "proposed": 0.1,
    "dropped": 0.06,
    "decided": 0.14,
    "ongoing": 0.18,
    "done": 0.52,
}

USUAL_ACTIONS = 2.4
"""Mean number of actions in a unit that has taken part (ours)."""


def invent_actions(
    delivery_units: pl.DataFrame, surveys: pl.DataFrame, *, seed: int
) -> pl.DataFrame:
    """Invent the actions of all units that have joined a delivery."""
    dice = dice_for("actions", seed)
    units = delivery_units.filter(pl.col("joined_on").is_not_null())
    means = pl.Series([USUAL_ACTIONS] * units.height, dtype=pl.Float64)
    rows = repeat_rows(units.with_columns(times=dice.poisson(means)), "times")
    dated = _with_days(_with_idea(rows, dice), dice)
    answering = _with_survey(dated, surveys, dice)
    return answering.sort(
        "delivery", "workplace_id", "raised_on", maintain_order=True
    ).with_columns(numbered("M-", answering.height, digits=5).alias("action_id"))


def _with_idea(rows: pl.DataFrame, dice: Dice) -> pl.DataFrame:
    ideas = pl.DataFrame(IDEAS, schema=list(Idea._fields), orient="row")
    drawn = dice.whole(rows.height, 0, ideas.height - 1)
    count = rows.height
    return rows.hstack(ideas[drawn.to_list()]).with_columns(
        emptied("prevention_level", dice.chance(count, 0.15)),
        emptied("work_level", dice.chance(count, 0.12)),
        emptied("delivery_id", dice.chance(count, 0.05)),
        responsible_role=dice.code(count, RESPONSIBLE),
        is_sensitive=dice.chance(count, 0.04),
    )


def _with_days(rows: pl.DataFrame, dice: Dice) -> pl.DataFrame:
    count = rows.height
    course = (pl.col("last_on") - pl.col("joined_on")).dt.total_days()
    into = (course * dice.share(count)).floor().cast(pl.Int32)
    limit = dice.days(count, 30, 240)
    work = dice.days(count, 15, 280)
    pause = dice.days(count, 30, 150)
    is_decided = ~pl.col("status").is_in(["proposed", "dropped"])
    done_on = pl.col("raised_on") + work
    is_done = (pl.col("status") == "done") & (done_on <= DATA_DATE)
    evaluated_on = pl.col("done_on") + pause
    is_evaluated = dice.chance(count, 0.45) & (evaluated_on <= DATA_DATE)
    return (
        rows.with_columns(
            raised_on=pl.col("joined_on") + pl.duration(days=into),
            status=dice.code(count, COURSE),
        )
        .with_columns(
            decided_on=pl.when(is_decided).then("raised_on"),
            due_on=pl.when(is_decided).then(pl.col("raised_on") + limit),
            done_on=pl.when(is_done).then(done_on),
            status=pl.when((pl.col("status") == "done") & ~is_done)
            .then(pl.lit("ongoing"))
            .otherwise("status"),
        )
        .with_columns(
            emptied("due_on", dice.chance(count, 0.08)),
            evaluated_on=pl.when(is_evaluated).then(evaluated_on),
        )
    )


def _with_survey(rows: pl.DataFrame, surveys: pl.DataFrame, dice: Dice) -> pl.DataFrame:
    """Let some actions answer the survey of the same year, where the unit had one."""
    asked = surveys.select(
        "workplace_id",
        survey_instrument="instrument",
        survey_year=pl.col("year").cast(pl.Int32),
    ).unique(maintain_order=True)
    answers = dice.chance(rows.height, 0.5)
    return (
        rows.with_columns(
            survey_year=pl.when(answers).then(pl.col("raised_on").dt.year())
        )
        .join(
            asked,
            on=["workplace_id", "survey_year"],
            how="left",
            maintain_order="left",
        )
        .with_columns(
            survey_year=pl.when(pl.col("survey_instrument").is_not_null()).then(
                "survey_year"
            )
        )
    )
