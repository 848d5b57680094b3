"""Say on the command line where each factor comes from, and what became of the rest."""

import json

from app.translations.factor_words import factor_label
from app.translations.gettext import _, current_language, speaking
from app.translations.labels import code_label, code_labels
from app.translations.numbers import format_count
from data.factors import factors
from data.source_factors import (
    SourceFactor,
    document_of,
    documents,
    place_words,
    source_factors,
)
from data.vocabulary import FactorKind
from data.work_environment_risks import WorkEnvironmentRisk


def say_sources(language: str, *, as_json: bool) -> str:
    """List what every document names, and the factor that it is counted as.

    Args:
        language: `nb` or `en`.
        as_json: JSON for a script, else lines to read.
    """
    with speaking(language):
        if as_json:
            return json.dumps(_as_json(language), indent=2, ensure_ascii=False)
        return "\n".join((*_counts(), "", *_lines(language), "", *_kept_apart()))


def _counts() -> list[str]:
    named = source_factors()
    mapped = [source for source in named if source.factor]
    said = _("{n} of {all} source factors are counted as {factors} factors").format(
        n=format_count(len(mapped)),
        all=format_count(len(named)),
        factors=format_count(len(factors())),
    )
    return [said, *(_of_document(document.code) for document in documents())]


def _of_document(code: str) -> str:
    named = [each for each in source_factors() if _is_in(each, code)]
    title = next(each.title for each in documents() if each.code == code)
    return _("  {title}: {n} of {all}").format(
        title=title,
        n=format_count(sum(source.factor is not None for source in named)),
        all=format_count(len(named)),
    )


def _lines(language: str) -> list[str]:
    rows = [
        (
            source.id,
            code_label(FactorKind, source.kind) or "",
            source.name.in_language(language),
            _became(source, language),
        )
        for source in source_factors()
    ]
    widths = [max(len(row[place]) for row in rows) for place in range(3)]
    return [
        "  ".join((*(row[place].ljust(widths[place]) for place in range(3)), row[3]))
        for row in rows
    ]


def _became(source: SourceFactor, language: str) -> str:
    places = "; ".join(place_words(place) for place in source.places)
    if source.factor is None:
        reason = source.left_out.in_language(language) if source.left_out else ""
        return _("no factor: {reason} [{places}]").format(reason=reason, places=places)
    said = _("the opposite of {factor}") if source.is_opposite else "{factor}"
    label = factor_label(source.factor)
    return f"{said.format(factor=source.factor)} ({label}) [{places}]"


def _kept_apart() -> list[str]:
    groups = ", ".join(code_labels(WorkEnvironmentRisk, current_language()).values())
    said = _("Kept apart, as risks in the work environment itself (STAMI): {groups}")
    return [said.format(groups=groups)]


def _as_json(language: str) -> dict[str, object]:
    named = source_factors()
    return {
        "source_factor_count": len(named),
        "mapped_count": sum(source.factor is not None for source in named),
        "factor_count": len(factors()),
        "documents": [document._asdict() for document in documents()],
        "source_factors": [
            {
                "id": source.id,
                "kind": source.kind,
                "name": source.name.in_language(language),
                "places": list(source.places),
                "factor": source.factor,
                "is_opposite": source.is_opposite,
                "left_out": source.left_out and source.left_out.in_language(language),
            }
            for source in named
        ],
        "work_environment_risks": [
            {"code": code, "name": name}
            for code, name in code_labels(WorkEnvironmentRisk, language).items()
        ],
    }


def _is_in(source: SourceFactor, document: str) -> bool:
    """Count a source factor once, where it is named first."""
    return document_of(source.places[0]).code == document
