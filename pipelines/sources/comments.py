"""Which comments stand on the cells of a sheet?

Reads the comments of an .xlsx, the old ones (notes) and the threaded ones; the text
only, never who wrote it. Grain: one text per cell.
"""

import re
from xml.etree import ElementTree

from pipelines.sources.archive import Archive
from pipelines.sources.cell_names import column_number
from pipelines.sources.inspected import CellTexts
from pipelines.sources.xlsx_parts import parse, relations_of, tag_of

_REFERENCE = re.compile(r"\$?([A-Za-z]{1,3})\$?([0-9]{1,7})")


def read_comments(archive: Archive, sheet_part: str) -> CellTexts:
    """Read the comments of one sheet; a thread is one text, a line for each answer."""
    parts = {
        relation.kind.casefold(): relation.part
        for relation in relations_of(archive, sheet_part)
        if relation.part in archive
    }
    found: CellTexts = {}
    if "comments" in parts:
        found |= _texts(parse(archive, parts["comments"]), "comment")
    if "threadedcomment" in parts:
        # Excel writes a thread as an old comment too, with a text of its own before it.
        found |= _texts(parse(archive, parts["threadedcomment"]), "threadedComment")
    return found


def _texts(root: ElementTree.Element, tag: str) -> CellTexts:
    lines: dict[tuple[int, int], list[str]] = {}
    for comment in root.iter():
        place = _REFERENCE.fullmatch(comment.get("ref", ""))
        text = _text(comment).strip()
        if tag_of(comment) == tag and place is not None and text:
            cell = (int(place[2]) - 1, column_number(place[1]) - 1)
            lines.setdefault(cell, []).append(text)
    return {cell: "\n".join(said) for cell, said in lines.items()}


def _text(comment: ElementTree.Element) -> str:
    """Put together the runs of a comment; how a word is read out loud is no part."""
    runs = [part for part in comment if tag_of(part) == "text"]
    if runs and runs[0].text and not len(runs[0]):
        return runs[0].text
    return "".join(
        part.text or ""
        for text in runs
        for run in text
        if tag_of(run) in {"r", "t"}
        for part in run.iter()
        if tag_of(part) == "t"
    )
