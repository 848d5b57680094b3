"""The routes out of the app that are not screens: files, packs and commands."""

from datetime import UTC, date, datetime

import pytest

from app.cli import main
from app.cli_export import export_table
from app.cli_pack import PackAsked, write_pack
from app.door import find_build
from tests.app.callers import local
from tests.app.small_groups.files import text_of_file

AT = datetime(2026, 11, 2, 8, tzinfo=UTC)
"""When files are taken out."""
ENDINGS = {"xlsx": "xlsx", "csv-nb": "csv", "csv": "csv", "parquet": "parquet"}
"""Every format of `varig export`, and how the name of its files ends."""


def take_out(home, name, format_code, folder, *, build_id, **filters):
    """Take a table or the rows behind a figure out, and read it."""
    path = folder / f"taken-out.{ENDINGS[format_code]}"
    export_table(
        find_build(home, build_id),
        name,
        caller=local(home),
        format_code=format_code,
        out=path,
        as_of=None,
        chosen={key: [word] for key, word in filters.items()},
        language="nb",
        taken_at=AT,
    )
    return text_of_file(path.name, path.read_bytes())


def make_pack(home, file_format, language, folder, *, since, **filters):
    """Write a pack with every section, and read it."""
    asked = PackAsked(
        meeting=None,
        since=since,
        file_format=file_format,
        language=language,
        out=folder / f"pack.{file_format}",
        filters={key: [word] for key, word in filters.items()},
    )
    path = write_pack(local(home), asked, AT).path
    return text_of_file(path.name, path.read_bytes())


def run(capsys, *words):
    """Run a command of `varig`, and give all that it says."""
    with pytest.raises(SystemExit) as ended:
        main([str(word) for word in words])
    said = capsys.readouterr()
    assert ended.value.code == 0, (words, said.err)
    return said.out + said.err


FACTORS = ("factors", "--outcome", "self_reliant")
COMMANDS = {
    "metrics": ("metrics",),
    "metrics --json": ("metrics", "--json"),
    "metrics, in one centre": ("metrics", "--json", "--filter", "centre=Innlandet"),
    "metrics of the unit": ("metrics", "--json", "--filter", "sector=private"),
    "metrics, earlier": ("metrics", "--json", "--as-of", date(2026, 9, 15)),
    "factors": (*FACTORS, "--minimum", "5"),
    "factors --json": (*FACTORS, "--json"),
    "factors of the unit": (*FACTORS, "--json", "--filter", "sector=private"),
    "gaps": ("gaps",),
    "gaps --json": ("gaps", "--json"),
    "gaps --csv": ("gaps", "--csv"),
    "gaps --ics": ("gaps", "--ics"),
    "gaps --html": ("gaps", "--html"),
    "builds --json": ("builds", "--json"),
}
"""What is asked of the build in use; the older one is asked with --build."""
