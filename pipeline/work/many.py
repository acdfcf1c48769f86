"""Many files → many documents, each read apart, each result kept as soon as it is there."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Literal, Protocol

from pipeline.batch.crew import Job
from pipeline.batch.done import Store, key_of
from pipeline.batch.inputs import Found
from pipeline.batch.limits import FILE_CAP, Limits
from pipeline.batch.station import Answer
from pipeline.errors import InputError, TooLarge
from pipeline.models.report import Document, Outcome
from pipeline.outcome import under_name
from pipeline.privacy.files import seen
from pipeline.publish.parcel import outcome_of, parcel, unparcel
from pipeline.publish.prepare import Prepared, prepared, restored
from pipeline.read.document import sha256_of
from pipeline.review import fingerprint
from pipeline.settings import Settings
from pipeline.work.reading import order
from pipeline.work.seen import seen_as
from pipeline.work.unread import failed, told
from pipeline.work.versions import chosen, versions

How = Literal["read", "kept", "same", "refused"]
_BY_CHANCE = {"TIMEOUT", "PARTIAL_TIMEOUT", "MEMORY_LIMIT", "WORKER_CRASH", "OCR_FAILED"}  # next time may differ
_BY_PASSWORD = "ENCRYPTED"


@dataclass(frozen=True, slots=True)
class Result:
    """How one input ended. Its document is in the store under `key`, or here where there is nothing to keep."""

    item: Found
    how: How
    status: Outcome
    reason: str
    key: str = ""
    document: Document | None = None
    seconds: float = 0.0
    held: int = 0  # bytes that its worker had in use after it; 0: unknown


@dataclass(frozen=True, slots=True)
class _Equal:
    """Files with the same content; the first is read."""

    key: str
    sha256: str
    items: list[Found]


class Workforce(Protocol):
    """Whoever does the jobs: a crew of workers here, or a cluster."""

    def work(self, jobs: Sequence[Job], begun: Callable[[str], None]) -> Iterator[tuple[Job, Answer]]:
        """Every job with its answer, in any order."""


@dataclass(frozen=True, slots=True)
class Reading:
    """What a run reads with, and where it keeps what it has read."""

    settings: Settings
    limits: Limits
    store: Store
    force: Workforce

    def read(self, files: Sequence[Found], begun: Callable[[str], None] = lambda name: None) -> Iterator[Result]:
        """A result for each file, as they are known; equal files are read once, what is in the store not again."""
        wanted: dict[str, _Equal] = {}  # by the hash of the content
        for item in files:
            looked = self._looked_at(item)
            if isinstance(looked, Document):
                yield Result(item, "refused", looked.status, looked.reason, document=looked)
            elif looked in wanted:
                wanted[looked].items.append(item)
            else:
                wanted[looked] = _Equal(self._key(item, looked), looked, [item])
        new = {equal.key: equal for equal in wanted.values() if not self.store.has(equal.key)}
        for equal in wanted.values():
            if equal.key not in new:
                yield from _results(equal, "kept", self.store.get(equal.key))
        largest_first = sorted(new.values(), key=_size, reverse=True)  # so that none is left over for the end, alone
        jobs = [Job(e.key, e.items[0].name, order(e.items[0].path, self.settings)) for e in largest_first]
        for job, answer in self.force.work(jobs, begun):
            yield from self._done(new[job.key], answer)

    def documents(self, results: Sequence[Result]) -> Iterator[Prepared]:
        """The results' documents, one after the other."""
        for result in results:
            if result.document is not None:
                yield prepared(seen(result.document, self.settings))
            else:
                ready = unparcel(self.store.get(result.key))
                yield seen_as(ready, result.item.path, self.settings, own=result.how != "same")

    def keep(self, results: Sequence[Result]) -> None:
        """After a run that came to its end: remember its results, but none that may end otherwise next time."""
        self.store.hand_on({result.key for result in results if result.reason not in _BY_CHANCE})

    def _looked_at(self, item: Found) -> str | Document:
        """The hash of a file's content; a failed document where it is not to be read."""
        if item.problem is not None:
            return failed(item, None, item.problem.code, str(item.problem))
        try:
            if item.path.stat().st_size > FILE_CAP:
                raise TooLarge(f"{item.path.name} is larger than {FILE_CAP >> 20} MB.")
            return sha256_of(item.path)
        except OSError:
            return failed(item, None, "NOT_FOUND", f"There is no file {item.path.name}.")
        except InputError as error:
            return failed(item, None, error.code, str(error))

    def _key(self, item: Found, sha256: str) -> str:
        said = fingerprint(self.settings.corrections, sha256)
        return key_of(sha256, item.path.name, said, chosen(self.settings), self.limits.seconds, versions())

    def _done(self, equal: _Equal, answer: Answer) -> Iterator[Result]:
        content = answer.body
        if answer.code:
            document = failed(equal.items[0], equal.sha256, answer.code, told(answer, self.limits))
            content = parcel(prepared(seen(document, self.settings)))
        if outcome_of(content)[1] == _BY_PASSWORD:
            yield from _unkept(equal, restored(unparcel(content)))
            return
        self.store.put(equal.key, content)
        yield from _results(equal, "read", content, answer)


def _results(equal: _Equal, how: How, content: bytes, answer: Answer | None = None) -> Iterator[Result]:
    status, reason = outcome_of(content)
    cost = (answer.seconds, answer.held) if answer else (0.0, 0)
    result = Result(equal.items[0], how, status, reason, equal.key, None, *cost)
    yield result
    for item in equal.items[1:]:
        yield replace(result, item=item, how="same", seconds=0.0, held=0)


def _size(equal: _Equal) -> int:
    """Bytes of the file; 0 where it is gone by now, as its worker will say."""
    try:
        return equal.items[0].path.stat().st_size
    except OSError:
        return 0


def _unkept(equal: _Equal, document: Document) -> Iterator[Result]:
    """Another password may open it next time, so it is not in the store."""
    for at, item in enumerate(equal.items):
        found = under_name(document, item.path)
        yield Result(item, "same" if at else "read", found.status, found.reason, document=found)
