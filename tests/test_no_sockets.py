"""The linter reaches for no network: the guard bites, and reading metrics, which others download data for, pass it."""

from __future__ import annotations

import socket

import pytest

from outreach_lint import lint


def test_the_guard_bites() -> None:
    with socket.socket() as plug, pytest.raises(AssertionError):
        plug.connect(("127.0.0.1", 9))


@pytest.mark.parametrize("family", ["reading", "pitch", "generic", "subject", "all"])
def test_every_family_judges_without_a_socket(family: str) -> None:
    text = "Hi Dana,\n\n" + "Notwithstanding organisational heterogeneity, interoperability deteriorates. " * 12
    lint(text, subject="Interoperability", channel="email", step=1, config={"select": [family]})
