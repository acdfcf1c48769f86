"""Inline labels of the content files: `[[person:Jane Doe]]`, `[[date:June|2015-06]]`, `[[money:£20k|20000]]`.

A blank line or a bullet starts a paragraph; other line breaks are only there for the author's eyes.
"""

from __future__ import annotations

import re

from samples.make.records import Label, Marked, Paragraph, Piece

LABEL = re.compile(r"\[\[(\w+):([^|\]]+)(?:\|([^\]]*))?\]\]")
START = re.compile(r"(• |◦ |\d+\) )")


def parse(source: str | None) -> Marked:
    """The text as the contract wants it, with its labels."""
    text, labels, last = "", [], 0
    source = _paragraphs(source or "")
    for match in LABEL.finditer(source):
        text += source[last : match.start()]
        labels.append(Label(len(text), len(text) + len(match[2]), match[1], match[3]))
        text += match[2]
        last = match.end()
    return Marked(text + source[last:], tuple(labels))


def _paragraphs(source: str) -> str:
    lines: list[str] = []
    fresh = True
    for raw in source.strip().split("\n"):
        line = raw.strip()
        if not line:
            fresh = True
        elif fresh or START.match(line):
            lines.append(line)
            fresh = False
        else:
            lines[-1] += " " + line
    return "\n".join(lines)


def paragraphs(marked: Marked, links: bool = False) -> tuple[Paragraph, ...]:
    """The same text as the writers print it: one paragraph per line, URLs as their own pieces."""
    found, start = [], 0
    for line in marked.text.split("\n") if marked.text else []:
        level = {"• ": 1, "◦ ": 2}.get(line[:2], 0)
        begin = start + (2 if level else 0)
        found.append(Paragraph(_pieces(marked, begin, start + len(line), links), level))
        start += len(line) + 1
    return tuple(found)


def _pieces(marked: Marked, start: int, end: int, links: bool) -> tuple[Piece, ...]:
    pieces, last = [], start
    for label in marked.labels:
        if label.kind in ("url", "email") and start <= label.start < end and links:
            pieces.append(Piece(marked.text[last : label.start]))
            printed = marked.text[label.start : label.end]
            pieces.append(Piece(printed, url=label.value or _target(label.kind, printed)))
            last = label.end
    pieces.append(Piece(marked.text[last:end]))
    return tuple(p for p in pieces if p.text)


def _target(kind: str, printed: str) -> str:
    if kind == "email":
        return f"mailto:{printed}"
    return printed if "://" in printed else f"https://{printed}"
