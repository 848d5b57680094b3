"""Say on every part of Follow-up when the installation's own rules cannot be used."""

import streamlit as st

from app.components.page import Page
from app.components.work_list import Work
from app.translations.gettext import _
from app.translations.markdown import plain
from data.follow_up import FILE_NAME


def show_rule_faults(page: Page, work: Work) -> None:
    """Name every fault of the file, and say that the standard is used instead.

    Args:
        page: The page of this rerun.
        work: The work list.
    """
    if not work.faults:
        return
    said = _(
        "{file} of this installation cannot be used, so the rules are those of Varig:"
    ).format(file=FILE_NAME)
    faults = "\n".join(
        f"- {plain(fault.in_language(page.language))}" for fault in work.faults
    )
    st.warning(f"{plain(said)}\n\n{faults}", icon=":material/rule:")
