"""Which build does a command ask: the current one, or an earlier one by its name?"""

from collections.abc import Iterator
from contextlib import contextmanager

from app.cli_question import QuestionError
from app.door import MADE_EARLIER, Build, current_build, find_build, list_builds
from app.identity import Reader
from app.permits import Act, require
from data.home import Home


@contextmanager
def build_asked(home: Home, reader: Reader, name: str | None) -> Iterator[Build | None]:
    """Give the build to ask, for as long as it is asked.

    Args:
        home: The installation.
        reader: Who asks; steering asks the current build only, since what is
            sensitive may be marked after an earlier one was made.
        name: The whole name of a build, or a beginning that fits no other; None is
            the current build, which is None before the first load.

    Raises:
        QuestionError: No build has the name, or more than one begins so; or the
            build was made by an earlier version, and lacks what is asked for.
        RefusedError: The reader may not ask an earlier build.
    """
    if name is None:
        yield current_build(home)
        return
    require(reader, Act.SEE_ONE)
    build = find_build(home, name)
    if build is None:
        raise QuestionError(_no_such(home, name))
    try:
        yield build
    except MADE_EARLIER as error:
        raise QuestionError(
            f"{build.id} was made by an earlier version of Varig, and lacks something "
            "that this command reads. Ask another build (`varig builds` lists them)."
        ) from error


def _no_such(home: Home, name: str) -> str:
    known = [build.id for build in list_builds(home)]
    many = name and sum(each.startswith(name) for each in known) > 1
    met = "more than one build begins" if many else "no build begins"
    listed = ", ".join(known) or "none; load data first with `varig load FILES`"
    return f"{met} with {name!r}. Known: {listed}."
