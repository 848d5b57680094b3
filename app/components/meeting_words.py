"""What is said of the form of a meeting, and of what people write in it."""

from app.records.texts import TextFault
from app.translations.gettext import _
from app.translations.numbers import format_count


def text_fault_words(fault: TextFault, longest: int, words: str = "") -> str:
    """Say what is wrong with a text, what was expected and what to do."""
    return {
        TextFault.EMPTY: _("Write a few words."),
        TextFault.CONTROL: _(
            "It has a tab, or another letter that is not seen and cannot be kept. "
            "Take that out, or write it anew; nothing is saved."
        ),
        TextFault.LONG: _(
            "It has {count} letters, and there is room for {most}."
        ).format(count=format_count(len(words.strip())), most=format_count(longest)),
        TextFault.PERSONAL: _(
            "It looks like it has the number, e-mail address or telephone number of a "
            "person. Take that out; nothing is saved."
        ),
    }[fault]


def nobody_chosen() -> str:
    """Say that a decision has nobody to do it."""
    return _(
        "Nobody is chosen to do it, and a decision is given to a role. Choose one "
        "under Who does it, and save again; nothing is saved yet."
    )


def somebody_changed_it() -> str:
    """Say that a meeting is another one than the reader saw."""
    return _(
        "Somebody has changed, published or deleted this meeting since you opened it, "
        "so nothing is saved. Look at it again, and then make your change."
    )


def cannot_be_written() -> str:
    """Say that the records cannot be written."""
    return _("It cannot be saved at the moment; nothing is changed. Try again.")
