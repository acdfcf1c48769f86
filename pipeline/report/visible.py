"""Text from papers as it may be shown, on a page, in Word or in Excel: nothing in it hides or turns letters round."""

from __future__ import annotations

import unicodedata
from typing import Any

_UNSEEN = {"Cc", "Cf", "Cs", "Co", "Cn"}  # controls, marks without a shape, halves of letters, no letters at all
_KEPT = {"\n", "\t", "\u00ad", "\u200c", "\u200d"}  # line ends; a soft hyphen and joiners belong to words
REPLACEMENT = "\ufffd"


def visible(value: Any) -> Any:
    """A string with every character that cannot be seen replaced by one that can; other values as they are."""
    if not isinstance(value, str) or hasattr(value, "__html__") or (value.isascii() and value.isprintable()):
        return value
    return "".join(
        REPLACEMENT if unicodedata.category(letter) in _UNSEEN and letter not in _KEPT else letter for letter in value
    )
