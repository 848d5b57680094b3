"""Read the code lists of a mapping file: value in the file -> our word for it."""

from pipelines.mapping.mapping import CodeList
from pipelines.mapping.nearest import did_you_mean
from pipelines.mapping.toml_lines import Path
from pipelines.mapping.toml_reader import Node, TomlReader, as_text
from pipelines.sources.spelling import plain


def read_code_lists(toml: TomlReader) -> dict[str, CodeList]:
    """Read the named lists under [codes]."""
    node = toml.table(toml.root, (), "codes")
    return {
        name: CodeList(
            name, _read_list(toml, toml.table(node, ("codes",), name), ("codes", name))
        )
        for name in node
    }


def read_codes(
    toml: TomlReader, node: Node, path: Path, lists: dict[str, CodeList]
) -> CodeList | None:
    """Read `codes` of a column: the name of a list, or a list of its own."""
    codes = node.get("codes")
    if codes is None:
        return None
    if isinstance(codes, dict):
        return CodeList(None, _read_list(toml, codes, (*path, "codes")))
    name = toml.text(node, path, "codes")
    if name is None or name in lists:
        return lists.get(name or "")
    meant = did_you_mean(name, lists)
    if not lists:
        toml.fault(
            (*path, "codes"),
            f"det er ingen kodeliste som heter {name}. Skriv den under [codes.{name}].",
            f"there is no code list called {name}. Write it under [codes.{name}].",
        )
        return None
    toml.fault(
        (*path, "codes"),
        f"det er ingen kodeliste som heter {name}.{meant.nb}",
        f"there is no code list called {name}.{meant.en}",
    )
    return None


def _read_list(toml: TomlReader, node: Node, path: Path) -> dict[str, str]:
    codes: dict[str, str] = {}
    for written, value in node.items():
        text = as_text(value)
        spelling = plain(written)
        if text is None:
            toml.fault(
                (*path, written),
                f"«{written}» skal bli én kode, ett tall eller én tekst.",
                f'"{written}" has to become one code, one number or one text.',
            )
        elif codes.get(spelling, text) != text:
            toml.fault(
                (*path, written),
                f"«{written}» står to ganger i listen, med ulike koder. Store og små "
                "bokstaver er det samme.",
                f'"{written}" stands twice in the list, with different codes. Capital '
                "letters make no difference.",
            )
        codes.setdefault(spelling, text or "")
    return codes
