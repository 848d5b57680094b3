"""Which part of an .xlsx holds which sheet, and what else does it hold?"""

import posixpath
from typing import NamedTuple
from xml.etree import ElementTree

from data.sentence import Sentence
from pipelines.errors import UnreadableSourceError
from pipelines.sources.archive import Archive, is_xml
from pipelines.sources.limits import SHEETS, XML_ELEMENTS
from pipelines.sources.shown import shown_name
from pipelines.sources.xml_guard import without_doctype

WORKBOOK = "xl/workbook.xml"


class Relation(NamedTuple):
    """What a part points to."""

    id: str
    kind: str
    """The last word of its type: `worksheet`, `comments`."""
    part: str
    """Name of the part in the archive; empty: it lies outside the workbook."""


def sheet_parts(archive: Archive) -> dict[str, str]:
    """Give the part of each sheet, by the name of the sheet.

    Raises:
        UnreadableSourceError: Two sheets have one name, or one is no part of XML.
    """
    where = Sentence(archive.file, archive.file)
    relations = {relation.id: relation for relation in relations_of(archive, WORKBOOK)}
    parts: dict[str, str] = {}
    sheets = parts_within(archive, WORKBOOK, "sheet")
    SHEETS.check(where, len(sheets))
    for sheet in sheets:
        name = sheet.get("name", "")
        if name in parts:
            raise UnreadableSourceError([_same_name(archive.file, name)])
        id_ = next((v for k, v in sheet.items() if k.endswith("}id")), "")
        relation = relations.get(id_)
        parts[name] = relation.part if relation else ""
        if parts[name] and not is_xml(parts[name]):
            raise UnreadableSourceError([_no_sheet(archive.file, name)])
    return {name: part for name, part in parts.items() if part in archive}


def relations_of(archive: Archive, part: str) -> list[Relation]:
    """List what one part points to."""
    folder, name = posixpath.split(part)
    found = parts_within(archive, f"{folder}/_rels/{name}.rels", "Relationship")
    return [
        Relation(
            id=one.get("Id", ""),
            kind=one.get("Type", "").rpartition("/")[2],
            part=_inside(folder, one),
        )
        for one in found
    ]


def parts_within(archive: Archive, part: str, tag: str) -> list[ElementTree.Element]:
    """Find every element of one tag in a small part; none if there is no such part."""
    if part not in archive:
        return []
    return [one for one in parse(archive, part).iter() if tag_of(one) == tag]


def parse(archive: Archive, part: str) -> ElementTree.Element:
    """Parse a small part that declares nothing of its own."""
    chunks = without_doctype([archive.read(part)], archive.file)
    counted = _CountedElements(Sentence(archive.file, archive.file))
    parser = ElementTree.XMLParser(target=counted)
    for chunk in chunks:
        parser.feed(chunk)
    root: ElementTree.Element = parser.close()
    return root


class _CountedElements(ElementTree.TreeBuilder):
    """Builds a tree that is not larger than any real one."""

    def __init__(self, where: Sentence) -> None:
        super().__init__()
        self._where = where
        self._count = 0

    def start(self, tag: str, attrs: dict[str, str]) -> ElementTree.Element:
        self._count += 1
        XML_ELEMENTS.check(self._where, self._count)
        return super().start(tag, attrs)


def tag_of(part: ElementTree.Element) -> str:
    """Give the tag without its namespace."""
    return part.tag.rpartition("}")[2]


def _inside(folder: str, relation: ElementTree.Element) -> str:
    if relation.get("TargetMode", "").casefold() == "external":
        return ""
    target = posixpath.join(f"/{folder}", relation.get("Target", ""))
    return posixpath.normpath(target).lstrip("/")


def _same_name(file: str, sheet: str) -> Sentence:
    name = shown_name(sheet)
    return Sentence(
        f"{file}: to ark heter {name}. Gi dem hvert sitt navn.",
        f"{file}: two sheets are called {name}. Give each a name of its own.",
    )


def _no_sheet(file: str, sheet: str) -> Sentence:
    name = shown_name(sheet)
    return Sentence(
        f"{file}, arket {name}: arket er ikke lagret som et ark. Åpne arbeidsboken i "
        "Excel eller LibreOffice, og lagre den på nytt som .xlsx.",
        f"{file}, sheet {name}: the sheet is not saved as one. Open the workbook in "
        "Excel or LibreOffice, and save it again as .xlsx.",
    )
