"""Which roles sit in a steering group? Only how many of each is kept, never who.

From OE 2022 4.3 and 5.2.1 (HR, sector heads, main union and safety representatives,
the advisor); the centre, the programme and *other* are ours.
"""

ATTENDANCE_ROLES = (
    "sector_head",
    "hr",
    "main_union_representative",
    "main_safety_representative",
    "advisor",
    "centre",
    "programme",
    "other",
)
"""In the order of the form."""
