"""What are factors, outcomes and the parts of their screen called?"""

from app.translations.gettext import _, current_language
from app.translations.labels import code_label
from app.translations.numbers import format_number
from data.factors import factors
from data.vocabulary import FactorBasis, Outcome


def part_label(part: str) -> str:
    """Name a part of success and risk."""
    return {
        "differences": _("What goes together"),
        "risks": _("Risk now"),
        "prevalence": _("How common"),
        "types": _("Delivery types"),
        "catalogue": _("Factors and sources"),
    }[part]


def outcome_label(outcome: str) -> str:
    """Name an outcome by its code."""
    return code_label(Outcome, outcome) or outcome


def basis_label(basis: str) -> str:
    """Say how a factor is known, by the code of its basis."""
    return code_label(FactorBasis, basis) or basis


def factor_label(code: str) -> str:
    """Name a factor of the catalogue by its code; an unknown code is said as it is."""
    language = current_language()
    labels = {factor.code: factor.label.in_language(language) for factor in factors()}
    return labels.get(code, code)


def chance_words(p_value: float) -> str:
    """Write a p-value: `p 0,0123`, and `p < 0,0001` for one too small to write."""
    smallest = 0.0001
    if p_value < smallest:
        return f"p < {format_number(smallest, digits=4)}"
    return f"p {format_number(p_value, digits=4)}"
