"""Every word of the app is said in Bokmål too, in one way, and none is left over."""

import ast
from collections import defaultdict
from functools import cache
from pathlib import Path
from string import Formatter

import pytest
from babel.messages.pofile import read_po

from app.translations.gettext import catalog_files

APP = Path(__file__).resolve().parents[3] / "app"
CATALOGUES = catalog_files("nb")
KEYWORDS = {"_", "ngettext"}


@cache
def messages_in_code():
    # Babel's own extraction does not look inside f-strings; the syntax tree has all.
    found = defaultdict(set)
    for path in sorted(APP.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Call) and getattr(node.func, "id", "") in KEYWORDS:
                found[ast.literal_eval(node.args[0])].add(path.name)
    return found


@cache
def messages_said():
    return {
        message.id if isinstance(message.id, str) else message.id[0]: message
        for path in CATALOGUES
        for message in read(path)
    }


def read(path):
    with path.open("rb") as file:
        return [message for message in read_po(file, locale="nb") if message.id]


def fields(text):
    return {name for _text, name, _spec, _conversion in Formatter().parse(text) if name}


def test_every_message_is_translated():
    missing = {m: w for m, w in messages_in_code().items() if m not in messages_said()}

    assert not missing, "say these in the .po file of their area, or of their section"


def test_no_translation_is_left_over():
    unused = set(messages_said()) - set(messages_in_code())

    assert not unused, "take these out of the .po files"


@pytest.mark.parametrize("path", CATALOGUES, ids=lambda path: path.stem)
def test_a_translation_is_whole_and_keeps_its_places(path):
    for message in read(path):
        ids = [message.id] if isinstance(message.id, str) else message.id
        said = [message.string] if isinstance(message.string, str) else message.string
        assert all(said), message.id
        allowed = set().union(*(fields(each) for each in ids))
        assert all(fields(each) <= allowed for each in said), message.id


def test_the_same_words_are_said_in_one_way():
    said = defaultdict(set)
    for path in CATALOGUES:
        for message in read(path):
            said[message.id].add(message.string)

    assert not {words: ways for words, ways in said.items() if len(ways) > 1}
