"""What can be printed, how wide it is, and how wide the columns of a table are."""

import pytest

from app.packs.chart_paper import WIDTH
from app.packs.letters import (
    ZERO_WIDTH_SPACE,
    breakable,
    printable,
    text_width,
    widest_word,
    wrapped,
)
from app.packs.table_shape import shape_of
from app.sections.content import Column, Table
from tests.app.packs.packs import LONG_NAME, long_table


@pytest.mark.parametrize(
    ("met", "printed"),
    [
        pytest.param("Blåbær Ægir Øst", "Blåbær Ægir Øst", id="Norwegian"),
        pytest.param("čŋđŧ Ω Ж € ½ − – …", "čŋđŧ Ω Ж € ½ − – …", id="other letters"),
        pytest.param("a\tb\r\nc", "a b\nc", id="tabs and lines"),
        pytest.param("a\u030a e\u0301", "å é", id="letters in two parts"),
        pytest.param(
            "so\u00adft ny\u200blinje", "so\u00adft ny\u200blinje", id="breaks"
        ),
        pytest.param("1\u00a0234\u202f5", "1\u00a0234\u202f5", id="hard spaces"),
        pytest.param("a\x00\ufeff\u200db\u202e", "ab", id="what is not seen"),
        pytest.param("😀 漢", "◊ ◊", id="what no font has"),
        pytest.param("E\u2011post ●", "E-post •", id="the nearest letter"),
        pytest.param("👍\ufe0f", "◊", id="an emoji of two signs"),
    ],
)
def test_a_text_becomes_what_can_be_printed(met, printed):
    assert printable(met) == printed


def test_the_width_of_a_text_is_that_of_its_letters():
    assert text_width("", 10) == 0
    assert text_width("11", 10) == 2 * text_width("1", 10)
    assert text_width("Åse", 20) == pytest.approx(2 * text_width("Åse", 10))
    assert text_width("Åse", 10, is_bold=True) > text_width("Åse", 10)


def test_only_a_word_without_syllables_or_end_is_broken_anywhere():
    assert breakable("Gjennomføringsgrad", 10, 9) == "Gjennomføringsgrad"
    assert breakable("L-2024", 1000, 9) == "L-2024"
    assert breakable("L_24", 5, 9) == ZERO_WIDTH_SPACE.join("L_24")
    assert breakable("x" * 31 + " å", 50, 9) == ZERO_WIDTH_SPACE.join("x" * 31) + " å"


def test_the_widest_word_is_never_broken_by_a_hard_space():
    whole = text_width("1\u00a0234", 9)

    assert widest_word("kr av i 1\u00a0234 i", 9) == whole
    assert widest_word("bo-", 9) == widest_word("bo-og", 9)
    assert widest_word("15 Aug 2026", 9) == text_width("15 Aug 2026", 9)


def test_a_name_is_wrapped_and_only_then_cut():
    assert wrapped("Arbeidslivssenter Oslo", 80, 9) == ("Arbeidslivssenter", "Oslo")
    assert wrapped("a b", 1000, 9) == ("a b",)
    assert wrapped("", 10, 9) == ("",)
    cut = wrapped(LONG_NAME, 60, 9, lines=2)
    assert len(cut) == 2
    assert cut[1].endswith("…")
    assert all(text_width(line, 9) <= 60 for line in cut)


def test_columns_fill_the_page_and_keep_numbers_whole():
    shape = shape_of(long_table(3))

    assert sum(shape.widths) == pytest.approx(WIDTH)
    assert shape.widths[1] > shape.widths[2] > shape.widths[3]


def test_a_wide_table_has_smaller_letters_and_still_fits():
    def table(count):
        columns = (Column("Virksomhet", width=1),) + (
            Column("Gjennomføringsgrad", is_number=True),
        ) * (count - 1)
        return Table("Bred", columns, ((LONG_NAME,) + ("1\u00a0234",) * (count - 1),))

    sizes = [shape_of(table(count)).size for count in (6, 7, 9, 14)]

    assert sizes == sorted(sizes, reverse=True)
    assert sizes[0] == 9
    for count in (6, 7, 9, 14):
        assert sum(shape_of(table(count)).widths) == pytest.approx(WIDTH)


def test_a_name_gets_the_room_that_numbers_leave():
    columns = (Column("Navn"), *(Column(f"T{n}", is_number=True) for n in range(5)))
    table = Table("", columns, ((LONG_NAME, "1", "2", "3", "4", "5"),))

    shape = shape_of(table)

    assert shape.widths[0] > text_width(LONG_NAME, shape.size)
