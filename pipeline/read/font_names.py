"""What the name of a font says of its print: "NimbusRomNo9L-Medi" is bold, "Arial-ItalicMT" is slanted."""

from __future__ import annotations

import re

# Foundries shorten it: "LinLibertineOB", "FrutigerLTStd-Bd", "NimbusRomNo9L-Medi"; TeX has it in front: "CMBX10".
_BOLD = re.compile(
    r"bold|black|heavy|semibold|demi|(?-i:(?:[-_,]|(?<=[a-zO]))(?:B|Bd|BI|BdIt)$|-Medi(?:Ital)?$|^(?:CM|SF|EC)(?:SS)?BX\d)",
    re.IGNORECASE,
)
_PLAIN = re.compile(r"[-,_ ](?:regular|roman|book|text|light|thin|normal|medium)", re.IGNORECASE)
_ITALIC = re.compile(r"italic|oblique", re.IGNORECASE)
_SUBSET = re.compile(r"^[A-Z]{6}\+")
_FAMILY = re.compile(r"(?:PS)?(?:MT)?(?:[-,_].*)?$")


def less_subset(name: str) -> str:
    """The name without the letters that each subset of a font has in front."""
    return _SUBSET.sub("", name)


def says_bold(name: str) -> bool:
    return _BOLD.search(name) is not None


def says_plain(name: str) -> bool:
    return _PLAIN.search(name) is not None


def says_italic(name: str) -> bool:
    return _ITALIC.search(name) is not None


def family_of(name: str) -> str:
    """What the faces of a family share: "TimesNewRoman" of "ABCDEF+TimesNewRomanPS-BoldMT"."""
    return _FAMILY.sub("", less_subset(name), count=1).casefold()
