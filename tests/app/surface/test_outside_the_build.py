import duckdb
import pytest

from app.door import connect
from app.identity import Area, AreaKind, Reader, Role
from app.scope import connect_scoped, scope_of

STEERING = Reader("siri", Role.STEERING)
PART = Reader("ola", Role.ANALYST, Area(AreaKind.CENTRE, "NAV-OSLO"))


@pytest.fixture(scope="module", params=["whole", "steering", "part"])
def inside(request, whole_build):
    """A connection as each kind of reader has it, with a secret file beside it."""
    path = whole_build.path
    reader = {"steering": STEERING, "part": PART}.get(request.param)
    if reader is None:
        connection = connect(path)
    else:
        connection = connect_scoped(path, scope_of(reader))
    yield connection
    connection.close()


@pytest.fixture(scope="module")
def secret(tmp_path_factory):
    path = tmp_path_factory.mktemp("outside") / "secret.csv"
    path.write_text("a,b\nhemmelig,1\n")
    return path


OUTSIDE = (
    "select * from read_csv('{secret}')",
    "select * from read_text('{secret}')",
    "select * from read_blob('{secret}')",
    "select * from read_parquet('{secret}')",
    "select * from read_json('{secret}')",
    "select * from '{secret}'",
    "select * from glob('{folder}/*')",
    "select * from sniff_csv('{secret}')",
    "attach '{folder}/other.duckdb'",
    "attach ':memory:' as other; copy from database other to other",
    "copy (select 1) to '{folder}/out.csv'",
    "copy (select 1) to '/dev/stdout'",
    "export database '{folder}/all'",
    "import database '{folder}/all'",
    "install httpfs",
    "load httpfs",
    "load '{folder}/own.duckdb_extension'",
    "select * from 'https://elsewhere.example/a.csv'",
    "set enable_external_access = true",
    "set lock_configuration = false",
    "set allowed_directories = ['/']",
    "set autoload_known_extensions = true",
    "set memory_limit = '900GB'",
    "set temp_directory = '{folder}'",
    "reset enable_external_access",
    "pragma enable_external_access = true",
    "create persistent secret s (type s3)",
    "select getenv('HOME')",
    "checkpoint '{folder}'",
)
CHANGES = (
    "create table core.mine as select 1 as a",
    "drop table core.workplaces",
    "delete from core.workplaces",
    "update core.workplaces set workplace_id = 'x'",
)


@pytest.mark.parametrize("sql", OUTSIDE)
def test_no_question_reaches_outside_the_build(inside, secret, sql):
    asked = sql.format(secret=secret, folder=secret.parent)

    with pytest.raises(duckdb.Error) as met:
        inside.cursor().execute(asked).fetchall()

    assert "hemmelig" not in str(met.value)
    assert sorted(path.name for path in secret.parent.iterdir()) == ["secret.csv"]


@pytest.mark.parametrize("sql", CHANGES)
@pytest.mark.parametrize("schema", ["core", "whole.core"])
def test_no_question_changes_the_build(inside, sql, schema):
    if schema == "core" and "create table" in sql and _is_scoped(inside):
        pytest.skip("a table of the reader's own, in memory, is no change to the build")

    with pytest.raises(duckdb.Error):
        inside.cursor().execute(sql.replace("core.", f"{schema}."))


def _is_scoped(connection):
    found = connection.execute("select database_name from duckdb_databases()")
    return ("whole",) in found.fetchall()
