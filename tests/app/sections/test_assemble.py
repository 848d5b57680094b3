"""A pack is put together as it was asked for, and a list is whole or left out."""

import pytest

from app.sections import assemble as room
from app.sections.assemble import Cover, assemble
from app.sections.content import Column, Finding, Remark, Table
from app.sections.registry import SECTION_CODES, Section
from tests.app.sections.tiny_occasion import tiny_occasion
from tests.tiny_build import write_tiny_build

COVER = Cover("Møte", "Hele programmet", "Utkast", ())


@pytest.fixture
def one_list(monkeypatch):
    """Make every section one finding with a list of so many rows."""

    def of(rows):
        table = Table("Alle", (Column("Navn"),), (("Lia",),) * rows)
        finding = Finding("all", "Funn", ("Si det.",), tables=(table,))
        stand_in = Section("coverage", lambda: "Dekning", lambda _occasion: (finding,))
        monkeypatch.setattr(room, "section_named", lambda _code: stand_in)

    return of


@pytest.fixture
def put_together(tmp_path):
    build = write_tiny_build(tmp_path / "tiny.duckdb")

    def of(codes, remarks=None, language="nb", **more):
        said = remarks or {}
        with tiny_occasion(build) as occasion:
            return assemble(occasion, codes, COVER, said, language=language, **more)

    return of


def test_a_list_of_any_length_is_whole_up_to_the_limit(one_list, put_together):
    one_list(room.LONGEST_TABLE)
    found = put_together(["coverage"]).sections[0].findings[0]

    assert len(found.tables[0].rows) == room.LONGEST_TABLE
    assert found.sentences == ("Si det.",)


def test_a_longer_list_is_left_out_whole_and_it_is_said(one_list, put_together):
    one_list(room.LONGEST_TABLE + 1)
    found = put_together(["coverage"]).sections[0].findings[0]

    assert found.tables == ()
    assert "5\N{NO-BREAK SPACE}001 rader" in found.sentences[1]


def test_sections_come_in_the_order_asked_for_with_their_own_remarks(put_together):
    remark = Remark("Sagt", None)
    pack = put_together(["coverage", "since_last"], {"since_last": [remark]}, "en")

    assert [each.code for each in pack.sections] == ["coverage", "since_last"]
    assert pack.sections[0].remarks == ()
    assert pack.sections[1].remarks == (remark,)


def test_every_section_says_something_of_an_empty_programme(put_together):
    pack = put_together(SECTION_CODES)

    assert [each.code for each in pack.sections] == list(SECTION_CODES)
    for section in pack.sections:
        assert section.findings, section.code
        assert all(finding.heading for finding in section.findings)


def test_what_a_section_has_found_is_found_once_but_for_decisions(
    monkeypatch, put_together
):
    asked = []

    def stand_in(code):
        def findings(_occasion):
            asked.append(code)
            return (Finding("all", f"Funn {len(asked)}"),)

        return Section(code, lambda: code, findings)

    monkeypatch.setattr(room, "section_named", stand_in)
    kept = {}

    first = put_together(["coverage", "decisions"], kept=kept)
    second = put_together(["decisions", "coverage", "factors"], kept=kept)

    assert asked == ["coverage", "decisions", "decisions", "factors"]
    assert second.sections[1].findings == first.sections[0].findings
