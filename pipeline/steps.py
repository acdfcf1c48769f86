"""Steps of the reading core that can be left out and are counted: generators and normalisers, each with a name.

GENERATORS = register(Step("number", by_number, "consecutive numbers"), …)

for step in active(GENERATORS):
    found = step.run(…)
    if found:
        count_firing(step.name)
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Iterator, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from typing import Any, NamedTuple


class Step(NamedTuple):
    """One generator or normaliser. `does`: what it finds or mends, as a phrase for people."""

    name: str
    run: Callable[..., Any]
    does: str = ""


@dataclass(frozen=True, slots=True)
class _Reading:
    """One document being read: what is left out, and how often each step has fired."""

    without: Collection[str] = ()
    fired: Counter[str] = field(default_factory=Counter)


_known: dict[str, Step] = {}
_reading: ContextVar[_Reading | None] = ContextVar("reading", default=None)


def register(*steps: Step) -> tuple[Step, ...]:
    """Return the steps, known by their names from now on. Raises ValueError where a name is taken."""
    for step in steps:
        if step.name in _known:
            raise ValueError(f"Two steps are called {step.name!r}.")
        _known[step.name] = step
    return steps


def registered() -> tuple[Step, ...]:
    """Return every step of the modules that are loaded, by name."""
    return tuple(_known[name] for name in sorted(_known))


@contextmanager
def counted_steps(without: Collection[str] = ()) -> Iterator[Counter[str]]:
    """Leave out the steps named, inside; the counter says how often each of the others fired.

    What fires inside counts for whoever counts outside as well.
    """
    outer, reading = _reading.get(), _Reading(without)
    token = _reading.set(reading)
    try:
        yield reading.fired
    finally:
        _reading.reset(token)
        if outer is not None:
            outer.fired.update(reading.fired)


def active(steps: Sequence[Step]) -> Iterator[Step]:
    """Yield the steps that are not left out."""
    reading = _reading.get()
    return (step for step in steps if reading is None or step.name not in reading.without)


def count_firing(name: str) -> None:
    """Note that a step has found or changed something in the document that is being read."""
    if (reading := _reading.get()) is not None:
        reading.fired[name] += 1
