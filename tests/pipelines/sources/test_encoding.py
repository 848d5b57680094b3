import pytest

from pipelines.errors import MixedDialectError, UnreadableSourceError
from pipelines.sources.encoding import CHUNK, find_encoding


@pytest.mark.parametrize(
    ("data", "encoding"),
    [
        (b"", "utf-8"),
        (b"abc", "utf-8"),
        ("blåbær".encode(), "utf-8"),
        ("blåbær".encode("utf-8-sig"), "utf-8-sig"),
        ("blåbær – 5 €".encode("cp1252"), "cp1252"),
    ],
)
def test_the_encoding_is_what_the_bytes_show(data, encoding):
    assert find_encoding(data, "f.csv") == encoding


@pytest.mark.parametrize("before", range(CHUNK - 3, CHUNK + 3))
def test_a_letter_on_the_border_of_two_chunks_is_whole(before):
    letters = "a" * before + "€å" + "b" * 10

    assert find_encoding(letters.encode(), "f.csv") == "utf-8"


def test_a_byte_that_cp1252_lacks_is_refused_with_its_line():
    data = "æ\r\nø\r".encode("cp1252") + b"x\x81\n"

    with pytest.raises(UnreadableSourceError, match=r"f.csv, line 3: the encoding is"):
        find_encoding(data, "f.csv")


def test_two_encodings_in_one_file_are_refused_with_both_lines():
    data = "Bodø\n".encode() + b"Oslo\n" + "Tromsø\n".encode("cp1252")

    with pytest.raises(MixedDialectError, match="line 1 is UTF-8, and line 3 is not"):
        find_encoding(data, "f.csv")


@pytest.mark.parametrize(
    "data", ["æ".encode("utf-16"), b"\xfe\xff\0a", "a;b".encode("utf-16-le")]
)
def test_utf_16_is_refused_with_a_way_out(data):
    with pytest.raises(UnreadableSourceError, match="CSV UTF-8"):
        find_encoding(data, "f.csv")
