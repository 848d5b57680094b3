"""Start the Streamlit server on a home."""

import os
import signal
import subprocess
import sys
import webbrowser
from pathlib import Path

from data.home import Home

CHECKOUT = Path(__file__).resolve().parent.parent
"""Streamlit reads its configuration from the folder it is started in."""

GRACE_SECONDS = 5
"""How long open pages may take to leave when the server is told to stop."""


class StoppedError(Exception):
    """The server was told to stop by a signal."""


def serve_app(home: Home, *, port: int, open_browser: bool) -> int:
    """Run the app until it is stopped; give its exit code."""
    address = f"http://127.0.0.1:{port}"
    sys.stdout.write(f"Varig is at {address} (stop it with Ctrl+C)\n")
    sys.stdout.flush()
    server = subprocess.Popen(
        [
            *(sys.executable, "-m", "streamlit", "run", str(CHECKOUT / "app/main.py")),
            f"--server.port={port}",
        ],
        cwd=CHECKOUT,
        env={**os.environ, "VARIG_HOME": str(home.root)},
    )
    signal.signal(signal.SIGTERM, _leave)
    if open_browser and _has_screen():
        webbrowser.open(address)
    try:
        return server.wait()
    except (KeyboardInterrupt, StoppedError):
        return _stop(server)


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
