"""Read a PDF back: its text page by page, and what a screen reader is told."""

import io
import subprocess

from pypdf import PdfReader

from app.packs.pdf import write_pdf


def pages_of(pdf):
    """The text of each page, as another program reads it."""
    read = subprocess.run(
        ["pdftotext", "-layout", "-", "-"], input=pdf, capture_output=True, check=True
    )
    return read.stdout.decode("utf-8").split("\f")[:-1]


def words_of(pdf):
    """All text in one line, without the places where a word may break."""
    joined = " ".join(pages_of(pdf)).replace("\u200b", "").replace("\u2060", "")
    return " ".join(joined.split())


def printed(pack):
    return words_of(write_pdf(pack))


def reader_of(pdf):
    return PdfReader(io.BytesIO(pdf))


def tags_of(pdf):
    """Each tag from first to last, with its heading or alternative text."""
    root = reader_of(pdf).trailer["/Root"]["/StructTreeRoot"]
    return list(_walk(root["/K"]))


def _walk(node):
    node = node.get_object()
    if isinstance(node, list):
        for child in node:
            yield from _walk(child)
    elif isinstance(node, dict):
        if "/S" in node:
            yield node["/S"][1:], str(node.get("/T", node.get("/Alt", "")))
        if "/K" in node:
            yield from _walk(node["/K"])
