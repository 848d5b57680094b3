import pytest

from data.home import current_build_path, find_home
from pipelines.last_build import LostBuildError, read_last_build


@pytest.fixture
def home(tmp_path):
    return find_home(tmp_path / "home", {})


def test_the_first_load_adds_to_nothing(home):
    last = read_last_build(home)

    assert last.build_id is None
    assert last.core["deliveries"].is_empty()


@pytest.mark.parametrize(
    "written",
    [
        pytest.param(b"", id="nothing"),
        pytest.param(b"gone.duckdb", id="a build that is gone"),
        pytest.param(b"..", id="a folder"),
        pytest.param(b"a\0b", id="a NUL byte"),
        pytest.param(b"\xff\xfe", id="no text"),
    ],
)
def test_a_pointer_to_no_build_never_starts_over_in_silence(home, written):
    home.pointer.write_bytes(written)

    assert current_build_path(home) is None
    with pytest.raises(LostBuildError, match="varig builds use"):
        read_last_build(home)


def test_a_damaged_build_is_not_taken_for_an_empty_one(home):
    (home.builds / "a.duckdb").write_bytes(b"damaged")
    home.pointer.write_text("a.duckdb", encoding="utf-8")

    with pytest.raises(LostBuildError, match="damaged"):
        read_last_build(home)
