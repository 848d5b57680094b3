"""After signing in a reader comes to the screen that was asked for, nowhere else."""

from urllib.parse import parse_qsl, quote, urlsplit

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from starlette.datastructures import MutableHeaders
from starlette.requests import Request

from app.components.links import PATHS
from app.surface.way_back import (
    COOKIE,
    only_language,
    take_along,
    way_kept,
    way_left,
    with_reason,
)

ORIGIN = "https://varig.example"


def request_with(**headers):
    pairs = [
        (name.encode(), value.encode("latin-1", "replace"))
        for name, value in headers.items()
    ]
    return Request({"type": "http", "headers": pairs})


def left(address, base=""):
    return way_left(request_with(referer=address), ORIGIN, base)


def kept(way):
    return way_kept(request_with(cookie=f"{COOKIE}={quote(way, safe='')}"))


@pytest.mark.parametrize(
    ("address", "base", "way"),
    [
        ("https://varig.example/", "", "/"),
        ("https://varig.example/?lang=en", "", "/?lang=en"),
        ("https://varig.example/oppfolging?state=Forfalt", "", None),
        ("https://varig.example/sub/leveranse?id=L-1", "/sub", "/leveranse?id=L-1"),
        ("https://varig.example/?signin=cancelled&lang=en", "", "/?lang=en"),
        ("https://varig.example/suksess-og-risiko", "", "/suksess-og-risiko"),
        ("https://elsewhere.example/oppfolging", "", "/"),
        ("https://varig.example.evil.example/oppfolging", "", "/"),
        ("https://varig.example/auth/logout", "", "/"),
        ("https://[broken", "", "/"),
    ],
)
def test_the_way_that_a_reader_leaves(address, base, way):
    assert left(address, base) == (way or "/oppfolging?state=Forfalt")


def test_norwegian_words_come_back_as_they_were():
    way = left("https://varig.example/oppfolging?severity=H%C3%B8y&severity=Lav")

    assert parse_qsl(urlsplit(kept(way)).query) == [
        ("severity", "Høy"),
        ("severity", "Lav"),
    ]


def test_a_query_that_no_cookie_can_hold_is_left_out_but_for_the_language():
    long = "&".join(f"seek=ord{number}" for number in range(900))

    assert left(f"{ORIGIN}/oppfolging?{long}&lang=en") == "/oppfolging?lang=en"


@given(st.text())
@example("//evil.example/oppfolging")
@example("https://evil.example/oppfolging")
@example("/\\evil.example")
@example("/oppfolging?next=//evil.example")
@example("/oppfolging\r\nset-cookie: a=b")
def test_whatever_the_cookie_says_it_leads_to_a_screen_of_ours(said):
    way = kept(said)

    assert way.startswith("/")
    assert not way.startswith("//")
    assert urlsplit(way).path[1:] in PATHS.values()
    assert way.isascii()
    assert not set(way) & set("\r\n\\ ")


@given(st.text())
def test_whatever_page_was_left_it_is_a_screen_of_ours(said):
    way = left(f"{ORIGIN}/{said}")

    assert urlsplit(way).path[1:] in PATHS.values()
    assert kept(way) == way


def test_why_nobody_signed_in_is_said_where_it_began():
    assert with_reason("/oppfolging?lang=en", "cancelled") == (
        "/oppfolging?lang=en&signin=cancelled"
    )


def test_only_the_language_outlives_a_sign_out():
    assert only_language("/leveranse?id=L-1&lang=en") == "/?lang=en"
    assert only_language("/leveranse?id=L-1&lang=xx") == "/"


def test_the_cookie_is_for_the_server_alone_and_for_ten_minutes():
    headers = MutableHeaders()

    take_along("/oppfolging?state=Forfalt", headers, "/sub")

    assert headers["set-cookie"] == (
        f"{COOKIE}=%2Foppfolging%3Fstate%3DForfalt; "
        "Path=/sub; Max-Age=600; HttpOnly; SameSite=lax"
    )
