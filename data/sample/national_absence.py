"""Invent the absence of the whole country, as a file of Statbank would have it.

The season and the hump of the pandemic are those of the invented workplaces, so what is
left when the country is taken away is what has been invented of each workplace.
"""

from collections.abc import Sequence
from pathlib import Path

from data.sample.absence_season import Quarter, height_of

NATIONAL_FILE = "national_absence.csv"

NATIONAL_SHARE = 0.066
"""The middle level of the country; about that of published figures."""

SELF_CERTIFIED_PART = 0.16
"""As of the invented workplaces."""

TITLE = (
    "12440: Oppdiktet sykefravær for lønnstakere, etter næring, type sykefravær og "
    "kvartal (prosent)"
)
"""The number is that of the table it has the form of; the figures are ours."""

_HEADINGS = ("næring (SN2007)", "type sykefravær", "kvartal", TITLE)


def write_national_absence(folder: Path, quarters: Sequence[Quarter]) -> None:
    """Write the invented table; no quarter is no file.

    Args:
        folder: Where the other files of the sample are.
        quarters: Those that the table has.
    """
    if not quarters:
        return
    lines = [";".join(f'"{heading}"' for heading in _HEADINGS)]
    for quarter in quarters:
        total, by_self = national_percent(quarter)
        kinds = {
            "Egenmeldt og legemeldt": total,
            "Egenmeldt": by_self,
            "Legemeldt": total - by_self,
        }
        lines += [
            f'"00-99 Alle næringer";"{kind}";"{quarter.year}K{quarter.quarter}";'
            f"{tenths / 10:.1f}".replace(".", ",")
            for kind, tenths in kinds.items()
        ]
    text = "\r\n".join(lines) + "\r\n"
    (folder / NATIONAL_FILE).write_bytes(text.encode("utf-8-sig"))


def national_percent(quarter: Quarter) -> tuple[int, int]:
    """Invent total and self-certified absence, in tenths of a percent."""
    total = round(NATIONAL_SHARE * height_of(quarter) * 1000)
    return total, round(total * SELF_CERTIFIED_PART)
