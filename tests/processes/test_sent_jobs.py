"""What is sent to other processes, and what they get."""

import gc
from collections.abc import Mapping
from dataclasses import dataclass, field
from threading import Lock
from weakref import ref

from sphinx_proceedings.processes.sent_jobs import (
    Parcel,
    batches,
    if_sendable,
    pickled,
    pickled_with,
    unpickled,
)


@dataclass(frozen=True)
class Whole:
    """What knows all."""

    names: tuple[str, ...]


class Part:
    """What stands for it."""


ALL = Whole(names=("a", "b", "c"))
SOME = Whole(names=("a",))


def test_parts_stand_for_wholes_wherever_these_are() -> None:
    value = {"direct": ALL, "called": lambda: ALL.names, "another": Whole(ALL.names)}
    sent = unpickled(pickled_with(value, [(value["direct"], SOME)]))
    assert sent["direct"] == SOME
    # What is equal is no less another.
    assert sent["another"] == ALL


def test_closures_get_the_part() -> None:
    whole = Whole(ALL.names)
    sent = unpickled(pickled_with(lambda: whole.names, [(whole, SOME)]))
    assert sent() == ("a",)


def test_one_part_for_all_that_is_in_a_parcel() -> None:
    parcel = Parcel([ALL, ALL], lambda: [(ALL, SOME)])
    here, there = parcel.value, unpickled(pickled([(parcel,)]))[0][0].value
    assert here == [ALL, ALL]
    assert there == [SOME, SOME]
    assert there[0] is there[1]


def test_without_parts_a_parcel_holds_what_it_holds() -> None:
    assert unpickled(pickled(Parcel(ALL))) == Parcel(ALL)


def test_what_is_sent_is_not_kept_for_a_search_for_garbage() -> None:
    stand_ins = [(ALL, Part())]
    gone = ref(stand_ins[0][1])
    gc.disable()
    try:
        pickled_with(ALL, stand_ins)
        stand_ins.clear()
        assert gone() is None
    finally:
        gc.enable()


def test_parcels_go_one_by_one_and_others_in_few_batches() -> None:
    assert [len(batch) for batch in batches([(number,) for number in range(10)], 3)] == [4, 4, 2]
    assert [len(batch) for batch in batches([(Parcel(1), "x")] * 3, 1)] == [1, 1, 1]
    assert list(batches([], 3)) == []


def test_what_cannot_be_sent_is_known() -> None:
    assert if_sendable((len,)) is not None
    assert if_sendable((Lock(),)) is None


@dataclass(frozen=True, slots=True)
class Base:
    one: int = 1


@dataclass(frozen=True, slots=True)
class Derived(Base):
    """Has slots of its own for its own fields alone."""

    two: int = 2


@dataclass(frozen=True, slots=True)
class Alone:
    only: tuple[Base, ...]
    more: Mapping[str, int] = field(default_factory=dict)


def test_dataclasses_hold_what_they_held() -> None:
    for value in (Base(3), Derived(3, 4), Alone((Base(), Derived())), Alone((), {"a": 1})):
        assert unpickled(pickled(value)) == value
