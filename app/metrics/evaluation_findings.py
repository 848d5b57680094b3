"""What do the evaluations find? The sentences over the blocks, true in every state."""

import polars as pl

from app.metrics.evaluation_answers import (
    ANSWERS,
    answer_count,
    is_response_withheld,
    response_share,
    usefulness_mean,
)
from app.metrics.evaluation_states import HELD, held_by_kind, state_count
from app.metrics.evaluation_steps import Movements, most_common_steps
from app.translations.evaluation_words import evaluation_kind_label, joined, step_label
from app.translations.gettext import _, ngettext
from app.translations.numbers import format_count, format_number, format_share


def evaluation_finding(states: pl.DataFrame, answers: pl.DataFrame) -> str:
    """Say how the end evaluations stand, and what they answer: the title of the part.

    Args:
        states: Rows of `evaluation_states.sql`.
        answers: Rows of `evaluation_self_reliance.sql`.
    """
    standing = _end_evaluations(states)
    known = answer_count(answers, *ANSWERS)
    if not known:
        return standing
    return _(
        "{finding}, and {count} of {known} with a known answer are self-reliant"
    ).format(
        finding=standing,
        count=format_count(answer_count(answers, "yes")),
        known=format_count(known),
    )


def _end_evaluations(states: pl.DataFrame) -> str:
    overdue = state_count(states, "end", "overdue")
    if overdue:
        return ngettext(
            "{count} end evaluation is overdue",
            "{count} end evaluations are overdue",
            overdue,
        ).format(count=format_count(overdue))
    if state_count(states, "end", *HELD):
        return _("No end evaluation is overdue")
    return _("No end evaluation has been due yet")


def state_finding(states: pl.DataFrame) -> str:
    """Say which kind of evaluation the most deliveries have held.

    Args:
        states: Rows of `evaluation_states.sql`.
    """
    held = held_by_kind(states)
    if held.is_empty():
        return _("No evaluation has been held yet")
    most = held["delivery_count"][0]
    top = held.filter(pl.col("delivery_count") == most)["kind"]
    return _("{kind}: held in the most deliveries, {count} of {all}").format(
        kind=_capital(joined([evaluation_kind_label(kind).lower() for kind in top])),
        count=format_count(most),
        all=format_count(
            int(states.filter(pl.col("kind") == top[0])["delivery_count"].sum())
        ),
    )


def response_finding(responses: pl.DataFrame) -> str:
    """Say how large a share of the invited have answered.

    Args:
        responses: Rows of `evaluation_responses.sql`.
    """
    share = response_share(responses)
    if share is None and is_response_withheld(responses):
        return _("How large a share has answered is not shown with these filters")
    if share is None:
        return _("How large a share has answered is not known")
    return _("{share} of those invited have answered").format(
        share=format_share(share, digits=0)
    )


def usefulness_finding(responses: pl.DataFrame) -> str:
    """Say how useful the evaluations say that the delivery has been.

    Args:
        responses: Rows of `evaluation_responses.sql`.
    """
    mean = usefulness_mean(responses)
    if mean is None:
        return _("No evaluation that can be shown says how useful it has been")
    return _("Mean usefulness {mean} on the scale from 1 to 5").format(
        mean=format_number(mean)
    )


def self_reliance_finding(answers: pl.DataFrame) -> str:
    """Say how many of the known answers are yes.

    Args:
        answers: Rows of `evaluation_self_reliance.sql`.
    """
    known = answer_count(answers, *ANSWERS)
    if not known:
        return _("No known answer on being self-reliant")
    yes = answer_count(answers, "yes")
    return _("{count} of {known} with a known answer are self-reliant").format(
        count=format_count(yes), known=format_count(known)
    )


def movement_finding(moved: Movements) -> str:
    """Say how many deliveries have moved up and down."""
    if not moved.compared:
        return _("No delivery has two steps to compare")
    return ngettext(
        "{up} of {count} delivery has moved up, {down} down",
        "{up} of {count} deliveries have moved up, {down} down",
        moved.compared,
    ).format(
        up=format_count(moved.up),
        down=format_count(moved.down),
        count=format_count(moved.compared),
    )


def steps_finding(steps: pl.DataFrame) -> str:
    """Say which step is the most common in the newest year.

    Args:
        steps: Rows of `steps_by_year`.
    """
    if steps.is_empty():
        return _("No evaluation that can be shown says which step the group is on")
    year, top = most_common_steps(steps)
    return _("Most common in {year}: {steps}").format(
        year=year, steps=joined([step_label(step) for step in top])
    )


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]
