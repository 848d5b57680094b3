import pytest

from data.home import Home
from pipelines.mapping.choose import mapping_of
from pipelines.mapping.find import SHIPPED, find_mappings
from pipelines.mapping.mapping import FoundIn, MappingError
from tests.pipelines.mapping.sheets_written import DELIVERIES


def write(folder, name, text=DELIVERIES):
    folder.mkdir(exist_ok=True, parents=True)
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def named(name, files='["*.xlsx"]'):
    return DELIVERIES.replace('"arkiv"', f'"{name}"\nfiles = {files}')


@pytest.fixture
def home(tmp_path):
    return Home(tmp_path / "home")


def find(home, *given, shipped=None):
    return find_mappings(home, given, shipped=shipped or home.root / "none")


def test_those_given_come_first_and_those_shipped_last(home, tmp_path):
    given = write(tmp_path, "a.toml", named("a"))
    write(home.root / "mappings", "b.toml", named("b"))
    write(tmp_path / "shipped", "c.toml", named("c"))

    found = find(home, given, shipped=tmp_path / "shipped")

    assert [(one.name, one.found_in) for one in found] == [
        ("a", FoundIn.GIVEN),
        ("b", FoundIn.HOME),
        ("c", FoundIn.SHIPPED),
    ]


def test_a_mapping_of_the_installation_replaces_the_shipped_one(home, tmp_path):
    write(home.root / "mappings", "b.toml", named("same"))
    write(tmp_path / "shipped", "c.toml", named("same"))

    (found,) = find(home, shipped=tmp_path / "shipped")

    assert found.found_in is FoundIn.HOME


def test_two_with_one_name_in_one_place_are_refused(home):
    write(home.root / "mappings", "b.toml", named("same"))
    write(home.root / "mappings", "c.toml", named("same"))

    with pytest.raises(MappingError, match=r"same: b.toml, c.toml"):
        find(home)


def test_a_given_mapping_that_is_wrong_is_refused_with_every_fault(home, tmp_path):
    first = write(tmp_path, "a.toml", "name = 3")
    second = write(tmp_path, "b.toml", "name = 'b")

    with pytest.raises(MappingError) as caught:
        find(home, first, second, tmp_path / "gone.toml")

    said = "\n".join(fault.nb for fault in caught.value.faults)
    assert "a.toml, linje 1: name" in said
    assert "b.toml, linje 1: linjen kan ikke leses" in said
    assert "gone.toml: tilordningsfilen finnes ikke" in said


def test_a_wrong_mapping_of_the_installation_stops_only_the_files_it_is_for(home):
    write(home.root / "mappings", "b.toml", named("b").replace("Status", ""))

    found = find(home)

    assert mapping_of("a.csv", found) is None
    with pytest.raises(MappingError, match=r"b.toml, line 15: column"):
        mapping_of("a.xlsx", found)


@pytest.mark.parametrize("text", ['files = [\n"', "files = 3"])
def test_one_that_does_not_say_its_files_stops_every_load(home, text):
    write(home.root / "mappings", "b.toml", text)

    with pytest.raises(MappingError, match=r"b.toml, line \d"):
        find(home)


def test_a_file_that_is_no_text_or_far_too_large_is_refused(home, tmp_path):
    latin = tmp_path / "latin.toml"
    latin.write_bytes(DELIVERIES.replace("Sak", "Størst").encode("cp1252"))
    large = write(tmp_path, "large.toml", "#" * 600_000)

    with pytest.raises(MappingError) as caught:
        find(home, latin, large)

    said = "\n".join(fault.nb for fault in caught.value.faults)
    assert "latin.toml: tilordningsfilen er ikke lagret som UTF-8" in said
    assert "large.toml: filen er for stor" in said


def test_a_byte_order_mark_is_no_fault(home, tmp_path):
    path = write(tmp_path, "a.toml", "\ufeff" + DELIVERIES)

    assert find(home, path)[0].name == "arkiv"


def test_every_mapping_that_is_shipped_is_right(home):
    found = find_mappings(home)

    assert {one.name for one in found} == {path.stem for path in SHIPPED.glob("*")}
    assert all(one.files and not one.faults for one in found)
