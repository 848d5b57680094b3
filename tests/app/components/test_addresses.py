"""An address of old keys is written with the keys of today."""

import ast
from functools import cache
from pathlib import Path

import pytest

from app.components.addresses import OLD_KEYS, rename_keys
from app.components.links import PAGE_KEYS, PATHS

COMPONENTS = Path(__file__).resolve().parents[3] / "app/components"
CHOICES = {"segmented_control", "selectbox", "pills", "radio", "multiselect"}
BOUND_BY_THE_FRAME = {"filters.py", "language.py"}
"""The filters look their own words up, and the language has two that never change."""


def test_an_old_key_is_read_as_what_it_is_called_now():
    query = {"kommune": ["Oslo", "Bergen"], "count": ["Virksomheter"]}

    assert rename_keys(query, {"kommune": "county"}) == {
        "county": ["Oslo", "Bergen"],
        "count": ["Virksomheter"],
    }


def test_a_key_of_today_counts_for_more_than_its_old_one():
    query = {"kommune": ["Oslo"], "county": ["Vestland"]}

    assert rename_keys(query, {"kommune": "county"}) == {"county": ["Vestland"]}


def test_an_address_of_today_is_left_as_it_is():
    assert rename_keys({"county": ["Oslo"]}, {"kommune": "county"}) is None


def test_no_key_is_both_old_and_in_use():
    in_use = {key for keys in PAGE_KEYS.values() for key in keys}

    assert not in_use & OLD_KEYS.keys()


def test_every_page_says_which_keys_it_keeps():
    assert PAGE_KEYS.keys() == PATHS.keys()


@cache
def bound_widgets():
    return [
        (path, function, call)
        for path in sorted(COMPONENTS.glob("*.py"))
        for function in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(function, ast.FunctionDef)
        for call in calls(function)
        if "bind" in keywords(call)
    ]


def calls(node):
    return [each for each in ast.walk(node) if isinstance(each, ast.Call)]


def keywords(call):
    return {each.arg: each.value for each in call.keywords}


def test_a_key_in_the_address_is_known_to_a_page():
    named = {
        value.value
        for path, _function, call in bound_widgets()
        if path.name not in BOUND_BY_THE_FRAME
        and isinstance(value := keywords(call)["key"], ast.Constant)
    }
    known = {key for keys in PAGE_KEYS.values() for key in keys}

    assert not named - known, "add these to PAGE_KEYS in app/components/links.py"


@pytest.mark.parametrize("name", sorted(p.name for p in COMPONENTS.glob("*.py")))
def test_a_choice_in_the_address_says_which_words_it_knows(name):
    silent = {
        function.name
        for path, function, call in bound_widgets()
        if path.name == name
        and name not in BOUND_BY_THE_FRAME
        and getattr(call.func, "attr", "") in CHOICES
        and not any(
            getattr(each.func, "id", "") == "know_words" for each in calls(function)
        )
    }

    assert not silent, (
        f"{name}: call know_words(key, options, label) before the widget of {silent}, "
        "else a word that it does not know is left out without a sound"
    )
