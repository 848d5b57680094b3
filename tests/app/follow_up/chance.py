"""Cells drawn by chance, with empty ones and days on which months are counted."""

from calendar import monthrange
from datetime import date, timedelta
from random import Random

from data.tables import TABLES

DATA_DATE = date(2026, 6, 30)
FIRST_DAY = date(2022, 6, 1)
AWKWARD_DAYS = (
    date(2023, 8, 31),
    date(2023, 11, 29),
    date(2023, 11, 30),
    date(2024, 2, 28),
    date(2024, 2, 29),
    date(2024, 3, 1),
    date(2024, 8, 31),
    date(2025, 2, 28),
    date(2025, 5, 31),
    date(2025, 12, 31),
    DATA_DATE,
)
FILLED_SHARE = 0.7
CODES = {
    f"{table.name}.{column.name}": [code.value for code in column.vocabulary]
    for table in TABLES
    for column in table.columns
    if column.vocabulary is not None
}


class Chance:
    def __init__(self, seed):
        self.random = Random(seed)

    def one_of(self, *values):
        return self.random.choice(values)

    def is_so(self, share):
        return self.random.random() < share

    def maybe(self, value, share=FILLED_SHARE):
        return value if self.is_so(share) else None

    def up_to(self, most):
        return range(self.random.randint(0, most))

    def code(self, column, *often):
        """Draw a code of a column, mostly one of those that are to come often."""
        return self.random.choice(often if often and self.is_so(0.7) else CODES[column])

    def day(self):
        if self.is_so(0.3):
            return self.random.choice(AWKWARD_DAYS)
        return FIRST_DAY + timedelta(days=self.random.randrange(1650))

    def maybe_day(self, share=FILLED_SHARE):
        return self.maybe(self.day(), share)

    def day_near(self, day, share=FILLED_SHARE):
        """Draw a day some months after another, also just before or after that."""
        if day is None:
            return self.maybe_day(share)
        months = self.one_of(0, 1, 3, 4, 6, 12, 24)
        year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
        moved = date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))
        extra = self.one_of(-40, -1, 0, 0, 1, 15, 30, 90)
        return self.maybe(moved + timedelta(days=extra), share)
