"""Names that the dataset gives: slugs for people, opaque ones for ids. Both the same for the same input."""

from __future__ import annotations

import hashlib
import unicodedata
from base64 import b32encode

from pipeline.publish.likeness import normal


def opaque(prefix: str, length: int, *parts: object) -> str:
    """A short name without meaning: `prefix` and `length` characters (a-z2-7) of the hash of `parts`."""
    digest = hashlib.sha256("\x1f".join(str(part) for part in parts).encode("utf-8", "surrogatepass")).digest()
    return f"{prefix}{b32encode(digest).decode().lower()[:length]}"


def slug(text: str | None, longest: int = 100) -> str:
    """Letters and digits of a-z0-9 with single hyphens between, safe as the name of a file or folder; may be empty."""
    plain = unicodedata.normalize("NFKD", normal(text or "")).encode("ascii", "ignore").decode()
    return "-".join(plain.replace("_", " ").split())[:longest].strip("-")
