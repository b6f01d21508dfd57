"""Options of the test run: `pytest --update` writes the expected reports anew; read the diff before committing it."""

from __future__ import annotations

import pytest
from house import house

__all__ = ["house", "pytest_addoption"]


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--update", action="store_true", help="write the expected outputs in tests/reports anew")
