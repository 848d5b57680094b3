"""What is said of a workplace in the list it is chosen from?"""

from collections.abc import Mapping

from app.components.record_choice import RecordKind
from app.translations.gettext import _, ngettext
from app.translations.labels import code_label
from app.translations.numbers import format_count
from data.vocabulary import Level, ProgrammeIndustry


def workplace_kind() -> RecordKind:
    """Give the words and the question that a workplace is chosen by."""
    return RecordKind(
        page="workplace",
        choices_query="workplace_choices",
        id_column="workplace_id",
        choose=_("Choose a workplace"),
        choose_another=_("Choose another workplace"),
        search_label=_("Search by name, parent, organisation number or workplace id"),
        say_count=_count,
    )


def describe_workplace(row: Mapping[str, object]) -> str:
    """Say what tells this workplace from others of the same name."""
    said = [
        str(row["workplace_id"]),
        code_label(Level, str(row["level"])),
        row["parent_name"],
    ]
    if row["programme_industry"]:
        said.append(code_label(ProgrammeIndustry, str(row["programme_industry"])))
    return " · ".join(str(part) for part in said if part)


def _count(count: int) -> str:
    said = ngettext("{n} workplace", "{n} workplaces", count)
    return said.format(n=format_count(count))
