"""Say in one short line which part of the programme the figures are of."""

from collections.abc import Callable, Sequence

import polars as pl

from app.components.filter_choices import Choice
from app.identity import AreaKind, Reader
from app.translations.gettext import _
from app.translations.markdown import plain
from data.reference.places import centres, municipality_name


def area_words(
    reader: Reader, choices: Sequence[Choice], fetch: Callable[..., pl.DataFrame]
) -> str:
    """Say it; empty for the whole programme.

    Args:
        reader: Who is asking.
        choices: The filters, which name the centres of the data.
        fetch: Asks a question of all the reader may see.
    """
    kind, code = reader.area.kind, reader.area.code or ""
    if kind is AreaKind.PROGRAMME:
        return ""
    if kind is AreaKind.CENTRE:
        name, said = _centre_name(code, choices), _("You see the centre **{area}**")
    elif kind is AreaKind.MUNICIPALITY:
        name, said = municipality_name(code), _("You see **{area}** municipality")
    else:
        name = _workplace_name(fetch("workplace_facts", id=code))
        said = _("You see **{area}** with everything below it")
    return said.format(area=plain(name or code))


def _centre_name(code: str, choices: Sequence[Choice]) -> str | None:
    named = (each.options.get(code) for each in choices if each.field == "centres")
    known = (centre.name for centre in centres() if centre.id == code)
    return next((name for name in (*named, *known) if name), None)


def _workplace_name(facts: pl.DataFrame) -> str | None:
    return None if facts.is_empty() else str(facts["workplace_name"].item() or "")
