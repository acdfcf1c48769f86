"""One report's JSON against its document: which cells are where it says, and which words of its rows are nowhere."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from math import inf
from typing import Any, Literal

from pipeline.verify.letters import Box, Found, Token, find_text, folded, letters_of, plain_length
from pipeline.verify.pdf import Pages

Kind = Literal["text", "word", "edge", "place"]
TEXTS = (
    "label", "title", "theme", "inquiry", "recommendation", "response", "action", "update",
    "previous_update", "lead_officer", "target_date_printed",
)  # fmt: skip
CUT = "[…]"  # ends a cell of which a published set quotes only the beginning
_EDGE = 0.6  # points that a word's middle may be outside of its box
_OVER = 3.0  # points that a word may hang over the edge of its box
_IN_WORDS = ("word", "letter")
_COUNTED = ("number", "label")
_ABOVE = 40  # points above its first box that a row's label may be
_MASK = re.compile(r"\[[^\[\]\n]*\]")
_VALUE_WORDS = 4  # a cell of so many words may be read as a value alone: "Y", "Not accepted"

Json = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Finding:
    """A cell that is not proved, or words that are published nowhere."""

    kind: Kind  # text: not printed there; word: printed there, published nowhere; edge: half outside; place: no box
    index: int | None
    field: str | None
    page: int | None
    words: tuple[str, ...]
    box: tuple[float, ...] | None = None


@dataclass(slots=True)
class Proof:
    """What could be proved of one report."""

    report_id: str
    file: str
    cells: int = 0  # that hold words
    proved: int = 0
    corrected: int = 0  # that a person changed: not the document's words
    unprovable: int = 0  # recognised in a picture, or a number that a spreadsheet formats: the file has no such letters
    words: int = 0  # inside the records' boxes
    unaccounted: int = 0
    findings: list[Finding] = field(default_factory=list)
    problem: str | None = None  # why nothing could be looked up

    @property
    def is_proved(self) -> bool:
        """Return True if every cell is proved or was corrected by a person, and every word accounted for."""
        return not self.problem and not self.findings and not self.unprovable

    @property
    def verdict(self) -> str:
        """Return one word for it."""
        if self.problem:
            return "not checked"
        if self.findings:
            return "not proved"
        return "not provable" if self.unprovable else "proved"


def prove(reports: Sequence[Json], pages: Pages, *, whole: bool = True, masked: bool = False) -> list[Proof]:
    """Compare the reports of one document with it.

    `whole`: every word of a cell is meant to be published; `masked`: names may be replaced by words in brackets.
    """
    proofs = [Proof(report["report_id"], report["source"]["file"]) for report in reports]
    rows = [
        _Row(row, report, pages, proof, masked)
        for report, proof in zip(reports, proofs, strict=True)
        for row in report["recommendations"]
    ]
    for row in rows:
        row.check_cells()
    if whole:
        _check_words(rows)
    return proofs


def _check_words(rows: Sequence[_Row]) -> None:
    published: Taken = {}
    for row in rows:
        row.check_words()
        for word, letters in row.taken.items():
            published.setdefault(word, set()).update(letters)
    for row in rows:
        row.check_beside(published)


def prove_flowing(reports: Sequence[Json], words: Sequence[Token], *, masked: bool = False) -> list[Proof]:
    """Compare the reports of a file without pages with its words: each cell's are in it, in their order.

    Numbers that Word counts or a spreadsheet formats are no letters of the file.
    """
    proofs = []
    for report in reports:
        proof = Proof(report["report_id"], report["source"]["file"])
        for row in report["recommendations"]:
            corrected = _corrected(row)
            for name, text in _texts(row):
                proof.cells += 1
                missing = _find(text, words, set(), masked).missing
                if _is_corrected(name, corrected):
                    proof.corrected += 1
                elif not missing:
                    proof.proved += 1
                elif name in _COUNTED or (len(missing) <= _VALUE_WORDS and any(map(str.isdigit, text))):
                    proof.unprovable += 1
                else:
                    proof.findings.append(Finding("text", row["index"], name, None, tuple(missing)))
        proofs.append(proof)
    return proofs


def _find(text: str, tokens: Sequence[Token], taken: set[int], masked: bool) -> Found:
    text = text.removesuffix(CUT)
    found = find_text(text, tokens, taken)
    if found.missing and masked:
        found = find_text(_MASK.sub(" ", text), tokens, taken)
    return found


def _corrected(row: Json) -> set[str]:
    return {mark["field"] for mark in row["checked"] if mark.get("correction")}


def _is_corrected(name: str, corrected: set[str]) -> bool:
    return name in corrected or name.partition("/")[0] in corrected


def _declared(words: Json) -> list[Json]:
    """Return what the report says of words that are in none of its cells: running lines, and words without a place."""
    return [*words.get("running", ()), *words["unplaced"]]


Place = tuple[int, int]  # a word: its page, and its position there
Taken = dict[Place, set[int]]  # the letters of each word that some field publishes


def _place(token: Token) -> Place:
    return token.page, token.at


class _Row:
    """One recommendation: its cells, and the words inside their boxes."""

    def __init__(self, row: Json, report: Json, pages: Pages, proof: Proof, masked: bool) -> None:
        self.row, self.report, self.pages, self.proof, self.masked = row, report, pages, proof, masked
        self.declared = _declared(report["words"])
        self.sources: Json = {name: _on_paper(places) for name, places in row["sources"].items()}
        self.region = list({tuple(p["bbox"]): p for places in self.sources.values() for p in places}.values())
        self.headings = _headings(row, report)
        self.seen: set[Place] = set()  # words inside the boxes
        self.taken: Taken = {}  # word → its letters that a field published
        self.corrected = _corrected(row)

    def check_cells(self) -> None:
        """Look for every cell's text where the report says that it is."""
        for name, text in _texts(self.row):
            self.proof.cells += 1
            self._check_cell(name, text)

    def _check_cell(self, name: str, text: str) -> None:
        if _is_corrected(name, self.corrected):
            self.proof.corrected += 1
            return
        own = self._places(name)
        best, among = Found(missing=text.split()), list[Token]()
        for tokens in self._readings(name, own):
            found = _find(text, tokens, self._taken_of(tokens), self.masked)
            if len(found.missing) < len(best.missing) or not found.missing:
                best, among = found, tokens
            if not best.missing:
                break
        self._take(best.taken, among)
        over = self._over_the_edge(name, best.taken, among)
        if over:
            self._say("edge", name, over[0].page, [token.text for token in over], over[0].box)
        elif not best.missing:
            self.proof.proved += 1
        elif self._is_picture(own):
            self.proof.unprovable += 1
        elif own:
            self._say("text", name, own[0]["page"], best.missing, own[0]["bbox"])
        else:
            self._say("place", name, None, best.missing, None)

    def _over_the_edge(self, name: str, taken: set[int], tokens: Sequence[Token]) -> list[Token]:
        """Return the words of a cell that hang out of the boxes that it says are its own."""
        own = self.sources.get(name, ())
        owners = letters_of(tokens).owners if own else []
        words = [tokens[at] for at in sorted({owners[at] for at in taken})] if own else []
        return [word for word in words if not any(_holds(place, word) for place in own)]

    def _places(self, name: str) -> list[Json]:
        """Return the boxes of a field: its own, else (a title, a label) all of the record's."""
        same = {self.row[field]: field for field in ("previous_update", "update")}
        if name.startswith("updates/"):
            name = same.get(self.row["updates"][int(name.removeprefix("updates/")) - 1]["update"], name)
        own = self.sources.get("rag" if name.startswith("status") else name)
        return list(own) if own else self.region

    def _readings(self, name: str, places: Sequence[Json]) -> Iterator[list[Token]]:
        """Yield the words of the boxes line by line, then as the file has them; last, without running lines."""
        boxed = [self._inside(place) for place in places]
        yield _once(token for part in boxed for token in part)
        yield _once(token for part in boxed for token in sorted(part, key=_place))
        plain = [[token for token in part if not self._is_declared(token)] for part in boxed]
        if plain != boxed:
            yield _once(token for part in plain for token in part)
        if name in _COUNTED and places:  # it may be the row's own heading
            top = min(places, key=_from_top)
            box = Box(*top["bbox"])
            above = Box(-inf, box.top - _ABOVE, inf, box.bottom)
            yield self.pages.inside(top["page"], above)
        if name.startswith("status") and places:  # a tick says what stands over its column
            yield from self._over(min(places, key=_from_top))
        if name == "inquiry" and name not in self.sources:
            for page in range(max((place["page"] for place in places), default=1), 0, -1):
                yield self.pages.inside(page, Box(-inf, -inf, inf, inf))

    def _over(self, place: Json) -> Iterator[list[Token]]:
        """Yield the words above a box, as wide as it is; then those of the pages before."""
        left, top, right, _ = place["bbox"]
        for page in range(min(place["page"], len(self.pages)), 0, -1):
            yield self.pages.inside(page, Box(left, -inf, right, top if page == place["page"] else inf))

    def _inside(self, place: Json) -> list[Token]:
        if not 0 < place["page"] <= len(self.pages):
            return []
        return self.pages.inside(place["page"], Box(*place["bbox"]).widened(_EDGE))

    def _taken_of(self, tokens: Sequence[Token]) -> set[int]:
        if not self.taken:
            return set()
        found, at = set[int](), 0
        for token in tokens:
            found.update(at + i for i in self.taken.get(_place(token), ()))
            at += plain_length(token.text)
        return found

    def _take(self, places: set[int], tokens: Sequence[Token]) -> None:
        run = letters_of(tokens)
        firsts: dict[int, int] = {}
        for at, owner in enumerate(run.owners):
            firsts.setdefault(owner, at)
        for at in places:
            token = tokens[run.owners[at]]
            self.taken.setdefault(_place(token), set()).add(at - firsts[run.owners[at]])

    def check_words(self) -> None:
        """Look where every word inside the row's boxes went."""
        if self.corrected:
            return
        bullets = any(mark in text for _, text in _texts(self.row) for mark in "•◦")
        for name, places in self.sources.items():
            inside = _once(token for place in places for token in self._inside(place) if _place(token) not in self.seen)
            self.seen.update(map(_place, inside))
            self.proof.words += len(inside)
            left = [token for token in inside if not self._is_accounted(token, self.taken, bullets=bullets)]
            if left and self._is_value(name, left, places):
                self._take(set(range(len(letters_of(left).chars))), left)
            else:
                self._say_lost(name, self._without_headings(left))

    def check_beside(self, published: Taken) -> None:
        """Look where every word went that is beside the row's boxes, at their height; `published`: in any row."""
        if self.corrected:
            return
        left = self._left(self._bands(), published)
        if left:  # the rest of a heading may stand a few lines above or below
            around = self._without_headings(self._left(self._bands(_ABOVE), published))
            self._say_lost(None, [token for token in left if token in around])

    def _left(self, bands: Sequence[Json], published: Taken) -> list[Token]:
        inside = _once(token for band in bands for token in self._inside(band))
        return [
            token
            for token in inside
            if _place(token) not in self.seen and not self._is_accounted(token, published, bullets=False)
        ]

    def _say_lost(self, name: str | None, words: Sequence[Token]) -> None:
        for page in sorted({token.page for token in words}):
            lost = [token for token in words if token.page == page]
            self.proof.unaccounted += len(lost)
            self._say("word", name, page, [token.text for token in lost], lost[0].box)

    def _without_headings(self, words: Sequence[Token]) -> list[Token]:
        """Return the words that are no heading of the table, or label of a form, that the report names."""
        left = [token for token in words if _letters(token.text)]
        for heading in self.headings if left else ():
            while gone := _among(heading, left) or _among(heading, sorted(left, key=_place)):
                left = [token for token in left if _place(token) not in gone]
        return left

    def _bands(self, more: float = -1) -> list[Json]:
        """Return the whole width of the page at the height of each box, and so many points above and below."""
        heights = {(p["page"], top, bottom) for p in self.region for _, top, _, bottom in (p["bbox"],)}
        bands = ((page, (-inf, top - more, inf, bottom + more)) for page, top, bottom in sorted(heights))
        return [{"page": page, "bbox": box} for page, box in bands]

    def _is_accounted(self, token: Token, published: Taken, *, bullets: bool) -> bool:
        letters = letters_of([token]).chars
        taken = published.get(_place(token), set())
        if all(i in taken or not char.isalnum() for i, char in enumerate(letters)):
            return True
        if bullets and token.line_start and len(token.text) == 1:
            return True
        return self._is_declared(token) or not self.pages.is_seen(token)

    def _is_declared(self, token: Token) -> bool:
        for line in self.declared:
            if line["page"] != token.page or folded(token.text) not in folded(line["text"]):
                continue
            box = line.get("bbox")
            if box is None or Box(*box).widened(1).holds(*token.box.middle):
                return True
        return False

    def _is_value(self, name: str, left: Sequence[Token], places: Sequence[Json]) -> bool:
        """Return True for the few words of a cell that is published as a value: a decision, a status."""
        if name not in ("decision", "rag"):
            return False
        value = self.row["decision"] if name == "decision" else self.row["rag"] or self.row["progress"]
        count = sum(len(self._inside(place)) for place in places)
        return value is not None and len(left) == count <= _VALUE_WORDS

    def _is_picture(self, places: Sequence[Json]) -> bool:
        """Return True if the report was read from pictures, and no letters are in the boxes."""
        if self.report["source"]["text"] == "native":
            return False
        return not any(self._inside(place) for place in places)

    def _say(self, kind: Kind, name: str | None, page: Any, words: Sequence[str], box: Any) -> None:
        box = tuple(round(edge, 1) for edge in box) if box else None
        self.proof.findings.append(Finding(kind, self.row["index"], name, page, tuple(words), box))


def _texts(row: Json) -> Iterator[tuple[str, str]]:
    """Yield every published text of a row by its field; the longest first, so that a short one finds its own place."""
    found = [(name, row[name]) for name in TEXTS if row[name]]
    found += [("number", row["number"])] if row["number"] and not row["label"] else []  # "One" is published as 1
    found += [(f"extra/{name}", text) for name, text in row["extra"].items() if text]
    found += [(f"updates/{i}", u["update"]) for i, u in enumerate(row["updates"], 1) if u["update"]]
    states = [("status", row["status"]), *((f"status/{i}", u["status"]) for i, u in enumerate(row["updates"], 1))]
    found += [(n, s["shown"]) for n, s in states if s and s["shown"] and s["evidence"] in _IN_WORDS]
    yield from sorted(found, key=lambda item: -len(item[1]))


def _headings(row: Json, report: Json) -> list[str]:
    """Return the headings that the report says its fields stand under, the longest first."""
    found = {column["heading"] for column in report["columns"]} | set(row["extra"])
    found |= {update["heading"] for update in row["updates"]}
    if row["number"]:  # "Response to recommendation 2"
        found |= {f"{heading} {row['number']}" for heading in found if heading}
    return sorted(filter(None, found), key=lambda heading: (-len(heading), heading))


def _among(heading: str, words: Sequence[Token]) -> set[Place]:
    """Return which words are a heading: all of it, in order, with as little between as can be, or none."""
    letters = _letters(heading)
    runs = [_run(letters, words[at:]) for at, word in enumerate(words) if letters.startswith(_letters(word.text))]
    _, places = min(runs, key=lambda run: (not run[1], run[0]), default=(0, set[Place]()))
    return places


def _run(letters: str, words: Sequence[Token]) -> tuple[int, set[Place]]:
    """Return over how many words a heading goes from the first of them, and which are its own."""
    found: set[Place] = set()
    for count, word in enumerate(words):
        own = _letters(word.text)
        if letters.startswith(own):
            found.add(_place(word))
            letters = letters.removeprefix(own)
        if not letters:
            return count, found
    return 0, set()


def _letters(text: str) -> str:
    return "".join(filter(str.isalnum, folded(text)))


def _holds(place: Json, word: Token) -> bool:
    """Return True if a word is inside a box with all its width."""
    left, top, right, bottom = place["bbox"]
    x0, y0, x1, y1 = word.box
    across = left - _OVER <= x0 and x1 <= right + _OVER
    return bool(place["page"] == word.page and across and top - _EDGE <= (y0 + y1) / 2 <= bottom + _EDGE)


def _from_top(place: Json) -> tuple[int, float]:
    return place["page"], place["bbox"][1]


def _on_paper(places: Sequence[Json]) -> list[Json]:
    return [place for place in places if "bbox" in place]


def _once(tokens: Iterator[Token]) -> list[Token]:
    found: dict[tuple[int, int], Token] = {}
    for token in tokens:
        found.setdefault(_place(token), token)
    return list(found.values())
