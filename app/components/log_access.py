"""Show who may what: the grants of the file of roles, its faults, and who came in."""

from collections.abc import Mapping
from os import environ
from pathlib import Path

import polars as pl
import streamlit as st

from app.access import Access, AccessError, access_path, read_access
from app.clock import today
from app.components.downloads import RowWords
from app.components.empty import show_nothing
from app.components.log_choices import choose_period
from app.components.log_names import area_names
from app.components.page import Page
from app.components.quiet import say_quietly
from app.components.tables import show_worded_table
from app.identity import Role
from app.metrics.log_days import period_start
from app.records.log_reading import count_sign_ins
from app.sign_in import is_sign_in_on
from app.translations.gettext import _, ngettext
from app.translations.log_words import area_words, period_label, role_words
from app.translations.markdown import plain
from app.translations.numbers import format_count


def show_access(page: Page) -> None:
    """Draw what the file of roles says, and who has signed in.

    Raises:
        RecordsError: The log cannot be read.
    """
    path = access_path(page.home, environ)
    try:
        access = read_access(path)
    except AccessError as error:
        _show_faults(page, error)
    else:
        _show_grants(page, access, path)
    _show_sign_ins(page)


def grants_in_words(
    access: Access, names: Mapping[tuple[str, str], str]
) -> pl.DataFrame:
    """Write the grants as a reader sees them, in the order in which they count.

    Args:
        access: What the file says.
        names: Kind and code of an area to its name, of those the data set knows.
    """
    rows = [
        (
            number,
            _("Group") if grant.kind == "group" else _("Person"),
            grant.name,
            role_words(grant.role.value),
            area_words(grant.area.kind.value, grant.area.code, names),
            grant.area.is_whole or (grant.area.kind.value, grant.area.code) in names,
        )
        for number, grant in enumerate(access.grants, 1)
    ]
    kinds = {
        "grant_number": pl.Int64(),
        "group_or_person": pl.String(),
        "given_to": pl.String(),
        "role_given": pl.String(),
        "area_in_words": pl.String(),
        "is_area_known": pl.Boolean(),
    }
    return pl.DataFrame(rows, schema=kinds, orient="row")


def access_finding(access: Access) -> str:
    """Say how many grants there are, and how many of them give the log to be read."""
    count = len(access.grants)
    if not count:
        return _("Nobody has a role, so nobody gets in by signing in")
    administrators = sum(g.role is Role.ADMINISTRATOR for g in access.grants)
    grants = ngettext("{count} grant gives a role", "{count} grants give a role", count)
    return _("{grants}; {administrators} of them that of administrator").format(
        grants=grants.format(count=format_count(count)),
        administrators=format_count(administrators),
    )


def _show_faults(page: Page, error: AccessError) -> None:
    count = len(error.faults)
    said = ngettext(
        "Nobody gets in by signing in: the file of roles has {count} fault",
        "Nobody gets in by signing in: the file of roles has {count} faults",
        count,
    )
    page.title(said.format(count=format_count(count)))
    for fault in error.faults:
        st.warning(plain(fault.in_language(page.language)), icon=":material/error:")


def _show_grants(page: Page, access: Access, path: Path) -> None:
    page.title(access_finding(access))
    _say_conditions(access, path)
    if not access.grants:
        return
    codes = [each.area.code for each in access.grants if each.area.code]
    rows = grants_in_words(access, area_names(page, codes))
    _warn_of_unknown(rows)
    words = RowWords(
        slug=_("access"),
        code="access_grants",
        title=_("Who has access"),
        noun=lambda count: ngettext("grant", "grants", count),
        labels={
            "grant_number": _("Order"),
            "group_or_person": _("Given to"),
            "given_to": _("Key"),
            "role_given": _("Role"),
            "area_in_words": _("Area"),
            "is_area_known": _("In the data set"),
        },
        is_filtered=False,
    )
    show_worded_table(rows, words, key="log-grants", widths={"area_in_words": 320})


def _say_conditions(access: Access, path: Path) -> None:
    if not is_sign_in_on():
        show_nothing(
            _("Sign-in is turned off, so the file of roles is not used."),
            hint=_("Whoever uses this machine has the role of programme manager."),
        )
    if not path.exists():
        show_nothing(
            _("There is no file {path}.").format(path=plain(str(path))),
            hint=_("The README shows how it is written."),
        )
    hours = ngettext(
        "A sign-in lasts {count} hour.",
        "A sign-in lasts {count} hours.",
        access.session_hours,
    ).format(count=format_count(access.session_hours))
    contact = (
        _("Whoever has no role is told to ask {contact}.").format(
            contact=plain(access.contact)
        )
        if access.contact
        else _("The file says nobody to ask for whoever has no role.")
    )
    order = _(
        "The first grant that fits counts. The file {path} is changed by whoever runs "
        "the server, not here, and counts from the next click on."
    ).format(path=plain(path.name))
    say_quietly(f"{hours} {contact} {order}")


def _warn_of_unknown(rows: pl.DataFrame) -> None:
    unknown = rows.filter(~pl.col("is_area_known"))
    if unknown.is_empty():
        return
    said = ngettext(
        "{count} grant gives an area that the data set does not know, so whoever has "
        "it sees nothing: {areas}. Mend the code in the file.",
        "{count} grants give areas that the data set does not know, so whoever has "
        "them sees nothing: {areas}. Mend the codes in the file.",
        unknown.height,
    )
    areas = ", ".join(plain(area) for area in unknown["area_in_words"])
    st.warning(said.format(count=format_count(unknown.height), areas=areas))


def _show_sign_ins(page: Page) -> None:
    st.header(_("Who has signed in"), anchor=False)
    period = choose_period()
    counts = count_sign_ins(page.home, period_start(period, today()))
    if counts.is_empty():
        show_nothing(
            _("Nobody has signed in in this period."),
            hint=_("Choose a longer period."),
        )
        return
    roles = [role_words(role) for role in counts["role"]]
    rows = counts.select(
        pl.Series("role_given", roles, dtype=pl.String),
        "people_count",
        "sign_ins_count",
    )
    words = RowWords(
        slug=_("sign-ins"),
        code="log_sign_ins",
        title=_("Who has signed in"),
        labels={
            "role_given": _("Role"),
            "people_count": _("Persons"),
            "sign_ins_count": _("Sign-ins"),
        },
        narrowed=(f"{_('Period')}: {period_label(period)}",),
        is_filtered=False,
    )
    show_worded_table(rows, words, key="log-sign-ins")
