"""Read: bytes of a file become a Source, and a Source becomes messages; only this package knows formats."""

from __future__ import annotations

from outreach_lint.read.dispatch import READERS, SUFFIXES, Reader, detect, read
from outreach_lint.read.load import load
from outreach_lint.read.options import Options

__all__ = ["READERS", "SUFFIXES", "Options", "Reader", "detect", "load", "read"]
