"""What are the areas called that the log and the file of roles name by their codes?"""

from collections.abc import Sequence

from app.components.page import Page
from data.reference.places import municipality_name


def area_names(page: Page, codes: Sequence[str]) -> dict[tuple[str, str], str]:
    """Name the areas that the data set knows; others are left out.

    Args:
        page: The page.
        codes: Keys of centres and workplaces, and codes of municipalities.

    Returns:
        Kind and code to the name, or to the code where there is no name.
    """
    if not codes:
        return {}
    found = page.fetch_unfiltered("area_names", codes=tuple(sorted(codes)))
    return {
        (kind, code): name or municipality_name(code) or code
        for kind, code, name in found.iter_rows()
    }
