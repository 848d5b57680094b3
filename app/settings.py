"""What does an installation allow? Read from its environment."""

from collections.abc import Mapping

from data.sentence import Sentence

UPLOADS = "VARIG_UPLOADS"
"""`on` or `off`: may files be sent in through the app? `varig load` always can."""

_WORDS = {"on": True, "off": False}


class SettingError(Exception):
    """A setting has a value that Varig does not know."""

    def __init__(self, fault: Sentence) -> None:
        self.fault = fault
        super().__init__(fault.en)


def uploads_are_on(environ: Mapping[str, str]) -> bool:
    """Tell whether files may be sent in through the app; without a setting they may.

    Raises:
        SettingError: The setting is neither `on` nor `off`.
    """
    said = environ.get(UPLOADS, "").strip().casefold()
    if not said:
        return True
    if said not in _WORDS:
        raise SettingError(_unknown(said))
    return _WORDS[said]


def _unknown(said: str) -> Sentence:
    return Sentence(
        f"Innstillingen {UPLOADS} er '{said}', og kan bare være on eller off. Så lenge "
        "kan ingen filer lastes inn her. Rett innstillingen, og start Varig på nytt.",
        f"The setting {UPLOADS} is '{said}', and can only be on or off. Until then no "
        "file can be loaded here. Mend the setting, and start Varig again.",
    )
