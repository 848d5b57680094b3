"""A question of a small build takes one thread; one of a large build, several."""

import duckdb
import pytest

from app.door import connect
from app.threads import IN_LARGE, LARGE_BYTES, threads_for


def test_a_small_build_is_asked_in_one_thread(tmp_path):
    path = tmp_path / "small.duckdb"
    duckdb.connect(str(path)).close()

    with connect(path) as connection:
        (threads,) = connection.sql("select current_setting('threads')").fetchone()

    assert threads == 1


def test_a_large_one_gets_more(tmp_path):
    path = tmp_path / "large.duckdb"
    with path.open("wb") as file:
        file.truncate(LARGE_BYTES + 1)

    assert threads_for(path) == IN_LARGE


def test_of_a_file_that_is_not_there_it_is_duckdb_that_speaks(tmp_path):
    with pytest.raises(duckdb.IOException, match="gone"):
        connect(tmp_path / "gone.duckdb")
