"""Many files → many documents, each read apart, each result kept as soon as it is there."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Literal

from pipeline.batch.crew import Begun, Job
from pipeline.batch.done import Store
from pipeline.batch.inputs import Found
from pipeline.batch.limits import FILE_CAP, Limits
from pipeline.batch.station import Answer
from pipeline.errors import InputError, TooLarge
from pipeline.models.codes import meaning
from pipeline.models.report import Document, Issue, Outcome
from pipeline.outcome import under_name
from pipeline.privacy.store import hides, seen
from pipeline.publish.parcel import Prepared, outcome_of, parcel, prepared, restored, unparcel
from pipeline.read.document import sha256_of
from pipeline.settings import Settings
from pipeline.work.reading import order
from pipeline.work.unread import failed, told
from pipeline.work.versions import key_of_file, keys_elsewhere
from pipeline.work.workforce import Workforce

How = Literal["read", "kept", "same", "refused"]
_BY_CHANCE = {"TIMEOUT", "PARTIAL_TIMEOUT", "MEMORY_LIMIT", "WORKER_CRASH", "OCR_FAILED"}  # next time may differ
_OTHERWISE = {"ENCRYPTED", "NOT_FOUND", "NO_PERMISSION"}  # by another password, or with the file back in its place
CHANGED = "FILE_CHANGED"


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
    """Files with the same content; the first is read. `sha256`: empty where a worker will fetch it."""

    key: str
    sha256: str
    items: list[Found]


@dataclass(frozen=True, slots=True)
class Reading:
    """What a run reads with, and where it keeps what it has read."""

    settings: Settings
    limits: Limits
    store: Store
    force: Workforce

    def read(self, files: Sequence[Found], begun: Begun = lambda name: None) -> Iterator[Result]:
        """A result for each file, as they are known; equal files are read once, what is in the store not again."""
        wanted = self._elsewhere([item for item in files if item.remote and item.problem is None])
        equals: dict[str, _Equal] = {}  # by the hash of the content
        for item in files:
            if item.remote and item.problem is None:
                continue
            looked = self._looked_at(item)
            if isinstance(looked, Document):
                yield Result(item, "refused", looked.status, looked.reason, document=looked)
            elif looked in equals:
                equals[looked].items.append(item)
            else:
                equals[looked] = _Equal(key_of_file(item, looked, self.settings, self.limits), looked, [item])
        wanted += equals.values()
        new = {equal.key: equal for equal in wanted if not self.store.has(equal.key)}
        for equal in wanted:
            if equal.key not in new:
                yield from _results(equal, "kept", self.store.get(equal.key))
        largest_first = sorted(new.values(), key=_size, reverse=True)  # so that none is left over for the end, alone
        jobs = [_job(equal, self.settings) for equal in largest_first]
        left: list[Found] = []
        for job, answer in self.force.work(jobs, begun):
            equal = new[job.key]
            if not equal.sha256 or answer.sha256 in ("", equal.sha256):
                yield from self._done(equal, answer)
            else:  # of files that were equal only this one was read, and it is another by now
                left += equal.items[1:]
                yield from self._done_changed(equal.items[0], answer)
        if left:
            yield from self.read(left, begun)

    def documents(self, results: Sequence[Result]) -> Iterator[Prepared]:
        """The results' documents, one after the other."""
        for result in results:
            if result.document is not None:
                yield prepared(seen(result.document, self.settings))
            else:
                ready = unparcel(self.store.get(result.key))
                yield _named(ready, result.item.path, self.settings, own=result.how != "same")

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

    def _elsewhere(self, items: Sequence[Found]) -> list[_Equal]:
        """Files that a worker will fetch."""
        keys = keys_elsewhere(items, self.settings, self.limits) if items else ()
        return [_Equal(key, "", [item]) for item, key in zip(items, keys, strict=True)]

    def _done_changed(self, item: Found, answer: Answer) -> Iterator[Result]:
        """What was read is the file as it was by then; it is said, and read again by the next run."""
        document = restored(unparcel(self._content(item, answer.sha256, answer)))
        issue = Issue(CHANGED, "warning", None, f"{meaning(CHANGED).sentence} {meaning(CHANGED).advice}")
        reason = "OK_WITH_WARNINGS" if document.reason == "OK" else document.reason
        yield from _unkept([item], replace(document, reason=reason, issues=(*document.issues, issue)))

    def _content(self, item: Found, sha256: str | None, answer: Answer) -> bytes:
        """What was read, or in its place the reason why nothing was, as a parcel."""
        if not answer.code:
            return answer.body
        document = failed(item, sha256, answer.code, told(answer, self.limits))
        return parcel(prepared(seen(document, self.settings)))

    def _done(self, equal: _Equal, answer: Answer) -> Iterator[Result]:
        content = self._content(equal.items[0], equal.sha256 or answer.sha256 or None, answer)
        if answer.outside or outcome_of(content)[1] in _OTHERWISE:
            yield from _unkept(equal.items, restored(unparcel(content)))
            return
        self.store.put(equal.key, content)
        yield from _results(equal, "read", content, answer)


def _job(equal: _Equal, settings: Settings) -> Job:
    first = equal.items[0]
    address = "" if equal.sha256 else first.name
    return Job(equal.key, first.name, order(first.path, settings), first.path, equal.sha256, address=address)


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


def _unkept(items: Sequence[Found], document: Document) -> Iterator[Result]:
    """It may end otherwise next time, with another password or left in peace, so it is not in the store."""
    for at, item in enumerate(items):
        found = under_name(document, item.path)
        yield Result(item, "same" if at else "read", found.status, found.reason, document=found)


def _named(ready: Prepared, path: Path, settings: Settings, *, own: bool) -> Prepared:
    """A document that was kept, masked already, under the name `path` that a file may show.

    `own`: it was read from this very file; else from another of the same content, and only that one's name is masked.
    """
    name = ready.document.file
    if own or name == path.name:
        return ready if name == path.name else _given(ready, path)
    renamed = under_name(restored(ready), path)
    if not hides(settings):
        return prepared(renamed)
    found = prepared(seen(renamed, settings))
    return _given(found, path) if found.document.file != path.name else found


def _given(ready: Prepared, path: Path) -> Prepared:
    return replace(ready, document=replace(ready.document, given=path.name))
