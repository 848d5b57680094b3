"""The numbers that the questions of `app/queries/rows` count by.

Each is defined, with its reason, where its subject is; a door gives them all to every
question, so no caller can count by another number than the rest of the product.
"""

from app.metrics.after_the_end import (
    CONTACT_CLOSES_MONTHS,
    CONTACT_OPENS_MONTHS,
    CONTINUES_MONTHS,
    END_EVALUATION_MONTHS,
)
from app.metrics.categories import BAND_STARTS
from app.metrics.evaluation_states import DUE_SOON_DAYS
from app.metrics.funnel import HELD_SHARE
from app.metrics.hidden_answers import (
    HIDES_ZEROS,
    MINIMUM_ABSENCE_PERSONS,
    MINIMUM_GROUP,
)
from app.metrics.layers import modules_for
from app.metrics.trainers import SILENT_AFTER_DAYS
from data.recorded_factors import factor_limits
from data.vocabulary import Layer

CONVENTIONS: dict[str, int | float | tuple[str, ...]] = {
    "band_starts": BAND_STARTS,
    "contact_closes_months": CONTACT_CLOSES_MONTHS,
    "contact_opens_months": CONTACT_OPENS_MONTHS,
    "continues_months": CONTINUES_MONTHS,
    "due_soon_days": DUE_SOON_DAYS,
    "end_evaluation_months": END_EVALUATION_MONTHS,
    "held_share": HELD_SHARE,
    "hides_zeros": HIDES_ZEROS,
    "leader_modules": modules_for(Layer.LEADER),
    "minimum_absence_persons": MINIMUM_ABSENCE_PERSONS,
    "minimum_group": MINIMUM_GROUP,
    "party_group_modules": modules_for(Layer.PARTY_GROUP),
    "silent_after_days": SILENT_AFTER_DAYS,
    "staff_modules": modules_for(Layer.STAFF),
    **factor_limits(),
}
"""`$named` parameter of a question to its value."""
