"""Data: what do the figures rest on, and what was left out of them?"""

from app.components.data_sets import show_builds, show_checks, show_loads
from app.components.faulty_rows import show_set_aside, show_warnings
from app.components.page import open_page
from app.metrics.hidden_remarks import read_promises
from app.translations.gettext import ngettext
from app.translations.numbers import format_count

page = open_page()
counts = page.fetch("trust_counts").row(0, named=True)

page.title(
    ngettext(
        "{kept} of {read} row read is in the data set",
        "{kept} of {read} rows read are in the data set",
        counts["read_count"],
    ).format(
        kept=format_count(counts["read_count"] - counts["set_aside_count"]),
        read=format_count(counts["read_count"]),
    )
)
checks = page.fetch("check_results")
promises = read_promises(checks, page.language)
show_set_aside(page, page.fetch("set_aside_rows"), promises)
show_warnings(page, page.fetch("warning_rows"), promises)
show_loads(page.fetch("loads"))
show_checks(page, checks)
show_builds(page)
