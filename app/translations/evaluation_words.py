"""What do the evaluation charts call a state, an answer or a movement?"""

from collections.abc import Sequence

from app.translations.gettext import _
from app.translations.labels import code_label
from data.vocabulary import Answer, EvaluationKind


def evaluation_kind_label(kind: str) -> str:
    """Name a kind of evaluation; a gathering is not itself an evaluation."""
    return {
        "gathering": _("Evaluation of a gathering"),
        "staff_gathering": _("Evaluation of a staff gathering"),
    }.get(kind) or str(code_label(EvaluationKind, kind))


def evaluation_state_label(state: str, kind: str) -> str:
    """Name a state of a kind; only an end evaluation has a rule to be in time for."""
    return {
        "done": _("held in time") if kind == "end" else _("held"),
        "done_late": _("held late"),
        "overdue": _("overdue"),
        "due_soon": _("due soon"),
        "not_due": _("not due yet"),
        "not_planned": _("not planned"),
        "unknown": _("cannot be told"),
        "not_relevant": _("stopped"),
    }[state]


def self_reliance_label(code: str) -> str:
    """Name an answer on being self-reliant, or why there is none."""
    reasons = {
        "not_evaluated": _("with the end evaluation overdue"),
        "unanswered": _("evaluated, question not answered"),
        "hidden": _("hidden (few answers)"),
        "unknown": _("cannot be told"),
        "not_due": _("not due yet"),
        "not_relevant": _("stopped"),
    }
    return reasons.get(code) or code_label(Answer, code) or code


def movement_label(movement: str) -> str:
    """Name which way a delivery has moved on the steps."""
    return {
        "up": _("Up"),
        "same": _("Same step"),
        "down": _("Down"),
        "mixed": _("Its groups differ"),
    }[movement]


def step_label(step: int) -> str:
    """Name a step of the four."""
    return _("step {n}").format(n=step)


def joined(words: Sequence[str]) -> str:
    """Write words after one another: `a, b and c`."""
    if len(words) == 1:
        return words[0]
    return _("{words} and {last}").format(words=", ".join(words[:-1]), last=words[-1])
