"""Licences as a data package writes them, and the attribution that each asks for."""

from __future__ import annotations

import re
from collections.abc import Iterable

from pipeline.publish.likeness import normal
from pipeline.publish.names import slug

_KNOWN = {
    "OGL-UK-3.0": (
        "Open Government Licence v3.0",
        "https://www.nationalarchives.gov.uk/doc/open-government-licence/version/3/",
        ("ogl", "ogl v3", "ogl 3 0", "ogl v3 0", "ogl uk 3 0", "open government licence",
         "open government licence v3 0", "open government licence 3 0"),
    ),
    "CC-BY-4.0": (
        "Creative Commons Attribution 4.0",
        "https://creativecommons.org/licenses/by/4.0/",
        ("cc by", "cc by 4 0", "creative commons attribution 4 0"),
    ),
    "CC0-1.0": (
        "CC0 1.0 Universal",
        "https://creativecommons.org/publicdomain/zero/1.0/",
        ("cc0", "cc0 1 0"),
    ),
}  # fmt: skip
# Others that let anybody publish the text again, as people state them, folded as `normal` folds.
_ALSO_OPEN = re.compile(
    r"(open government licence|ogl)( uk)?( v?[123]( 0)?)?"
    r"|(creative commons attribution|cc by)( share ?alike| sa)?( international| unported| uk)?( [1-4]( [0-9])?)?"
    r"( international| unported| uk)?"
    r"|public domain( mark)?( 1 0)?|pddl( 1 0)?|odc by( 1 0)?|odbl( 1 0)?"
)
_ALSO_OPEN_AT = re.compile(
    r"https?://(www\.)?(nationalarchives\.gov\.uk/doc/open-government-licence/"
    r"|creativecommons\.org/(licenses/by(-sa)?/|publicdomain/(zero|mark)/)|opendatacommons\.org/licenses/)\S*"
)
_BY_WORDS = {words: name for name, (_, _, spellings) in _KNOWN.items() for words in spellings}
_BY_ADDRESS = {path: name for name, (_, path, _) in _KNOWN.items()}


def licence_entry(stated: str) -> dict[str, str]:
    """The licence as stated by the user, as a `licenses` entry of Data Package v2."""
    name = _BY_ADDRESS.get(stated) or _BY_WORDS.get(normal(stated))
    if name:
        title, path, _ = _KNOWN[name]
        return {"name": name, "path": path, "title": title}
    if stated.startswith(("http://", "https://")):
        return {"path": stated}
    return {"name": slug(stated) or "other", "title": stated}


def is_open(stated: str) -> bool:
    """Whether a licence, as stated, is known to let anybody publish the text again."""
    name = licence_entry(stated).get("name")
    plain = normal(stated)
    return name in _KNOWN or bool(_ALSO_OPEN.fullmatch(plain) or _ALSO_OPEN_AT.fullmatch(stated.strip()))


def attribution(stated: str | None, publisher: str | None) -> str | None:
    """The line that a re-user must print; None where licence or publisher is unknown."""
    if stated is None or publisher is None:
        return None
    entry = licence_entry(stated)
    title = entry.get("title") or entry["path"]
    if entry.get("name") == "OGL-UK-3.0":
        return f"{publisher}. Contains public sector information licensed under the {title}."
    return f"{publisher}, licensed under {title}." if is_open(stated) else f"{publisher}. {title.rstrip('.')}."


def entries(stated: Iterable[str]) -> list[dict[str, str]]:
    """Each licence once, sorted."""
    found = {tuple(sorted(licence_entry(one).items())) for one in stated}
    return [dict(pairs) for pairs in sorted(found)]
