"""Where a body is to be reached: the address, telephone and website that stand in a letterhead."""

from __future__ import annotations

import re

_POSTCODE = re.compile(r"(?<!\w)(?:[A-Z]{1,2}\d[A-Z\d]? ?\d[ABD-HJLNP-UW-Z]{2}|GIR ?0AA)(?!\w)")
_PHONE = re.compile(r"(?<![\w£.,/+-])(?:\+44 ?|\(?0)\d{2,5}\)?(?:[ -]?\d{2,8}){1,3}(?![\w/-])")
_SITE = re.compile(r"(?<![\w@.])(?:https?://|www\.)\w|(?<![\w@.-])[a-z0-9-]{2,63}\.(?:gov|org)\.\w")


def is_letterhead(text: str) -> bool:
    """Whether a line tells where to write to: a postcode, or a telephone number and a website.

    A number beside an e-mail address is that of an officer, to whom a report may name it.
    """
    return bool(_POSTCODE.search(text)) or bool(_PHONE.search(text) and _SITE.search(text))
