"""Read a JSON-stat 2 dataset of Statistics Norway as a cube.

See json-stat.org/full: the values stand in one list, the last dimension moving
fastest; or in an object by their number, where most are missing.
"""

from collections.abc import Iterator, Mapping
from datetime import date
from itertools import product

from data.sentence import Sentence
from pipelines.errors import UnreadableSourceError
from pipelines.sources.spelling import plain
from pipelines.sources.ssb_12440.cube import Category, Cell, Cube

TABLES_OF_ABSENCE = ("12439", "12440", "12441", "12442")
"""The tables of sickness absence, by type, industry and adjustment."""

_WORDS = ("sykefrav", "sickness absence", "sick leave", "absence due to")


def is_absence(document: object) -> bool:
    """Is this a JSON-stat dataset about sickness absence?"""
    if not isinstance(document, Mapping) or document.get("class") != "dataset":
        return False
    title = plain(str(document.get("label", "")))
    return _table_id(document) in TABLES_OF_ABSENCE or any(
        word in title for word in _WORDS
    )


def read_dataset(document: object, file: str) -> Cube:
    """Read a dataset.

    Raises:
        UnreadableSourceError: Its parts do not fit together.
    """
    if not isinstance(document, Mapping):
        raise UnreadableSourceError([_does_not_fit(file)])
    try:
        cells = list(_cells(document))
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        raise UnreadableSourceError([_does_not_fit(file)]) from error
    return Cube(
        title=str(document.get("label", "")),
        table_id=_table_id(document),
        updated_on=_day(document.get("updated")),
        cells=cells,
    )


def _cells(document: Mapping[str, object]) -> Iterator[Cell]:
    axes = {name: _categories(document, name) for name in _strings(document["id"])}
    places = [*product(*axes.values())]
    values = _by_number(document["value"], len(places))
    symbols = _by_number(document.get("status"), len(places))
    for number, place in enumerate(places):
        value, symbol = values.get(number), symbols.get(number)
        yield Cell(
            source_row=number + 1,
            place=dict(zip(axes, place, strict=True)),
            value=None if value is None else str(value),
            symbol=None if symbol is None else str(symbol),
        )


def _categories(document: Mapping[str, object], name: str) -> list[Category]:
    dimensions = _mapping(document["dimension"])
    dimension = _mapping(dimensions[name])
    category = _mapping(dimension["category"])
    labels = _mapping(category.get("label", {}))
    units = _mapping(category.get("unit", {}))
    index = category.get("index", list(labels))
    places = {str(c): int(str(at)) for c, at in _numbered(index)}
    codes = sorted(places, key=places.__getitem__)
    size = _strings(document["size"])[_strings(document["id"]).index(name)]
    if int(size) != len(codes):
        raise ValueError(name)
    return [Category(c, _label(c, labels, units)) for c in codes]


def _label(code: str, labels: Mapping[str, object], units: Mapping[str, object]) -> str:
    """Name a category; the unit of a figure stands behind its words."""
    label = str(labels.get(code, code))
    unit = units.get(code)
    base = _mapping(unit).get("base") if unit else None
    return f"{label} ({base})" if base and str(base) not in label else label


def _numbered(index: object) -> Iterator[tuple[object, object]]:
    if isinstance(index, Mapping):
        yield from index.items()
    elif isinstance(index, list):
        yield from ((code, at) for at, code in enumerate(index))


def _by_number(given: object, count: int) -> dict[int, object]:
    if given is None:
        return {}
    if isinstance(given, Mapping):
        return {int(number): value for number, value in given.items()}
    if isinstance(given, list):
        if len(given) != count:
            raise ValueError("value")
        return dict(enumerate(given))
    return dict.fromkeys(range(count), given)


def _table_id(document: Mapping[str, object]) -> str | None:
    extension = document.get("extension")
    px = extension.get("px") if isinstance(extension, Mapping) else None
    named = px.get("tableid") if isinstance(px, Mapping) else None
    if named:
        return str(named)
    start = str(document.get("label", ""))[:6]
    return start[:5] if start[:5].isdigit() and start[5:] == ":" else None


def _day(updated: object) -> date | None:
    try:
        return date.fromisoformat(str(updated)[:10])
    except ValueError:
        return None


def _mapping(given: object) -> Mapping[str, object]:
    if not isinstance(given, Mapping):
        raise TypeError
    return given


def _strings(given: object) -> list[str]:
    if not isinstance(given, list):
        raise TypeError
    return [str(each) for each in given]


def _does_not_fit(file: str) -> Sentence:
    return Sentence(
        f"{file}: filen er ikke en hel JSON-stat-tabell (id, size, dimension og value "
        "må passe sammen). Hent tabellen på nytt fra Statistikkbanken som JSON-stat 2.",
        f"{file}: the file is not a whole JSON-stat table (id, size, dimension and "
        "value must fit together). Fetch the table again from Statbank as JSON-stat 2.",
    )
