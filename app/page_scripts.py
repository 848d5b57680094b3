"""The few lines of script that a page runs in the browser, and nothing else may.

The text of each never changes, so that the security headers can name it by its hash
(`app.surface.headers`); what it works with stands beside it in the page.
"""

from html import escape

OPEN = (
    "window.location.replace("
    "[...document.querySelectorAll('[data-varig-open]')].pop().dataset.varigOpen)"
)
"""Open another address in place of this one."""

KEEP = (
    "{ const said = [...document.querySelectorAll('[data-varig-key]')].pop().dataset; "
    "const address = new URL(window.location.href); "
    "address.searchParams.set(said.varigKey, said.varigWord); "
    "window.history.replaceState(window.history.state, '', address); }"
)
"""Write a word under a key of the address."""

TOP = (
    "document.querySelector('[data-testid=\"stMain\"]')"
    "?.scrollTo({top: 0, behavior: 'instant'})"
)
"""Show the beginning of the page."""

SCRIPTS = (OPEN, KEEP, TOP)


def opening(address: str) -> str:
    """Write what opens another address of the app."""
    return _with_script(OPEN, {"open": address})


def keeping(key: str, word: str, turn: str) -> str:
    """Write what puts a word under a key of the address.

    Args:
        key: The key.
        word: What stands under it.
        turn: Another text than the last time: the browser runs only what is new.
    """
    return _with_script(KEEP, {"key": key, "word": word, "turn": turn})


def starting_at_the_top(turn: str) -> str:
    """Write what shows the beginning of the page, when the turn is a new one."""
    return _with_script(TOP, {"turn": turn})


def _with_script(script: str, said: dict[str, str]) -> str:
    data = " ".join(
        f'data-varig-{name}="{escape(value)}"' for name, value in said.items()
    )
    return f"<i hidden {data}></i><script>{script}</script>"
