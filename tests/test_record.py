"""Records are frozen dataclasses with slots in all that anybody can see of them."""

from __future__ import annotations

import dataclasses
import pickle
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from outreach_lint.model import record
from outreach_lint.model.diagnostic import Diagnostic
from outreach_lint.model.rule import Example, When
from outreach_lint.model.source import Source


def made(decorator: Any, field: Any) -> Callable[..., Any]:
    """The same class by one decorator or the other."""

    class Pair:
        """Two values and what follows from them."""

        left: int
        right: tuple[str, ...] = ()
        more: dict[str, int] = field(default_factory=dict, compare=False)
        aside: str = field(default="", repr=False)
        both: int = field(init=False, repr=False, compare=False)

        def __post_init__(self) -> None:
            object.__setattr__(self, "both", self.left + len(self.right))

        def twice(self) -> int:
            return 2 * self.left

    return decorator(frozen=True, slots=True)(Pair)  # type: ignore[no-any-return]


OURS: Any = made(record.dataclass, record.field)
THEIRS: Any = made(dataclasses.dataclass, dataclasses.field)
VALUES = st.tuples(st.integers(0, 2), st.lists(st.sampled_from("ab"), max_size=2).map(tuple), st.just({"a": 1}))


@given(VALUES, VALUES)
def test_it_compares_hashes_and_shows_as_a_dataclass_does(one: tuple[Any, ...], other: tuple[Any, ...]) -> None:
    assert (OURS(*one) == OURS(*other)) == (THEIRS(*one) == THEIRS(*other))
    assert hash(OURS(*one)) == hash(THEIRS(*one))
    assert repr(OURS(*one)) == repr(THEIRS(*one))
    assert OURS(*one).both == THEIRS(*one).both
    assert OURS(*one).twice() == THEIRS(*one).twice()
    assert OURS(*one) != THEIRS(*one)


@given(VALUES, st.integers(0, 3))
def test_the_first_records_are_as_later_ones(values: tuple[Any, ...], by_order: int) -> None:
    fresh = made(record.dataclass, record.field)
    names = ("left", "right", "more")
    records = [
        fresh(*values[:by_order], **dict(zip(names[by_order:], values[by_order:], strict=True)))
        for _ in range(record.FEW + 2)
    ]
    assert {repr(one) for one in records} == {repr(THEIRS(*values))}
    assert all(one == records[0] and one.both == records[0].both for one in records)


@pytest.mark.parametrize("before", [0, record.FEW + 1])
def test_wrong_arguments_are_refused_alike_from_the_first_on(before: int) -> None:
    fresh = made(record.dataclass, record.field)
    for number in range(before):
        fresh(number)
    for values, named in (((), {}), ((1, (), {}, "", 5), {}), ((1,), {"left": 1}), ((1,), {"wrong": 2})):
        with pytest.raises(TypeError, match="__init__"):
            fresh(*values, **named)


def test_what_the_standard_library_asks_of_a_dataclass_it_answers() -> None:
    assert dataclasses.is_dataclass(OURS)
    assert [(f.name, f.init, f.repr, f.compare) for f in dataclasses.fields(OURS)] == [
        (f.name, f.init, f.repr, f.compare) for f in dataclasses.fields(THEIRS)
    ]
    assert dataclasses.asdict(OURS(1, ("a",))) == dataclasses.asdict(THEIRS(1, ("a",)))
    assert dataclasses.replace(OURS(1), right=("b",)) == record.replace(OURS(1), right=("b",)) == OURS(1, ("b",))
    assert dataclasses.replace(THEIRS(1), left=2) == record.replace(THEIRS(1), left=2)
    assert OURS.__match_args__ == THEIRS.__match_args__
    assert OURS.__doc__ == THEIRS.__doc__
    assert OURS(1).more is not OURS(1).more


@pytest.mark.parametrize("wrong", [{}, {"left": 1, "wrong": 2}, {"right": ()}, {"left": 1, "both": 2}])
def test_it_refuses_what_a_dataclass_refuses(wrong: dict[str, Any]) -> None:
    for kind in (OURS, THEIRS):
        with pytest.raises(TypeError):
            kind(**wrong)


def test_it_is_frozen_and_has_slots() -> None:
    one = OURS(1)
    with pytest.raises(dataclasses.FrozenInstanceError):
        one.left = 2
    with pytest.raises(dataclasses.FrozenInstanceError):
        del one.left
    with pytest.raises(dataclasses.FrozenInstanceError):
        one.other = 2
    assert not hasattr(one, "__dict__")


def test_nothing_but_frozen_classes_with_slots_is_made() -> None:
    with pytest.raises(TypeError, match="frozen"):
        record.dataclass(frozen=False, slots=True)


def test_records_go_from_process_to_process() -> None:
    for one in (Source("a", "b\nc"), Example(True, "x"), When()):
        assert pickle.loads(pickle.dumps(one)) == one
    assert pickle.loads(pickle.dumps(Source("a", "b\nc"))).starts == (0, 2)


def test_what_a_library_user_gets_is_a_dataclass() -> None:
    assert dataclasses.is_dataclass(Diagnostic)
    assert "suggestions" in {field.name for field in dataclasses.fields(Diagnostic)}
