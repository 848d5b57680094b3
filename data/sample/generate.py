"""Make the whole invented programme from one seed.

Only margins follow what is published (OE 2022): how many, how long, how often. How
they go together is our invention, and says nothing of real deliveries or workplaces.
"""

from dataclasses import dataclass, fields

import polars as pl

from data.reference.places import centres
from data.sample.absence import invent_absence
from data.sample.actions import invent_actions
from data.sample.activities import join_activities
from data.sample.after_end import invent_after_end
from data.sample.assessments import invent_assessments
from data.sample.deliveries import invent_deliveries
from data.sample.delivery_units import invent_delivery_units
from data.sample.dice import dice_for
from data.sample.evaluations import invent_evaluations
from data.sample.gatherings import invent_gatherings, last_held
from data.sample.oddities import with_oddities
from data.sample.party_roles import invent_party_roles
from data.sample.quiet import with_quiet_deliveries
from data.sample.receivers import draw_units
from data.sample.rows import as_table
from data.sample.support import invent_support
from data.sample.surveys import invent_surveys
from data.sample.trainers import invent_trainer_sessions, invent_trainers
from data.sample.workplaces import invent_workplaces
from data.tables import TABLES

DEFAULT_SEED = 1
DEFAULT_DELIVERIES = 420
"""As many as a programme of twelve centres could have in eight years (ours)."""


@dataclass(frozen=True)
class Sample:
    """The invented programme: one frame per validated table, typed as the contract."""

    centres: pl.DataFrame
    workplaces: pl.DataFrame
    deliveries: pl.DataFrame
    delivery_units: pl.DataFrame
    party_roles: pl.DataFrame
    activities: pl.DataFrame
    trainers: pl.DataFrame
    trainer_sessions: pl.DataFrame
    actions: pl.DataFrame
    evaluations: pl.DataFrame
    factor_assessments: pl.DataFrame
    absence: pl.DataFrame
    survey_results: pl.DataFrame

    def frame(self, table_name: str) -> pl.DataFrame:
        """Give the frame of a validated table.

        Raises:
            KeyError: There is no such table.
        """
        if table_name not in {field.name for field in fields(self)}:
            raise KeyError(table_name)
        found: pl.DataFrame = getattr(self, table_name)
        return found


def generate_sample(
    *, seed: int = DEFAULT_SEED, deliveries: int = DEFAULT_DELIVERIES
) -> Sample:
    """Invent a programme; the same seed and number give the same programme.

    Args:
        seed: Any whole number from 0 up.
        deliveries: How many deliveries; workplaces and the rest follow it. At least 14.
    """
    workplaces = invent_workplaces(seed, deliveries)
    agreed = invent_deliveries(workplaces, seed=seed, count=deliveries)
    chosen = draw_units(agreed, workplaces, dice_for("units", seed))
    gatherings = invent_gatherings(agreed, chosen, seed=seed)
    ended = _with_end(agreed, gatherings)
    units = invent_delivery_units(chosen, ended, workplaces, seed=seed)
    frames = {
        "centres": _centres(),
        "workplaces": workplaces,
        "deliveries": ended,
        "delivery_units": units,
        "party_roles": invent_party_roles(units, seed=seed),
        "factor_assessments": invent_assessments(units, seed=seed),
        "absence": invent_absence(workplaces, seed=seed),
        **_activities(ended, units, gatherings, seed),
        **_trainers(units, seed),
        **_actions(workplaces, units, seed),
    }
    frames["activities"] = with_quiet_deliveries(ended, frames["activities"])
    typed = {table.name: as_table(frames[table.name], table) for table in TABLES}
    return Sample(**with_oddities(typed))


def _activities(
    deliveries: pl.DataFrame, units: pl.DataFrame, gatherings: pl.DataFrame, seed: int
) -> dict[str, pl.DataFrame]:
    evaluations = invent_evaluations(deliveries, units, gatherings, seed=seed)
    parts = [
        gatherings,
        invent_support(deliveries, units, seed=seed),
        invent_after_end(deliveries, evaluations, seed=seed),
    ]
    return {
        "evaluations": evaluations,
        "activities": join_activities(parts, deliveries, units, seed=seed),
    }


def _trainers(units: pl.DataFrame, seed: int) -> dict[str, pl.DataFrame]:
    trainers = invent_trainers(units, seed=seed)
    sessions = invent_trainer_sessions(trainers, units, seed=seed)
    return {"trainers": trainers, "trainer_sessions": sessions}


def _actions(
    workplaces: pl.DataFrame, units: pl.DataFrame, seed: int
) -> dict[str, pl.DataFrame]:
    surveys = invent_surveys(workplaces, seed=seed)
    actions = invent_actions(units, surveys, seed=seed)
    return {"survey_results": surveys, "actions": actions}


def _with_end(deliveries: pl.DataFrame, gatherings: pl.DataFrame) -> pl.DataFrame:
    is_ended = pl.col("state").is_in(["completed", "stopped"])
    return deliveries.join(
        last_held(gatherings), on="delivery", how="left", maintain_order="left"
    ).with_columns(ended_on=pl.when(is_ended).then("last_held_on"))


def _centres() -> pl.DataFrame:
    return pl.DataFrame(
        [
            (centre.id, centre.name, " ".join(centre.county_codes))
            for centre in centres()
        ],
        schema=["centre_id", "centre_name", "county_codes"],
        orient="row",
    )
