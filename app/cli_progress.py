"""Show in a terminal how far a load has come; say nothing anywhere else."""

from collections.abc import Iterator
from contextlib import contextmanager

from rich.console import Console
from rich.progress import (
    BarColumn,
    MofNCompleteColumn,
    Progress,
    SpinnerColumn,
    TextColumn,
    TimeElapsedColumn,
)

from data.sentence import Sentence
from pipelines.watch import Step, Watch, silent

_STEPS = {
    Step.READ: Sentence("Leser filene", "Reading the files"),
    Step.CLEAN: Sentence("Tolker verdiene", "Reading the values"),
    Step.CHECK: Sentence("Prøver radene", "Checking the rows"),
    Step.WHOLE: Sentence("Prøver helheten", "Checking the whole"),
    Step.WRITE: Sentence("Skriver datasettet", "Writing the build"),
    Step.FIGURES: Sentence("Regner ut tallene", "Working out the figures"),
}
_STARTING = Sentence("Starter", "Starting")


@contextmanager
def shown_progress(console: Console, language: str) -> Iterator[Watch]:
    """Give a watch that draws a line while a load runs, and wipes it after.

    Args:
        console: Where it is drawn; only when it is a terminal.
        language: `nb` or `en`.
    """
    if not console.is_terminal:
        yield silent
        return
    with _progress(console) as progress:
        task = progress.add_task(_STARTING.in_language(language), total=None)

        def watch(step: Step, done: int, of: int) -> None:
            # One part alone has no length to show: it is under way until the next.
            progress.update(
                task,
                description=_STEPS[step].in_language(language),
                completed=done,
                total=of if of > 1 else None,
            )

        yield watch


def _progress(console: Console) -> Progress:
    return Progress(
        SpinnerColumn(),
        TextColumn("{task.description}"),
        BarColumn(bar_width=30),
        MofNCompleteColumn(),
        TimeElapsedColumn(),
        console=console,
        transient=True,
    )
