"""Records: frozen dataclasses with slots, made in a fifth of the time that the standard library takes for each.

It writes and compiles half a dozen methods for every class, which for sixty classes was a fifth of a cold start. Here
one is compiled, `__init__`, and that only for a class of which several records are made; the others are shared.
Everything else is as the standard library has it, so that to type checkers (see `record.pyi`) and to
`dataclasses.fields`, `asdict` and `replace` these are dataclasses. Classes are not derived from one another.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Mapping, Sequence
from dataclasses import MISSING, FrozenInstanceError, field
from itertools import count
from operator import attrgetter
from typing import Any

__all__ = ["dataclass", "field", "replace"]

FEW = 24
"""So many records of a class are made before its constructor is compiled, which takes as long as making fifty does."""


def dataclass(*, frozen: bool, slots: bool) -> Callable[[type], type]:
    """Make a class of annotated fields a record. Nothing but frozen classes with slots is made here."""
    if not (frozen and slots):
        raise TypeError("a record is frozen and has slots; take `dataclasses` for anything else")
    return _record


def replace(record: Any, **changes: Any) -> Any:
    """A record with other values in some fields; as `dataclasses.replace`."""
    places = getattr(type(record), "_given", None)
    if places is None or not places.keys() >= changes.keys():
        return dataclasses.replace(record, **changes)
    values = [*record._held(record)]
    for name, value in changes.items():
        values[places[name]] = value
    return type(record)(*values)


class _Fields:
    """The description of the fields that the standard library goes by, made when it is first asked for."""

    def __init__(self, annotations: Mapping[str, Any], given: Mapping[str, Any]) -> None:
        self._body = {"__annotations__": dict(annotations), **given}

    def __get__(self, instance: object, owner: type) -> Any:
        shadow: Any = dataclasses.dataclass(type(owner.__name__, (), {"__module__": owner.__module__, **self._body}))
        found = shadow.__dataclass_fields__
        owner.__dataclass_fields__ = found  # the next to ask finds it in place of this
        return found


def _record(cls: type) -> type:
    annotations = dict(cls.__annotations__)
    body = {name: value for name, value in vars(cls).items() if name not in ("__dict__", "__weakref__")}
    given = {name: body.pop(name) for name in annotations if name in body}
    described = {name: _field(given.get(name, MISSING)) for name in annotations}
    names = tuple(annotations)
    given_names = tuple(name for name in names if described[name].init)
    body |= {
        "__slots__": names,
        "__match_args__": given_names,
        "__dataclass_fields__": _Fields(annotations, given),
        "_given": {name: place for place, name in enumerate(given_names)},
        "_held": staticmethod(_values(given_names)),
        **_methods(cls.__qualname__, names, described),
        **({"__reduce__": _reduced} if given_names == names else {}),
        **{name: body[name] for name in ("__repr__", "__eq__", "__hash__") if body.get(name)},
    }
    made = type(cls)(cls.__name__, cls.__bases__, body)
    made.__init__ = _first(made, described)  # type: ignore[misc]
    return made


def _field(given: Any) -> Any:
    if isinstance(given, dataclasses.Field):
        return given
    return field() if given is MISSING else field(default=given)


def _first(made: Any, described: Mapping[str, Any]) -> Any:
    """The constructor of the first records, and of none where the arguments do not fit: the compiled one tells why."""
    set_to = [(name, vars(made)[name].__set__, one) for name, one in described.items()]
    given = [name for name, one in described.items() if one.init]
    needed = {name for name in given if described[name].default is described[name].default_factory is MISSING}
    times = count(1)

    def __init__(self: Any, *values: Any, **named: Any) -> None:
        held = {**named, **dict(zip(given, values, strict=False))}
        fits = len(held) == len(values) + len(named) and needed <= held.keys() <= set(given)
        if not fits or next(times) > FEW:
            made.__init__ = _init(made, described)
            made.__init__(self, *values, **named)
            return
        for name, set_value, one in set_to:
            if name in held:
                set_value(self, held[name])
            elif one.default_factory is not MISSING:
                set_value(self, one.default_factory())
            elif one.default is not MISSING:
                set_value(self, one.default)
        if hasattr(made, "__post_init__"):
            self.__post_init__()

    return __init__


def _init(made: Any, described: Mapping[str, Any]) -> Any:
    """The compiled constructor: it fills the slots by their own descriptors, since the class refuses assignments."""
    known: dict[str, Any] = {"_missing": MISSING}
    arguments, lines = ["self"], ["pass"]
    for name, one in described.items():
        known[f"_set_{name}"] = vars(made)[name].__set__
        value = name
        if one.default_factory is not MISSING:
            known[f"_make_{name}"] = one.default_factory
            value = f"_make_{name}()" + (f" if {name} is _missing else {name}" if one.init else "")
        elif one.default is not MISSING:
            known[f"_default_{name}"] = one.default
            value = name if one.init else f"_default_{name}"
        elif not one.init:
            continue
        if one.init:
            rest = "_missing" if one.default_factory is not MISSING else f"_default_{name}"
            arguments.append(name if one.default is one.default_factory is MISSING else f"{name}={rest}")
        lines.append(f"_set_{name}(self, {value})")
    if hasattr(made, "__post_init__"):
        lines.append("self.__post_init__()")
    exec(f"def __init__({', '.join(arguments)}):\n " + "\n ".join(lines), known)
    known["__init__"].__qualname__ = f"{made.__qualname__}.__init__"
    return known["__init__"]


def _methods(title: str, names: Sequence[str], described: Mapping[str, Any]) -> dict[str, Any]:
    """What all records do alike, over the fields of this one."""
    values = _values(names)
    compared = _values([name for name in names if described[name].compare])
    shown = [name for name in names if described[name].repr]

    def __repr__(self: Any) -> str:
        return f"{title}({', '.join(f'{name}={getattr(self, name)!r}' for name in shown)})"

    def __eq__(self: Any, other: object) -> bool:
        return compared(self) == compared(other) if other.__class__ is self.__class__ else NotImplemented

    def __hash__(self: Any) -> int:
        return hash(compared(self))

    def __getstate__(self: Any) -> tuple[Any, ...]:
        return values(self)

    def __setstate__(self: Any, state: Sequence[Any]) -> None:
        for name, value in zip(names, state, strict=True):
            object.__setattr__(self, name, value)

    return {
        "__repr__": __repr__,
        "__eq__": __eq__,
        "__hash__": __hash__,
        "__getstate__": __getstate__,
        "__setstate__": __setstate__,
        "__setattr__": _refuse_value,
        "__delattr__": _refuse,
    }


def _reduced(record: Any) -> tuple[Any, tuple[Any, ...]]:
    """What a record is pickled as, where what it is made of is all that it holds: it is made again of the same."""
    return type(record), record._held(record)


def _values(names: Sequence[str]) -> Callable[[Any], tuple[Any, ...]]:
    if len(names) > 1:
        return attrgetter(*names)
    return lambda record: tuple(getattr(record, name) for name in names)


def _refuse_value(self: object, name: str, value: object) -> None:
    raise FrozenInstanceError(f"cannot assign to field {name!r}")


def _refuse(self: object, name: str) -> None:
    raise FrozenInstanceError(f"cannot delete field {name!r}")
