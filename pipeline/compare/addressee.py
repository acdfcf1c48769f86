"""Who is asked: the officer whom a row names, else those whom its report names; a column heading is nobody."""

from __future__ import annotations

import re

from pipeline.models.report import Person, Report

# What a form prints where a name or post would stand: "Lead Officer", "Responsible officer(s)", "N/A", "TBC".
_NOBODY = re.compile(
    r"(?:(?:(?:lead|responsible|accountable|contact|named|reporting|senior)\s+)?"
    r"(?:officers?|owners?|leads?)(?:\(s\))?(?:\s+responsible)?|responsib(?:le|ility)"
    r"|n/?a|none|tb[cd]|to be (?:confirmed|agreed|decided)|as above|vacant|various|[-–—.?\s]*)[:.]?",
    re.IGNORECASE,
)


def row_officer(report: Report, index: int) -> str:
    """Return what a row's officer cell prints, of people with a post the post; empty where it names nobody."""
    lines = str(report.recommendations[index - 1].lead_officer or "").split("\n")
    printed = "; ".join(" ".join(line.split()) for line in lines if line.strip())
    named = [one for one in report.entities if (one.index, one.field) == (index, "lead_officer")]
    posts = dict.fromkeys(one.text for one in named if one.kind == "role" and not is_nobody(one.text))
    if posts and any(one.kind == "person" for one in named):
        return "; ".join(posts)
    return "" if is_nobody(printed) else printed


def report_officer(report: Report) -> str:
    """Return the report's lead officers, each by the post where one is given; empty where none is named."""
    return "; ".join(dict.fromkeys(filter(None, map(_post, report.header.lead_officers))))


def _post(person: Person) -> str:
    return next((said for said in (person.role or "", person.name) if not is_nobody(said)), "")


def is_nobody(printed: str) -> bool:
    """Return True if the words are a heading or a placeholder, not somebody."""
    return _NOBODY.fullmatch(printed.strip()) is not None
