"""From records to pages: templates, style, script, their policy, and lines on which a quotation stands."""

from __future__ import annotations

import base64
import functools
import hashlib
from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from importlib.resources import files
from itertools import accumulate, groupby
from typing import TYPE_CHECKING, Literal, NamedTuple

from pipeline.models.own_mark import END, HTML_MARK, LINE
from pipeline.models.page import Box
from pipeline.models.picture import PagePicture, Printed
from pipeline.report.view.places import pages_words
from pipeline.report.view.records import Brief, Place
from pipeline.report.view.sheets import LISTED
from pipeline.report.view.tracker import Tracker
from pipeline.report.view.wording import NO_PROMISE, pages_shown
from pipeline.text.unseen_letters import visible

if TYPE_CHECKING:
    from jinja2 import Environment
    from markupsafe import Markup


def quoted(text: str, places: Sequence[Place], pictures: Mapping[tuple[int, int], PagePicture]) -> tuple[Place, ...]:
    """`places` narrowed to the printed lines of `text`; as they are where these can't be told."""
    wanted = _letters(text)
    if not wanted:
        return tuple(places)
    words = [(place, word) for place in places for word in _inside(place, pictures)]
    stream = [_letters(word.text) for _, word in words]
    start = "".join(stream).find(wanted)
    if start < 0:
        return tuple(places)
    ends = list(accumulate(map(len, stream)))
    first, last = bisect_right(ends, start), bisect_right(ends, start + len(wanted) - 1)
    return tuple(_lines(words[first : last + 1]))


def _letters(text: str) -> str:
    """Letters and figures alone: a line's end, a hyphen or a quote is no difference."""
    return "".join(letter for letter in text.casefold() if letter.isalnum())


def _inside(place: Place, pictures: Mapping[tuple[int, int], PagePicture]) -> Iterable[Printed]:
    picture = pictures.get((place.round, place.page)) if place.page else None
    if picture is None or place.box is None:
        return ()
    return (word for word in picture.words if place.box.holds(*word.box.centre))


def _lines(words: Sequence[tuple[Place, Printed]]) -> Iterable[Place]:
    """One place for each printed line."""
    line: Place | None = None
    for place, word in words:
        if line is not None and line.box and line[:3] == place[:3] and _goes_on(line.box, word.box):
            line = line._replace(box=line.box.union(word.box))
            continue
        if line is not None:
            yield line
        line = place._replace(box=word.box)
    if line is not None:
        yield line


def _goes_on(one: Box, other: Box) -> bool:
    shared = min(one.bottom, other.bottom) - max(one.top, other.top)
    return shared > 0.5 * min(one.height, other.height) and other.x0 >= one.x0


Pictures = Mapping[tuple[int, int], PagePicture]  # (round, page) → how it looks
_OUTSIDE = 3.0  # points that a box may stand over the edge: a page that was read turned has boxes of another page


def anchor(round_: int, page: int) -> str:
    """The id of a page's picture."""
    return f"page-{round_ + 1}-{page}"


def by_page(places: Iterable[Place], pictures: Pictures) -> str:
    """The id of the first page that has a picture; empty where none has."""
    for place in places:
        if place.page is not None and (place.round, place.page) in pictures:
            return anchor(place.round, place.page)
    return ""


def boxes(places: Sequence[Place], pictures: Pictures, quotation: str = "") -> str:
    """`page-1-2:46,64,231.5,488;page-1-3:…`: a picture, a box in points; without a box where it can't be right.

    Of a quotation only its own lines, where the page tells them.
    """
    found = []
    for place in quoted(quotation, places, pictures):
        if place.page is None or place.box is None or (place.round, place.page) not in pictures:
            continue
        picture = pictures[place.round, place.page]
        inside = place.box.x1 <= picture.width + _OUTSIDE and place.box.bottom <= picture.height + _OUTSIDE
        sides = ",".join(f"{side:.1f}" for side in place.box) if inside else ""
        found.append(f"{anchor(place.round, place.page)}:{sides}")
    return ";".join(found)


_BULLETS = ("• ", "◦ ")


class Item(NamedTuple):
    """A line of a list; `nested` one level down."""

    text: str
    nested: bool


class Block(NamedTuple):
    """A paragraph, or the lines of one list."""

    kind: Literal["text", "list"]
    items: tuple[Item, ...]


def blocks(paragraphs: Iterable[str]) -> tuple[Block, ...]:
    """`paragraphs` as the contract publishes them: bullets are `• `, nested ones `◦ `."""
    found: list[Block] = []
    for listed, group in groupby(paragraphs, key=lambda text: text.startswith(_BULLETS)):
        items = [Item(text[2:] if listed else text, text.startswith(_BULLETS[1])) for text in group]
        if listed:
            found.append(Block("list", tuple(items)))
        else:
            found += [Block("text", (item,)) for item in items]
    return tuple(found)


_FOLDER = files("pipeline.report").joinpath("templates")


@functools.cache
def own(name: str) -> Markup:
    """A file of ours from the templates' folder, as it stands."""
    from markupsafe import Markup

    return Markup(_FOLDER.joinpath(name).read_text(encoding="utf-8"))


def brief_dress() -> tuple[Markup, Markup]:
    """Style and script of an inquiry's page."""
    return own("page.css"), own("page.js")


def tracker_dress() -> tuple[Markup, Markup]:
    """Style and script of the tracker."""
    return own("page.css") + own("tracker.css"), own("tracker.js")


def policy() -> str:
    """The content-security policy of every page: our styles and scripts by hash, pictures inside it, nothing else."""
    styles, scripts = (
        " ".join(f"'{_hash(text)}'" for text in found) for found in zip(brief_dress(), tracker_dress(), strict=True)
    )
    return (
        f"default-src 'none'; style-src {styles}; script-src {scripts}; img-src data:; "
        "base-uri 'none'; form-action 'none'"
    )


def _hash(text: str) -> str:
    return "sha256-" + base64.b64encode(hashlib.sha256(text.encode("utf-8")).digest()).decode("ascii")


@functools.cache
def environment() -> Environment:
    """The templates: escaping always on, and a name that does not exist is a fault, never an empty string."""
    from jinja2 import Environment, PackageLoader, StrictUndefined
    from markupsafe import Markup

    found = Environment(
        loader=PackageLoader("pipeline.report", "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        finalize=visible,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    found.globals.update(brief_dress=brief_dress(), tracker_dress=tracker_dress(), policy=policy())
    found.globals.update(own_mark=Markup(HTML_MARK), made_by=LINE, made_end=END)
    found.globals.update(boxes=boxes, by_page=by_page, pages_words=pages_words)
    found.filters["blocks"] = blocks
    return found


__all__ = ["Pictures", "brief_page", "tracker_page"]


@dataclass(frozen=True, slots=True)
class _Shown:
    """A page's picture as the template needs it."""

    anchor: str
    round: int
    page: int
    width: str
    height: str
    pixels: tuple[int, int]
    source: str


def brief_page(brief: Brief, pictures: Pictures | None = None, index: str = "") -> str:
    """One inquiry as a page. `pictures`: of the pages it points at, as far as they are at hand; `index`: link back."""
    shown = pictures or {}
    page = environment().get_template("brief.html.jinja")
    paged = bool(pages_shown(brief))
    return page.render(
        brief=brief, pictures=shown, pages=_pages(shown), paged=paged, index=index, listed=LISTED, no_promise=NO_PROMISE
    )


def tracker_page(tracker: Tracker) -> str:
    """Many inquiries as one page."""
    return environment().get_template("tracker.html.jinja").render(tracker=tracker)


def _pages(pictures: Pictures) -> list[_Shown]:
    return [
        _Shown(
            anchor(round_, page),
            round_,
            page,
            f"{one.width:.1f}",
            f"{one.height:.1f}",
            one.pixels,
            f"data:{one.media_type};base64,{base64.b64encode(one.data).decode('ascii')}",
        )
        for (round_, page), one in sorted(pictures.items())
    ]
