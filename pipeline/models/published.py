"""How fields are published: the limits that a value is held to, and the JSON that a type becomes.

Pydantic asks the types for it when it makes a schema; only then is it imported.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import asdict, dataclass
from functools import cache
from typing import TYPE_CHECKING, Annotated, Any

from pipeline.models.page import Box, Spot
from pipeline.models.text import Locator, Text

if TYPE_CHECKING:
    from pydantic import TypeAdapter, ValidationError


@dataclass(frozen=True, slots=True)
class Limits:
    """What a text or number is held to."""

    pattern: str | None = None
    ge: float | None = None
    le: float | None = None
    min_length: int | None = None
    max_length: int | None = None

    def __get_pydantic_core_schema__(self, source: Any, handler: Any) -> Any:
        return {**handler(source), **{name: limit for name, limit in asdict(self).items() if limit is not None}}


@dataclass(frozen=True, slots=True)
class Form:
    """Another form in JSON: `kind` is the type that it has there. `as_is`: what `write` gives is JSON already."""

    kind: Any
    read: Callable[[Any], Any]
    write: Callable[[Any], Any]
    as_is: bool = False

    def __get_pydantic_core_schema__(self, source: Any, handler: Any) -> Any:
        from pydantic_core import core_schema

        inner = handler.generate_schema(self.kind)
        own = None if self.as_is else inner
        written = core_schema.plain_serializer_function_ser_schema(self.write, return_schema=own)
        return core_schema.no_info_after_validator_function(self.read, inner, serialization=written)


_ONE_DAY = r"[0-9]{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12][0-9]|3[01]))?)?"
Slug = Annotated[str, Limits(r"^[a-z0-9][a-z0-9-]{0,119}$")]
Day = Annotated[str, Limits(f"^{_ONE_DAY}(/{_ONE_DAY})?$")]  # ISO, as precise as it is printed, or from one to another
Colour = Annotated[str, Limits("^#[0-9a-f]{6}$")]
Code = Annotated[str, Limits("^[A-Z][A-Z0-9_]*$")]
Name = Annotated[str, Limits(min_length=1)]
Position = Annotated[int, Limits(ge=1)]
Number = Annotated[int, Limits(ge=0)]
Share = Annotated[float, Limits(ge=0, le=1)]


@dataclass(frozen=True, slots=True)
class OnPaper:
    """A page (from 1) and a box in points from its top left."""

    page: Position
    bbox: Edges


@dataclass(frozen=True, slots=True)
class InParagraph:
    """In a file without pages: a paragraph, from 1."""

    paragraph: Position


@dataclass(frozen=True, slots=True)
class InTable:
    """In a file without pages: a table (sheet), row and column, from 1."""

    table: Position
    row: Position
    column: Position


def labelled_once(pairs: Iterable[tuple[str, Text]]) -> tuple[tuple[str, Text], ...]:
    """Labels and texts; a label met again has its count behind it, so that no line is lost and each has its name."""
    found: dict[str, Text] = {}
    for label, text in pairs:
        key, count = label, 1
        while key in found:
            count += 1
            key = f"{label} ({count})"
        found[key] = text
    return tuple(found.items())


def edges(box: Box) -> list[float]:
    """The edges; adding 0.0 turns -0.0 into 0.0, so that a box at the margin has one spelling."""
    return [round(float(edge), 2) + 0.0 for edge in box]


def place_object(place: Locator) -> dict[str, Any]:
    """A place on paper, or in a file without pages."""
    if place.spot is None:
        return {"page": place.page, "bbox": edges(place.box)}
    if place.spot.paragraph:
        return {"paragraph": place.spot.paragraph}
    return {"table": place.spot.table, "row": place.spot.row, "column": place.spot.column}


def _place_objects(places: Iterable[Locator]) -> list[dict[str, Any]]:
    """Places; one in a file without pages that two lines share is said once."""
    found: list[dict[str, Any]] = []
    for place in places:
        entry = place_object(place)
        if place.spot is None or entry not in found:
            found.append(entry)
    return found


def _place(said: OnPaper | InParagraph | InTable) -> Locator:
    if isinstance(said, OnPaper):
        return Locator(said.page, said.bbox)
    return Locator(1, Box(0, 0, 0, 0), Spot(**asdict(said)))


def _is_whole(said: str | float | None) -> bool:
    return isinstance(said, float) and said.is_integer()


def _labelled(said: Mapping[str, str]) -> tuple[tuple[str, Text], ...]:
    return tuple((label, Text(value)) for label, value in said.items())


def _pairs(said: Mapping[str, Any]) -> tuple[tuple[str, Any], ...]:
    return tuple(said.items())


Edges = Annotated[Box, Form(Annotated[list[float], Limits(min_length=4, max_length=4)], lambda said: Box(*said), edges)]
Places = Annotated[
    tuple[Locator, ...],
    Form(list[OnPaper | InParagraph | InTable], lambda said: tuple(map(_place, said)), _place_objects, as_is=True),
]
Said = Annotated[  # an empty text says nothing, as a missing one does
    Text | None,
    Form(str | None, lambda said: None if said is None else Text(said), lambda text: text.value if text else None),
]
Labelled = Annotated[
    tuple[tuple[str, Text], ...],
    Form(dict[str, str], _labelled, lambda pairs: {label: text.value for label, text in labelled_once(pairs)}),
]
PlacesByField = Annotated[
    tuple[tuple[str, tuple[Locator, ...]], ...],
    Form(dict[str, Places], _pairs, dict),
]
ShareByField = Annotated[
    tuple[tuple[str, float], ...],
    Form(dict[str, Share], _pairs, lambda pairs: {name: round(share, 4) for name, share in pairs}),
]
WordsByField = Annotated[
    tuple[tuple[str, tuple[str, ...]], ...],
    Form(dict[str, tuple[str, ...]], _pairs, dict),
]
Amount = Annotated[  # without pence a whole number
    str | float | None,
    Form(str | float | None, lambda said: said, lambda said: int(said) if _is_whole(said) else said),
]
Place = Annotated[
    Locator | None,
    Form(
        OnPaper | InParagraph | InTable | None,
        lambda said: said and _place(said),
        lambda place: place and place_object(place),
        as_is=True,
    ),
]


def adapter(kind: Any) -> TypeAdapter[Any]:
    """What reads, writes and describes a type; no other fields than its own, `from_` as “from”."""
    return _adapter(kind)


@cache
def _adapter(kind: Any) -> TypeAdapter[Any]:
    from pydantic import ConfigDict, TypeAdapter

    config = ConfigDict(
        extra="forbid",
        alias_generator=lambda name: name.removesuffix("_"),
        serialize_by_alias=True,
        ser_json_inf_nan="constants",
    )
    return TypeAdapter(kind | None, config=config)  # a dataclass alone is refused a configuration


def written(kind: Any, entry: object) -> Any:
    """A value as JSON. It is not held to its type here: it is once it is clean."""
    return adapter(kind).dump_python(entry, mode="json", warnings=False)


def fault_of(error: ValidationError) -> str:
    """Where the first fault is, and which; the value itself is not repeated."""
    fault = error.errors(include_url=False, include_context=False, include_input=False)[0]
    return f"{'.'.join(map(str, fault['loc']))}: {fault['msg']}"
