"""Colours and looks of saved web pages: attributes, inline styles and simple rules of <style>; nothing is fetched."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from pipeline.models.page import Style

Xml = Any
Rules = Mapping[str, dict[str, str]]
_RULE = re.compile(r"([^{}]{1,400})\{([^{}]{0,4000})\}")
_SIMPLE = re.compile(r"^(?:([a-z]+[1-6]?)?)(?:\.([\w-]+))?(?:#([\w-]+))?$", re.IGNORECASE)
_HEX = re.compile(r"#([0-9a-f]{6}|[0-9a-f]{3})\b", re.IGNORECASE)
_RGB = re.compile(r"rgba?\(\s*(\d{1,3})[\s,]+(\d{1,3})[\s,]+(\d{1,3})(?:[\s,/]+([\d.]+%?))?", re.IGNORECASE)
_NAMES = {
    "red": "#ff0000", "green": "#008000", "lime": "#00ff00", "amber": "#ffbf00", "orange": "#ffa500",
    "yellow": "#ffff00", "blue": "#0000ff", "black": "#000000", "white": "#ffffff", "grey": "#808080",
    "gray": "#808080", "lightgreen": "#90ee90", "limegreen": "#32cd32", "darkgreen": "#006400", "gold": "#ffd700",
    "darkorange": "#ff8c00", "tomato": "#ff6347", "crimson": "#dc143c", "darkred": "#8b0000", "purple": "#800080",
    "lightblue": "#add8e6", "navy": "#000080", "silver": "#c0c0c0",
}  # fmt: skip
_BOLD = frozenset({"b", "strong", "th", "h1", "h2", "h3", "h4", "h5", "h6"})
_ITALIC = frozenset({"i", "em", "cite"})


def colour_in(value: str | None) -> str | None:
    """The first colour that a CSS value or attribute names, as "#rrggbb"; None where none is painted."""
    text = (value or "").strip()
    if found := _HEX.search(text):
        digits = found[1].lower()
        return "#" + (digits if len(digits) == 6 else "".join(2 * d for d in digits))
    if rgb := _RGB.search(text):
        if rgb[4] in ("0", "0.0", "0%"):
            return None
        return "#" + "".join(f"{min(255, int(v)):02x}" for v in rgb.groups()[:3])
    return next((_NAMES[w] for w in re.findall(r"[a-z]+", text.lower()) if w in _NAMES), None)


def rules_in(sheets: list[str]) -> Rules:
    """Rules by simple selector: "td", ".red", "td.red", "#key"; anything more is left out."""
    found: dict[str, dict[str, str]] = {}
    for sheet in sheets:
        for selectors, body in _RULE.findall(re.sub(r"/\*.*?\*/", "", sheet, flags=re.DOTALL)):
            for selector in selectors.split(","):
                if _SIMPLE.match(selector.strip()) and selector.strip():
                    found.setdefault(selector.strip().lower(), {}).update(declared(body))
    return found


def declared(style: str | None) -> dict[str, str]:
    """`style="a: b; c: d"` as a mapping in lower case."""
    pairs = (part.partition(":") for part in (style or "").split(";"))
    return {name.strip().lower(): value.strip() for name, colon, value in pairs if colon}


@dataclass(frozen=True, slots=True)
class Looks:
    """How text inside an element is printed."""

    bold: bool = False
    italic: bool = False
    colour: str = "#000000"
    font: str = ""
    rules: Rules = field(default_factory=dict)

    def of(self, element: Xml) -> tuple[Looks, dict[str, str]]:
        """The looks inside `element`, and all that is declared for it."""
        said = self.declared_for(element)
        weight, tag = said.get("font-weight", "").lower(), element.tag
        bold = weight in ("bold", "bolder", "600", "700", "800", "900") if weight else self.bold or tag in _BOLD
        italic = said["font-style"].lower() == "italic" if "font-style" in said else self.italic or tag in _ITALIC
        colour = colour_in(said.get("color") or (element.get("color") if tag == "font" else None)) or self.colour
        font = (said.get("font-family") or element.get("face") or self.font).split(",")[0].strip("\"' ")
        return Looks(bold, italic, colour, font, self.rules), said

    def declared_for(self, element: Xml) -> dict[str, str]:
        """What the rules and the element's own style say of it, the nearest last."""
        tag, said = element.tag, dict(self.rules.get(element.tag, ()))
        for name in (element.get("class") or "").lower().split():
            said |= self.rules.get(f".{name}", {}) | self.rules.get(f"{tag}.{name}", {})
        identity = (element.get("id") or "").lower()
        return said | self.rules.get(f"#{identity}", {}) | declared(element.get("style"))

    @property
    def style(self) -> Style:
        return Style(self.font, self.bold, self.italic, self.colour, -1, False, 0)


def background(element: Xml, said: Mapping[str, str]) -> str | None:
    """The colour behind an element, None where it has none of its own."""
    painted = said.get("background-color") or said.get("background")
    return colour_in(painted if painted is not None else element.get("bgcolor"))


def is_hidden(element: Xml, said: Mapping[str, str]) -> bool:
    """Whether a reader of the page doesn't see the element."""
    shown = said.get("display", "").lower() != "none" and said.get("visibility", "").lower() != "hidden"
    return not shown or element.get("hidden") is not None or said.get("mso-hide", "").lower() == "all"
