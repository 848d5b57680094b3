"""Which screens are there, in which order, and at which address?"""

from pathlib import Path

import streamlit as st
from streamlit.navigation.page import StreamlitPage

from app.components.links import PATHS, remember_pages
from app.translations.gettext import _

VIEWS = Path(__file__).resolve().parent / "views"


def navigate() -> StreamlitPage:
    """Draw the menu over the page, and give the screen the reader is on."""
    pages = {
        name: st.Page(
            VIEWS / f"{name}.py",
            title=title,
            url_path=PATHS[name],
            default=name == "overview",
        )
        for name, title in titles().items()
    }
    remember_pages(pages)
    return st.navigation(list(pages.values()), position="top")


def titles() -> dict[str, str]:
    """Name every screen, in the order of the menu."""
    return {
        "overview": _("Overview"),
        "portfolio": _("Portfolio"),
        "delivery": _("Delivery"),
        "workplace": _("Workplace"),
        "follow_up": _("Follow-up"),
        "factors": _("Success and risk"),
        "export": _("Export"),
        "loaded_data": _("Data"),
    }
