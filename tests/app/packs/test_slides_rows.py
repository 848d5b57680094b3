"""Rows and words are shared between slides, and none is lost."""

from hypothesis import given, settings
from hypothesis import strategies as st

from app.packs.slide_rows import table_parts
from app.packs.slide_splits import text_parts
from app.packs.slide_words import text_width, wrap
from app.sections.content import Column, Table

WORDS = st.text("ab øÅ-", max_size=400)


def table(rows):
    columns = (Column("Navn", width=2), Column("Hva"), Column("Dager", is_number=True))
    return Table("Tabell", columns, tuple(rows))


def letters(texts):
    return "".join("".join(text.split()) for text in texts)


@settings(max_examples=40, deadline=None)
@given(st.lists(st.tuples(WORDS, WORDS, st.just("3")), max_size=20))
def test_every_letter_of_a_table_is_on_a_slide(rows):
    parts = table_parts(table(rows), 800, 300, 320)

    found = [row for part in parts for row in part.table.rows]

    for at in range(2):
        assert letters(row[at] for row in found) == letters(row[at] for row in rows)
    for part in parts:
        assert sum(part.widths) <= 801
        heights = [part.height(row) for row in (part.headings, *part.table.rows)]
        assert sum(heights) <= 321


@settings(max_examples=40, deadline=None)
@given(st.lists(WORDS, max_size=8))
def test_every_letter_of_a_text_is_on_a_slide(texts):
    _size, parts = text_parts(texts, 400, 200)

    assert letters(text for part in parts for text in part) == letters(texts)


@settings(max_examples=40, deadline=None)
@given(WORDS, st.integers(30, 300))
def test_no_line_is_wider_than_its_room(text, width):
    for line in wrap(text, width, 14):
        assert text_width(line, 14) <= width + 0.001


def test_a_number_is_never_broken_at_its_space():
    assert wrap("a 1\N{NO-BREAK SPACE}234", 40, 14) == ["a", "1\N{NO-BREAK SPACE}234"]


def test_no_row_gives_a_slide_with_the_headings():
    (part,) = table_parts(table([]), 800, 300, 320)

    assert part.headings == ("Navn", "Hva", "Dager")
    assert part.table.rows == ()
