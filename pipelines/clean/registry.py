"""Which function cleans which table?"""

from collections.abc import Callable
from functools import partial

import polars as pl

from data.instructions import INSTRUCTIONS
from pipelines.clean.absence import clean_absence
from pipelines.clean.actions import clean_actions
from pipelines.clean.activities import clean_activities
from pipelines.clean.centres import clean_centres
from pipelines.clean.columns import clean_columns
from pipelines.clean.deliveries import clean_deliveries
from pipelines.clean.delivery_units import clean_delivery_units
from pipelines.clean.evaluations import clean_evaluations
from pipelines.clean.factor_assessments import clean_factor_assessments
from pipelines.clean.party_roles import clean_party_roles
from pipelines.clean.survey_results import clean_survey_results
from pipelines.clean.trainer_sessions import clean_trainer_sessions
from pipelines.clean.trainers import clean_trainers
from pipelines.clean.workplaces import clean_workplaces
from pipelines.reject import Cleaned

CLEANERS: dict[str, Callable[[pl.DataFrame], Cleaned]] = {
    "centres": clean_centres,
    "workplaces": clean_workplaces,
    "deliveries": clean_deliveries,
    "delivery_units": clean_delivery_units,
    "party_roles": clean_party_roles,
    "activities": clean_activities,
    "trainers": clean_trainers,
    "trainer_sessions": clean_trainer_sessions,
    "actions": clean_actions,
    "evaluations": clean_evaluations,
    "factor_assessments": clean_factor_assessments,
    "absence": clean_absence,
    "survey_results": clean_survey_results,
    **{table.name: partial(clean_columns, table) for table in INSTRUCTIONS},
}
"""Every table of the contract has its cleaner, in the order of loading; then what
tells a load to take out or change."""
