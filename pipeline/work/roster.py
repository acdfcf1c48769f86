"""The workers of a cluster: which are there, which can't be used, and which are left alone for a while."""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, field

_FAULTS = 3  # in a row, after which a worker is left alone: one whose disk is full fails fast, and would be given most
_ALONE = 60.0  # seconds; by then its disk may have room again


@dataclass(slots=True)
class Roster:
    """Who is there. `say` is told, once, of each worker that is not used."""

    say: Callable[[str], None]
    threads: Mapping[str, int] = field(default_factory=dict)  # by the worker's address
    unfit: dict[str, str] = field(default_factory=dict)  # why each can't be used
    _faults: Counter[str] = field(default_factory=Counter)
    _alone_until: dict[str, float] = field(default_factory=dict)

    def fit(self) -> set[str]:
        """Return the addresses of workers that may be given documents."""
        now = time.monotonic()
        usable = self.threads.keys() - self.unfit.keys()
        return {worker for worker in usable if self._alone_until.get(worker, 0.0) <= now} or set(usable)

    def all_unfit(self) -> bool:
        """Return True where there are workers and none can be used."""
        return bool(self.threads) and self.threads.keys() <= self.unfit.keys()

    def places(self) -> int:
        """Return how many documents are read at a time."""
        return sum(self.threads.get(worker, 0) for worker in self.fit())

    def choose(self, tried: Collection[str]) -> list[str] | None:
        """Return who may have a document that some have tried; None: whoever is there, or comes."""
        fit = self.fit()
        chosen = fit - set(tried) or fit
        return None if chosen == set(self.threads) else sorted(chosen)

    def refuse(self, worker: str, why: str) -> None:
        """Give this worker nothing any more."""
        if worker not in self.unfit:
            self.unfit[worker] = why
            self.say(f"The worker {worker} is not used: {why}.")

    def fault(self, worker: str, why: str) -> None:
        """Count a document that this worker failed at by no fault of the document."""
        self._faults[worker] += 1
        if self._faults[worker] % _FAULTS == 0:
            known, self._alone_until[worker] = worker in self._alone_until, time.monotonic() + _ALONE
            if not known:
                self.say(f"The worker {worker} failed {_FAULTS} times in a row and is left alone for a minute: {why}.")

    def success(self, worker: str) -> None:
        """Count a document that this worker has done."""
        self._faults.pop(worker, None)
