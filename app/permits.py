"""What may each role see and do?

One table, read by the menu, the screens, the records and the command line. What stands
nowhere in it is refused. An act that concerns the whole programme is also refused to
whoever has a part of it.
"""

from enum import Enum

from app.identity import Reader, Role
from data.sentence import Sentence


class Act(Enum):
    """Something that a reader may be allowed."""

    SEE_FIGURES = "see_figures"
    """Figures of groups, and the lists of deliveries and workplaces behind them."""
    SEE_ONE = "see_one"
    """One delivery or workplace on a screen of its own."""
    SEE_ANSWERS = "see_answers"
    """What one unit has answered, where enough have answered."""
    SEE_WORK = "see_work"
    """The list of what has to be followed up, by whom."""
    TAKE_ROWS = "take_rows"
    """Rows of a table, or behind a figure, as a file."""
    SAVE_VIEWS = "save_views"
    READ_MEETINGS = "read_meetings"
    """Published meetings and their packs."""
    RUN_MEETINGS = "run_meetings"
    """Make, write in and publish meetings; read drafts and what is confidential."""
    WRITE_FOLLOW_UP = "write_follow_up"
    """Exempt, give to another, comment, and take it back."""
    SET_BASELINES = "set_baselines"
    """Say from which quarter the absence of a workplace has new limits."""
    SEE_DATA = "see_data"
    """What was loaded and what was set aside: rows as they came, of everywhere."""
    CHANGE_DATA = "change_data"
    """Load, undo, go back, and take rows set aside along to be mended."""
    READ_LOG = "read_log"
    """Who signed in, opened, took along and changed what."""


_EVERYBODY = frozenset(Role)
_READERS_OF_ONE = frozenset({Role.MANAGER, Role.ANALYST, Role.ADMINISTRATOR})
_WRITERS = frozenset({Role.MANAGER, Role.ADMINISTRATOR})

MAY: dict[Act, frozenset[Role]] = {
    Act.SEE_FIGURES: _EVERYBODY,
    Act.SEE_ONE: _READERS_OF_ONE,
    Act.SEE_ANSWERS: _READERS_OF_ONE,
    Act.SEE_WORK: _READERS_OF_ONE,
    Act.TAKE_ROWS: _READERS_OF_ONE,
    Act.SAVE_VIEWS: _EVERYBODY,
    Act.READ_MEETINGS: _EVERYBODY,
    Act.RUN_MEETINGS: _WRITERS,
    Act.WRITE_FOLLOW_UP: _WRITERS,
    Act.SET_BASELINES: _WRITERS,
    Act.SEE_DATA: _READERS_OF_ONE,
    Act.CHANGE_DATA: _WRITERS,
    Act.READ_LOG: frozenset({Role.ADMINISTRATOR}),
}
"""Which roles may do what. The roles are the issue's; who gets what is ours."""

WHOLE_PROGRAMME = frozenset({Act.SEE_DATA, Act.CHANGE_DATA, Act.READ_LOG})
"""What concerns everybody's rows at once, so a part of the programme is not enough."""


class RefusedError(Exception):
    """A reader asked for what the role or the area does not allow."""

    def __init__(self, said: Sentence, act: Act | None = None) -> None:
        """Say it in both languages.

        Args:
            said: What was met, and what to do.
            act: What was asked for; None: something outside the area.
        """
        self.said = said
        self.act = act
        super().__init__(said.en)


def may(reader: Reader, act: Act) -> bool:
    """Tell whether a reader may do something at all."""
    if act in WHOLE_PROGRAMME and not reader.area.is_whole:
        return False
    return reader.role in MAY.get(act, frozenset())


def require(reader: Reader, act: Act) -> None:
    """Refuse what a reader may not do.

    Raises:
        RefusedError: The role or the area does not allow it.
    """
    if not may(reader, act):
        raise RefusedError(_refused(reader, act), act)


def _refused(reader: Reader, act: Act) -> Sentence:
    if reader.role in MAY.get(act, frozenset()):
        return Sentence(
            "Dette gjelder hele programmet, og du har en del av det. "
            "Spør den som administrerer Varig.",
            "This concerns the whole programme, and you have a part of it. "
            "Ask whoever administers Varig.",
        )
    return Sentence(
        "Rollen din har ikke tilgang til dette. Spør den som administrerer Varig.",
        "Your role has no access to this. Ask whoever administers Varig.",
    )


def may_see_answers(reader: Reader) -> bool:
    """Tell whether a reader may see what one unit has answered: steering never does."""
    return may(reader, Act.SEE_ANSWERS)


def may_change_data(reader: Reader) -> bool:
    """Tell whether a reader may load, undo and go back, for the whole programme."""
    return may(reader, Act.CHANGE_DATA)


def may_run_meetings(reader: Reader) -> bool:
    """Tell whether a reader may make meetings, write in them and publish them.

    The others see what the packs have: no confidential comments and decisions.
    """
    return may(reader, Act.RUN_MEETINGS)


def may_compare_data(reader: Reader) -> bool:
    """Tell whether a reader may see rows of two data sets side by side."""
    return may(reader, Act.SEE_DATA)
