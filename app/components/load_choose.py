"""Choose files to load, and start the dry run of them."""

from datetime import date

import streamlit as st

from app.components.load_session import DATA_DATE, check_uploaded, uploaded_key
from app.components.quiet import say_quietly
from app.translations.gettext import _, ngettext
from app.translations.numbers import format_count
from data.home import Home

NARROW = 320


def show_choose(home: Home) -> None:
    """Draw the field for files, the day they are from, and the button that goes on.

    Args:
        home: Where the builds live.
    """
    st.markdown(
        _(
            "First you see what the files would change. Nothing is changed before you "
            "say so."
        )
    )
    files = st.file_uploader(
        _("Files to load: drag them here, or choose them"),
        accept_multiple_files=True,
        key=uploaded_key(),
    )
    say_quietly(
        _(
            "Excel (.xlsx, .xls), OpenDocument (.ods), CSV, Parquet and JSON; a "
            "correction file too. A mapping file (.toml) for headings of your own goes "
            "in with them. Varig keeps no copy of the files."
        )
    )
    _ask_day()
    count = len(files)
    label = ngettext("Check {count} file", "Check {count} files", count)
    st.button(
        label.format(count=format_count(count)) if count else _("Check the files"),
        key="load-check",
        icon=":material/fact_check:",
        disabled=not count,
        on_click=check_uploaded,
        args=(home,),
    )


def _ask_day() -> None:
    # The limits are said in a sentence; Streamlit would say them in English.
    st.date_input(
        _("Data date, if you know it"),
        value=None,
        min_value=date(1900, 1, 1),
        max_value=date(2199, 12, 31),
        format="DD.MM.YYYY",
        key=DATA_DATE,
        width=NARROW,
    )
    say_quietly(
        _("The day the data are from. Empty: the day of the latest event in the files.")
    )
