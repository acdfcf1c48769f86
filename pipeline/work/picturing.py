"""Pictures of pages, drawn by a killable worker: a page that breaks the drawing costs its own picture and no more.

What must not be seen of a page its parent says, which knows the names: the worker tells it what the page holds.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pipeline.batch.crew import Job, attempt, timed
from pipeline.batch.limits import Limits
from pipeline.batch.station import Answer, Answerer, Station
from pipeline.batch.worker import Talk
from pipeline.errors import InputError
from pipeline.models.page import Box, Page, Picture, Style, Word
from pipeline.models.picture import PagePicture, Printed

if TYPE_CHECKING:
    from pipeline.read.page_pictures import Paint

STAGE = f"{__name__}:draw"
LIMITS = Limits()
_ANY = Style("", False, False, "#000000", -1, False, 0)  # what is to be hidden does not depend on how it is printed


@dataclass(frozen=True, slots=True)
class Studio:
    """One worker for all pictures of a command."""

    station: Station

    def pictures(
        self, path: Path, pages: Iterable[int], password: str | None = None, paint: Paint | None = None
    ) -> tuple[PagePicture, ...]:
        """Pages of a PDF (from 1), in order; those that can't be drawn, or may not be seen, are left out.

        `paint` says which boxes of a page must not be seen; None: not the page at all.
        """
        wanted = sorted(set(pages))
        order = {"path": str(path), "pages": wanted, "password": password, "painted": paint is not None}
        limits = replace(LIMITS, seconds=LIMITS.seconds + LIMITS.page_seconds * len(wanted))
        answer = attempt(self.station, Job("", path.name, order), limits, partial(_painter, paint))
        return () if answer.code else tuple(_unpacked(answer))


@contextmanager
def studio() -> Iterator[Studio]:
    """A worker that is started with the first picture, and ended with the block."""
    station = Station(STAGE, LIMITS)
    with timed([station]):
        try:
            yield Studio(station)
        finally:
            station.stop()
            station.close()


def prepare() -> None:
    """Load what every picture needs, before the worker may no longer look around."""
    import numpy  # noqa: F401
    import PIL.Image  # noqa: F401

    import pipeline.read.page_pictures  # noqa: F401


def draw(job: dict[str, Any], talk: Talk) -> tuple[dict[str, Any], bytes]:
    """The pictures that `job` asks for, one behind the other; what each is, in the head and, its words, in front."""
    from pipeline.read.page_pictures import page_pictures

    pages = [page for page in job["pages"] if str(page) not in job["skip"]]
    paint = partial(_ask, talk) if job["painted"] else None
    begins = partial(talk.page, of=len(pages))
    try:
        found = page_pictures(Path(job["path"]), pages, job["password"], paint, begins)
    except InputError:
        return {"words": 0, "pictures": []}, b""  # encrypted, or gone in between
    words = json.dumps([picture.words for picture in found]).encode("ascii")
    about = [(p.page, p.width, p.height, p.pixels, p.media_type, len(p.data)) for p in found]
    return {"words": len(words), "pictures": about}, b"".join([words, *(picture.data for picture in found)])


def _unpacked(answer: Answer) -> Iterator[PagePicture]:
    at = answer.head["words"]
    words = json.loads(answer.body[:at] or "[]")
    for (page, width, height, pixels, kind, size), said in zip(answer.head["pictures"], words, strict=True):
        own = tuple(Printed(text, Box(*box)) for text, box in said)
        yield PagePicture(page, width, height, tuple(pixels), kind, answer.body[at : at + size], own)
        at += size


def _ask(talk: Talk, page: Page) -> Sequence[Box] | None:
    """What of the page must not be seen."""
    words = [(word.text, word.box, word.glued) for word in page.words]
    pictures = [picture.box for picture in page.pictures]
    said = {"number": page.number, "words": words, "pictures": pictures, "problems": page.problems}
    boxes = talk.ask(json.dumps(said).encode("ascii"))["boxes"]
    return None if boxes is None else [Box(*box) for box in boxes]


@contextmanager
def _painter(paint: Paint | None) -> Iterator[Answerer]:
    """The parent's side of `_ask`."""

    def answer(head: dict[str, Any], body: bytes) -> tuple[dict[str, Any], float]:
        return {"boxes": paint(_told(json.loads(body))) if paint else None}, 0.0

    yield answer


def _told(said: dict[str, Any]) -> Page:
    """The page, as far as the question what may be seen of it goes."""
    number = said["number"]
    words = tuple(
        Word(text, number, Box(*box), _ANY, index, glued) for index, (text, box, glued) in enumerate(said["words"])
    )
    pictures = tuple(Picture(Box(*box), None, None) for box in said["pictures"])
    return Page(number, 0.0, 0.0, words, pictures=pictures, problems=tuple(said["problems"]))
