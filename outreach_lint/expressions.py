"""The regular expressions of the package as one compiler of `regex` makes them, in a generated file.

`python -m outreach_lint.expressions` writes it. What is compiled is the same wherever the compiler is, which many
versions of the library share; where it is another, the file counts for nothing, and a first run compiles what it needs.
"""

from __future__ import annotations

import json
import marshal
import sys
import zlib
from base64 import b64decode, b64encode
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import regex

PLACE = Path(__file__).parent / "expressions.txt"

Arguments = tuple[Any, ...]
"""What unpickling would hand to `regex` to make a pattern anew: its text, its flags, its code, and so on."""


def compiler() -> str:
    """Everything that compiled expressions depend on, in one line; an empty one where nobody can tell.

    The compiler of `regex` is written in Python, in two modules, of which one also holds the number of the version. It
    asks the rest of the library for the numbers of Unicode properties alone.
    """
    try:
        library: Any = regex
        core, binary, main = library._regex_core, library._regex, library._main
        _, number, rest = Path(main.__file__).read_bytes().partition(b'\n__version__ = "')
        source = Path(core.__file__).read_bytes() + rest.partition(b"\n")[2]
        known = (zlib.crc32(source), len(source), zlib.crc32(marshal.dumps(core.PROPERTIES, 2)))
        return f"{known} {binary.MAGIC} {binary.CODE_SIZE} {sys.byteorder}" if number else ""
    except (AttributeError, OSError, ValueError):
        return ""


def read(place: Path = PLACE) -> Mapping[str, Arguments]:
    """The arguments of each expression by its flags and text; none where another compiler made them.

    The library trusts what it is handed, so a file that is not whole counts for nothing either.
    """
    try:
        head, sign, held = place.read_text("ascii").partition("\n")
    except (OSError, ValueError):
        return {}
    made_by = compiler()
    return Expressions(held.splitlines()) if sign and made_by and head == _head(made_by, held) else {}


def _head(made_by: str, held: str) -> str:
    return f"{made_by} {zlib.crc32(held.encode('ascii')):08x}"


class Expressions(Mapping[str, Arguments]):
    """Arguments by flags and text, decoded when they are asked for: a run needs a quarter of them."""

    def __init__(self, lines: list[str]) -> None:
        self._held = dict([line.split("\t") for line in lines])

    def __getitem__(self, name: str) -> Arguments:
        flags, code, groups, offset, characters, *more = json.loads(self._held[json.dumps(name)])
        by_number = {number: group for group, number in groups.items()}
        text = name.partition(":")[2]
        return (text, flags, b64decode(code), groups, by_number, {}, [], offset, tuple(characters), *more)

    def __iter__(self) -> Iterator[str]:
        return map(json.loads, self._held)

    def __len__(self) -> int:
        return len(self._held)


def encoded(arguments: Arguments) -> str:
    """What `Expressions` decodes; named lists, of which the package has none, are left out."""
    _, flags, code, groups, _, _, _, offset, characters, *more = arguments
    return json.dumps([flags, b64encode(code).decode(), groups, offset, list(characters), *more], separators=(",", ":"))


def everything() -> set[tuple[str, int]]:
    """The text and the flags of every expression that a module of the package holds, put off until it is used."""
    import gc
    from importlib import import_module
    from pkgutil import walk_packages

    import outreach_lint
    from outreach_lint.model.lazy import Lazy

    for module in walk_packages(outreach_lint.__path__, "outreach_lint."):
        if not module.name.endswith("__main__"):
            import_module(module.name)
    return {(one.pattern, one.flags) for one in gc.get_objects() if type(one) is Lazy}


def write(place: Path = PLACE) -> None:
    """Generate the file. What it knows of the same compiler stays: no two compilations need be alike."""
    from outreach_lint.model.lazy import taken_apart

    known = read(place)
    lines = []
    for text, flags in sorted(everything()):
        name = f"{flags}:{text}"
        made = known[name] if name in known else taken_apart(regex.compile(text, flags))[1]
        lines.append(f"{json.dumps(name)}\t{encoded(made)}\n")
    held = "".join(lines)
    place.write_text(f"{_head(compiler(), held)}\n{held}", encoding="ascii", newline="\n")


if __name__ == "__main__":
    write()
