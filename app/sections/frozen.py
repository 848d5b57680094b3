"""Keep a pack as text, and read it again as it was.

Pydantic takes its time to import: import this module where it is used.
"""

from functools import cache

from pydantic import TypeAdapter, ValidationError

from app.sections.content import Pack


def freeze(pack: Pack) -> str:
    """Write a pack as JSON."""
    return _adapter().dump_json(pack).decode("utf-8")


def thaw(text: str) -> Pack:
    """Read a pack that `freeze` wrote.

    Raises:
        ValueError: It is not one.
    """
    try:
        return _adapter().validate_json(text)
    except ValidationError as error:
        raise ValueError(f"not a pack: {error.error_count()} faults") from error


@cache
def _adapter() -> TypeAdapter[Pack]:
    return TypeAdapter(Pack)
