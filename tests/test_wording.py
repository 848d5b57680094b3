"""No text of the product says that something has an effect: the data cannot show it."""

import ast
import json
import re
import tomllib
from pathlib import Path

import pytest
from babel.messages.pofile import read_po

ROOT = Path(__file__).resolve().parent.parent

WORDS_OF_EFFECT = re.compile(
    r"\b(effects?|effective(?!(ly)? (number|n\b|count))|causes?|caused|causal|"
    r"leads? to|led to|results? in|"
    r"effekt\w*|virker|virket|virkning\w*|fører til|førte til|bidrar til|"
    r"forårsak\w*|fungerer|fungerte|skyldes)\b",
    re.IGNORECASE,
)

SENTENCES_THAT_STATE_THE_LIMIT: set[str] = set()
"""The texts that may use such a word, to say that the data cannot show it."""


def _strings_of_module(path):
    tree = ast.parse(path.read_text(encoding="utf-8"))
    docstrings = {
        id(node.value)
        for node in ast.walk(tree)
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)
    }
    for node in ast.walk(tree):
        is_text = isinstance(node, ast.Constant) and isinstance(node.value, str)
        if is_text and id(node) not in docstrings:
            yield node.value


def _strings_of_catalogue(path):
    with path.open("rb") as file:
        for message in read_po(file):
            for said in (message.id, message.string):
                yield from [said] if isinstance(said, str) else said


def _strings_in(value):
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for each in value.values():
            yield from _strings_in(each)
    elif isinstance(value, list):
        for each in value:
            yield from _strings_in(each)


def _texts(path):
    if path.suffix == ".py":
        return list(_strings_of_module(path))
    if path.suffix == ".po":
        return list(_strings_of_catalogue(path))
    text = path.read_text(encoding="utf-8")
    read = tomllib.loads if path.suffix == ".toml" else json.loads
    return list(_strings_in(read(text)))


FILES = sorted(
    path
    for room, endings in (
        ("app", (".py", ".po")),
        ("pipelines", (".py",)),
        ("data", (".py", ".toml")),
        ("expectations", (".py", ".json")),
    )
    for path in (ROOT / room).rglob("*")
    if path.suffix in endings
)


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(ROOT)))
def test_no_text_says_that_something_has_an_effect(path):
    guilty = [
        text
        for text in _texts(path)
        if WORDS_OF_EFFECT.search(text) and text not in SENTENCES_THAT_STATE_THE_LIMIT
    ]

    assert not guilty, (
        f"{path.relative_to(ROOT)}: say what occurs together, since the data cannot "
        f"show more; a sentence that states the limit goes on the list here: {guilty}"
    )


def test_no_sentence_is_excepted_that_nobody_says():
    said = {text for path in FILES for text in _texts(path)}

    assert said >= SENTENCES_THAT_STATE_THE_LIMIT


@pytest.mark.parametrize(
    "text", ["Kurset virker", "Dette FØRER TIL ro", "it has an effect", "Hva fungerer?"]
)
def test_the_guard_finds_a_word_of_effect(text):
    assert WORDS_OF_EFFECT.search(text)
