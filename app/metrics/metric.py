"""What is a metric? One figure with its name, its meaning and its source."""

from dataclasses import dataclass
from typing import Literal

from app.metrics.measures import Measure
from data.sentence import Sentence

Subject = Literal[
    "deliveries",
    "reach",
    "progress",
    "duration",
    "after_the_end",
    "evaluation",
    "outcomes",
    "train_the_trainer",
]
"""What a metric is about, in the order a reader meets them."""

Counted = Literal[
    "deliveries", "workplaces", "units", "evaluations", "trainers", "sessions"
]
"""The named units of counting. They are never added together."""


@dataclass(frozen=True)
class Metric:
    """The definition of one figure. There is no second one."""

    code: str
    """Its name on the command line, in addresses and in files for programs."""
    name: Sentence
    explanation: Sentence
    """What it says, in a sentence or two for somebody who was not in the room."""
    subject: Subject
    counted: Counted
    """What one row behind it is."""
    rows: str
    """The file in `app/queries/rows` that gives those rows."""
    measure: Measure
    numerator: Sentence
    denominator: Sentence | None
    """None for a plain count."""
    left_out: Sentence
    """Who is left out, and why."""
    source: str
    """The document and section that it comes from; *ours* where none prints it."""
    better: Literal["higher", "lower"] | None = None
    """Which way is good news; None when neither is."""
    is_protected: bool = False
    """Whether it counts persons: then it is told of the whole programme, one centre or
    one county only, and its rows file has nothing to count with other filters."""
    no_history: Sentence | None = None
    """Why it cannot be told for an earlier day; None when all its facts are dated."""
