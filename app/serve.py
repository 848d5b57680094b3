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
    # A server told to stop takes Streamlit with it, or the port stays taken.
    signal.signal(signal.SIGTERM, lambda *_: server.terminate())
    if open_browser and _has_screen():
        webbrowser.open(address)
    try:
        return server.wait()
    except KeyboardInterrupt:
        server.terminate()
        return server.wait()


def _has_screen() -> bool:
    return sys.platform != "linux" or bool(
        os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")
    )
