"""`python -m outreach_lint`, the same as the command `outreach-lint`."""

from outreach_lint.cli import main

if __name__ == "__main__":
    main()
