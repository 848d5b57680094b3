"""Start the Streamlit server on a home."""

import os
import signal
import subprocess
import sys
import webbrowser
from pathlib import Path

from app.access import AccessError, access_path, read_access
from app.auth_settings import AuthSettings, auth_of, is_loopback, open_to_all
from data.home import Home
from data.sentence import Sentence

CHECKOUT = Path(__file__).resolve().parent.parent
"""Streamlit reads its configuration from the folder it is started in."""

GRACE_SECONDS = 5
"""How long open pages may take to leave when the server is told to stop."""

LOOPBACK = "127.0.0.1"
REFUSED = 1


class StoppedError(Exception):
    """The server was told to stop by a signal."""


def serve_app(
    home: Home,
    *,
    port: int,
    open_browser: bool,
    address: str = LOOPBACK,
    base_path: str = "",
) -> int:
    """Run the app until it is stopped; give its exit code.

    Args:
        home: The folder of builds and records.
        port: The port to listen on.
        open_browser: Whether to open a browser window where there is a screen.
        address: What to listen on; other than loopback only where there is sign-in.
        base_path: The path under which a reverse proxy has the app.
    """
    auth = auth_of(os.environ)
    faults = start_faults(auth, home, address)
    if faults:
        sys.stderr.write("".join(f"{said.nb}\n{said.en}\n" for said in faults))
        return REFUSED
    path = base_path.strip("/")
    shown = f"http://{address}:{port}{f'/{path}' if path else ''}"
    sys.stdout.write(f"Varig is at {shown} (stop it with Ctrl+C)\n")
    sys.stdout.flush()
    server = subprocess.Popen(
        [
            *(sys.executable, "-m", "streamlit", "run"),
            str(CHECKOUT / "app/server.py"),
            f"--server.port={port}",
            f"--server.address={address}",
            f"--server.baseUrlPath={path}",
        ],
        cwd=CHECKOUT,
        env={**os.environ, "VARIG_HOME": str(home.root)},
    )
    signal.signal(signal.SIGTERM, _leave)
    if open_browser and _has_screen():
        webbrowser.open(shown)
    try:
        return server.wait()
    except (KeyboardInterrupt, StoppedError):
        return _stop(server)


def start_faults(auth: AuthSettings, home: Home, address: str) -> list[Sentence]:
    """List why the server must not start; empty when it may."""
    if not auth.is_on:
        return [] if is_loopback(address) else [open_to_all(address)]
    faults = list(auth.faults)
    path = access_path(home, os.environ)
    try:
        if not read_access(path).grants:
            faults.append(_nobody(path))
    except AccessError as error:
        faults += error.faults
    return faults


def _nobody(path: Path) -> Sentence:
    return Sentence(
        f"Ingen har en rolle: {path} finnes ikke eller har ingen [[grants]]. "
        "README viser hvordan den skrives.",
        f"Nobody has a role: {path} does not exist or has no [[grants]]. "
        "The README shows how it is written.",
    )


def _leave(*_: object) -> None:
    raise StoppedError


def _stop(server: subprocess.Popen[bytes]) -> int:
    # Streamlit waits for open pages to leave; the port must not stay taken for long.
    server.terminate()
    try:
        server.wait(timeout=GRACE_SECONDS)
    except subprocess.TimeoutExpired:
        server.kill()
        server.wait()
    return 0


def _has_screen() -> bool:
    return sys.platform != "linux" or bool(
        os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")
    )
