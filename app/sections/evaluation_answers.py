"""Say what the evaluations answer: self-reliant or not, and how useful it has been."""

import polars as pl

from app.metrics.evaluation_answers import (
    ANSWERS,
    USEFULNESS_BANDS,
    WITHOUT_ANSWER,
    answer_count,
    usefulness_by_kind,
)
from app.metrics.evaluation_findings import (
    self_reliance_finding,
    usefulness_finding,
)
from app.metrics.hidden_answers import MINIMUM_GROUP
from app.sections.captions import caption
from app.sections.content import Bars, Colour, Finding, Series
from app.sections.occasion import Moment
from app.sections.shown_figures import definitions, tell
from app.translations.evaluation_words import (
    evaluation_kind_label,
    self_reliance_label,
)
from app.translations.figure_words import counted_words
from app.translations.gettext import _
from app.translations.numbers import format_count, format_share
from app.translations.portfolio_words import count_words, parts

_USEFULNESS = ("usefulness_mean", "evaluation_response_share")

_BAND_MARKS: dict[int, tuple[Colour, bool]] = {
    1: ("orange", False),
    2: ("amber", True),
    3: ("grey", False),
    4: ("sky", True),
    5: ("blue", False),
}
"""The colour of each band of usefulness, and whether it is hatched."""


def reliance_finding(now: Moment, answers: pl.DataFrame) -> Finding:
    """Draw the known answers on being self-reliant, and say why others have none.

    Args:
        now: The moment of the meeting.
        answers: Rows of `self_reliance_counts`.
    """
    known = answer_count(answers, *ANSWERS)
    told = tell(now, "self_reliant")
    return Finding(
        "self_reliance",
        self_reliance_finding(answers),
        (told.sentence if known else _without_answer(answers),),
        chart=_reliance_chart(answers, known) if known else None,
        caption=caption(
            now,
            _("{deliveries} with a known answer").format(
                deliveries=count_words("deliveries", known)
            ),
        ),
        notes=(
            *definitions(("self_reliant",)),
            _(
                "The newest end evaluation counts; partly where units answer "
                "differently on the same day."
            ),
            _without_answer(answers),
            _small_groups(),
        ),
        figures=(told.shown,),
        screen="portfolio",
        is_empty=not known,
    )


def usefulness(now: Moment, responses: pl.DataFrame) -> Finding:
    """Draw how the usefulness spreads, per kind.

    Args:
        now: The moment of the meeting.
        responses: Rows of `responses_by_kind`.
    """
    bands = usefulness_by_kind(now.fetch("evaluation_usefulness"))
    total = int(bands["evaluation_count"].sum())
    told = [tell(now, code) for code in _USEFULNESS]
    return Finding(
        "usefulness",
        usefulness_finding(responses),
        tuple(each.sentence for each in told),
        chart=_usefulness_chart(bands) if total else None,
        caption=caption(now, counted_words("evaluations", total)),
        notes=(
            _(
                "Each evaluation has a mean from 1 to 5, drawn at the whole number "
                "nearest to it; the scale is ours. Without an answer on usefulness: "
                "{missing}."
            ).format(
                missing=format_count(int(responses["usefulness_missing_count"].sum()))
            ),
            *definitions(_USEFULNESS),
            _small_groups(),
        ),
        figures=tuple(each.shown for each in told),
        screen="portfolio",
        is_empty=not total,
    )


def _reliance_chart(answers: pl.DataFrame, known: int) -> Bars:
    counts = [answer_count(answers, code) for code in ANSWERS]
    names = tuple(map(self_reliance_label, ANSWERS))
    labels = tuple(
        f"{format_count(count)} · {format_share(count / known, digits=0)}"
        for count in counts
    )
    said = ", ".join(
        f"{name}: {label}" for name, label in zip(names, labels, strict=True)
    )
    return Bars(
        _("Bars of the known answers on being self-reliant. {answers}.").format(
            answers=said
        ),
        names,
        (Series(_("Deliveries"), tuple(map(float, counts)), labels),),
        _("Deliveries"),
    )


def _usefulness_chart(bands: pl.DataFrame) -> Bars:
    kinds = bands["kind"].unique(maintain_order=True).to_list()
    counted: dict[tuple[str, int], int] = {
        (kind, band): count
        for kind, band, count in bands.select(
            "kind", "usefulness_band", "evaluation_count"
        ).iter_rows()
    }

    def series(band: int) -> Series:
        counts = [counted[kind, band] for kind in kinds]
        colour, is_hatched = _BAND_MARKS[band]
        return Series(
            _("About {band}").format(band=band),
            tuple(map(float, counts)),
            tuple(format_count(count) if count else "" for count in counts),
            colour=colour,
            is_hatched=is_hatched,
        )

    return Bars(
        _(
            "Bars of the evaluations, one per kind, parted by the usefulness from 1 "
            "to 5 that stands in them."
        ),
        tuple(map(evaluation_kind_label, kinds)),
        tuple(map(series, USEFULNESS_BANDS)),
        _("Evaluations"),
        is_stacked=True,
    )


def _without_answer(answers: pl.DataFrame) -> str:
    reasons = parts(
        *(
            (answer_count(answers, code), self_reliance_label(code))
            for code in WITHOUT_ANSWER
        )
    )
    if not reasons:
        return ""
    return _("Without a known answer: {reasons}.").format(reasons=reasons)


def _small_groups() -> str:
    return _(
        "Answers of fewer than {minimum} persons are shown nowhere, and are in no "
        "figure."
    ).format(minimum=MINIMUM_GROUP)
