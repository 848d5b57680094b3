"""Which days does the invented programme cover?"""

from datetime import date

FIRST_DAY = date(2019, 1, 1)
"""The agreement that the published figures are about began in 2019."""

DATA_DATE = date(2026, 10, 31)
"""Fixed, so that the same seed gives the same programme on every day."""

EARLIER_DAY = date(2026, 8, 31)
"""The data date of the load before, so that there is something to tell from last time:
steering groups meet every month or two (ours)."""

PANDEMIC = (date(2020, 3, 12), date(2022, 2, 12))
"""From the first national measures to the day the last were lifted."""

DAYS_PER_MONTH = 30.4375
"""365.25 / 12, as in the data model."""
