"""From records to pages. No words are added here that the templates don't hold."""

from __future__ import annotations

import base64
from dataclasses import dataclass

from pipeline.report.html.environment import environment
from pipeline.report.html.places import Pictures, anchor
from pipeline.report.view.records import Brief
from pipeline.report.view.sheets import LISTED
from pipeline.report.view.shown import pages_shown
from pipeline.report.view.tracker import Tracker
from pipeline.report.view.wording import NO_PROMISE

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
