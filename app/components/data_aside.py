"""Show the rows that need somebody: set aside or warned of, and the file to mend."""

from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory

import polars as pl
import streamlit as st

from app.components.data_source_choice import choose_among, files_in_words
from app.components.empty import show_nothing
from app.components.faulty_rows import show_set_aside, show_warnings
from app.components.log_lines import Taken, noted
from app.components.page import Page
from app.components.quiet import say_quietly
from app.exports.formats import XLSX
from app.metrics.hidden_remarks import read_promises
from app.metrics.rows_to_mend import count_rows
from app.permits import Act, may_change_data
from app.translations.gettext import _, ngettext
from app.translations.labels import code_label
from app.translations.numbers import format_count
from data.vocabulary import OwnerRole
from pipelines.sources.marks import Language


def show_aside(page: Page) -> None:
    """Show rows set aside and warnings, of all or of one owner or file."""
    aside, warned = page.fetch("set_aside_rows"), page.fetch("warning_rows")
    page.title(_finding(count_rows(aside)))
    promises = read_promises(page.fetch("check_results"), page.language)
    owner, file = _choose(aside, warned)
    found, also = (_narrow(rows, owner, file) for rows in (aside, warned))
    if aside.is_empty():
        show_nothing(_("Every row that was read is in the data set."))
    elif found.is_empty():
        show_nothing(_("No row is set aside with this owner and file."))
    else:
        _say_what_to_do(page, file, count_rows(_narrow(aside, None, file)))
        show_set_aside(page, found, promises)
    show_warnings(page, also, promises)


def _choose(aside: pl.DataFrame, warned: pl.DataFrame) -> tuple[str | None, str | None]:
    places = pl.concat(
        [rows.select("owner", "source_file") for rows in (aside, warned)]
    )
    present = set(places["owner"])
    owners = {
        str(code): code_label(OwnerRole, str(code)) or str(code)
        for code in OwnerRole
        if str(code) in present
    }
    with st.container(horizontal=True, vertical_alignment="bottom"):
        owner = choose_among(_("Who can mend it"), "owner", owners)
        file = choose_among(_("File"), "source", files_in_words(places["source_file"]))
    return owner, file


def _narrow(rows: pl.DataFrame, owner: str | None, file: str | None) -> pl.DataFrame:
    if owner is not None:
        rows = rows.filter(pl.col("owner") == owner)
    if file is not None:
        rows = rows.filter(pl.col("source_file") == file)
    return rows


def _say_what_to_do(page: Page, file: str | None, count: int) -> None:
    say_quietly(
        _(
            "A row that breaks a rule is set aside whole; nothing in it is corrected "
            "or guessed. Mend it in the source and load the file again, or mend it in "
            "the correction file and load that one."
        )
    )
    if not may_change_data(page.reader):
        # The file has every cell as it came, also what a screen hides.
        return
    if page.is_travelling:
        say_quietly(
            _(
                "The correction file is made from the data set in use: rows of an "
                "earlier one may be mended by now."
            )
        )
        return
    taken = Taken(
        "rejected_rows",
        count,
        XLSX.code,
        Act.CHANGE_DATA,
        details={"one_file": bool(file)},
    )
    st.download_button(
        _("Correction file"),
        # Written when the button is pressed, which is after the run that drew it.
        data=noted(page, taken, partial(_write, page.build.path, page.language, file)),
        file_name=f"{_('corrections')}-{page.build.id}{XLSX.ending}",
        mime=XLSX.media_type,
        key="correction-file",
        icon=":material/edit_note:",
        on_click="ignore",
        help=_(
            "The rows as their files wrote them, with what is wrong beside each "
            "faulty cell. Mended, it is loaded as it is."
        ),
    )


def _write(build: Path, language: str, file: str | None) -> bytes:
    # What writes the file takes time to import; the page itself does without it.
    from pipelines.corrections.write import write_corrections

    chosen: Language = "en" if language == "en" else "nb"
    with TemporaryDirectory() as folder:
        out = Path(folder) / "corrections.xlsx"
        write_corrections(build, out, chosen, file=file)
        return out.read_bytes()


def _finding(count: int) -> str:
    finding = ngettext("{count} row is set aside", "{count} rows are set aside", count)
    return finding.format(count=format_count(count))
