"""Draw what the evaluations answer: how many, how useful, and self-reliant or not."""

import polars as pl
import streamlit as st

from app.charts.evaluation_answers import (
    evaluation_responses_chart,
    evaluation_usefulness_chart,
    self_reliance_chart,
)
from app.components.charts import show_chart
from app.components.page import Page
from app.components.quiet import say_quietly
from app.metrics.evaluation_answers import (
    ANSWERS,
    WITHOUT_ANSWER,
    answer_count,
    is_response_withheld,
    response_share,
    usefulness_by_kind,
)
from app.metrics.evaluation_findings import (
    response_finding,
    self_reliance_finding,
    usefulness_finding,
)
from app.metrics.hidden_answers import MINIMUM_GROUP
from app.translations.evaluation_words import (
    evaluation_kind_label,
    self_reliance_label,
)
from app.translations.figure_words import counted_words, protected_words
from app.translations.gettext import _, ngettext
from app.translations.numbers import format_count, format_day
from app.translations.portfolio_words import count_words, labelled, parts


def show_responses(page: Page, responses: pl.DataFrame) -> None:
    """Draw the share that answered, per kind.

    Args:
        page: The page of this rerun.
        responses: Rows of `responses_by_kind`.
    """
    finding = response_finding(responses)
    if response_share(responses) is None:
        st.header(finding, anchor=False)
        why = (
            protected_words()
            if is_response_withheld(responses)
            else _(
                "An evaluation needs the number invited and the number that answered."
            )
        )
        say_quietly(why + _hidden_words(int(responses["hidden_count"].sum())))
        return
    show_chart(
        evaluation_responses_chart(responses, page.theme),
        finding=finding,
        caption=_response_caption(page, responses),
        table=responses.select(
            labelled(responses["kind"], evaluation_kind_label).alias("kind"),
            "evaluation_count",
            "response_count",
            "invited_count",
            "respondents_count",
            "response_share",
            "response_unknown_count",
            "hidden_count",
        ),
        key="evaluation-responses",
        labels={
            "kind": _("Kind"),
            "evaluation_count": _("Evaluations held"),
            "response_count": _("With both numbers"),
            "invited_count": _("Invited"),
            "respondents_count": _("Have answered"),
            "response_share": _("Share"),
            "response_unknown_count": _("Without numbers"),
            "hidden_count": _("Hidden"),
        },
    )


def show_usefulness(page: Page, responses: pl.DataFrame) -> None:
    """Draw how the usefulness spreads, per kind.

    Args:
        page: The page of this rerun.
        responses: Rows of `responses_by_kind`.
    """
    usefulness = usefulness_by_kind(page.fetch("evaluation_usefulness"))
    finding = usefulness_finding(responses)
    hidden = _hidden_words(int(responses["hidden_count"].sum()))
    if usefulness.is_empty():
        st.header(finding, anchor=False)
        say_quietly(_("Usefulness is a mean from 1 to 5; the scale is ours.") + hidden)
        return
    missing = int(responses["usefulness_missing_count"].sum())
    show_chart(
        evaluation_usefulness_chart(usefulness, responses, page.theme),
        finding=finding,
        caption=_(
            "n = {total} · data as of {day}. Each evaluation has a mean from 1 to 5, "
            "drawn at the whole number nearest to it; the scale is ours. Without an "
            "answer on usefulness: {missing}."
        ).format(
            total=counted_words(
                "evaluations", int(usefulness["evaluation_count"].sum())
            ),
            day=format_day(page.as_of),
            missing=format_count(missing),
        )
        + hidden,
        table=usefulness.with_columns(
            labelled(usefulness["kind"], evaluation_kind_label).alias("kind")
        ),
        key="evaluation-usefulness",
        labels={
            "kind": _("Kind"),
            "usefulness_band": _("Usefulness, about"),
            "evaluation_count": _("Evaluations"),
        },
    )


def show_self_reliance(page: Page, answers: pl.DataFrame) -> None:
    """Draw the answers on being self-reliant, and why the others have none.

    Args:
        page: The page of this rerun.
        answers: Rows of `self_reliance_counts`.
    """
    finding = self_reliance_finding(answers)
    known = answer_count(answers, *ANSWERS)
    if not known:
        st.header(finding, anchor=False)
        say_quietly(_without_answer(answers))
        return
    show_chart(
        self_reliance_chart(answers, page.theme),
        finding=finding,
        caption=_(
            "n = {total} with a known answer · data as of {day}. The newest end "
            "evaluation counts; partly where units answer differently on the same day. "
            "{without}"
        )
        .format(
            total=count_words("deliveries", known),
            day=format_day(page.as_of),
            without=_without_answer(answers),
        )
        .rstrip(),
        table=answers.with_columns(
            labelled(answers["self_reliance"], self_reliance_label).alias(
                "self_reliance"
            )
        ),
        key="self-reliance",
        labels={
            "self_reliance": _("Self-reliant"),
            "delivery_count": _("Deliveries"),
        },
    )


def _response_caption(page: Page, responses: pl.DataFrame) -> str:
    return _(
        "n = {total} where both numbers are known · data as of {day}. Added up before "
        "dividing; a person invited twice counts twice."
    ).format(
        total=counted_words("evaluations", int(responses["response_count"].sum())),
        day=format_day(page.as_of),
    ) + _hidden_words(int(responses["hidden_count"].sum()))


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


def _hidden_words(hidden: int) -> str:
    if not hidden:
        return ""
    return " " + ngettext(
        "{count} evaluation with answers of fewer than {minimum} is hidden.",
        "{count} evaluations with answers of fewer than {minimum} are hidden.",
        hidden,
    ).format(count=format_count(hidden), minimum=MINIMUM_GROUP)
