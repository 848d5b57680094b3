"""Every screen, with all its parts, at addresses in and out of the area.

A screen is drawn as the reader's browser would get it: all words, charts with their
tooltips, lists, tables, and the files of its buttons, opened again. Who may open what
is written down here once more, from the words of the issue.

This module is long because each screen has addresses of its own.
"""

import sys
from functools import cache

import pytest

import app.sign_in
from app.components.links import PAGE_KEYS
from app.records.log_reading import read_lines
from tests.app.access.leaks import Tally, leaks, markers_in
from tests.app.access.programme import FOREIGN_IDS, OWN_IDS, builds_of
from tests.app.access.readers import EVERYBODY, Asking, named
from tests.app.access.writings import meetings_of
from tests.app.small_groups.screens import PART_KEYS, open_screen, parts_of, views

NAME = "screens"

ALL = ("administrator", "manager", "analyst", "steering")
NOT_STEERING = ALL[:3]
WHO_MAY = {
    "overview": ALL,
    "portfolio": ALL,
    "factors": ALL,
    "absence": ALL,
    "meeting": ALL,
    "delivery": NOT_STEERING,
    "workplace": NOT_STEERING,
    "follow_up": NOT_STEERING,
    "export": NOT_STEERING,
    "loaded_data": NOT_STEERING,
    "log": ("administrator",),
}
OF_THE_WHOLE = ("loaded_data", "log")
"""Screens of the whole programme, which a part of it does not open."""

FILES = (".csv", ".xlsx", ".parquet", ".pdf", ".pptx", ".ics", ".html")
ROWS_OF_UNITS = ("kvisten", "L-ALFA-", "L-KRYSS-", "M-ALFA", "A-ALFA")
"""Names of single units, deliveries and what is done there. Steering meets them in the
pack of a meeting only."""
INSIDE = ("ALFA", "KRYSS", "RAADGIVER", "KURSLEDER")


@pytest.fixture
def reader_is(monkeypatch):
    """Let somebody be the one who asks, wherever the app wants to know."""

    def use(reader):
        monkeypatch.setattr(app.sign_in, "who_is_asking", lambda: reader)
        for name, module in list(sys.modules.items()):
            if name.startswith("app.") and hasattr(module, "who_is_asking"):
                monkeypatch.setattr(module, "who_is_asking", lambda: reader)

    return use


@pytest.fixture
def at_home(written, monkeypatch):
    monkeypatch.setenv("VARIG_HOME", str(written.root))
    return written


def test_every_screen_is_in_the_matrix():
    assert set(views()) == set(WHO_MAY)


def may_open(asking, view):
    is_whole_enough = asking.is_whole or view not in OF_THE_WHOLE
    return asking.role in WHO_MAY[view] and is_whole_enough


FULLY = (Asking("steering", "centre"),)
"""They walk every address of every screen in the suite."""
BRIEFLY = (
    Asking("administrator", "programme"),
    Asking("manager", "centre"),
    Asking("analyst", "municipality"),
    Asking("steering", "workplace"),
)
"""They walk the first address of a screen and the last, which is out of area."""


def columns(view):
    """Say who walks a screen in the suite, and whom it is refused."""
    for asking in EVERYBODY:
        is_short = asking in (*FULLY, *BRIEFLY) or not may_open(asking, view)
        marks = () if is_short else pytest.mark.long
        yield pytest.param(view, asking, id=f"{view}-{named(asking)}", marks=marks)


@pytest.mark.parametrize(
    ("view", "asking"), [each for view in sorted(WHO_MAY) for each in columns(view)]
)
def test_a_screen_shows_nobody_what_is_not_theirs(
    at_home, reader_is, matrix, view, asking
):
    addresses = addresses_of(at_home, reader_is, view)
    is_full = asking in FULLY and may_open(asking, view)
    walk(
        matrix,
        at_home,
        reader_is,
        view,
        asking,
        addresses if is_full else [addresses[0], addresses[-1]],
        press=(".csv",),
    )


@pytest.mark.long
@pytest.mark.parametrize("asking", EVERYBODY, ids=named)
@pytest.mark.parametrize("view", sorted(WHO_MAY))
def test_neither_does_any_address_of_it_with_every_file(
    at_home, reader_is, matrix, view, asking
):
    addresses = addresses_of(at_home, reader_is, view)
    walk(matrix, at_home, reader_is, view, asking, addresses, press=FILES)


def walk(matrix, home, reader_is, view, asking, addresses, *, press):
    tally = Tally()
    reader_is(asking.reader)
    for address, echoed in addresses:
        if may_open(asking, view):
            look(
                home,
                view,
                asking,
                tally,
                address=address,
                echoed=echoed,
                press=press,
            )
        else:
            be_refused(home, view, asking, tally, address)
    matrix.cells += tally.cells
    matrix.leaks += tally.leaks
    tally.nothing_leaks(least=2)


def look(home, view, asking, tally, *, address, echoed, press):
    """Draw a screen that is for the reader, and look for what is not."""
    screen = open_screen(home, view, press=press, **address)
    said = screen.everything
    met = leaks(asking, said, echoed=echoed)
    if asking.is_steering and view != "meeting":
        met |= markers_in(said, ROWS_OF_UNITS)
        met |= {"files": screen.files[:200]} if screen.files else {}
    tally.shown(f"{view} {address} as {asking}", met)


def be_refused(home, view, asking, tally, address):
    """Draw a screen that is not for the reader: a sentence, and a line in the log."""
    screen = open_screen(home, view, press=FILES, **address)
    line = read_lines(home, limit=1).row(0, named=True)
    faults = {
        "no sentence": not screen.app.warning and not screen.app.info,
        "rows": bool(screen.charts or screen.lists or screen.tables or screen.files),
        "names": bool(markers_in(_without_ids(screen.text), INSIDE)),
        "log": (line["act"], line["who"]) != ("refused", asking.reader.name),
    }
    said = ", ".join(name for name, is_so in faults.items() if is_so)
    tally.refused(
        f"{view} {address} as {asking}", is_refused=not said, why=f"{said}: {line}"
    )


def _without_ids(text):
    for word in (*OWN_IDS.values(), *FOREIGN_IDS.values()):
        text = text.replace(word, "")
    return text


def addresses_of(home, reader_is, view):
    """Name the addresses of a screen, as whoever may see everything finds them."""
    reader_is(Asking("administrator", "programme").reader)
    return _addresses(home, view)


@cache
def _addresses(home, view):
    """Each address has with it what a reader names in it, which may be said back."""
    own = OWN_IDS.get(view) or OWN_IDS["workplace"]
    foreign = FOREIGN_IDS.get(view) or FOREIGN_IDS["workplace"]
    parts = [(part, ()) for part in parts_of(home, view)]
    ids = [({"id": own}, ()), ({"id": foreign}, (foreign,))]
    more = {
        "delivery": [*ids, ({"id": "L-GJEST-1"}, ("L-GJEST-1",))],
        "workplace": [*ids, ({"id": "V-OMEGA-1"}, ("V-OMEGA-1",))],
        "absence": ids,
        "meeting": list(_meetings(home)),
        "export": _choices(home, view, ("table", "metric")),
        "factors": [({**part, "factor": FACTOR}, ()) for part, _none in parts],
    }.get(view, [])
    _newer, older = builds_of(home)
    travels = [({"build": older.id}, ()), ({"centre": "Agder"}, ())]
    return [*parts, *travels, *more]


FACTOR = "Lederen er pådriver og ser verdien"


def _meetings(home):
    for state in ("IPAKKEN", "UTKAST"):
        for meeting in meetings_of(home, state).values():
            yield {"meeting": meeting.id}, ()
            yield {"meeting": meeting.id, "finding": "1"}, ()


def _choices(home, view, keys):
    """Give every choice that the address of a screen can say under some keys."""
    boxes = open_screen(home, view).app.selectbox
    return [
        ({box.key: option}, ())
        for box in boxes
        if box.key in keys and box.key in PAGE_KEYS[view] and box.key not in PART_KEYS
        for option in box.options
    ]
