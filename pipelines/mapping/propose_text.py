"""Write a proposed mapping as TOML, each guess with its reason beside it."""

import json
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from data.columns import Column, Kind
from data.sentence import Sentence
from pipelines.mapping.propose_codes import ProposedCodes
from pipelines.mapping.propose_match import Match
from pipelines.mapping.propose_says import (
    about_dates,
    about_decimals,
    about_file,
    about_headings,
    about_table,
    hidden_values,
    must_be_there,
    nobody_placed,
    not_known,
    wrong_lines,
)
from pipelines.mapping.propose_styles import ProposedStyles
from pipelines.mapping.propose_table import ProposedTable
from pipelines.personal_data import mask_contacts

Say = Callable[[Sentence], str]
"""Gives a sentence in the language of the reader, on one line."""


@dataclass(frozen=True)
class Proposal:
    """All that is guessed about a file."""

    file: str
    name: str
    tables: Sequence[ProposedTable]
    codes: Sequence[dict[str, ProposedCodes]]
    """For each table: column of ours -> its values, where they need a list."""
    styles: ProposedStyles
    heading_row: int | None
    wrong_count: int
    """Lines of a CSV file with another number of fields than there are headings."""


def write_proposal(proposal: Proposal, language: str) -> str:
    """Write the mapping file of a proposal; it can be read as TOML, whatever is met."""

    def say(sentence: Sentence) -> str:
        return one_line(sentence.in_language(language))

    named = _list_names(proposal)
    blocks = [
        _head(proposal, say),
        _drop(proposal, say),
        *(
            _code_list(names[column], codes, say)
            for names, found in zip(named, proposal.codes, strict=True)
            for column, codes in found.items()
        ),
        *(
            _table(table, names, say)
            for table, names in zip(proposal.tables, named, strict=True)
        ),
    ]
    return "\n\n".join("\n".join(block) for block in map(list, blocks) if block) + "\n"


def quoted(text: str) -> str:
    """Write a text as a TOML string."""
    clean = text.encode("utf-8", "replace").decode("utf-8")
    return json.dumps(clean, ensure_ascii=False).replace("\x7f", "\\u007f")


def one_line(text: str) -> str:
    """Make a text fit for a comment: no line breaks, no signs that steer a terminal."""
    return re.sub(r"[\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff]+", " ", text)


def _head(proposal: Proposal, say: Say) -> Iterator[str]:
    for sentence in about_file(mask_contacts(proposal.file)):
        yield f"# {say(sentence)}"
    if proposal.wrong_count:
        yield f"# {say(wrong_lines(proposal.wrong_count))}"
    yield ""
    yield f"name = {quoted(proposal.name)}"
    if mask_contacts(proposal.file) == proposal.file and proposal.file.strip():
        yield f"files = [{quoted(proposal.file)}]   # {say(_FILES)}"
    dates, decimals = proposal.styles
    if dates:
        yield _style("dates", dates, about_dates(len(dates)), say)
    if decimals:
        yield _style("decimals", decimals, about_decimals(len(decimals)), say)
    if proposal.heading_row is not None:
        yield f"heading_row = {proposal.heading_row}   # {say(_HEADING_ROW)}"


def _style(key: str, met: Sequence[str], reason: Sentence, say: Say) -> str:
    if len(met) == 1:
        return f"{key} = {quoted(met[0])}   # {say(reason)}"
    return f"# {key} = {quoted(met[0])}   # {say(reason)}: {', '.join(met)}"


def _drop(proposal: Proposal, say: Say) -> Iterator[str]:
    reasons = {
        heading: reason
        for table in proposal.tables
        if table.table is not None
        for heading, reason in table.dropped.items()
    }
    if reasons:
        yield "[drop]"
        yield f"# {say(_DROP)}"
    for heading, reason in reasons.items():
        yield f"{quoted(heading)} = {quoted(say(reason))}"


def _code_list(name: str, codes: ProposedCodes, say: Say) -> Iterator[str]:
    yield f"[codes.{name}]"
    for value, code in codes.known.items():
        yield f"{quoted(value)} = {quoted(code)}"
    for value in codes.strange:
        yield f'# {quoted(value)} = ""   # {say(not_known(codes.wanted))}'
    if codes.hidden_count:
        yield f"# {say(hidden_values(codes.hidden_count, codes.wanted))}"


def _table(table: ProposedTable, lists: dict[str, str], say: Say) -> Iterator[str]:
    if table.table is None:
        yield f"# {say(about_table(table))}"
        yield from _unplaced(table, say)
        return
    yield "[[tables]]"
    yield f"table = {quoted(table.table.name)}   # {say(about_table(table))}"
    if table.sheet is not None:
        yield f"sheet = {quoted(table.sheet)}"
    yield "[tables.columns]"
    for name, match in table.matches.items():
        yield _column(name, match, lists, say)
    for column in table.missing:
        yield _missing(column, say)
    yield from _unplaced(table, say)


def _column(name: str, match: Match, lists: dict[str, str], say: Say) -> str:
    source = quoted(match.heading)
    if name in lists:
        source = f"{{ column = {source}, codes = {quoted(lists[name])} }}"
    return f"{name} = {source}   # {say(match.reason)}"


def _missing(column: Column, say: Say) -> str:
    meaning = Sentence(
        f"{column.nb}: {column.meaning_nb}", f"{column.en}: {column.meaning_en}"
    )
    codes = ""
    if column.kind is Kind.CODE and column.vocabulary is not None:
        codes = f" ({', '.join(str(code) for code in column.vocabulary)})"
    return f'# {column.name} = ""   # {say(must_be_there())} {say(meaning)}{codes}'


def _unplaced(table: ProposedTable, say: Say) -> Iterator[str]:
    if table.unplaced:
        yield f"# {say(nobody_placed(table))}"
    for met in table.unplaced if table.table is not None else ():
        yield f"#   {quoted(one_line(mask_contacts(met.heading)))}"
    for sentence in about_headings(table):
        yield f"# {say(sentence)}"


def _list_names(proposal: Proposal) -> list[dict[str, str]]:
    """Name each list after its column, with a number where a sheet has the same."""
    used: set[str] = set()
    named: list[dict[str, str]] = []
    for table, codes in zip(proposal.tables, proposal.codes, strict=True):
        names: dict[str, str] = {}
        for column in codes:
            name = f"{table.table.name if table.table else ''}_{column}"
            number = 2
            while name in used:
                name, number = f"{name.rstrip('0123456789')}{number}", number + 1
            used.add(name)
            names[column] = name
        named.append(names)
    return named


_FILES = Sentence("* og ? kan stå for tegn som skifter", "* and ? stand for any signs")
_HEADING_ROW = Sentence(
    "overskriftene står her, under en tittel", "the headings stand here, below a title"
)
_DROP = Sentence(
    "Kolonner som ikke skal inn. Ta en linje ut hvis gjetningen er feil.",
    "Columns that must not come in. Take a line out if the guess is wrong.",
)
