"""The marked programme, loaded once for all parts of the matrix."""

import shutil
import sys

import pytest

from data.home import Home
from tests.app.access.leaks import Tally
from tests.app.access.programme import load_marked
from tests.app.access.readers import write_access
from tests.app.access.writings import write_everything
from tests.sample_home import made_once


@pytest.fixture(scope="session")
def marked(tmp_path_factory):
    return Home(made_once(tmp_path_factory, "marked", load_marked) / "home")


@pytest.fixture(scope="module")
def matrix(request):
    """The count of this part of the matrix, said when it is done."""
    tally = Tally()
    yield tally
    capture = request.config.pluginmanager.getplugin("capturemanager")
    with capture.global_and_fixture_disabled():
        sys.__stderr__.write(f"\n{tally.said(request.module.NAME)}\n")


@pytest.fixture(scope="session")
def written(marked, tmp_path_factory):
    """The marked programme with everything that people have written in it."""
    home = Home(tmp_path_factory.mktemp("written") / "home")
    shutil.copytree(marked.root, home.root)
    write_everything(home)
    write_access(home)
    return home
