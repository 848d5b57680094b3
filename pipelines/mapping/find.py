"""Which mappings are there: those given, those of the installation, those shipped?"""

from collections import Counter
from collections.abc import Callable, Sequence
from pathlib import Path

from data.home import Home
from data.sentence import Sentence
from pipelines.errors import GatheredFaults
from pipelines.mapping.mapping import FoundIn, Mapping, MappingError
from pipelines.mapping.read import read_found, read_mapping

SHIPPED = Path(__file__).resolve().parents[2] / "data" / "mappings"
"""The mappings that come with Varig."""

LARGEST = 500_000
"""In bytes: a mapping is written by hand, and a file this large is something else."""


def find_mappings(
    home: Home, given: Sequence[Path] = (), *, shipped: Path = SHIPPED
) -> tuple[Mapping, ...]:
    """Read and check every mapping file; those given come first.

    A mapping of the installation that is wrong stops only loads of files it is for;
    one that does not even say which stops every load. A name that was met before is
    passed over: a mapping of the installation replaces the shipped one.

    Raises:
        MappingError: With every fault of every file that cannot wait.
    """
    faults = GatheredFaults()
    found: list[Mapping] = []
    for path in given:
        with faults.gather():
            found.append(_read(path, lambda text, file: read_mapping(text, file)))
    for found_in, folder in (
        (FoundIn.HOME, home.root / "mappings"),
        (FoundIn.SHIPPED, shipped),
    ):
        for path in sorted(folder.glob("*.toml")):
            with faults.gather():
                found.append(_read(path, _reader(found_in)))
    with faults.gather():
        _refuse_twins(found)
    faults.raise_if_any()
    return _first_of_each_name(found)


def _reader(found_in: FoundIn) -> Callable[[str, str], Mapping]:
    return lambda text, file: read_found(text, file, found_in=found_in)


def _read(path: Path, read: Callable[[str, str], Mapping]) -> Mapping:
    try:
        if path.is_file() and path.stat().st_size > LARGEST:
            raise MappingError([_is_too_large(path.name)])
        return read(path.read_text(encoding="utf-8-sig"), path.name)
    except OSError as error:
        raise MappingError([_cannot_open(path)]) from error
    except UnicodeDecodeError as error:
        raise MappingError([_is_not_utf8(path.name)]) from error


def _refuse_twins(found: Sequence[Mapping]) -> None:
    times = Counter((one.found_in, one.name) for one in found if one.name)
    twins = [twin for twin, count in times.items() if count > 1]
    if twins:
        raise MappingError(
            [
                _are_twins(name, [one.file for one in found if _is(one, kind, name)])
                for kind, name in twins
            ]
        )


def _is(mapping: Mapping, found_in: FoundIn, name: str) -> bool:
    return mapping.found_in is found_in and mapping.name == name


def _first_of_each_name(found: Sequence[Mapping]) -> tuple[Mapping, ...]:
    names: set[str] = set()
    first = []
    for mapping in found:
        if mapping.name not in names or not mapping.name:
            first.append(mapping)
        names.add(mapping.name)
    return tuple(first)


def _cannot_open(path: Path) -> Sentence:
    return Sentence(
        f"{path}: tilordningsfilen finnes ikke, eller kan ikke åpnes. Se etter om "
        "navnet er skrevet rett.",
        f"{path}: the mapping file is not there, or cannot be opened. Check how the "
        "name is written.",
    )


def _is_not_utf8(file: str) -> Sentence:
    return Sentence(
        f"{file}: tilordningsfilen er ikke lagret som UTF-8. Lagre den på nytt med "
        "den koden.",
        f"{file}: the mapping file is not saved as UTF-8. Save it again in that "
        "encoding.",
    )


def _is_too_large(file: str) -> Sentence:
    return Sentence(
        f"{file}: filen er for stor til å være en tilordning. Gi dataene uten "
        "--mapping, og en TOML-fil med det.",
        f"{file}: the file is too large to be a mapping. Give the data without "
        "--mapping, and a TOML file with it.",
    )


def _are_twins(name: str, files: Sequence[str]) -> Sentence:
    listed = ", ".join(files)
    return Sentence(
        f"Flere tilordninger heter {name}: {listed}. Gi dem hvert sitt navn.",
        f"Several mappings are called {name}: {listed}. Give each a name of its own.",
    )
