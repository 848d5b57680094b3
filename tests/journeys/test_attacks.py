"""Whoever tries more than is theirs gets nothing, a sentence, and a line in the log.

One server with sign-in, and the provider that misbehaves. Each attack has a person of
its own, so that its lines are its own too, and stands beside the same thing done by
whoever may do it. A browser is used where it would be the browser that is attacked.

This module is long because there are more than twenty attacks.
"""

import base64
import io
import json
import re
import sqlite3
import time
from contextlib import closing

import httpx
import openpyxl
import pytest
from websockets.exceptions import WebSocketException

from app.cli import main
from app.records.log_reading import read_lines
from app.records.store import records_path
from app.standing import Reason
from app.surface.refused_lines import MOST_LINES
from data.home import current_build_path
from tests.journeys.attacked_home import (
    FORMULA,
    SCRIPT,
    VIEW_OF_OTHERS,
    write_attacked,
    write_draft,
)
from tests.journeys.attacking import (
    Tab,
    ask,
    claims_of,
    cookie_given,
    cookie_of,
    one_more_line,
    refused_to,
    sign_in_by_hand,
    tidy,
)
from tests.journeys.conftest import ROOT
from tests.journeys.reading import settle
from tests.journeys.signed_in import (
    access_of,
    misbehave,
    odd_provider,
    signed_in_server,
)

OWN, FOREIGN = "ALFA", "BETA"
INJECTIONS = ("' or 1=1 --", '"; drop table core.deliveries; --', "L-ALFA-1' or 'a'='a")
OUTSIDE = "outside_area_or_unknown"
DAY = 24 * 3600


class Site:
    """The server, who is vouched for at it, and what it keeps."""

    def __init__(self, address, provider, home):
        self.address, self.provider, self.home = address, provider, home

    def cookie(self, sub, role, **changes):
        claims = claims_of(self.address, self.provider.address, sub, role, **changes)
        return cookie_of(claims)

    def tab(self, sub, role, **changes):
        return Tab(self.address, self.cookie(sub, role, **changes))

    def ask(self, path, **how):
        status, text = ask(self.address, path, **how)
        return status, tidy(self.home, text)

    def refused(self, reason, who="nobody"):
        return one_more_line(self.home, reason, who)


@pytest.fixture(scope="module")
def home(tmp_path_factory):
    return write_attacked(tmp_path_factory.mktemp("attacked"))


@pytest.fixture(scope="module")
def draft(home):
    return write_draft(home)


@pytest.fixture(scope="module")
def site(home, draft):
    with (
        odd_provider() as provider,
        signed_in_server(home, access_of('centre = "innlandet"'), provider) as address,
    ):
        yield Site(address, provider, home)


@pytest.fixture(autouse=True)
def nothing_of_the_attacker_is_in_the_log(home):
    yield
    for line in read_lines(home).to_dicts():
        said = " ".join((str(line["subject"]), str(line["subject_id"]), line["who"]))
        assert not set("<>'\";&%") & set(said), line
        assert "drop" not in said + line["details"], line


@pytest.mark.parametrize(
    ("role", "path"),
    [
        *(("steering", path) for path in ("leveranse", "virksomhet", "oppfolging")),
        *(("steering", path) for path in ("uttrekk", "data", "logg")),
        *(("analyst", path) for path in ("logg",)),
        *(("part", path) for path in ("data", "logg")),
    ],
)
def test_1_a_screen_that_the_role_has_not(site, role, path):
    who = f"one-{role}-{path}"
    with site.tab(who, role) as tab, site.refused(_why(role, path), who):
        said = tidy(site.home, tab.open(path, id="L-ALFA-1").words)

    assert "er ikke for deg" in said
    assert "Spør varig@etaten.example" in said
    with site.tab("one-who-may", "administrator") as tab:
        assert "er ikke for deg" not in tab.open(path, id="L-ALFA-1").words


@pytest.mark.parametrize(
    ("path", "record_id", "parts"),
    [
        ("leveranse", "L-BETA-1", {}),
        ("virksomhet", "V-BETA-1", {}),
        ("sykefravar", "V-BETA-1", {"part": "en-virksomhet"}),
    ],
)
def test_2_an_id_of_another_area(site, path, record_id, parts):
    who = f"two-{path}"
    with site.tab(who, "part") as tab, site.refused(OUTSIDE, who):
        foreign = tidy(site.home, tab.open(path, id=record_id, **parts).words)
        unknown = tab.open(path, id=record_id.replace("1", "777"), **parts).words
        own = tab.open(path, id=record_id.replace(FOREIGN, OWN), **parts).words

    assert f"{FOREIGN} 1 kvisten" not in foreign
    assert re.search("Ingen (leveranse|virksomhet)", foreign)
    assert re.search("Ingen (leveranse|virksomhet)", unknown)
    assert f"{OWN} 1 kvisten" in own
    with site.tab("two-manager", "manager") as tab:
        assert f"{FOREIGN} 1 kvisten" in tab.open(path, id=record_id, **parts).words


@pytest.mark.parametrize("text", INJECTIONS)
def test_3_an_id_that_is_sql(site, text):
    who = f"three-{INJECTIONS.index(text)}"
    before = _content_of_build(site.home)
    with site.tab(who, "part") as tab:
        with site.refused(OUTSIDE, who):
            said = tidy(site.home, tab.open("leveranse", id=text).words)
        filtered = tidy(site.home, tab.open("portefolje", centre=text, find=text).words)
        tab.open("leveranse")
        sought = tidy(site.home, tab.say(_field(tab, "search", text)).words)

    assert FOREIGN not in said + filtered + sought
    assert "er kjent" in said
    assert "kjenner ikke" in filtered.lower() or "adressen" in filtered.lower()
    assert _content_of_build(site.home) == before


def test_4_a_download_link_is_of_use_to_nobody_else(site):
    with site.tab("four-owner", "manager") as tab:
        button = tab.open("oppfolging").button("CSV", "download_button")
        link = tab.make_file(button.deferred_file_id)
        own = site.cookie("four-owner", "manager")
        ended = site.cookie("four-owner", "manager", iat=int(time.time()) - DAY)

        assert site.ask(link, cookie=own)[0] == 200
        with site.refused("file", "four-other"):
            other = site.ask(link, cookie=site.cookie("four-other", "manager"))
        with site.refused("not_signed_in"):
            nobody = site.ask(link)
            late = site.ask(link, cookie=ended)

    assert (other[0], nobody[0], late[0]) == (404, 401, 401)
    assert "Filen er ikke laget for deg" in other[1]
    assert "Logg inn på nytt" in nobody[1]
    assert "Logg inn på nytt" in late[1]
    assert FOREIGN not in other[1] + nobody[1] + late[1]


@pytest.mark.parametrize("how", ["forged", "changed"])
def test_5_6_a_cookie_that_the_server_has_not_signed(site, how):
    claims = claims_of(site.address, site.provider.address, "five", "administrator")
    cookie = cookie_of(claims, secret="a-secret-of-my-own-a-secret-of-my-own")
    if how == "changed":
        cookie = _with_other_claims(site.cookie("five", "steering"), claims)

    with site.refused("tampered"):
        status, said = site.ask("/logg", cookie=cookie)
    with Tab(site.address, cookie) as tab:
        seen = tidy(site.home, tab.open("logg", signin="tampered").words)

    assert status == 302
    assert "signin=tampered" in said
    assert "kunne ikke bekreftes" in seen
    assert "Hendelser" not in seen
    assert not refused_to(site.home, "five")
    with site.tab("five-real", "administrator") as tab:
        assert "Logg inn" not in tab.open("logg").words


def test_7_the_cookie_of_a_session_that_is_over(site):
    ended = {"iat": int(time.time()) - DAY}
    with site.refused("session_over"), site.tab("seven", "manager", **ended) as tab:
        said = tidy(site.home, tab.open("portefolje").words)

    assert "Innloggingen din er over" in said
    assert OWN not in said


def test_8_a_copied_cookie_after_the_sign_out(site):
    cookie = site.cookie("eight", "manager")
    with Tab(site.address, cookie) as tab, Tab(site.address, cookie) as copied:
        assert OWN in copied.open("portefolje").words
        left = tab.press(tab.open().button("Logg ut").id)
        assert left.sends_to
        link = tidy(site.home, copied.open("portefolje").words)
    with Tab(site.address, cookie) as again:
        later = tidy(site.home, again.open("portefolje").words)

    for said in (link, later):
        assert "Du har logget ut" in said
        assert OWN not in said
    lines = read_lines(site.home)
    assert "signed_out" in lines.filter(lines["who"] == "eight")["act"].to_list()


@pytest.mark.parametrize(
    ("how", "reason"),
    [
        ("audience", Reason.NOT_FOR_US),
        ("issuer", Reason.NOT_FOR_US),
        ("expired", Reason.CLOCK),
        ("not yet", Reason.CLOCK),
        ("signature", Reason.BAD_TOKEN),
        ("nonce", Reason.BAD_TOKEN),
    ],
)
def test_9_10_11_a_token_that_is_not_for_us_or_not_the_providers(site, how, reason):
    misbehave(site.provider, how)
    try:
        with site.refused(reason.value), httpx.Client(timeout=30) as client:
            answer = sign_in_by_hand(site.address, client)
    finally:
        misbehave(site.provider, "well")

    assert not cookie_given(answer)
    assert answer.headers["location"].endswith(f"/?signin={reason.value}")
    with Tab(site.address) as tab:
        said = tidy(site.home, tab.open(signin=reason.value).words)
    assert re.search("laget for en annen|klokken|kunne ikke bekreftes", said)


def test_12_an_answer_of_the_provider_counts_once_and_in_one_browser(site):
    with httpx.Client(timeout=30) as mine:
        answer = sign_in_by_hand(site.address, mine)
        asked = str(answer.request.url)
        with site.refused("stale"):
            again = mine.get(asked)
    with site.refused("stale"):
        elsewhere = httpx.get(asked)
        foreign = httpx.get(f"{site.address}/oauth2callback?code=code&state=mine")

    assert cookie_given(answer)
    for said in (again, elsewhere, foreign):
        assert not cookie_given(said)
        assert said.headers["location"].endswith("/?signin=stale")


@pytest.mark.parametrize("role", ["steering", "analyst", "part"])
def test_13_a_file_from_a_role_that_may_load_none(site, role):
    who = f"thirteen-{role}"
    with site.tab(who, role) as tab, site.refused("role", who):
        tab.open()
        status, said = tab.send_in("fil.csv", b"a;b\n")
    with site.tab("thirteen-manager", "manager") as tab:
        tab.open()
        taken, _ = tab.send_in("fil.csv", b"a;b\n")

    assert (status, taken) == (403, 204)
    assert "Rollen din kan ikke laste inn filer" in tidy(site.home, said)


def test_13_a_file_into_the_session_of_another_or_without_the_mark(site):
    with site.tab("thirteen-one", "manager") as one:
        one.open()
        with site.tab("thirteen-two", "manager") as two:
            two.open()
            with site.refused("session", "thirteen-two"):
                other, said = two.send_in("fil.csv", b"a", session=one.session)
            with site.refused("token", "thirteen-two"):
                bare, _ = two.send_in("fil.csv", b"a", headers={"X-Xsrftoken": "x"})

    assert (other, bare) == (403, 403)
    assert "en økt som ikke er din" in said


@pytest.mark.parametrize(
    "headers",
    [
        {"Content-Length": str(10**12)},
        {"Content-Length": str(301 * 1024 * 1024)},
    ],
    ids=["a terabyte", "a little more"],
)
def test_14_a_file_that_says_it_is_larger_than_allowed(site, headers):
    with site.tab("fourteen", "manager") as tab, site.refused("too_large", "fourteen"):
        tab.open()
        status, said = tab.send_in("stor.csv", b"a", headers=headers)
        # What is no number gets no further than the server that reads the request.
        odd, _ = tab.send_in("stor.csv", b"a", headers={"Content-Length": "9" * 400})

    assert (status, odd) == (413, 400)
    assert "større enn Varig tar imot" in tidy(site.home, said)


@pytest.mark.parametrize(
    "name",
    [
        "../../../../tmp/attacked.csv",
        "/tmp/attacked.csv",
        "..\\\\attacked.csv",
        f"{'a' * 5000}.csv",
        f"{SCRIPT}.csv",
        "null\0.csv",
    ],
    ids=["upwards", "absolute", "backslash", "long", "script", "null"],
)
def test_15_a_path_in_the_name_of_a_file_leads_nowhere(site, name):
    before = _files_of(site.home)
    with site.tab("fifteen", "manager") as tab:
        tab.open()
        status, said = tab.send_in(name, b"a;b\n")

    tidy(site.home, said)
    assert status in (204, 400)
    assert _files_of(site.home) == before


def test_16_script_in_what_was_loaded_and_written_is_text(site, visitor):
    visitor.on("dialog", lambda dialog: visitor.complaints.append("a dialog"))
    _come_in(visitor, site, "sixteen", "manager")
    places = ("virksomhet?id=V-ALFA-2", "leveranse?id=L-ALFA-2", "oppfolging")
    texts = []
    for path in places:
        visitor.goto(f"{site.address}/{path}")
        settle(visitor)
        texts.append(visitor.locator("[data-testid=stMain]").inner_text())
        assert visitor.evaluate("window.attacked") is None, path
        assert visitor.locator("img[src=x]").count() == 0, path
        assert visitor.locator("a[href^=javascript]").count() == 0, path

    assert "<script>" in texts[0]
    assert "**sterk**" in texts[0]
    assert visitor.complaints == []


@pytest.mark.parametrize("kind", ["xlsx", "csv"])
def test_17_a_formula_in_a_name_is_text_in_every_file(home, tmp_path, kind):
    out = tmp_path / f"ut.{kind}"
    words = ("export", "workplaces", "--home", str(home.root), "--format", kind)

    assert _run(*words, "--out", str(out)) == 0

    if kind == "xlsx":
        book = openpyxl.load_workbook(io.BytesIO(out.read_bytes()))
        cells = [cell for sheet in book for row in sheet for cell in row]
        assert any(FORMULA in str(cell.value) for cell in cells)
        assert not [cell for cell in cells if cell.data_type == "f"]
    else:
        lines = out.read_text("utf-8-sig").splitlines()
        cells = [cell.strip('"') for line in lines for cell in line.split(";")]
        assert any(FORMULA in cell for cell in cells)
        assert not [cell for cell in cells if cell.startswith(("=", "@", "+"))]


@pytest.mark.parametrize(
    "origin", ["http://evil.example", "http://127.0.0.1:1", "null"]
)
def test_18_a_page_of_others_gets_no_session(site, origin):
    cookie = site.cookie("eighteen", "manager")
    with (
        site.refused("origin", "eighteen"),
        pytest.raises(WebSocketException),
        Tab(site.address, cookie, origin=origin),
    ):
        pytest.fail("a page of others got a session")


@pytest.mark.parametrize("host", ["evil.example", "127.0.0.1.evil.example", "a@b", ""])
def test_18_a_name_that_only_leads_here_gets_no_answer(site, host):
    cookie = site.cookie("eighteen-host", "manager")
    with site.refused("host", "eighteen-host"):
        status, said = site.ask("/", cookie=cookie, headers={"Host": host})

    assert status == 400
    assert "Bruk adressen du har fått" in said


PATHS = (
    "/static/../app/main.py",
    "/static/%2e%2e/%2e%2e/app/main.py",
    "/static/..%2f..%2fapp/main.py",
    "/static/%252e%252e/app/main.py",
    "/media/../../access.toml",
    "/media/..%2f..%2faccess.toml",
    "/app/static/",
    "/app/static/../../access.toml",
    "/component/varig/../../access.toml",
    "/component/",
    "/_stcore/metrics",
    "/_stcore/script-health-check",
    "//etc/passwd",
    "/..%5c..%5caccess.toml",
)


@pytest.mark.parametrize("path", PATHS)
def test_19_no_path_leads_to_a_file_or_a_list_of_files(site, path):
    who = f"nineteen-{PATHS.index(path)}"
    cookie = site.cookie(who, "administrator")
    status, said = site.ask(path, cookie=cookie)

    assert status in (400, 404), said[:300]
    assert "Gå til forsiden" in said or "Filen er ikke laget for deg" in said
    reasons = {
        json.loads(one["details"])["reason"] for one in refused_to(site.home, who)
    }
    assert reasons & {"path", "closed", "file"}


@pytest.mark.parametrize(
    "path", ["/.streamlit/secrets.toml", "/access.toml", "/records/records.sqlite"]
)
def test_19_the_files_of_an_installation_are_at_no_address(site, path):
    build = current_build_path(site.home).name
    page = site.ask("/")[1].partition("\r\n\r\n")[2]
    for asked in (path, f"/builds/{build}", f"/static/{build}"):
        status, said = site.ask(asked)
        body = said.partition("\r\n\r\n")[2]
        assert status == 404 or body == page, asked
        assert "grants" not in body
        assert "SQLite" not in body
        assert "DUCK" not in body


def test_20_a_draft_a_comment_and_an_older_data_set_are_not_for_steering(site, draft):
    older = sorted(found.stem for found in site.home.builds.glob("*.duckdb"))[0]
    with site.tab("twenty", "steering") as tab:
        with site.refused(OUTSIDE, "twenty"):
            one = tidy(site.home, tab.open("mote", meeting=draft).words)
            wall = tidy(site.home, tab.open("mote", meeting=draft, finding="0").words)
        with site.refused("role", "twenty"):
            before = tidy(site.home, tab.open("portefolje", build=older).words)
    with site.tab("twenty-manager", "manager") as tab:
        assert "UTKAST" in tab.open("mote", meeting=draft).words
        assert "30.09.2026" in tab.open("portefolje", build=older).words

    for said in (one, wall):
        assert "UTKAST" not in said
        assert "FORTROLIG" not in said
    assert re.search("ikke et av dine|Ingen av møtene dine er publisert", one)
    assert "30.09.2026" not in before


@pytest.mark.parametrize("text", ["<script>alert(1)</script>", "no_role", "x" * 500])
def test_21_the_address_says_no_reason_of_its_own(site, text):
    with Tab(site.address) as tab:
        screen = tab.open(signin=text)

    assert not screen.all_of("alert")
    assert text not in "".join(one.body for one in screen.all_of("markdown"))
    with Tab(site.address) as tab:
        assert tab.open(signin="stale").all_of("alert")


def test_22_a_view_of_another_person_opens_for_nobody_else(site):
    with site.tab("twenty-two", "manager") as tab, site.refused(OUTSIDE, "twenty-two"):
        said = tidy(site.home, tab.open(view=VIEW_OF_OTHERS).words)

    assert "Ingen av visningene dine heter" in said or "visning" in said.lower()
    assert tab.at[0] == ""


def test_23_a_button_that_the_role_has_not_cannot_be_pressed(site):
    before = _written(site.home)
    with site.tab("twenty-three-manager", "manager") as tab:
        offered = {one.id for one in tab.open("mote").all_of("button")}
    with site.tab("twenty-three", "steering") as tab:
        own = {one.id for one in tab.open("mote").all_of("button")}
        forged = [(one, "trigger_value", True) for one in sorted(offered - own)]
        pressed = tidy(site.home, tab.say(*forged).words)
        tab.at = "data", ""
        with site.refused("role", "twenty-three"):
            closed = tidy(site.home, tab.say(*forged).words)

    assert len(forged) >= 2
    assert "UTKAST" not in pressed
    assert "er ikke for deg" in closed
    assert _written(site.home) == before


def test_23_the_file_of_another_session_cannot_be_asked_for(site):
    with (
        site.tab("twenty-three-a", "manager") as one,
        site.tab("twenty-three-b", "steering") as other,
    ):
        button = one.open("oppfolging").button("CSV", "download_button")
        other.open()
        # Whoever knew the name of a file that is not made yet, which is a number that
        # nobody guesses, could have it made, for its owner and in the owner's name.
        link = other.make_file(button.deferred_file_id)
        stolen = site.cookie("twenty-three-b", "steering")
        with site.refused("file", "twenty-three-b"):
            status, said = site.ask(link, cookie=stolen)

    assert status == 404
    assert FOREIGN not in said
    owner = site.cookie("twenty-three-a", "manager")
    assert site.ask("/media/none.csv", cookie=owner)[0] == 404


def test_24_a_thousand_refusals_are_few_lines_that_say_so(site):
    cookie = site.cookie("twenty-four", "steering")
    for _ in range(MOST_LINES + 15):
        assert site.ask("/component/x", cookie=cookie)[0] == 404

    lines = refused_to(site.home, "twenty-four")
    assert len(lines) == MOST_LINES
    assert json.loads(lines[0]["details"])["more_are_left_out"]


def test_24_what_cannot_be_written_down_is_not_done(site):
    with site.tab("twenty-four-disk", "manager") as tab:
        button = tab.open("oppfolging").button("CSV", "download_button")
        with FullDisk(site.home):
            told = tidy(site.home, tab.make_file(button.deferred_file_id))
            one = tidy(site.home, tab.open("virksomhet", id="V-ALFA-1").words)
        after = tab.open("virksomhet", id="V-ALFA-1").words

    assert not told.startswith("/media/")
    assert "kan ikke skrive ned hvem som gjør hva" in one
    assert "ALFA 1 kvisten" not in one
    assert "ALFA 1 kvisten" in after


@pytest.mark.parametrize("who", ["nobody-there", "varig-styring", "<script>", ""])
def test_25_a_command_as_somebody_who_may_not(home, tmp_path, capsys, who):
    out = tmp_path / "ut.csv"
    words = ("export", "deliveries", "--home", str(home.root), "--out", str(out))
    before = read_lines(home).height

    code = _run(*words, "--as", who)

    said = capsys.readouterr().err
    assert code == 1
    assert not out.exists()
    assert "Traceback" not in said
    assert len(said.split()) > 5
    lines = read_lines(home)
    newest = lines.row(0, named=True)
    assert (newest["act"], newest["channel"]) == ("refused", "command")
    assert lines.height == before + 1
    assert _run(*words, "--as", "varig-analyse") == 0
    assert out.exists()


def _why(role, path):
    return "area" if role == "part" and path == "data" else "role"


def _field(tab, word, text):
    screen = tab.say()
    name = next(one.id for one in screen.all_of("text_input") if word in one.id)
    return name, "string_value", text


def _with_other_claims(cookie, claims):
    _, _, signature = cookie.partition(".")
    said = base64.urlsafe_b64encode(json.dumps(json.dumps(claims)).encode())
    return f"{said.decode().rstrip('=')}.{signature}"


def _come_in(page, site, sub, role):
    cookie = {"name": "_streamlit_user", "url": site.address}
    page.context.add_cookies([{**cookie, "value": site.cookie(sub, role)}])


def _content_of_build(home):
    return current_build_path(home).read_bytes()


def _files_of(home):
    places = (home.root, ROOT / "app", home.root.parent)
    return sorted(
        str(found)
        for place in places
        for found in place.rglob("*")
        if "records" not in found.parts and found.suffix != ".pyc"
    )


def _written(home):
    """Everything that people have written, apart from the log."""
    with closing(sqlite3.connect(records_path(home))) as records:
        named = records.execute("select name from sqlite_master where type = 'table'")
        tables = sorted(name for (name,) in named if name != "log")
        return [
            (name, records.execute(f"select * from {name}").fetchall())
            for name in tables
            if not name.startswith("sqlite_")
        ]


class FullDisk:
    """The records take nothing more, for a while."""

    def __init__(self, home):
        self.path = records_path(home)

    def __enter__(self):
        self._run(
            "create trigger full_disk before insert on log "
            "begin select raise(abort, 'the disk is full'); end"
        )

    def __exit__(self, *_):
        self._run("drop trigger full_disk")

    def _run(self, sql):
        with closing(sqlite3.connect(self.path)) as records, records:
            records.execute(sql)


def _run(*words):
    with pytest.raises(SystemExit) as ended:
        main(list(words))
    return ended.value.code or 0
