"""All inquiries on one page: the tracker that `scrutiny report` writes, from the reports as corrected up to now."""

from __future__ import annotations

import threading
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from starlette.requests import Request
from starlette.responses import Response

from pipeline.app.acts import BRIEFS, pages_of_brief
from pipeline.app.desk import Desk
from pipeline.app.pages import desk_of, jobs_of, own_page, page
from pipeline.app.shown import address, documents
from pipeline.app.wording import for_browser
from pipeline.inquiry_pages import brief_of, followed, inquiries_of, page_name, tracker_of
from pipeline.journal import ASSESSMENTS, CORRECTIONS
from pipeline.models.answers import Answers
from pipeline.models.comparison import Followed
from pipeline.models.report import Report
from pipeline.publish.answers import read_answers
from pipeline.review.encode import STATUS

if TYPE_CHECKING:
    from pipeline.report.view import Brief

EMPTY = "No report has been read yet. Go to Papers and upload one or more; every recommendation in them is listed here."
BUSY = "Files are being read just now. When that is done, every recommendation in them is listed here."


@dataclass(frozen=True, slots=True)
class _Inquiry:
    """An inquiry's reports, the answers they were compared by, and what came of it."""

    rounds: tuple[Report, ...]
    answers: Answers
    found: Followed
    brief: Brief


class Overview:
    """The page as it was last made; made anew when a report, a correction, an answer or a brief is.

    Comparing rounds takes longest: an inquiry whose reports are as they were is not compared again.
    """

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._made: tuple[Any, ...] = ()
        self._text = ""
        self._inquiries: dict[tuple[str, ...], _Inquiry] = {}

    def text(self, desk: Desk, root: str) -> str:
        """The page; empty where there is no report. Reports that are as they were are told apart at once."""
        with self._lock:
            held = desk.held()
            reports = sorted((one.report for one in held), key=lambda report: report.report_id)
            answers = read_answers(desk.dataset, reports).answers
            ended = Counter(row["status"] for row in documents(desk.dataset).values())
            now = held, answers, _briefs(desk), ended
            if now != self._made:
                self._compare(reports, answers)
                self._text = _page(self._inquiries.values(), now[2], ended, root) if reports else ""
                self._made = now
            return self._text

    def _compare(self, reports: Sequence[Report], answers: Answers) -> None:
        known, self._inquiries = self._inquiries, {}
        for rounds in inquiries_of(reports, answers):
            ids = tuple(report.report_id for report in rounds)
            one = known.get(ids)
            if one is None or (one.rounds, one.answers) != (rounds, answers):
                found = followed(rounds, None, answers)
                one = _Inquiry(rounds, answers, found, brief_of(rounds, found))
            self._inquiries[ids] = one


def overview(request: Request) -> Response:
    """All inquiries; in words what to do where there are none."""
    root, found = request.scope["root_path"], request.app.state.overview
    text = found.text(desk_of(request), root)
    if not text:
        words = BUSY if jobs_of(request).busy() else EMPTY
        return page(request, "message.html.jinja", heading="Overview", words=words)
    ways = {"/": "Papers", "/next": "Check", "/trail": "What was changed"}
    return own_page(text, {root + way: words for way, words in ways.items()})


def _page(inquiries: Iterable[_Inquiry], briefs: Mapping[str, str], ended: Counter[str], root: str) -> str:
    from pipeline.report.html import tracker_page

    def there(one: _Inquiry) -> str:
        return root + (briefs.get(page_name(one.rounds)) or f"/reports/{one.found.reports[-1].report_id}")

    def cell(report_id: str, index: int) -> str:
        return root + address(report_id, index, STATUS)

    ordered = [(one.found, there(one), one.brief) for one in inquiries]
    shown = tracker_of(ordered, ended["failed"], ended["partial"], cell)
    return tracker_page(replace(shown, notes=tuple(map(for_browser, shown.notes))))


def _briefs(desk: Desk) -> dict[str, str]:
    """A page's name → the address of the newest brief with it, of those made since anybody said something."""
    said = max((_changed(desk.dataset / name) for name in (CORRECTIONS, ASSESSMENTS)), default=0)
    folder = desk.papers / BRIEFS
    names = sorted(folder.iterdir(), key=_changed) if folder.is_dir() else []
    return {
        file: f"/briefs/{each.name}/{file}"
        for each in names
        for file, path in pages_of_brief(folder, each.name).items()
        if _changed(path) >= said
    }


def _changed(path: Path) -> int:
    return path.stat().st_mtime_ns if path.exists() else 0
