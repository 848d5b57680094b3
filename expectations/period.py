"""Between which days may a date of the programme lie?"""

from datetime import date

FIRST_DAY = date(2001, 1, 1)
"""The first IA agreement is of 2001: an earlier day is a slip."""

YEARS_AHEAD = 5
"""A plan further ahead than this is a slip (data model, rules that hold)."""
