"""People sign in at a provider, see what is theirs, and are told why when they do not.

The first half has a provider of others; the second one that misbehaves on purpose.
"""

import re
import time
from urllib.parse import urlencode, urlsplit

import duckdb
import pytest
from playwright.sync_api import expect

from app.records.log_reading import read_lines
from data.home import current_build_path
from tests.journeys.reading import see_address, settle, sideways
from tests.journeys.signed_in import (
    SIGN_IN,
    access_of,
    choose_person,
    misbehave,
    mock_provider,
    odd_provider,
    open_account,
    open_sign_in,
    sign_in_as,
    signed_in_server,
)
from tests.sample_home import small_sample_home

ROLES = {
    "p-leder": ("Programleder", "Pia Programleder"),
    "a-analyse": ("Analytiker", "Ali Analytiker"),
    "s-styring": ("Styringsgruppe", "Siri Styring"),
    "d-drift": ("Administrator", "Dag Drift"),
}
MENUS = {
    "p-leder": {"Uttrekk", "Data", "Oppfølging"},
    "a-analyse": {"Uttrekk", "Data", "Oppfølging"},
    "s-styring": set(),
    "d-drift": {"Uttrekk", "Data", "Oppfølging", "Logg"},
}
"""Of the screens that not every role has."""

SAID = {
    "cancelled": "Innloggingen ble avbrutt",
    "down": "Innloggingstjenesten svarer ikke",
    "refused": "Innloggingstjenesten lot ikke Varig få spørre hvem du er",
    "audience": "laget for en annen løsning enn Varig",
    "audience with our name on": "laget for en annen løsning enn Varig",
    "issuer": "laget for en annen løsning enn Varig",
    "nonce": "kunne ikke bekreftes",
    "signature": "kunne ikke bekreftes",
    "not yet": "ikke passer med klokken",
    "expired": "ikke passer med klokken",
    "old": "Innloggingen din er over: den varer i 1 time",
    "number": "fødselsnummer eller e-postadresse, som ikke skal stå i Varig",
}


@pytest.fixture(scope="module")
def home(tmp_path_factory):
    return small_sample_home(tmp_path_factory, deliveries=30)


@pytest.fixture(scope="module")
def signed_in(home):
    with (
        mock_provider() as provider,
        signed_in_server(home, access_of(), provider) as address,
    ):
        yield address


@pytest.fixture(scope="module")
def odd():
    with odd_provider() as provider:
        yield provider


@pytest.fixture(scope="module")
def odd_home(tmp_path_factory):
    return small_sample_home(tmp_path_factory, deliveries=30)


@pytest.fixture(scope="module")
def at_odds(odd_home, odd):
    with signed_in_server(odd_home, access_of(hours=1), odd) as address:
        yield address


@pytest.mark.parametrize("sub", ROLES)
def test_each_role_signs_in_and_sees_its_own_menu(visitor, signed_in, home, sub):
    sign_in_as(visitor, signed_in, sub)

    said = open_account(visitor)
    role, name = ROLES[sub]
    assert name in said
    assert f"Rolle: {role}" in said
    assert "Område: Hele programmet" in said
    others = {"Uttrekk", "Data", "Oppfølging", "Logg"}
    assert others & set(menu_of(visitor)) == MENUS[sub]
    assert acts_of(home, sub).count("signed_in") == 1


def test_whoever_has_a_part_of_the_programme_sees_the_rows_of_that_part(
    visitor, signed_in, home
):
    with duckdb.connect(str(current_build_path(home)), read_only=True) as connection:
        own = connection.sql(
            "select count(*) from core.deliveries where centre_id = 'oslo'"
        ).fetchone()[0]

    sign_in_as(visitor, signed_in, "o-omrade")

    strip = visitor.locator("[data-testid=stMain]").inner_text()
    assert re.search(rf"\b{own}\s+av\s+{own}\s+leveranser", strip), strip[:300]
    assert "Område: Senter: Oslo" in open_account(visitor)


def test_no_role_is_said_and_whom_to_ask(visitor, signed_in):
    open_sign_in(visitor, signed_in)
    visitor.get_by_role("button", name=SIGN_IN).click()
    choose_person(visitor, "u-uten")

    see(visitor, "har ingen rolle i Varig. Spør varig@etaten.example.")
    assert menu_of(visitor) == []


def test_who_signs_out_is_out_in_every_tab_and_a_copied_cookie_is_of_no_use(
    visitor, signed_in, home
):
    sign_in_as(visitor, signed_in, "a-analyse")
    cookies = visitor.context.cookies()
    other_tab = visitor.context.new_page()
    other_tab.goto(f"{signed_in}/portefolje")
    settle(other_tab)

    open_account(visitor)
    visitor.get_by_role("button", name="Logg ut").click()
    visitor.get_by_role("button", name="End session").click()

    see(visitor, "Du har logget ut.")
    other_tab.get_by_text("en", exact=True).click()
    see(other_tab, "You have signed out.")
    visitor.context.add_cookies(cookies)
    visitor.goto(signed_in)
    see(visitor, "Du har logget ut.")
    assert "signed_out" in acts_of(home, "a-analyse")


def test_a_cookie_that_was_changed_is_removed_and_written_down(
    visitor, signed_in, home
):
    cookie = {"name": "_streamlit_user", "value": "forged.value", "url": signed_in}
    visitor.context.add_cookies([cookie])

    visitor.goto(f"{signed_in}/portefolje")

    see(visitor, "Informasjonskapselen med innloggingen din kunne ikke bekreftes")
    assert "_streamlit_user" not in {c["name"] for c in visitor.context.cookies()}
    assert '{"reason": "tampered"}' in reasons_of(home)


def test_a_grant_that_is_taken_back_counts_at_the_next_rerun(visitor, signed_in, home):
    sign_in_as(visitor, signed_in, "s-styring")
    path = home.root / "access.toml"
    before = path.read_text("utf-8")
    try:
        path.write_text(before.replace("varig-styring", "varig-ingen"), "utf-8")
        visitor.get_by_text("en", exact=True).click()
        see(visitor, "You have signed in, but have no role in Varig.")

        path.write_text("grants = 3", "utf-8")
        visitor.get_by_text("nb", exact=True).click()
        see(visitor, "Filen med roller og områder kan ikke leses")
    finally:
        path.write_text(before, "utf-8")


def test_the_way_in_is_in_both_languages_on_a_phone_in_the_dark(visitor, signed_in):
    visitor.set_viewport_size({"width": 390, "height": 844})
    visitor.emulate_media(color_scheme="dark")

    open_sign_in(visitor, signed_in, "en")
    expect(visitor.locator("h1")).to_have_text("Sign in to Varig")
    visitor.get_by_text("nb", exact=True).click()
    expect(visitor.locator("h1")).to_have_text("Logg inn i Varig")

    assert sideways(visitor) <= 1
    assert visitor.complaints == []


def test_the_address_says_no_reason_of_its_own(visitor, signed_in):
    visitor.goto(f"{signed_in}/?signin=<script>alert(1)</script>")
    settle(visitor)

    assert visitor.locator("[data-testid=stAlert]").count() == 0


@pytest.mark.parametrize(
    "how",
    [
        *("cancelled", "down", "audience", "signature", "old", "number"),
        *(
            pytest.param(each, marks=pytest.mark.long)
            for each in ("refused", "audience with our name on", "issuer", "nonce")
        ),
        *(
            pytest.param(each, marks=pytest.mark.long)
            for each in ("not yet", "expired")
        ),
    ],
)
def test_a_sign_in_that_does_not_count_says_why(visitor, at_odds, odd_home, odd, how):
    misbehave(odd, how)
    before = len(reasons_of(odd_home))
    visitor.goto(at_odds)
    settle(visitor)

    visitor.get_by_role("button", name=SIGN_IN).click()

    see(visitor, SAID[how])
    assert "<" not in visitor.locator("[data-testid=stAlert]").inner_text()
    assert menu_of(visitor) == []
    assert len(reasons_of(odd_home)) > before


def test_a_session_ends_while_the_page_is_open(visitor, at_odds, odd):
    misbehave(odd, "almost old")
    visitor.goto(at_odds)
    settle(visitor)
    visitor.get_by_role("button", name=SIGN_IN).click()
    expect(visitor.locator(".st-key-account")).to_be_visible()

    time.sleep(12)
    visitor.get_by_text("en", exact=True).click()

    see(visitor, "Your sign-in is over: it lasts 1 hour.")


def test_a_copied_link_opens_its_screen_after_the_sign_in(visitor, at_odds, odd):
    asked = {"state": ["Overdue"], "severity": ["High", "Low"], "lang": ["en"]}
    misbehave(odd, "cancelled")
    visitor.goto(f"{at_odds}/oppfolging?{urlencode(asked, doseq=True)}")
    settle(visitor)
    visitor.get_by_role("button", name=SIGN_IN).click()
    see(visitor, "The sign-in was cancelled")
    misbehave(odd, "well")

    visitor.get_by_role("button", name=SIGN_IN).click()

    expect(visitor.locator(".st-key-account")).to_be_visible()
    assert urlsplit(visitor.url).path == "/oppfolging"
    see_address(visitor, asked)
    expect(visitor.get_by_role("radio", name=re.compile("Overdue"))).to_be_checked()
    # What the provider calls a person is shown as text.
    assert "Pia <script>alert(1)</script>" in open_account(visitor)


def see(page, words):
    """Wait until the page says this in a box."""
    box = page.locator("[data-testid=stAlert]").filter(has_text=re.compile(words))
    expect(box.first).to_be_visible()


def menu_of(page):
    links = page.locator("[data-testid=stTopNavLink]")
    return [text.strip() for text in links.all_inner_texts()]


def acts_of(home, who):
    lines = read_lines(home)
    return lines.filter(lines["who"] == who)["act"].to_list()


def reasons_of(home):
    lines = read_lines(home)
    return lines.filter(lines["act"] == "refused")["details"].to_list()
