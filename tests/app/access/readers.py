"""Who asks: four roles, each for the whole programme and for three parts of it."""

from typing import NamedTuple

from app.identity import Reader, Role
from tests.app.access.programme import AREAS, OUTSIDE


class Asking(NamedTuple):
    """One column of the matrix."""

    role: str
    area: str

    @property
    def reader(self):
        return Reader(f"{self.role}-of-{self.area}", Role(self.role), AREAS[self.area])

    @property
    def is_whole(self):
        return self.area == "programme"

    @property
    def has_a_door_of_their_own(self):
        """Do they see less than the whole build?"""
        return self.is_steering or not self.is_whole

    @property
    def is_steering(self):
        return self.role == "steering"

    @property
    def outside(self):
        """Whose markers must not be met."""
        return OUTSIDE[self.area]

    def __str__(self):
        return f"{self.role} of {self.area}"


ROLES = ("administrator", "manager", "analyst", "steering")
EVERYBODY = tuple(Asking(role, area) for area in AREAS for role in ROLES)


def named(asking):
    """Name a column, as the id of a test."""
    return f"{asking.role}-{asking.area}"


def write_access(home):
    """Write who has which role, for the command line: each under the reader's name."""
    lines = ['contact = "varig@example.no"', ""]
    for asking in EVERYBODY:
        area = asking.reader.area
        lines += ["[[grants]]", f'person = "{asking.reader.name}"']
        lines += [f'role = "{asking.role}"']
        lines += [] if area.is_whole else [f'{area.kind.value} = "{area.code}"']
    (home.root / "access.toml").write_text("\n".join(lines) + "\n", "utf-8")
