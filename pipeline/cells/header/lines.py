"""Lines without a label at the top of a report: council, committee, title, inquiry, stage."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from pipeline.cells.columns.headings import is_date
from pipeline.cells.header.pieces import body_in, body_kind, cased, pieces
from pipeline.models.text import Text
from pipeline.profiles import Profile
from pipeline.text.lines import lines_of, spoken

LONGEST = 16  # words: a longer line is prose
_SAYS = re.compile(r":\s|\s[–—-]\s")  # between an inquiry's name and what the paper says of it


@dataclass(frozen=True, slots=True)
class TitleLines:
    """What the bare lines say; each as printed."""

    council: str | None = None
    committee: str | None = None
    title: str | None = None
    inquiry: str | None = None
    stage: str | None = None


def title_lines(paragraphs: Sequence[Text], furniture: Sequence[str], profile: Profile) -> TitleLines:
    """Sort the lines above a table; the running header helps where the page itself names no council."""
    found = TitleLines()
    rest: list[str] = []
    for line in short_lines(paragraphs, profile):
        found, used = _sorted_in(found, line, profile)
        if not used and not profile.lines["skip"].fullmatch(line) and not is_date(line, profile):
            rest.append(line)
    found = replace(found, inquiry=found.inquiry or next(iter(rest), None) or _named_in(found.title, profile))
    for line in furniture:
        found = with_bodies(found, [p.strip() for piece in pieces(line, profile) for p in piece.split(": ")], profile)
    return found


def with_bodies(found: TitleLines, parts: Sequence[str], profile: Profile) -> TitleLines:
    """The same, with the council and committee that some parts of lines name, where these are not known yet."""
    for part in parts:
        for kind in ("council", "committee"):
            if getattr(found, kind) is None and profile.lines[kind].search(part):
                found = replace(found, **{kind: cased(part, profile)})
                break
    return found


def _named_in(title: str | None, profile: Profile) -> str | None:
    """ "Mend It: Recommendations of the Inquiry" names the inquiry in the part that says nothing of progress."""
    parts = [p.strip() for p in _SAYS.split(title or "")]
    if len(parts) < 2:
        return None
    own = [p for p in parts if p and not profile.lines["title"].search(p) and not profile.lines["stage"].search(p)]
    return own[0] if len(own) == 1 else None


def short_lines(paragraphs: Sequence[Text], profile: Profile) -> Iterator[str]:
    """The lines that are short enough for a title or a name, as printed.

    Lines close under one another are one paragraph; where one of them names a body, they are lines of their own.
    """
    for paragraph in paragraphs:
        text = " ".join(paragraph.value.split())
        if len(text.split()) > LONGEST or text.endswith((".", ":")) or len(text) < 3:
            continue
        lines = [spoken(line) for line in lines_of(paragraph.words())]
        apart = len(lines) > 1 and any(body_kind(body_in(line, profile), profile) for line in lines[:-1])
        yield from lines if apart else [text]


def _sorted_in(found: TitleLines, line: str, profile: Profile) -> tuple[TitleLines, bool]:
    parts = pieces(line, profile)
    if len(parts) > 1 and any(_kind(p, profile) in ("council", "committee") for p in parts):
        used = False
        for part in parts:
            found, one = _sorted_in(found, part, profile)
            used = used or one
        return found, True
    line = body_in(line, profile)
    kind = _kind(line, profile)
    if kind == "stage":
        return replace(found, stage=f"{found.stage} {line}" if found.stage else line), True
    if kind is None:
        return found, False
    if getattr(found, kind) is None:
        return replace(found, **{kind: line}), True
    return found, kind != "title" or found.inquiry is not None


def _kind(line: str, profile: Profile) -> str | None:
    if profile.lines["stage"].search(line) and not _left_over(line, profile):
        return "stage"
    if profile.lines["council"].search(line):
        return "council"
    if profile.lines["committee"].search(line):
        return "committee"
    if profile.lines["title"].search(line):
        return "title"
    return None


def _left_over(line: str, profile: Profile) -> bool:
    """Whether a line that names a stage says more than that."""
    words = re.findall(r"[^\W\d_]+", line)
    return len([w for w in words if not profile.lines["filler"].search(w)]) > 3
