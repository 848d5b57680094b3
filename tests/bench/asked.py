"""How long has the app stood at the door to a build, and how often did it ask?"""

import time
from contextlib import contextmanager
from dataclasses import dataclass
from unittest.mock import patch

from app.door import Door


@dataclass
class Asked:
    """What was measured while a page ran."""

    door_seconds: float = 0.0
    question_seconds: float = 0.0
    question_count: int = 0


@contextmanager
def watch_door():
    """Add up the time in `Door` while the block runs, from whatever thread."""
    asked = Asked()
    make, ask = Door.__init__, Door.ask

    def timed_make(self, *args):
        started = time.perf_counter()
        make(self, *args)
        asked.door_seconds += time.perf_counter() - started

    def timed_ask(self, *args):
        started = time.perf_counter()
        answer = ask(self, *args)
        asked.question_seconds += time.perf_counter() - started
        asked.question_count += 1
        return answer

    with (
        patch.object(Door, "__init__", timed_make),
        patch.object(Door, "ask", timed_ask),
    ):
        yield asked
