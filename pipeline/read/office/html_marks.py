"""Pictures of a saved page: told by their pixels where they travel inside it, else by what they are called."""

from __future__ import annotations

import base64
import binascii
import re
from pathlib import Path
from typing import Any
from urllib.parse import unquote

from pipeline.models.page import Form
from pipeline.read.office.flow import Seen
from pipeline.read.office.html_style import colour_in
from pipeline.read.office.pictures import seen_in

Xml = Any
_DATA = re.compile(r"^data:image/[\w.+-]+;base64,", re.IGNORECASE)
_FORMS: tuple[tuple[re.Pattern[str], Form], ...] = (
    (re.compile(r"\b(?:tick|check|checkmark|complete[d]?|done)\b"), "tick"),
    (re.compile(r"\b(?:cross|fail(?:ed)?)\b"), "cross"),
    (re.compile(r"\barrow\b"), "arrow"),
    (re.compile(r"\b(?:dot|circle|light|traffic|icon|status|rag|button|ball|flag)\b"), "dot"),
)
LARGEST_FILE = 1024 * 1024  # bytes
_SPACER = re.compile(r"spacer|blank|transparent|pixel|shim", re.IGNORECASE)
LARGEST = 160  # pixels: a bigger picture is an illustration


def seen_in_picture(image: Xml, folder: Path) -> Seen | None:
    """What an <img> of a page saved in `folder` shows: by its pixels, else by its description or name.

    None where it is too large for a mark, or only keeps a distance; without colour where nothing says what it shows.
    """
    source = image.get("src") or ""
    name = re.split(r"[/\\]", unquote(source.split("?")[0]))[-1].rsplit(".", 1)[0]
    if _too_large(image) or _SPACER.search(name):
        return None
    beside = _saved_beside(source, folder)
    if beside is not None:
        return seen_in(beside)
    if _DATA.match(source):
        try:
            return seen_in(base64.b64decode(source.split(",", 1)[1]))
        except (binascii.Error, ValueError):
            return None
    for text in (image.get("alt"), image.get("title"), name):
        words = re.sub(r"[^a-z]+", " ", re.sub(r"(?<=[a-z])(?=[A-Z])", " ", text or "").lower())
        colour = colour_in(words)
        form = next((f for pattern, f in _FORMS if pattern.search(words)), None)
        if len(words.split()) <= 6 and (colour or form in ("tick", "cross")):
            return Seen("image", colour, form or "dot")
    return Seen("image", None, "other")


def _saved_beside(source: str, folder: Path) -> bytes | None:
    """The bytes of a picture that was saved with the page, below its own folder; nothing else is ever opened."""
    if not source or re.match(r"[a-z][a-z0-9+.-]*:|[/\\]", source, re.IGNORECASE) or "\0" in source:
        return None
    root = folder.resolve()
    try:
        path = (root / unquote(source.split("?", maxsplit=1)[0])).resolve()
        if path.is_relative_to(root) and path.is_file() and path.stat().st_size <= LARGEST_FILE:
            return path.read_bytes()
    except (OSError, ValueError):
        return None
    return None


def _too_large(image: Xml) -> bool:
    return any(s.isdigit() and int(s) > LARGEST for s in (image.get("width") or "", image.get("height") or ""))
