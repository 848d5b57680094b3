"""What is said of an archive that is locked, or made to do harm."""

from data.sentence import Sentence
from pipelines.sources.shown import shown_name


def is_locked(file: str) -> Sentence:
    """Say that a workbook has a password."""
    return Sentence(
        f"{file}: arbeidsboken er låst med passord. Lagre den uten passord.",
        f"{file}: the workbook is locked by a password. Save it without a password.",
    )


def is_there_twice(file: str, part: str) -> Sentence:
    """Say that two parts have one name, so that programs may read either."""
    name = shown_name(part)
    return Sentence(
        f"{file}: delen {name} står to ganger i arbeidsboken. {_SAVE_AGAIN.nb}",
        f"{file}: the part {name} stands twice in the workbook. {_SAVE_AGAIN.en}",
    )


def has_odd_part(file: str, part: str) -> Sentence:
    """Say that a part has a name that no workbook gives one."""
    name = shown_name(part)
    return Sentence(
        f"{file}: arbeidsboken har en del som ikke hører hjemme der: {name}. "
        f"{_SAVE_AGAIN.nb}",
        f"{file}: the workbook has a part that does not belong there: {name}. "
        f"{_SAVE_AGAIN.en}",
    )


def overlaps(file: str) -> Sentence:
    """Say that two parts share bytes, as those of a bomb do."""
    return Sentence(
        f"{file}: delene i arbeidsboken ligger oppå hverandre. {_SAVE_AGAIN.nb}",
        f"{file}: the parts of the workbook lie on top of one another. "
        f"{_SAVE_AGAIN.en}",
    )


_SAVE_AGAIN = Sentence(
    "Åpne den i Excel eller LibreOffice, og lagre den på nytt. Vet du ikke hvor den "
    "kommer fra, så slett den.",
    "Open it in Excel or LibreOffice, and save it again. If you do not know where it "
    "comes from, delete it.",
)
