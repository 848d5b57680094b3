"""A small group's numbers are on no route out of the app; a large group's are on all.

Every screen, what its charts draw and say when pointed at, its lists and tables, the
files of its buttons, every table and figure that can be taken out, the packs and what
the command line says: all is read, and the numbers are sought in every way they can be
written. The control finds them where they belong, so that the walk is known to look.

This module is long because each route is walked in the same way.
"""

import re
import shutil

import pytest

from app.components.links import PAGE_KEYS
from app.exports.content import content_names
from app.metrics.registry import METRICS
from tests.app.small_groups.programme import (
    BEFORE,
    EARLIER_DAY,
    ENOUGH,
    FEW,
    FEWER,
    INVITED,
    NOW,
    OTHERWISE,
    PARENT,
    QUARTER,
    ROLE_ANSWER,
    SET_ASIDE,
    SIBLINGS,
    SMALL,
    SMALL_DELIVERY,
    THEME,
    builds_of,
    load_programme,
)
from tests.app.small_groups.routes import COMMANDS, ENDINGS, make_pack, run, take_out
from tests.app.small_groups.screens import (
    PART_KEYS,
    open_screen,
    parts_of,
    views,
)
from tests.app.small_groups.writings import around, found

YEAR = {"lost": 46.5 + 45.5 + NOW.lost_days + 48.5, "possible": 3 * 680 + 169.9}
"""The four newest quarters of the small group, of which one is of few."""
ANSWERS = {
    "usefulness": NOW.usefulness,
    "usefulness before": BEFORE.usefulness,
    "score": NOW.score,
    "score before": BEFORE.score,
    "lost days": NOW.lost_days,
    "lost days before": BEFORE.lost_days,
    "possible days": NOW.possible_days,
    "absence": NOW.lost_days / NOW.possible_days,
    "absence before": BEFORE.lost_days / BEFORE.possible_days,
    "lost days of the year": YEAR["lost"],
    "absence of the year": YEAR["lost"] / YEAR["possible"],
    "answer of a role": ROLE_ANSWER,
}
HIDDEN = ANSWERS | {
    "share that answered": FEW.answers / INVITED,
    "leaders of the centre": 5 / 9,
    "leaders of the centre, counted": "5 av 9",
    "row set aside": SET_ASIDE,
}
LEADERS = {"all": 21 / 36, "Agder": 10 / 14, "Nordland": 6 / 13}
"""Whom all but one of them would tell of the few, if all of these were shown."""
SHOWN = ANSWERS | {
    "share that answered": ENOUGH.answers / INVITED,
    "leaders of the centre": 5 / 11,
    "leaders of the other centre": 6 / 13,
}

OWN = {
    "workplace": ({"id": SMALL}, {"id": PARENT}),
    "delivery": ({"id": SMALL_DELIVERY},),
    "absence": ({"id": SMALL}, {"id": PARENT}),
}
"""The pages that are of one unit or delivery."""
FACTOR = {"part": "Hvor vanlig", "factor": "Lederen er pådriver og ser verdien"}
KEEN = [
    ("workplace", {"id": SMALL}),
    ("delivery", {"id": SMALL_DELIVERY}),
    ("portfolio", {"part": "Evaluering"}),
    ("factors", FACTOR),
    ("absence", {"id": SMALL}),
    ("absence", {"part": "Tapte dagsverk"}),
    ("absence", {"part": "Undersøkelser"}),
    ("export", {"table": "Evalueringer"}),
    ("export", {"table": "Sykefravær"}),
    ("export", {"table": "Undersøkelser"}),
]
"""The screens that have such numbers of larger groups."""
MOST_TRIED = 12
"""Of a choice with more options, such as that of a factor."""
OTHER_ADDRESSES = (
    {"centre": "Innlandet"},
    {"county": "Nordland"},
    {"industry": "Rutebuss og persontrafikk"},
    {"as_of": "2026-09-15"},
)
"""Its centre, another county, the small group alone, an earlier day."""


def long(*cases):
    """Cases of make test-long."""
    mark = pytest.mark.long
    return [
        pytest.param(*(case if isinstance(case, tuple) else (case,)), marks=mark)
        for case in cases
    ]


@pytest.fixture(scope="module")
def few(tmp_path_factory):
    return load_programme(tmp_path_factory.mktemp("few"), FEW)


@pytest.fixture(scope="module")
def enough(tmp_path_factory):
    return load_programme(tmp_path_factory.mktemp("enough"), ENOUGH)


@pytest.fixture(scope="module")
def otherwise(tmp_path_factory):
    folder = tmp_path_factory.mktemp("otherwise")
    return load_programme(folder, FEWER, now=OTHERWISE)


def look(monkeypatch, home, view, **address):
    """Draw a screen, with every file that it offers."""
    monkeypatch.setenv("VARIG_HOME", str(home.root))
    return open_screen(home, view, press=(".csv", ".xlsx", ".parquet"), **address)


def nothing_in(text, numbers=HIDDEN):
    names = found(text, numbers)
    places = around(text, {name: numbers[name] for name in names})
    assert not names, f"{sorted(names)} in {places}"
    return True


@pytest.mark.parametrize("view", views())
def test_no_screen_has_a_number_of_the_small_group(few, monkeypatch, view):
    monkeypatch.setenv("VARIG_HOME", str(few.root))
    for own in OWN.get(view, ({},)):
        for part in parts_of(few, view):
            assert nothing_in(look(monkeypatch, few, view, **own, **part).everything)


@pytest.mark.parametrize(("view", "own"), [*KEEN[:5], *long(*KEEN[5:])])
def test_no_other_address_of_a_screen_has_one(few, monkeypatch, view, own):
    _newer, older = builds_of(few)
    for other in (*OTHER_ADDRESSES, {"build": older}):
        assert nothing_in(look(monkeypatch, few, view, **own, **other).everything)


@pytest.mark.long
@pytest.mark.parametrize("view", views())
def test_no_part_of_any_screen_has_one_at_any_address(few, monkeypatch, view):
    """Every part, with each filter, day, data set and language, and each choice."""
    monkeypatch.setenv("VARIG_HOME", str(few.root))
    _newer, older = builds_of(few)
    for own in OWN.get(view, ({},)):
        for part in parts_of(few, view):
            first = look(monkeypatch, few, view, **own, **part)
            others = (*OTHER_ADDRESSES, {"build": older}, {"lang": "en"})
            for other in (*others, *choices_of(first, view)):
                said = look(monkeypatch, few, view, **own | part | other)
                assert nothing_in(said.everything)


def choices_of(screen, view):
    """What else the address of this screen can say, a choice at a time."""
    boxes = (*screen.app.selectbox, *screen.app.button_group)
    return [
        {box.key: option}
        for box in boxes
        if box.key in PAGE_KEYS[view] and box.key not in PART_KEYS
        for option in box.options[:MOST_TRIED]
    ]


@pytest.mark.parametrize(
    ("view", "address", "route", "numbers"),
    [
        ("workplace", {"id": SMALL}, "charts", {"usefulness", "score", "absence"}),
        ("workplace", {"id": SMALL}, "tooltips", {"score", "absence"}),
        ("workplace", {"id": SMALL}, "lists", {"usefulness", "score"}),
        ("workplace", {"id": SMALL}, "tables", {"score", "absence"}),
        ("workplace", {"id": SMALL}, "files", {"usefulness", "score"}),
        ("delivery", {"id": SMALL_DELIVERY}, "lists", {"usefulness"}),
        ("absence", {"id": SMALL}, "charts", {"absence"}),
        ("absence", {"part": "Tapte dagsverk"}, "lists", {"absence of the year"}),
        ("portfolio", {"part": "Evaluering"}, "charts", {"share that answered"}),
        ("portfolio", {"part": "Evaluering"}, "tables", {"share that answered"}),
        (
            "portfolio",
            {"part": "Evaluering"} | OTHER_ADDRESSES[2],
            "charts",
            {"usefulness"},
        ),
        ("factors", FACTOR | OTHER_ADDRESSES[0], "tables", {"leaders of the centre"}),
        (
            "factors",
            FACTOR | OTHER_ADDRESSES[1],
            "charts",
            {"leaders of the other centre"},
        ),
        ("export", {"table": "Evalueringer"}, "files", {"usefulness"}),
        ("export", {"table": "Sykefravær"}, "lists", {"lost days", "possible days"}),
    ],
)
def test_of_enough_persons_a_screen_has_them(
    enough, monkeypatch, view, address, route, numbers
):
    said = getattr(look(monkeypatch, enough, view, **address), route)

    assert found(said, SHOWN) >= numbers


def test_what_would_tell_of_the_few_with_the_rest_is_hidden_too(few, monkeypatch):
    for kind in ("centre", "county"):
        said = [
            look(monkeypatch, few, "factors", **FACTOR, **address).everything
            for address in ({}, {kind: "Agder"}, {kind: "Nordland"})
        ]
        shown = set().union(*(found(each, LEADERS) for each in said))
        assert shown < set(LEADERS)


def test_a_quarter_of_few_is_not_the_rest_of_its_parent(few, tmp_path):
    newer, _older = builds_of(few)
    taken = take_out(few, "absence", "csv", tmp_path, build_id=newer)

    # Two siblings and the parent: with all three, the small one would be known.
    year, quarter = QUARTER
    assert (
        sum(
            f"{name}\n{year}\n{quarter}\ntotal\n0" in taken
            for name in (PARENT, *SIBLINGS)
        )
        < 3
    )


@pytest.mark.parametrize(
    "view",
    [
        "workplace",
        "delivery",
        "absence",
        *(long("portfolio", "overview", "follow_up", "export", "loaded_data")),
    ],
)
def test_a_screen_is_the_same_whatever_the_few_have_answered(
    few, otherwise, monkeypatch, view
):
    monkeypatch.setenv("VARIG_HOME", str(few.root))
    for own in OWN.get(view, ({},)):
        for part in parts_of(few, view):
            texts = [
                without_names(look(monkeypatch, home, view, **own, **part), home)
                for home in (few, otherwise)
            ]
            assert texts[0] == texts[1]


def without_names(screen, home):
    """All that a screen says but the names of data sets and widgets, and the time."""
    said = re.sub(r"[0-9a-f]{32}|\d\d:\d\d", "", screen.everything)
    for number, build_id in enumerate(builds_of(home)):
        said = said.replace(build_id, f"build {number}")
        said = said.replace(build_id.rpartition("-")[2], f"hash {number}")
    return said


PROTECTED = ("evaluations", "survey_results", "absence", "factor_assessments")


@pytest.mark.parametrize("name", PROTECTED)
def test_nothing_that_is_taken_out_has_one_but_of_enough(few, enough, tmp_path, name):
    """As `varig export` does it, in each format, of both data sets."""
    for format_code in ENDINGS:
        for build_id in builds_of(few):
            taken = take_out(few, name, format_code, tmp_path, build_id=build_id)
            assert nothing_in(taken)
        newer, _older = builds_of(enough)
        taken = take_out(enough, name, format_code, tmp_path, build_id=newer)
        assert name == "factor_assessments" or found(taken, SHOWN), format_code


@pytest.mark.parametrize(
    "code", ["all", *(metric.code for metric in METRICS if metric.is_protected)]
)
def test_no_rows_behind_a_figure_have_one(few, tmp_path, code):
    newer, _older = builds_of(few)
    assert nothing_in(
        take_out(few, f"metric:{code}", "parquet", tmp_path, build_id=newer)
    )


@pytest.mark.long
@pytest.mark.parametrize("name", content_names())
@pytest.mark.parametrize("format_code", ["xlsx", "parquet"])
def test_nothing_can_be_taken_out_with_one(few, tmp_path, name, format_code):
    newer, older = builds_of(few)
    for build_id, filters in (
        (newer, {}),
        (older, {}),
        (newer, {"sector": "private"}),
    ):
        assert nothing_in(
            take_out(few, name, format_code, tmp_path, build_id=build_id, **filters)
        )


def test_of_enough_persons_they_are_behind_a_figure(enough, tmp_path):
    newer, _older = builds_of(enough)

    figures = take_out(enough, "metric:all", "csv", tmp_path, build_id=newer)

    assert found(figures, SHOWN)


@pytest.mark.parametrize("words", COMMANDS.values(), ids=COMMANDS)
def test_no_command_says_one(few, monkeypatch, capsys, words):
    monkeypatch.setenv("VARIG_HOME", str(few.root))
    _newer, older = builds_of(few)

    assert nothing_in(run(capsys, *words))
    if "--json" in words and "builds" not in words:
        assert nothing_in(run(capsys, *words, "--build", older))


def test_of_enough_persons_a_command_says_them(enough, monkeypatch, capsys):
    monkeypatch.setenv("VARIG_HOME", str(enough.root))

    assert found(run(capsys, "metrics", "--json"), SHOWN)


def test_what_differs_between_two_data_sets_says_none(few, monkeypatch, capsys):
    monkeypatch.setenv("VARIG_HOME", str(few.root))
    newer, older = builds_of(few)

    for words in ((), ("--json",), ("--lang", "en")):
        said = run(capsys, "builds", "compare", older, newer, *words)
        assert SMALL in said
        assert nothing_in(said)
    data_sets = {"part": "Datasett", "before": older, "after": newer}
    assert nothing_in(look(monkeypatch, few, "loaded_data", **data_sets).everything)


@pytest.mark.parametrize("words", [(), ("--json",)], ids=["in words", "as JSON"])
def test_a_load_says_none_of_what_was_there(few, tmp_path, monkeypatch, capsys, words):
    """The rows that change and the figures that move.

    Why a row is set aside quotes it: it stands in the file of the one who loads it.
    """
    # A load opens a build in its own way, and screens of this process have it open.
    home = shutil.copytree(few.root, tmp_path / "home")
    monkeypatch.setenv("VARIG_HOME", str(home))
    files = few.root.parent / "files-0"

    said = run(capsys, "check", files, *words)

    assert THEME in said or "survey_results" in said
    assert nothing_in(said, HIDDEN | {"row set aside": "nothing of the kind"})


@pytest.mark.parametrize(
    ("file_format", "language"),
    [("pdf", "en"), ("pptx", "nb"), *long(("pdf", "nb"), ("pptx", "en"))],
)
def test_no_pack_has_one_but_of_enough(few, enough, tmp_path, file_format, language):
    def pack(home):
        return make_pack(home, file_format, language, tmp_path, since=EARLIER_DAY)

    assert nothing_in(pack(few))
    assert found(pack(enough), SHOWN) >= {"usefulness", "share that answered"}
