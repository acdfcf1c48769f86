"""Whether a paper says of itself that it is exempt or not for publication."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from pipeline.models.page import Page
from pipeline.models.report import Issue
from pipeline.profiles import Profile
from pipeline.profiles.profile import folded
from pipeline.records.limits import counts, measures
from pipeline.text.lines import Line, lines_of

_LONGEST, _QUOTED = counts("header_withheld", "longest quoted")
(_MARGIN,) = measures("header_withheld", "margin")

CODE = "NOT_FOR_PUBLICATION"


def withheld(pages: Iterable[Page], profile: Profile) -> Iterator[Issue]:
    """One issue for the first line that says so; none for a form that asks the question and answers no."""
    for page in pages:
        if not _may_say_so([word[0] for word in page.words], profile):
            continue
        for line in lines_of(page.words):
            if len(line) <= _LONGEST and _may_say_so([w[0] for w in line], profile) and _marks(line, page, profile):
                said = " ".join(word.text for word in line[:_QUOTED])
                yield Issue(CODE, "warning", page.number, f"The paper says of itself: “{said}”.")
                return


def _may_say_so(words: Iterable[str], profile: Profile) -> bool:
    """Whether all words of a mark stand there, in whatever order: cheap to ask of a page, and then of its lines."""
    said = " ".join(words).lower().replace("\u00ad", "")
    marks = [others for telling, others in profile.withheld_words if telling in said]
    return any(all(word in said for word in words) for others in marks for words in others)


def _marks(line: Line, page: Page, profile: Profile) -> bool:
    text = " ".join(word.text for word in line)
    plain = folded(text)
    if profile.not_withheld.search(plain) or text.rstrip().endswith("?"):
        return False
    found = profile.withheld.search(plain)
    if found:
        return not profile.answered_no.match(plain, found.end())
    return plain in profile.stamps and (text.isupper() or _in_margin(line, page))


def _in_margin(line: Line, page: Page) -> bool:
    return line[0].box.bottom < _MARGIN * page.height or line[0].box.top > (1 - _MARGIN) * page.height
