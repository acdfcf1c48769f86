"""What a document says one thing after the other: its paragraphs outside of tables, and its tables, in order."""

from __future__ import annotations

import itertools
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property, lru_cache

from pipeline.cells.labelled_values import Look, look_of
from pipeline.cells.outside import Paragraphs, blocks_outside
from pipeline.cells.stanzas.beside import regions_of
from pipeline.cells.stanzas.card_frames import Card
from pipeline.cells.stanzas.framed import Cards
from pipeline.cells.stanzas.side_numbers import number_first
from pipeline.cells.status.key_drawn import without_keys
from pipeline.models.page import Box, Page, Word
from pipeline.models.places import Places
from pipeline.models.table import Block, Cell, Fragment, Table
from pipeline.profiles import Profile
from pipeline.text.join import joined
from pipeline.text.lexicon import Lexicon
from pipeline.text.lines import Line, box_of, spoken
from pipeline.text.paragraphs import blocks_of

LEVEL = 2.0  # points between the beginnings of a name and of its number below
BELOW = 2.0  # heights of print from a line to the next
CLOSE = 0.5  # heights of print between two lines of one heading
LARGER = 1.08  # times the usual height of print
LEAST_SIGNS = 3
HIGHER = 1.05  # times the height of another heading

NOTHING = Block(())


@dataclass(frozen=True, eq=False)
class Item:
    """A paragraph or a table, in reading order; `apart` says that a paragraph is printed unlike the usual text.

    An item is equal to itself alone, so that what may label it is looked for once.
    """

    page: int
    top: float
    column: Box
    block: Block = NOTHING
    table: Table | None = None
    apart: bool = False
    text: str = ""
    card: Card | None = None  # the frame that it stands in
    lead: int = 0  # words at its front that are known to label it, whatever they look like

    @cached_property
    def words(self) -> list[Word]:
        return [w for line in self.block.lines for w in line]


_FIGURE = re.compile(r"\d{1,2}[.:]?")
_PARAGRAPH = re.compile(r"\d{1,3}(?:\.\d{1,3})*[.)]?")


def may_stand_before(word: str) -> bool:
    """Whether a word may stand before a recommendation's name: a paragraph's number, or a bare sign."""
    return _PARAGRAPH.fullmatch(word) is not None or not any(map(str.isalnum, word))


@lru_cache(maxsize=16)
def _openings(names: str, word: str) -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    """A recommendation's name, alone or with a number; its name or letter with a number; a number behind a name."""
    letter = r"(?:R|Rec)\.?\s?\d{1,3}[a-z]?[.:)]?$"
    return (
        re.compile(rf"^(?:{letter}|{names}(?:\b\W*$|\W{{0,2}}\d))", re.IGNORECASE),
        re.compile(rf"^(?:{letter}|{names}\W{{0,2}}\d)", re.IGNORECASE),
        re.compile(rf"\d|^(?i:{word})\b|^[A-Z][.:)]?$"),
    )


def opens_stanzas(pages: Sequence[Page], taken: Places, profile: Profile) -> list[int]:
    """The pages on which a line outside of tables begins with a numbered recommendation: cheap to ask of any file."""
    found: list[int] = []
    seen, opening = set[str](), set[str]()  # words, and those of them that may open one
    opener, coded, number = _openings(profile.names, profile.numbers.pattern)
    for page in pages:
        words = page.words
        texts = [word[0] for word in words]
        new = set(texts).difference(seen)
        seen |= new
        opening |= {text for text in new if opener.match(text)}
        places = () if opening.isdisjoint(texts) else [at for at, text in enumerate(texts) if text in opening]
        for at in places:
            word = words[at]
            if word in taken or not _opens_line(words, at):
                continue
            if coded.match(word.text) or number.search("".join(texts[at + 1 : at + 2])) or _number_below(words, at):
                found.append(page.number)
                break
    return found


def _opens_line(words: Sequence[Word], at: int) -> bool:
    """Whether a word begins a line, or stands behind what may stand there before a name."""
    return begins_line(words, at) or (may_stand_before(words[at - 1].text) and begins_line(words, at - 1))


def _number_below(words: Sequence[Word], at: int) -> bool:
    """Whether the line below a name begins with its number: a narrow margin holds no more than one of the two."""
    below = next((place for place in range(at + 1, len(words)) if begins_line(words, place)), None)
    if below is None:
        return False
    name, first = words[at], words[below]
    under = abs(first.box.x0 - name.box.x0) <= LEVEL and 0 < first.box.top - name.box.top < BELOW * name.box.height
    return under and _FIGURE.fullmatch(first.text) is not None


def begins_line(words: Sequence[Word], at: int) -> bool:
    """Whether the word at some position begins a line, as `line_starts` has it."""
    if not at:
        return True
    (left, _, _, foot), (x0, top, _, bottom) = words[at - 1][2], words[at][2]
    return left > x0 or foot < (top + bottom) / 2


def line_starts(words: Sequence[Word]) -> list[int]:
    """Positions of the words that begin a line: further left than the word in front, or below it."""
    if not words:
        return []
    boxes = [word[2] for word in words]
    pairs = enumerate(itertools.pairwise(boxes), start=1)
    return [0, *[at for at, ((x, _, _, foot), (x0, top, _, end)) in pairs if x > x0 or foot < (top + end) / 2]]


def flow_of(
    paragraphs: Paragraphs, tables: Sequence[Table], numbers: Sequence[int], profile: Profile, cards: Cards
) -> list[Item]:
    """All paragraphs of some pages, and the tables that begin there, from top to bottom.

    Columns beside one another are read one after the other, and so are cards.
    """
    placed: list[tuple[int, float, Item]] = []
    for number in numbers:
        page, free = paragraphs.drawn(number)
        words, sheet = without_keys(page, free, profile), Box(0, 0, page.width, page.height)
        usual = _usual(words)
        for card, beside, region in _regions(page, words, cards.get(number, ()), profile):
            column, blocks = blocks_outside(region, sheet)
            parts = (part for block in blocks for part in _between_rules(block))
            own = [_item(number, column, part, usual, card) for part in parts if any(part.lines)]
            placed += [(number, item.top if beside is None else beside, item) for item in own]
    own_pages = set(numbers)
    found = [t for t in tables if t.boxes and t.boxes[0].page in own_pages and not t.nested]
    for place, table in ((t.boxes[0], t) for t in found):
        placed.append((place.page, place.box.top, Item(place.page, place.box.top, place.box, table=table)))
    return [item for _, _, item in sorted(placed, key=lambda p: p[:2])]


def _regions(
    page: Page, words: Sequence[Word], cards: Sequence[Card], profile: Profile
) -> Iterator[tuple[Card | None, float | None, list[Word]]]:
    """The parts of a page that are read one after the other: what stands in no card, then each of the cards."""
    drawn = list(_drawn_across(page))
    for beside, part in regions_of([w for w in words if not any(c.holds(w) for c in cards)], profile, drawn):
        yield None, beside, part
    for card in cards:
        own = number_first([w for w in words if card.holds(w)], card.box, page.fills)
        for beside, part in regions_of(own, profile, drawn):
            yield card, beside if card.row is None else card.row, part


def _drawn_across(page: Page) -> Iterator[Box]:
    """The level lines and painted bands of a page."""
    yield from (ruling.box for ruling in page.rulings if ruling.horizontal)
    yield from (fill.box for fill in page.fills if fill.box.width > fill.box.height)


def _between_rules(block: Block) -> Iterator[Block]:
    """A paragraph without lines made of signs, as typewriters drew them ("------"): cut where one stands."""
    rules = [at for at, line in enumerate(block.lines) if is_rule(line)]
    if not rules:
        yield block
        return
    for start, end in itertools.pairwise([-1, *rules, len(block.lines)]):
        yield Block(block.lines[start + 1 : end], block.level)


def is_rule(line: Line) -> bool:
    """Whether a line holds nothing but signs."""
    return not any(letter.isalnum() for letter in line[0].text) and (
        len(said := spoken(line)) >= LEAST_SIGNS and not any(map(str.isalnum, said))
    )


def _item(page: int, column: Box, block: Block, usual: tuple[Look, float], card: Card | None) -> Item:
    words = [w for line in block.lines for w in line]
    look, height = usual
    larger = min([(box := w[2])[3] - box[1] for w in words]) > LARGER * height
    apart = larger or (look_of(words[0]) != look and all([look_of(w) != look for w in words]))
    text = " ".join(spoken(x) for x in block.lines)
    return Item(page, words[0].box.top, column, block, apart=apart, text=text, card=card)


def _usual(words: Sequence[Word]) -> tuple[Look, float]:
    """How most of a page's words are printed, and how high."""
    if not words:
        return (False, False, ""), 0.0
    looks = Counter([look_of(w) for w in words])
    heights = Counter([round((box := w[2])[3] - box[1], 1) for w in words])
    return looks.most_common(1)[0][0], heights.most_common(1)[0][0]


def is_larger(item: Item, heading: Item) -> bool:
    """Whether a heading is printed larger than that of the recommendation: what stands below it is no part of it."""
    return item.words[0].box.height > HIGHER * heading.words[0].box.height


def printed_alike(one: Word, other: Word) -> bool:
    """Whether two words look the same and are as high."""
    return look_of(one) == look_of(other) and 1 / HIGHER < one.box.height / other.box.height < HIGHER


def part_of(item: Item, start: int, end: int) -> Item:
    """Some lines of a paragraph, as one of their own."""
    lines = item.block.lines[start:end]
    text = " ".join(spoken(line) for line in lines)
    return replace(item, top=lines[0][0].box.top, block=Block(lines, item.block.level), text=text)


def without(block: Block, count: int) -> Block:
    """A block less its first words: the label in front of a value."""
    lines = []
    for line in block.lines:
        rest = line[count:]
        count = max(0, count - len(line))
        if rest:
            lines.append(rest)
    return Block(tuple(lines), block.level, block.starts)


def parted_behind(item: Item, count: int) -> tuple[Item, Item]:
    """The first words of a paragraph's first line, and the rest."""
    first, rest = item.block.lines[0][:count], without(item.block, count)
    own = replace(item, block=Block((first,)), text=spoken(first))
    return own, replace(item, block=rest, text=" ".join(map(spoken, rest.lines)))


def wraps(heading: Item | None, item: Item) -> bool:
    """Whether a line goes on with the heading right above it: printed like it, set close, and unlike the text."""
    if heading is None or item.table is not None or not (heading.apart and item.apart) or heading.page != item.page:
        return False
    above, first = heading.words[-1], item.words[0]
    alike = look_of(above) == look_of(first) and abs(above.box.height - first.box.height) < 1
    return alike and first.box.top - above.box.bottom < CLOSE * first.box.height


def together(heading: Item, item: Item) -> Item:
    """A heading and the line that goes on with it as one."""
    block = Block((*heading.block.lines, *item.block.lines), heading.block.level, heading.block.starts)
    return replace(heading, block=block, text=f"{heading.text} {item.text}")


def item_of_line(line: Line) -> Item:
    """A line by itself as a paragraph, in a column no wider than it."""
    box = box_of(line)
    return Item(line[0].page, box.top, box, Block((line,)), text=spoken(line))


def items_of(lines: Sequence[Line], reach: float = 0.0) -> Iterator[Item]:
    """The paragraphs of some lines of one column, page by page; `reach`: where others of that column end."""
    for number in dict.fromkeys(line[0].page for line in lines):
        own = [line for line in lines if line[0].page == number]
        held = box_of([w for line in own for w in line])
        column = held._replace(x1=max(held.x1, reach))
        for block in blocks_of(own, column):
            yield Item(number, block.lines[0][0].box.top, column, block)


def cell_of(items: Sequence[Item], words: Lexicon) -> Cell:
    """Some paragraphs as one cell, a fragment for each page."""
    return Cell(fragments := tuple(_fragments(items)), joined(fragments, words))


def _fragments(items: Sequence[Item]) -> Iterator[Fragment]:
    for page in dict.fromkeys(i.page for i in items):
        own = [i for i in items if i.page == page and any(i.block.lines)]
        if own:
            held = box_of([w for i in own for w in i.words])
            column = own[0].column
            box = Box(column.x0, held.top, column.x1, held.bottom)
            yield Fragment(page, box, tuple(i.block for i in own), own[0].words[0].spot)
