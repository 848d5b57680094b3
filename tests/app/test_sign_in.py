from datetime import UTC, datetime, timedelta

import pytest
from joserfc.errors import BadSignatureError, ExpiredTokenError, MissingClaimError
from streamlit.testing.v1 import AppTest

from app import sign_in
from app.access import Access, Grant
from app.auth_settings import AuthSettings
from app.identity import LOCAL_MANAGER, Area, Reader, Role
from app.standing import Reason, reason_of, standing_of
from app.surface.sign_in_answers import reason_of_error, reason_of_exception
from tests.app.test_auth_settings import GOOD

NOW = datetime(2026, 11, 22, 12, tzinfo=UTC)
ACCESS = Access((Grant("group", "leaders", Role.MANAGER, Area()),))
SETTINGS = AuthSettings(is_on=True, client_id="varig")


def claims(**changes):
    good = {
        "is_logged_in": True,
        "iss": "https://id.example",
        "aud": "varig",
        "sub": "kari",
        "iat": int(NOW.timestamp()) - 60,
        "groups": ["leaders"],
    }
    return {**good, **changes}


def ago(**spans):
    return int((NOW - timedelta(**spans)).timestamp())


def test_whoever_has_signed_in_and_has_a_role_is_a_reader():
    found = standing_of(claims(), ACCESS, SETTINGS, NOW)

    assert found == Reader("kari", Role.MANAGER)


@pytest.mark.parametrize(
    ("changes", "reason"),
    [
        ({"is_logged_in": False}, Reason.NOT_SIGNED_IN),
        ({"aud": "another"}, Reason.NOT_FOR_US),
        ({"aud": None}, Reason.NOT_FOR_US),
        ({"aud": ["another"], "azp": "varig"}, Reason.NOT_FOR_US),
        ({"iss": None}, Reason.NOT_FOR_US),
        ({"iat": None}, Reason.CLOCK),
        ({"iat": True}, Reason.CLOCK),
        ({"iat": ago(minutes=-6)}, Reason.CLOCK),
        ({"iat": ago(hours=8)}, Reason.SESSION_OVER),
        ({"groups": ["others"]}, Reason.NO_ROLE),
        ({"groups": None}, Reason.NO_ROLE),
        ({"sub": "13097248022"}, Reason.IDENTITY_NUMBER),
        ({"sub": None}, Reason.NO_ROLE),
    ],
)
def test_anything_else_is_nobody(changes, reason):
    assert standing_of(claims(**changes), ACCESS, SETTINGS, NOW) is reason


@pytest.mark.parametrize("iat", [ago(hours=8) + 1, ago(minutes=-5)])
def test_a_session_counts_to_its_last_second_and_a_clock_may_differ_a_little(iat):
    assert isinstance(standing_of(claims(iat=iat), ACCESS, SETTINGS, NOW), Reader)


def test_an_address_only_names_reasons_of_the_closed_list():
    assert reason_of("clock") is Reason.CLOCK
    assert reason_of("no_role") is None
    assert reason_of("<b>") is None
    assert reason_of(None) is None


def test_what_was_raised_says_why():
    assert reason_of_exception(BadSignatureError()) is Reason.BAD_TOKEN
    assert reason_of_exception(ExpiredTokenError("exp")) is Reason.CLOCK
    assert reason_of_exception(MissingClaimError("azp")) is Reason.NOT_FOR_US
    assert reason_of_exception(MissingClaimError("nonce")) is Reason.BAD_TOKEN
    assert reason_of_exception(RuntimeError()) is Reason.FAILED


def test_what_the_provider_says_in_the_address_is_one_of_a_few_reasons():
    assert reason_of_error("access_denied") is Reason.CANCELLED
    assert reason_of_error("temporarily_unavailable") is Reason.PROVIDER_DOWN
    assert reason_of_error("x" * 5000) is Reason.PROVIDER_REFUSED


def test_without_sign_in_everybody_is_the_local_manager(monkeypatch):
    monkeypatch.setenv("VARIG_AUTH", "none")

    assert sign_in.who_is_asking() == LOCAL_MANAGER


def test_with_sign_in_a_part_that_runs_alone_has_no_reader(monkeypatch, tmp_path):
    with_sign_in(monkeypatch, tmp_path)

    app = AppTest.from_function(ask_alone).run()

    assert [said.value for said in app.warning] == ["Logg inn for å gå videre."]
    assert list(app.markdown) == []
    with pytest.raises(sign_in.NoReaderError):
        sign_in.who_is_asking()


def test_a_sign_in_that_was_ended_counts_no_more(monkeypatch, tmp_path):
    with_sign_in(monkeypatch, tmp_path)
    (tmp_path / "access.toml").write_text(
        '[[grants]]\ngroup = "leaders"\nrole = "manager"\n'
    )
    monkeypatch.setattr(sign_in, "claims_now", claims)
    monkeypatch.setattr(sign_in, "now", lambda: NOW)
    monkeypatch.setattr(sign_in, "_ended", {})
    assert sign_in.current_standing().reader == Reader("kari", Role.MANAGER)

    sign_in.end_sign_in(claims())

    assert sign_in.current_standing().reason is Reason.SIGNED_OUT
    later = sign_in.sign_in_key(claims(iat=ago(minutes=0)))
    assert later != sign_in.sign_in_key(claims())


def ask_alone():
    import streamlit as st

    from app.sign_in import who_is_asking

    st.markdown(who_is_asking().name)


def with_sign_in(monkeypatch, tmp_path):
    environ = {**GOOD, "VARIG_OIDC_CLIENT_ID": "varig", "VARIG_HOME": str(tmp_path)}
    for key, value in environ.items():
        monkeypatch.setenv(key, value)
