"""A server with sign-in, a provider on loopback, and readers who sign in.

with mock_provider(USERS) as provider, signed_in_server(home, ACCESS, provider) as
address: sign_in_as(page, address, "kari-analytiker")
"""

import json
import os
import re
import socket
import subprocess
import sys
import time
import urllib.request
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlencode

from playwright.sync_api import expect

from tests.journeys.conftest import PATIENCE_SECONDS, ROOT, wait_for
from tests.journeys.reading import settle

COOKIE_SECRET = "only-for-tests-only-for-tests-only-for-tests"
CLIENT_ID = "varig-test"
SIGN_IN = re.compile("^(Logg inn|Sign in)$")

USERS = {
    "p-leder": {"name": "Pia Programleder", "groups": ["varig-leder"]},
    "a-analyse": {"name": "Ali Analytiker", "groups": ["varig-analyse"]},
    "s-styring": {"name": "Siri Styring", "groups": ["varig-styring"]},
    "d-drift": {"name": "Dag Drift", "groups": ["varig-drift"]},
    "o-omrade": {"name": "Ola Område", "groups": ["varig-omrade"]},
    "u-uten": {"name": "Una Uten", "groups": ["noe-annet"]},
}
"""One person in each role, one with a part of the programme, one with no role."""


def access_of(area='centre = "oslo"', *, contact="varig@etaten.example", hours=8):
    """Write the roles of USERS; `area` is what o-omrade, an analyst, has."""
    roles = (
        ("varig-leder", "manager", ""),
        ("varig-analyse", "analyst", ""),
        ("varig-styring", "steering", ""),
        ("varig-drift", "administrator", ""),
        ("varig-omrade", "analyst", area),
    )
    grants = (
        f'[[grants]]\ngroup = "{group}"\nrole = "{role}"\n{where}\n'
        for group, role, where in roles
    )
    head = f'contact = "{contact}"\n[session]\nhours = {hours}\n'
    return "\n".join((head, *grants))


@dataclass(frozen=True)
class Provider:
    """Somebody who says who people are."""

    address: str
    process: subprocess.Popen

    @property
    def metadata_url(self):
        return f"{self.address}/.well-known/openid-configuration"


@contextmanager
def mock_provider(users=USERS):
    """Run oidc-provider-mock with these persons, on a free port of loopback."""
    port = free_port()
    named = [json.dumps({"sub": sub, **claims}) for sub, claims in users.items()]
    program = Path(sys.executable).with_name("oidc-provider-mock")
    command = [str(program), "--port", str(port)]
    for claims in named:
        command += ["--user-claims", claims]
    with running(command, f"http://127.0.0.1:{port}", provider_path()) as process:
        yield Provider(f"http://127.0.0.1:{port}", process)


@contextmanager
def signed_in_server(home, access_toml, provider, *, environ=None, options=()):
    """Serve a home with sign-in at a provider, and give its address.

    Args:
        home: The home; its records get the log.
        access_toml: The text of the file of roles, kept as `home.root/access.toml`.
        provider: Anything with a `metadata_url`.
        environ: More of the environment.
        options: More words for `varig serve`.
    """
    (home.root / "access.toml").write_text(access_toml, "utf-8")
    port = free_port()
    address = f"http://127.0.0.1:{port}"
    command = [sys.executable, "-m", "app", "serve", "--no-browser"]
    command += ["--home", str(home.root), "--port", str(port), *options]
    said = auth_environ(address, provider.metadata_url) | (environ or {})
    with running(command, address, None, said):
        yield address


def auth_environ(address, metadata_url):
    """Give the environment that turns sign-in on, for an app at an address."""
    return {
        "VARIG_AUTH": "oidc",
        "VARIG_OIDC_CLIENT_ID": CLIENT_ID,
        "VARIG_OIDC_CLIENT_SECRET": "secret-of-tests",
        "VARIG_OIDC_METADATA_URL": metadata_url,
        "VARIG_OIDC_REDIRECT_URI": f"{address}/oauth2callback",
        "VARIG_COOKIE_SECRET": COOKIE_SECRET,
    }


def sign_in_as(page, address, sub, *, language="nb"):
    """Sign in as a person of the provider, and wait for the first screen."""
    open_sign_in(page, address, language)
    page.get_by_role("button", name=SIGN_IN).click()
    choose_person(page, sub)
    settle(page)


def open_sign_in(page, address, language="nb"):
    page.goto(f"{address}/?lang={language}")
    settle(page)
    expect(page.get_by_role("button", name=SIGN_IN)).to_be_visible()


def choose_person(page, sub):
    """At the provider: be this person."""
    page.locator("form input[name=sub]").first.wait_for(state="attached")
    page.get_by_role("button", name=sub, exact=True).click()


def open_account(page):
    """Open what says who is signed in, and give its text."""
    page.locator(".st-key-account button").click()
    body = page.locator("[data-testid=stPopoverBody]")
    expect(body).to_be_visible()
    return body.inner_text()


def free_port():
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return free.getsockname()[1]


def provider_path():
    return "/.well-known/openid-configuration"


@contextmanager
def running(command, address, path=None, environ=None):
    """Run a server until it answers, and stop it when nobody needs it."""
    process = subprocess.Popen(
        command,
        cwd=ROOT,
        env={**os.environ, **(environ or {})},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
    try:
        wait_until_up(address, path)
        yield process
    finally:
        process.terminate()
        process.wait(timeout=PATIENCE_SECONDS)


def wait_until_up(address, path):
    if path is None:
        wait_for(address)
        return

    for _ in range(PATIENCE_SECONDS * 5):
        try:
            with urllib.request.urlopen(address + path, timeout=2):
                return
        except OSError:
            time.sleep(0.2)
    raise AssertionError(f"{address}{path} did not answer")


@contextmanager
def odd_provider():
    """Run the provider that can be told to misbehave: `misbehave(provider, how)`."""
    port = free_port()
    address = f"http://127.0.0.1:{port}"
    command = [sys.executable, "-m", "tests.journeys.provider", str(port)]
    with running(command, address, provider_path()) as process:
        yield Provider(address, process)


def misbehave(provider, how):
    asked = urlencode({"how": how})
    with urllib.request.urlopen(f"{provider.address}/misbehave?{asked}", timeout=5):
        pass
