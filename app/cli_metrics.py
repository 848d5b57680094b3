"""Say figures of the registry on the command line, as the screen shows them."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import date

from app.cli_question import (
    known_choices,
    read_day,
    read_filters,
    refuse_unknown,
    said_filters,
)
from app.door import Build, open_door
from app.identity import Reader
from app.metrics.measures import Figure
from app.metrics.metric import Metric
from app.metrics.registry import METRICS, figure_of, metric_named
from app.permits import Act, require
from app.translations.figure_words import (
    beside_words,
    counted_from,
    figure_words,
    interval_words,
    meaning_of,
)
from app.translations.gettext import speaking
from data.sentence import Sentence


@dataclass(frozen=True)
class Answer:
    """Figures, with the conditions they hold under."""

    build_id: str
    data_date: date
    as_of: date
    filters: tuple[str, ...]
    """Each filter in words; none is the whole programme."""
    figures: tuple[tuple[Metric, Figure], ...]


def work_out(
    build: Build,
    codes: Sequence[str],
    *,
    reader: Reader,
    as_of: date | None,
    chosen: Mapping[str, Sequence[str]],
    language: str,
) -> Answer:
    """Work figures out.

    Args:
        build: The build to ask.
        codes: Metrics of the registry; none is all of them.
        reader: Who asks.
        as_of: What is dated later has not happened; None: the data date.
        chosen: Filter name in the address -> codes or words, as in `?sector=...`.
        language: `nb` or `en`.

    Raises:
        QuestionError: A metric, filter or value is not known, or the day is after
            the data date.
        RefusedError: The reader may see no figures.
    """
    require(reader, Act.SEE_FIGURES)
    for code in codes:
        refuse_unknown(code, [metric.code for metric in METRICS], "metric")
    metrics = [metric_named(code) for code in codes] or list(METRICS)
    day = read_day(build, as_of)
    with speaking(language):
        choices = known_choices(build, reader)
        filters = read_filters(chosen, choices, as_of=as_of)
        said = said_filters(filters, choices)
    with open_door(build, filters, reader) as door:
        figures = tuple((each, figure_of(each, door.fetch)) for each in metrics)
    return Answer(build.id, build.data_date, day, said, figures)


def as_json(answer: Answer, language: str) -> dict[str, object]:
    """Give an answer as JSON has it: figures as numbers, definitions as text."""
    return {
        "build": answer.build_id,
        "data_date": answer.data_date.isoformat(),
        "as_of": answer.as_of.isoformat(),
        "filters": list(answer.filters),
        "metrics": [
            {
                "code": metric.code,
                "name": metric.name.in_language(language),
                "kind": metric.measure.kind,
                "counted": metric.counted,
                **asdict(figure),
                "explanation": metric.explanation.in_language(language),
                "numerator": metric.numerator.in_language(language),
                "denominator": _said(metric.denominator, language),
                "left_out": metric.left_out.in_language(language),
                "no_history": _said(metric.no_history, language),
                "is_protected": metric.is_protected,
                "source": metric.source,
            }
            for metric, figure in answer.figures
        ],
    }


def as_text(answer: Answer, language: str) -> str:
    """Show an answer a line a figure: code, figure, what it is counted from."""
    with speaking(language):
        rows = [
            (
                metric.code,
                figure_words(metric, figure),
                ", ".join(
                    (
                        counted_from(metric, figure),
                        *interval_words(metric, figure),
                        *beside_words(metric, figure),
                    )
                ),
            )
            for metric, figure in answer.figures
        ]
    # Padded by hand: nothing is cut, whatever the width of the window or the pipe.
    code_width, value_width = (max(len(row[n]) for row in rows) for n in (0, 1))
    lines = [
        f"{code:<{code_width}}  {value:>{value_width}}  {of}"
        for code, value, of in rows
    ]
    return "\n".join((*lines, *_said_of_history(answer, language)))


def as_definition(metric: Metric, language: str) -> str:
    """Explain a metric: name, what it says, what it is of, and its source."""
    with speaking(language):
        lines = [metric.name.in_language(language), *meaning_of(metric).split("  \n")]
    return "\n".join(lines)


def _said_of_history(answer: Answer, language: str) -> list[str]:
    """Say which figures of an earlier day rest on facts that have no day."""
    if answer.as_of == answer.data_date:
        return []
    return [
        f"{metric.code}: {metric.no_history.in_language(language)}"
        for metric, _figure in answer.figures
        if metric.no_history is not None
    ]


def _said(sentence: Sentence | None, language: str) -> str | None:
    return None if sentence is None else sentence.in_language(language)
