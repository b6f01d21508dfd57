"""What holds for every test: no sockets outside the network lane; `--update` writes expected reports anew."""

from __future__ import annotations

import os
import socket
from typing import Any, NoReturn

import pytest
from house import house
from hypothesis import settings

__all__ = ["house", "no_sockets", "pytest_addoption"]

# The default lane tries the same examples every time; HYPOTHESIS_PROFILE=searching seeks new ones, and more of them.
settings.register_profile("fixed", derandomize=True)
settings.register_profile("searching", max_examples=1000)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "fixed"))

# Nobody's cache decides what a test sees, and no test writes to it; those of the cache take the word back.
os.environ["OUTREACH_LINT_NO_CACHE"] = "1"


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--update", action="store_true", help="write the expected outputs in tests/reports anew")


@pytest.fixture(autouse=True)
def no_sockets(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing here reaches for the network; processes of the same machine may still talk over pipes."""
    if request.node.get_closest_marker("network") is None:
        for name in ("connect", "connect_ex", "sendto"):
            monkeypatch.setattr(socket.socket, name, _refused)


def _refused(*_: Any, **__: Any) -> NoReturn:
    raise AssertionError("a test outside the network lane opened a socket")
