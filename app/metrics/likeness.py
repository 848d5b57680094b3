"""How alike are the units of one delivery, and how many is their number worth?

Units that took part together tend to answer alike, so ten units of one delivery tell
less than ten units of ten. Counting each as new would call chance a finding.
"""

from dataclasses import dataclass


@dataclass(frozen=True)
class Spread:
    """The spread of an outcome within and between deliveries."""

    unit_count: int
    delivery_count: int
    squared_count: float
    """Sum over deliveries of their number of units, squared."""
    between: float
    """Sum of squares between deliveries."""
    within: float
    """Sum of squares within deliveries."""

    @property
    def likeness(self) -> float:
        """Give the intraclass correlation, 0 (not alike) to 1 (all alike).

        The analysis-of-variance estimate for a yes-no outcome and deliveries of
        unequal size (Ridout, Demetrio and Firth 1999, Biometrics 55, 137-148); below 0
        it is taken as 0. Without a delivery with two units it cannot be told, and no
        number rests on it.
        """
        if self.delivery_count < 2 or self.unit_count <= self.delivery_count:
            return 0.0
        between = self.between / (self.delivery_count - 1)
        within = self.within / (self.unit_count - self.delivery_count)
        usual_size = (self.unit_count - self.squared_count / self.unit_count) / (
            self.delivery_count - 1
        )
        total = between + (usual_size - 1) * within
        return min(1.0, max(0.0, (between - within) / total)) if total > 0 else 0.0


def effective_count(unit_count: int, squared_count: float, likeness: float) -> float:
    """Divide a number of units by its design effect.

    The design effect is 1 + (m - 1) x likeness, where m is the size of delivery that a
    unit has on average (Kish 1965, Survey Sampling, section 5.4).

    Args:
        unit_count: Units of the group.
        squared_count: Sum over deliveries of their units in the group, squared.
        likeness: How alike units of one delivery are, 0-1.

    Returns:
        How many units of a delivery each they are worth; 0 for none.
    """
    if not unit_count:
        return 0.0
    return unit_count / (1 + (squared_count / unit_count - 1) * likeness)
