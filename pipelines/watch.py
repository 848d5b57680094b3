"""How far has a load come? Told to whoever watches: a terminal, or a screen."""

from enum import Enum
from typing import Protocol


class Step(Enum):
    """The steps of a load, in order."""

    READ = "read"
    CLEAN = "clean"
    CHECK = "check"
    WHOLE = "whole"
    WRITE = "write"
    FIGURES = "figures"


class Watch(Protocol):
    """Somebody who wants to know."""

    def __call__(self, step: Step, done: int, of: int) -> None:
        """Hear that so many parts of a step are done."""


def silent(step: Step, done: int, of: int) -> None:
    """Hear it, and say nothing."""
