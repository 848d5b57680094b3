"""What the README shows is what happens."""

import os
import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")
CHANGING = re.compile(r"\d{8}T\d{6}Z-[0-9a-f]{8}")
"""The name of a build holds the time it was made."""


def transcript():
    block = re.search(r"```console\n(.*?)```", README, re.DOTALL).group(1)
    steps = []
    for line in block.splitlines():
        if line.startswith("$ "):
            steps.append((line[2:], []))
        else:
            steps[-1][1].append(line)
    return steps


def plain(text):
    lines = CHANGING.sub("BUILD", text).splitlines()
    return [" ".join(line.split()) for line in lines if line.strip()]


def test_the_transcript_is_what_the_commands_print(tmp_path):
    varig = tmp_path / "bin/varig"
    varig.parent.mkdir()
    command = f"PYTHONPATH={shlex.quote(str(ROOT))} {sys.executable} -m app"
    varig.write_text(f'#!/bin/sh\n{command} "$@"\n', encoding="utf-8")
    varig.chmod(0o755)
    environment = os.environ | {
        "PATH": f"{varig.parent}:{os.environ['PATH']}",
        "VARIG_HOME": str(tmp_path / "home"),
        "PYTHONUTF8": "1",
    }

    for words, expected in transcript():
        said = subprocess.run(
            ["sh", "-c", words],
            cwd=tmp_path,
            env=environment,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
        )
        assert plain(said.stdout) == plain("\n".join(expected)), words


def test_the_table_of_screens_is_the_menu():
    from app.components.links import PATHS
    from app.navigation import titles
    from app.translations.gettext import speaking

    with speaking("nb"):
        norwegian = titles()
    with speaking("en"):
        english = titles()
    rows = re.findall(r"^\| ([^|]+) \| `(/[a-z-]*)` \|", README, re.MULTILINE)

    def name(screen):
        nb, en = norwegian[screen], english[screen]
        return nb if nb == en else f"{nb} / {en}"

    expected = [
        (name(screen), "/" if screen == "overview" else f"/{PATHS[screen]}")
        for screen in titles()
    ]
    assert rows == expected


def test_the_table_of_exit_codes_is_that_of_the_command_line():
    import app.cli

    codes = re.findall(r"^\| (\d) \| ", README, re.MULTILINE)
    documented = re.findall(r"^    (\d)  ", app.cli.__doc__, re.MULTILINE)

    assert codes == documented


@pytest.mark.parametrize("path", re.findall(r"\]\(([^)#:]+)\)", README))
def test_what_the_readme_links_to_is_there(path):
    assert (ROOT / path).is_file()


def test_rooms_named_in_the_readme_are_there():
    for room in re.findall(r"^\| `([a-z/]+)/` \|", README, re.MULTILINE):
        assert (ROOT / room).is_dir(), room


def test_the_commands_on_the_first_page_are_targets_of_the_makefile():
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")

    for target in set(re.findall(r"`?make ([a-z-]+)", README)):
        assert re.search(rf"^{target}:", makefile, re.MULTILINE), target
