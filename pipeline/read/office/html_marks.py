"""Pictures of a saved page: told by their pixels where they travel inside it, else by what they are called."""

from __future__ import annotations

import base64
import binascii
import re
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
LARGEST = 160  # pixels: a bigger picture is an illustration


def seen_in_picture(image: Xml) -> Seen | None:
    """What an <img> shows; None where neither its pixels nor its name nor its description say a status."""
    source = image.get("src") or ""
    if _too_large(image):
        return None
    if _DATA.match(source):
        try:
            return seen_in(base64.b64decode(source.split(",", 1)[1]))
        except (binascii.Error, ValueError):
            return None
    name = re.split(r"[/\\]", unquote(source.split("?")[0]))[-1].rsplit(".", 1)[0]
    for text in (image.get("alt"), image.get("title"), name):
        words = re.sub(r"[^a-z]+", " ", re.sub(r"(?<=[a-z])(?=[A-Z])", " ", text or "").lower())
        colour = colour_in(words)
        form = next((f for pattern, f in _FORMS if pattern.search(words)), None)
        if len(words.split()) <= 6 and (colour or form in ("tick", "cross")):
            return Seen("image", colour, form or "dot")
    return None


def _too_large(image: Xml) -> bool:
    return any(s.isdigit() and int(s) > LARGEST for s in (image.get("width") or "", image.get("height") or ""))
