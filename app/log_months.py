"""How long is a line of the log kept? Read from the environment."""

from collections.abc import Mapping

from app.settings import SettingError
from data.sentence import Sentence

LOG_MONTHS = "VARIG_LOG_MONTHS"
SHORTEST, DEFAULT, LONGEST = 3, 12, 120
"""Ours: a year lets somebody ask after last year's meeting; ten years is an archive."""


def log_months(environ: Mapping[str, str]) -> int:
    """Tell for how many months lines of the log are kept; without a setting, twelve.

    Raises:
        SettingError: The setting is no whole number from 3 to 120.
    """
    said = environ.get(LOG_MONTHS, "").strip()
    if not said:
        return DEFAULT
    if not (said.isascii() and said.isdecimal() and len(said) <= len(str(LONGEST))):
        raise SettingError(_unknown(said))
    if not SHORTEST <= int(said) <= LONGEST:
        raise SettingError(_unknown(said))
    return int(said)


def _unknown(said: str) -> Sentence:
    return Sentence(
        f"Innstillingen {LOG_MONTHS} er '{said}', og skal være et helt tall fra "
        f"{SHORTEST} til {LONGEST}. Rett innstillingen, og start Varig på nytt.",
        f"The setting {LOG_MONTHS} is '{said}', and has to be a whole number from "
        f"{SHORTEST} to {LONGEST}. Mend the setting, and start Varig again.",
    )
