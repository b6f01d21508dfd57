"""outreach-lint: what a cold message means, checked."""

__version__ = "0.1.0"
