"""The invented programme as files, with the activities in a place of their own."""

from dataclasses import dataclass
from pathlib import Path

from data.sample.generate import generate_sample
from data.sample.write import INVENTED_MARKER, write_sample

SEED = 1


@dataclass(frozen=True)
class Programme:
    """Two things to load: everything but the activities, then the activities."""

    rest: Path
    activities: Path

    def csv_files(self):
        return [*sorted(self.rest.glob("*.csv")), self.activities]


def write_split_programme(folder, *, deliveries):
    rest, alone = folder / "rest", folder / "alone"
    write_sample(generate_sample(seed=SEED, deliveries=deliveries), rest)
    alone.mkdir()
    activities = (rest / "activities.csv").rename(alone / "activities.csv")
    # A file says that it is invented by what lies beside it.
    marker = (rest / INVENTED_MARKER).read_text("utf-8")
    (alone / INVENTED_MARKER).write_text(marker, encoding="utf-8")
    return Programme(rest, activities)
