"""How does a command that is refused end?

Light on purpose: `app/cli.py` reads it at every command.
"""

REFUSED = 1
NOT_WRITTEN = 4


class CommandRefusedError(Exception):
    """A command may not be done, or no line of it could be kept in the log."""

    def __init__(self, said: str, code: int) -> None:
        """Say why, and with which exit code the command ends."""
        self.code = code
        super().__init__(said)
