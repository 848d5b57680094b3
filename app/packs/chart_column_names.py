"""Write the names under columns: in lines, thinned out, or from bottom to top."""

from app.charts.theme import LIGHT
from app.packs.chart_paper import GAP, LINE, SIZE, Paper, widest
from app.packs.letters import printable, widest_word, wrapped

_LONGEST = 130.0
"""The most that a name takes from bottom to top."""


def name_height(categories: tuple[str, ...], slot: float) -> float:
    """Say how much room the names take under the columns."""
    names = [printable(name) for name in categories]
    if _fits(names, slot):
        return LINE * max(len(name) for name in _lines(names, slot)) + 2 * GAP
    if _is_scale(names):
        return LINE + 2 * GAP
    return min(widest(names), _LONGEST) + 2 * GAP


def write_names(paper: Paper, categories: tuple[str, ...], slot: float) -> None:
    """Write the names under the columns."""
    names = [printable(name) for name in categories]
    if _fits(names, slot):
        _write_lines(paper, _lines(names, slot), slot)
    elif _is_scale(names):
        _write_some(paper, names, slot)
    else:
        _write_up(paper, names, slot)


def _fits(names: list[str], slot: float) -> bool:
    return all(widest_word(name, SIZE) <= slot - 4 for name in names)


def _is_scale(names: list[str]) -> bool:
    """Say if the names are days or numbers, so that some can be left out."""
    return all(any(letter.isdigit() for letter in name) for name in names)


def _lines(names: list[str], slot: float) -> list[tuple[str, ...]]:
    return [wrapped(name, slot - 4, SIZE, lines=4) for name in names]


def _write_lines(paper: Paper, names: list[tuple[str, ...]], slot: float) -> None:
    paper.write(
        (
            {
                "x": slot * (index + 0.5),
                "y": paper.height + GAP + LINE / 2,
                "text": list(name),
                "ink": LIGHT.ink,
            }
            for index, name in enumerate(names)
        ),
        align="center",
    )


def _write_some(paper: Paper, names: list[str], slot: float) -> None:
    """Write each second name, or each third: as many as there is room for."""
    apart = next(
        count for count in range(1, len(names) + 2) if widest(names) + 6 <= slot * count
    )
    half = widest(names) / 2
    first = next(
        (at for at in range(apart) if slot * (at + 0.5) + paper.left >= half), 0
    )
    _write_lines(
        paper,
        [
            (name,)
            if at % apart == first and slot * (at + 0.5) + half <= paper.width
            else ("",)
            for at, name in enumerate(names)
        ],
        slot,
    )


def _write_up(paper: Paper, names: list[str], slot: float) -> None:
    paper.write(
        (
            {
                "x": slot * (index + 0.5),
                "y": paper.height + GAP,
                "text": wrapped(name, _LONGEST, SIZE, lines=1)[0],
                "ink": LIGHT.ink,
            }
            for index, name in enumerate(names)
        ),
        align="right",
        angle=270,
    )
