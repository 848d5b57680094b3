"""Define the central figures: what is counted, who is left out, and the source."""

from app.metrics.metric import Metric
from app.metrics.registry import METRICS
from app.sections.captions import caption
from app.sections.content import Column, Finding, Table
from app.sections.headline_figures import CENTRAL, HEADLINE
from app.sections.occasion import Moment
from app.translations.figure_words import source_words
from app.translations.gettext import _, current_language, ngettext
from app.translations.numbers import format_count

OTHERS = (
    *("deliveries", "planned_deliveries", "ended_in_year"),
    *("breadth_no_layer", "breadth_one_layer", "breadth_two_layers"),
    *("funnel_started", "funnel_half_held", "funnel_completed"),
    *("duration_median", "duration_q25", "duration_q75", "duration_naive_mean"),
    *("delay_median", "evaluations_held", "end_evaluations_overdue"),
    *("end_evaluation_in_time", "self_reliant"),
    *("usefulness_mean", "evaluation_response_share"),
    *("trainers_trained", "trainers_with_session", "trainers_silent"),
    *("trainer_sessions_held", "trainer_workplaces_reached"),
    *("trainer_workplaces_repeat", "trainer_workplaces_started"),
)
"""What the other sections show of the registry; a test holds the list against them."""


def definitions_finding(now: Moment) -> Finding:
    """List the definitions of the central figures, in the order of the registry."""
    wanted = {*HEADLINE, *CENTRAL, *OTHERS}
    shown = [metric for metric in METRICS if metric.code in wanted]
    return Finding(
        "definitions",
        ngettext(
            "{count} central figure, and what it is counted from",
            "{count} central figures, and what they are counted from",
            len(shown),
        ).format(count=format_count(len(shown))),
        (
            _(
                "Each figure has one definition, which screens, files and this pack "
                "share. The definitions of all {all} are under export."
            ).format(all=format_count(len(METRICS))),
        ),
        tables=(
            Table(
                _("Definitions of the central figures"),
                (
                    Column(_("Figure"), width=1.4),
                    Column(_("Explanation"), width=2.6),
                    Column(_("Counted, and of what"), width=2.0),
                    Column(_("Left out"), width=2.2),
                    Column(_("Source"), width=1.0),
                ),
                tuple(map(_row, shown)),
            ),
        ),
        caption=caption(now),
        screen="export",
    )


def _row(metric: Metric) -> tuple[str, ...]:
    language = current_language()
    counted = metric.numerator.in_language(language)
    if metric.denominator is not None:
        counted = _("{part}, of {whole}").format(
            part=counted, whole=metric.denominator.in_language(language)
        )
    left_out = [metric.left_out.in_language(language)]
    if metric.no_history is not None:
        left_out.append(metric.no_history.in_language(language))
    return (
        metric.name.in_language(language),
        metric.explanation.in_language(language),
        counted,
        " ".join(left_out),
        source_words(metric),
    )
