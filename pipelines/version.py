"""Which version of Varig made a build?"""

from importlib.metadata import version

VERSION = version("varig")
"""As in pyproject.toml."""
