import pytest

from app.auth_settings import auth_of, is_loopback, read_auth
from app.serve import start_faults
from data.home import find_home

GOOD = {
    "VARIG_AUTH": "oidc",
    "VARIG_OIDC_CLIENT_ID": "varig",
    "VARIG_OIDC_CLIENT_SECRET": "not-to-be-seen",
    "VARIG_OIDC_METADATA_URL": "https://id.example/.well-known/openid-configuration",
    "VARIG_OIDC_REDIRECT_URI": "https://varig.example/oauth2callback",
    "VARIG_COOKIE_SECRET": "c" * 32,
}


def test_without_a_setting_there_is_no_sign_in():
    assert not read_auth({}, {}).is_on
    assert not read_auth({"VARIG_AUTH": "none"}, {"auth": {"client_id": "a"}}).is_on


def test_what_is_complete_has_no_faults_and_shows_no_secret():
    found = read_auth(GOOD, {})

    assert found.is_on
    assert found.faults == ()
    assert found.origin == "https://varig.example"
    assert "not-to-be-seen" not in repr(found)
    assert "cccc" not in repr(found)


def test_the_file_of_secrets_turns_sign_in_on_and_the_environment_counts_before_it():
    secrets = {"auth": {"client_id": "file", "client_secret": "file"}}

    found = read_auth({"VARIG_OIDC_CLIENT_ID": "environment"}, secrets)

    assert found.is_on
    assert (found.client_id, found.client_secret) == ("environment", "file")


@pytest.mark.parametrize(
    ("changed", "value", "said"),
    [
        ("VARIG_COOKIE_SECRET", "short-one", "has 9 characters"),
        ("VARIG_COOKIE_SECRET", "", "lacks cookie_secret"),
        ("VARIG_OIDC_METADATA_URL", "", "lacks server_metadata_url"),
        ("VARIG_OIDC_METADATA_URL", "http://id.example", "https address"),
        ("VARIG_OIDC_REDIRECT_URI", "https://varig.example/", "/oauth2callback"),
        ("VARIG_OIDC_REDIRECT_URI", "http://varig.example/oauth2callback", "http on"),
        ("VARIG_AUTH", "saml", "can only be oidc or none"),
    ],
)
def test_each_fault_is_said_without_the_secret(changed, value, said):
    faults = read_auth({**GOOD, changed: value}, {}).faults

    assert len(faults) == 1
    assert said in faults[0].en
    assert "short-one" not in faults[0].en + faults[0].nb


def test_a_file_of_secrets_that_cannot_be_read_lets_nobody_in(tmp_path):
    (tmp_path / "secrets.toml").write_text('client_secret = "half')

    found = auth_of({}, tmp_path / "secrets.toml")

    assert found.is_on
    assert "half" not in found.faults[0].en


@pytest.mark.parametrize(
    ("address", "expected"),
    [("127.0.0.1", True), ("localhost", True), ("::1", True), ("0.0.0.0", False)],
)
def test_loopback_is_known(address, expected):
    assert is_loopback(address) is expected


def test_without_sign_in_nothing_but_loopback_is_served(tmp_path):
    home = find_home(tmp_path, {})

    assert start_faults(read_auth({}, {}), home, "127.0.0.1") == []
    assert "without sign-in" in start_faults(read_auth({}, {}), home, "0.0.0.0")[0].en


def test_with_sign_in_the_roles_must_be_there_and_readable(tmp_path):
    home = find_home(tmp_path, {})
    auth = read_auth(GOOD, {})
    path = home.root / "access.toml"

    assert "Nobody has a role" in start_faults(auth, home, "0.0.0.0")[0].en
    path.write_text("grants = 1")
    assert len(start_faults(auth, home, "0.0.0.0")) == 1
    path.write_text('[[grants]]\ngroup = "a"\nrole = "manager"\n')
    assert start_faults(auth, home, "0.0.0.0") == []
