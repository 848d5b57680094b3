"""Which actions of an older build have become sensitive since it was made?"""

from app.door import Build, current_build, query_build
from app.filters import Filters
from app.identity import LOCAL_MANAGER
from data.home import Home


def sensitive_now(home: Home, build: Build) -> frozenset[str]:
    """Give the ids of what the build in use calls sensitive; none for itself.

    Of the whole programme, as they only hide: an action may have moved.

    Args:
        home: The installation.
        build: The build that is asked.
    """
    in_use = current_build(home)
    if in_use is None or in_use.path == build.path:
        return frozenset()
    question = "follow_up_sensitive_actions"
    rows = query_build(in_use, question, Filters(), LOCAL_MANAGER)
    return frozenset(rows["action_id"])
