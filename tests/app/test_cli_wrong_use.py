import json

import pytest

from app.cli import main


def run(*words):
    with pytest.raises(SystemExit) as stopped:
        main([str(word) for word in words])
    return stopped.value.code


def test_a_home_that_is_a_file_is_said_and_not_thrown(tmp_path, capsys):
    (tmp_path / "file").write_text("", encoding="utf-8")

    assert run("builds", "--home", tmp_path / "file") == 4
    assert "Not done" in capsys.readouterr().err


def test_a_template_in_a_folder_that_is_not_there_is_said(tmp_path, capsys):
    assert run("template", "--out", tmp_path / "gone" / "a.xlsx") == 4
    assert "Not done" in capsys.readouterr().err


@pytest.mark.parametrize(
    "words",
    [
        pytest.param(["lod"], id="unknown command"),
        pytest.param(["load", "x.csv", "--data-date", "31.12.2024"], id="no ISO day"),
        pytest.param(["builds", "prune", "--keep", "-3"], id="keep fewer than one"),
        pytest.param(["sample", "--out", "x", "--deliveries", "3"], id="small sample"),
    ],
)
def test_a_command_written_wrong_ends_with_two(words):
    assert run(*words) == 2


def test_a_damaged_build_is_named_and_hides_no_other(tmp_path, capsys):
    (tmp_path / "builds").mkdir()
    (tmp_path / "builds" / "a.duckdb").write_bytes(b"damaged")

    assert run("builds", "--json", "--home", tmp_path) == 0
    shown = capsys.readouterr()
    assert json.loads(shown.out) == []
    assert "Damaged, and left out: a.duckdb" in shown.err
