"""Which of the forms painted on a page a text stands in.

A form (a piece of drawing with a stream of its own) numbers its marked content anew: browsers put print there that
lies on its side or shines through. Tags name the stream of such content (PDF 32000-1, 14.7.4.2); a page's objects
don't, so both sides count the forms as they are painted: from 1, a form before those painted in it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import count, islice, repeat
from typing import Any

from pipeline.models.page import Style, Word
from pipeline.read import raw
from pipeline.read.objects import FORM, MAX_FORM_CALLS, MAX_FORM_DEPTH, TEXT

Streams = dict[tuple[int, int], int]  # object number and generation of a form → which form of its page it is


def with_forms(words: Sequence[Word], objects: Sequence[int], texts: Mapping[int, Style]) -> tuple[Word, ...]:
    """The words, those told which form they stand in that do in one.

    `objects` are the page's own; `texts`: each text object with the style of its words.
    """
    forms = dict(_texts_in_forms(objects))
    if not forms:
        return tuple(words)
    within = {id(style): forms[text] for text, style in texts.items() if text in forms}
    told = {id(w.style): w.style._replace(form=within.get(id(w.style), 0)) for w in words}
    return tuple(w._replace(style=told[id(w.style)]) for w in words)


def _texts_in_forms(objects: Sequence[int]) -> Iterator[tuple[int, int]]:
    """Every text object in a form, with the form that it stands in."""
    numbers = count(1)
    for handle, kind in zip(objects, map(raw.object_type, objects), strict=True):
        if kind == FORM:
            yield from _texts_in(handle, numbers, 1)


def _texts_in(form: int, numbers: Iterator[int], depth: int) -> Iterator[tuple[int, int]]:
    number = next(numbers)
    if number > MAX_FORM_CALLS or depth > MAX_FORM_DEPTH:
        return
    for handle in map(raw.form_object, repeat(form), range(raw.form_objects(form))):
        kind = raw.object_type(handle)
        if kind == TEXT:
            yield handle, number
        elif kind == FORM:
            yield from _texts_in(handle, numbers, depth + 1)


def painted_forms(page: Any) -> Streams:
    """The forms of a pikepdf page; of one that is painted more than once the first."""
    found: Streams = {}
    for number, form in enumerate(islice(_painted(page.obj, ()), MAX_FORM_CALLS), start=1):
        found.setdefault(form.objgen, number)
    return found


def _painted(stream: Any, outer: tuple[Any, ...]) -> Iterator[Any]:
    """The forms that a stream paints, each before those that it paints itself."""
    import pikepdf

    named = stream.get("/Resources", {}).get("/XObject", {})
    for paint in pikepdf.parse_content_stream(stream, "Do"):
        form = named.get(str(paint.operands[0])) if paint.operands else None
        if form is not None and form.get("/Subtype") == "/Form" and len(outer) < MAX_FORM_DEPTH:
            yield form
            if form.objgen not in outer:  # one that paints itself is not opened again
                yield from _painted(form, (*outer, form.objgen))
