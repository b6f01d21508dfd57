"""Read: a file's bytes become messages whose every character knows its place. Only this package knows formats."""
