"""What is seen in a cell of a .docx and not read: shading, pictures, drawn figures."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from pipeline.models.page import Form
from pipeline.read.office.docx_styles import W, colour_of
from pipeline.read.office.flow import Seen
from pipeline.read.office.packed import Packed, Relation
from pipeline.read.office.pictures import LARGEST_MARK, seen_in

Xml = Any
_A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
_R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_V = "{urn:schemas-microsoft-com:vml}"
EMU = 12700.0  # per point
_PAPER = 245  # channels all lighter than this are white
_FORMS: dict[str, Form] = {
    "ellipse": "dot", "flowChartConnector": "dot", "donut": "ring", "mathMultiply": "cross",
    "rightArrow": "arrow", "leftArrow": "arrow", "upArrow": "arrow", "downArrow": "arrow",
}  # fmt: skip


def shading(properties: Xml | None) -> list[Seen]:
    """The fill of a cell (w:shd in its properties), unless it is white."""
    shade = properties.find(f"{W}shd") if properties is not None else None
    if shade is None:
        return []
    name = "color" if shade.get(f"{W}val") == "solid" else "fill"
    return fill(colour_of(shade.get(f"{W}{name}")))


def fill(colour: str | None) -> list[Seen]:
    """A fill that can be seen on paper."""
    if colour is None or all(int(colour[i : i + 2], 16) >= _PAPER for i in (1, 3, 5)):
        return []
    return [Seen("fill", colour)]


def drawn(drawings: Sequence[Xml], relations: Mapping[str, Relation], packed: Packed) -> Iterator[Seen]:
    """The small pictures and figures of a paragraph."""
    for drawing in drawings:
        if _size(drawing) > LARGEST_MARK:
            continue
        ids = [e.get(f"{_R}embed") for e in drawing.iter(f"{_A}blip")]
        ids += [e.get(f"{_R}id") for e in drawing.iter(f"{_V}imagedata")]
        for name in ids:
            relation = relations.get(name or "")
            data = packed.read(relation.target) if relation and not relation.outside else None
            seen = seen_in(data) if data else None
            if seen:
                yield seen
        if not ids:
            yield from _figure(drawing)


def _size(drawing: Xml) -> float:
    """The longer side in points; 0 where it is not said."""
    sides = [e.get(side, "") for e in drawing.iter(f"{_WP}extent") for side in ("cx", "cy")]
    return max((int(s) / EMU for s in sides if s.isdigit()), default=0.0)


def _figure(drawing: Xml) -> Iterator[Seen]:
    """A shape of Word's own: its fill and what its name says of its form."""
    for geometry in drawing.iter(f"{_A}prstGeom"):
        solid = geometry.getparent().find(f"{_A}solidFill/{_A}srgbClr")
        colour = colour_of(solid.get("val")) if solid is not None else None
        yield Seen("shape", colour, _FORMS.get(geometry.get("prst", ""), "other"))
    for name, form in (("oval", "dot"), ("rect", "other"), ("roundrect", "other")):
        for shape in drawing.iter(f"{_V}{name}"):
            colour = colour_of((shape.get("fillcolor") or "").lstrip("#").split(" ")[0])
            yield Seen("shape", colour, "dot" if form == "dot" else "other")
