"""Pairs of rounds made from invented recommendations: kept, worded anew, split, merged, gone, new; with the truth."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from random import Random
from typing import Any

from pipeline.models.report import Recommendation
from pipeline.models.text import Text

SEEDS = Path(__file__).with_suffix(".toml")
Truth = frozenset[tuple[int | None, int | None, str]]  # positions from 0, and the kind of the link
Seed = dict[str, Any]

_SWAPS = (
    ("at least", "no fewer than"), ("every", "each"), ("within", "inside"), ("employed", "taken on"),
    ("provided", "supplied"), ("added", "introduced"), ("checked", "examined"), ("published", "made public"),
    ("offered", "made available"), ("placed", "put"), ("the council", "the authority"), ("repaired", "mended"),
)  # fmt: skip
_MORE = (
    "with a named officer responsible for reporting progress to the committee twice a year",
    "so that residents in all wards benefit equally from the investment that has been made",
    "subject to a business case that sets out costs, risks and savings over four years",
    "and that lessons from neighbouring authorities are taken into account before the work begins",
)
_LEADS = ("That ", "That ", "The Council should ensure that ", "We recommend that ", "To ensure that ")


@dataclass(frozen=True)
class MadePair:
    """Two rounds of one inquiry as rows, and which row is which."""

    name: str
    earlier: tuple[Recommendation, ...]
    later: tuple[Recommendation, ...]
    truth: Truth


@dataclass
class _Row:
    """A row that has no number yet. `own`: which earlier rows it is, `kind`: how."""

    title: str
    text: str
    response: str
    update: str
    own: tuple[int, ...] = ()
    kind: str = "new"
    number: str | None = None
    suffix: str = ""
    previous: str = ""


@dataclass
class _Maker:
    random: Random
    seeds: list[Seed]
    before: list[_Row] = field(default_factory=list)
    after: list[_Row] = field(default_factory=list)
    gone: list[int] = field(default_factory=list)

    def chance(self, share: float) -> bool:
        return self.random.random() < share

    def take(self) -> Seed:
        return self.seeds.pop(self.random.randrange(len(self.seeds)))

    def lightly(self, text: str) -> str:
        """A clause with another beginning and up to two other words."""
        bare = text.removeprefix("That ").removeprefix("that ")
        for old, new in self.random.sample(_SWAPS, len(_SWAPS)):
            if old in bare and self.chance(0.6):
                bare = bare.replace(old, new, 1)
        return self.random.choice(_LEADS) + bare

    def changed(self, seed: Seed, n: int) -> str:
        """A clause as a later report words it: the same, lightly or wholly anew, with more said, or with less."""
        part = seed["parts"][n]
        how = self.random.choice(("same", "lightly", "lightly", "more", "less", "anew"))
        if how == "anew":
            anew: str = seed["anew"][n]
            return anew
        said = part if how == "same" else self.lightly(part)
        if how == "less":
            words = said.split()
            return " ".join(words[: max(6, 2 * len(words) // 3)])
        return f"{said} {self.random.choice(_MORE)}" if how == "more" else said

    def old(self, seed: Seed) -> int:
        parts, told = seed["parts"], " ".join(seed["then"])
        self.before.append(_Row(seed["title"], _sentence(parts), seed["response"], told))
        return len(self.before) - 1

    def onward(self, before: _Row, told: str) -> str:
        """A later update; one in three repeats how the earlier one began."""
        return f"{before.update.partition('. ')[0].rstrip('.')}. {told}" if self.chance(0.33) else told

    def kept(self, *, anew: bool = False, edited: bool = False) -> None:
        seed = self.take()
        at = self.old(seed)
        before = self.before[at]
        text = _sentence(seed["anew"]) if anew else before.text
        text = _sentence([self.lightly(part) for part in seed["parts"]]) if edited else text
        row = _Row(seed["title"], text, seed["response"], self.onward(before, " ".join(seed["now"])), (at,), "kept")
        if anew and self.chance(0.3):
            row.title = ""
        elif anew and self.chance(0.3):
            row.response = ""
        self.after.append(row)

    def split(self) -> None:
        seed = self.take()
        at = self.old(seed)
        titles = self.random.choice(("same", "own", "first"))
        letters = self.random.choice(("abc", (".1", ".2", ".3"), ("(i)", "(ii)", "(iii)"), ("", "", "")))
        for n in range(len(seed["parts"])):
            title = seed["title"] if titles == "same" or (titles == "first" and not n) else ""
            title = f"{seed['title']}: part {n + 1}" if titles == "own" else title
            response = seed["response"] if self.chance(0.6) or not n else ""
            told = self.onward(self.before[at], seed["now"][n]) if not n else seed["now"][n]
            self.after.append(
                _Row(title, _sentence([self.changed(seed, n)]), response, told, (at,), "split", suffix=letters[n])
            )

    def all_changed(self, seed: Seed) -> list[str]:
        return [self.changed(seed, n) for n in range(len(seed["parts"]))]

    def merged(self) -> None:
        """Two recommendations as one: two parts of one thing, or two things of which one title remains."""
        first = self.take()
        if self.chance(0.5):
            rows = [
                _Row(first["title"], _sentence([part]), first["response"], told)
                for part, told in zip(first["parts"], first["then"], strict=True)
            ]
            said, now, titles = self.all_changed(first), first["now"], [first["title"]]
        else:
            second = self.take()
            rows = [
                _Row(s["title"], _sentence(s["parts"]), s["response"], " ".join(s["then"])) for s in (first, second)
            ]
            said = [*self.all_changed(first), *self.all_changed(second)]
            now = [*first["now"], *second["now"]]
            titles = [first["title"], second["title"]]
        own = tuple(range(len(self.before), len(self.before) + len(rows)))
        self.before += rows
        title = self.random.choice((titles[0], " and ".join(titles)))
        suffix = self.random.choice(("", "+", "+"))
        self.after.append(_Row(title, _sentence(said), rows[0].response, " ".join(now), own, "merged", suffix=suffix))

    def dropped(self) -> None:
        self.gone.append(self.old(self.take()))

    def new(self) -> None:
        seed = self.take()
        self.after.append(_Row(seed["title"], _sentence(seed["parts"]), seed["response"], " ".join(seed["now"])))

    def pair(self, name: str) -> MadePair:
        """Rows numbered, and moved about, as reports do it; what is no longer there stays in its place before."""
        if self.chance(0.25):
            self.random.shuffle(self.after)
        prefix = self.random.choice(("", "", "R"))
        for n, row in enumerate(self.before, 1):
            row.number = f"{prefix}{n}"
        _number(self.before, self.after, prefix, renumbered=self.chance(0.35))
        untitled, unanswered, repeated = self.chance(0.2), self.chance(0.25), self.chance(0.25)
        if self.chance(0.1):
            for row in (*self.before, *self.after):
                row.number = None
        for row in self.after:
            row.title = "" if untitled and row.kind != "kept" else row.title
            row.response = "" if unanswered and row.title else row.response
            row.previous = self.before[row.own[0]].update if repeated and row.own else ""
        links = {(own, at, row.kind) for at, row in enumerate(self.after) for own in row.own or (None,)}
        links |= {(at, None, "dropped") for at in self.gone}
        return MadePair(name, _rows(self.before), _rows(self.after), frozenset(links))


def _sentence(parts: Iterable[str]) -> str:
    """The parts of a recommendation as one sentence; parts that begin anew as several."""
    first, *rest = parts
    said = first[:1].upper() + first[1:]
    for part in rest:
        said += f", and {part}" if part[:1].islower() else f". {part}"
    return f"{said}."


def _number(before: list[_Row], after: list[_Row], prefix: str, *, renumbered: bool) -> None:
    """Old numbers with letters where the report keeps them, else counted anew; "3 and 4" for a merger at times."""
    count = 0
    for n, row in enumerate(after, 1):
        numbers = [str(before[at].number) for at in row.own]
        if renumbered or not numbers or (row.kind == "split" and not row.suffix):
            count += 1
            row.number = f"{prefix}{n}" if renumbered else f"{prefix}{len(before) + count}"
            if not renumbered and not numbers and before and count % 2:
                row.number = next((b.number for at, b in enumerate(before) if _free(at, after)), row.number)
        elif row.kind == "merged" and row.suffix:
            row.number = " and ".join(numbers)
        else:
            row.number = numbers[0] + (row.suffix if row.kind == "split" else "")


def _free(at: int, after: list[_Row]) -> bool:
    """Whether nothing in the later report is that earlier row: its number may come back for a new one."""
    return all(at not in row.own for row in after)


def _rows(rows: list[_Row]) -> tuple[Recommendation, ...]:
    def text(value: str) -> Text | None:
        return Text(value) if value else None

    return tuple(
        Recommendation(
            at, number=row.number, title=text(row.title), recommendation=text(row.text), response=text(row.response),
            update=text(row.update), previous_update=text(row.previous),
        )
        for at, row in enumerate(rows, 1)
    )  # fmt: skip


def made_pairs(number: int, seed: int) -> Iterator[MadePair]:
    """Yield `number` pairs, the same ones for the same seed."""
    every = tomllib.loads(SEEDS.read_text(encoding="utf-8"))["seed"]
    for n in range(number):
        random = Random(f"unseen {seed} {n}")
        maker = _Maker(random, list(every))
        steps = ["kept"] * random.randint(2, 4) + ["edited", "dropped", "new"]
        steps += random.choices(("split", "merged", "anew"), k=random.randint(1, 2))
        random.shuffle(steps)
        for step in steps:
            if step in ("anew", "edited"):
                maker.kept(anew=step == "anew", edited=step == "edited")
            else:
                getattr(maker, step)()
        yield maker.pair(f"made-{seed}-{n}")
