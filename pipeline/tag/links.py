"""A printed address and the link behind it: the target counts only where its letters agree with the print."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from urllib.parse import unquote

from pipeline.models.page import Link
from pipeline.models.text import Locator

DIFFERS = "LINK_DIFFERS"
_SCHEME = re.compile(r"^(?:https?://)?(?:www\.)?", re.IGNORECASE)


def linked(printed: str, places: Sequence[Locator], links: Mapping[int, Sequence[Link]]) -> tuple[str, tuple[str, ...]]:
    """The value of a printed address and its flags.

    The link's target where it is the same address (but for its scheme, case of the host, or what a line break ate);
    else the print, flagged LINK_DIFFERS. A host that is not printed is never published.
    """
    targets = {link.target for place in places for link in links.get(place.page, ()) if link.box.overlap(place.box) > 0}
    web = sorted(target for target in targets if target.lower().startswith(("http://", "https://")))
    if not web:
        return printed, ()
    for target in web:
        if _letters(target) == _letters(printed):
            return target, ()
    return printed, (DIFFERS,)


def _letters(address: str) -> str:
    """An address without what print leaves out or adds: scheme, www, hyphens at line ends, closing slash, escapes."""
    plain = _SCHEME.sub("", unquote(address)).rstrip("/")
    host, slash, path = plain.partition("/")
    return host.lower() + slash + re.sub(r"[\s\u00ad]", "", path)
