"""Which reports belong to one inquiry, by likeness of their recommendations; names of both."""

from __future__ import annotations

import hashlib
import re
import unicodedata
import zlib
from base64 import b32encode
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from itertools import combinations, pairwise
from typing import NamedTuple

from pipeline.publish.schema import JsonObject

_WORD = re.compile(r"\w+")


def normal(text: str) -> str:
    """Only the words: case, punctuation, spacing and the forms of letters left aside."""
    return " ".join(_WORD.findall(unicodedata.normalize("NFKC", text).casefold().replace("&", " and ")))


def text_hash(words: str) -> str:
    """16 hex digits that stand for words made by `normal`."""
    return hashlib.sha256(words.encode("utf-8")).hexdigest()[:16]


def likeness(one: str, other: str, least: float = 0.0) -> float:
    """From 0 to 1, for words made by `normal`; 0 where it would be below `least`."""
    return _ratio()(one, other, score_cutoff=least * 100) / 100


@cache
def _ratio() -> Callable[..., float]:
    """Loaded when it is first needed, and then at hand: it is asked for very often."""
    from rapidfuzz import fuzz

    return fuzz.ratio


def shingles(words: str, length: int = 5, keep_one_in: int = 2) -> Iterator[int]:
    """Numbers that stand for runs of `length` words, a fixed choice of them: alike texts share some."""
    parts = words.split()
    for start in range(max(1, len(parts) - length + 1)):
        number = zlib.crc32(" ".join(parts[start : start + length]).encode("utf-8"))
        if number % keep_one_in == 0 or len(parts) < 4 * length:
            yield number


SAME = 0.85  # alike enough by words alone
SAME_WITH_NUMBER = 0.70  # alike enough where the numbers agree as well


class Side(NamedTuple):
    """One recommendation to be matched: its number and every wording that is known of it."""

    number: str | None
    wordings: tuple[str, ...]


def match(ours: Sequence[Side], theirs: Sequence[Side]) -> dict[int, int]:
    """Position in `ours` → position in `theirs`, each used once, the most alike first."""
    found: dict[int, int] = {}
    taken: set[int] = set()
    for _, _, _, one, other in sorted(_candidates(ours, theirs)):
        if one not in found and other not in taken:
            found[one] = other
            taken.add(other)
    return found


def _candidates(ours: Sequence[Side], theirs: Sequence[Side]) -> Iterable[tuple[float, bool, int, int, int]]:
    """Links that are alike enough, best first when sorted: likeness, agreeing numbers, nearness of places."""
    exact: dict[str, list[int]] = {}
    for at, side in enumerate(theirs):
        for wording in side.wordings:
            exact.setdefault(wording, []).append(at)
    for one, side in enumerate(ours):
        twins = {at for wording in side.wordings if wording for at in exact.get(wording, ())}
        for other in twins or range(len(theirs)):
            agree = side.number is not None and side.number == theirs[other].number
            share = 1.0 if twins else _share(side, theirs[other], SAME_WITH_NUMBER if agree else SAME)
            if share:
                yield -share, not agree, abs(one - other), one, other


def _share(one: Side, other: Side, least: float) -> float:
    """The likeness of the two wordings that are most alike; a blank one is like nothing."""
    return max((likeness(a, b, least) for a in one.wordings for b in other.wordings if a and b), default=0.0)


def opaque(prefix: str, length: int, *parts: object) -> str:
    """A short name without meaning: `prefix` and `length` characters (a-z2-7) of the hash of `parts`."""
    digest = hashlib.sha256("\x1f".join(str(part) for part in parts).encode("utf-8", "surrogatepass")).digest()
    return f"{prefix}{b32encode(digest).decode().lower()[:length]}"


def slug(text: str | None, longest: int = 100) -> str:
    """Letters and digits of a-z0-9 with single hyphens between, safe as the name of a file or folder; may be empty."""
    plain = unicodedata.normalize("NFKD", normal(text or "")).encode("ascii", "ignore").decode()
    return "-".join(plain.replace("_", " ").split())[:longest].strip("-")


@dataclass(frozen=True, slots=True)
class Item:
    """One recommendation: its place, its number, and its words as `likeness.normal` makes them."""

    index: int
    number: str | None
    words: str
    said: str = ""  # its update, likewise
    rag: str | None = None

    @property
    def hash(self) -> str:
        return text_hash(self.words)


@dataclass(frozen=True, slots=True)
class Sketch:
    """One report: who and when it says it is, and the words of its recommendations."""

    report_id: str
    sha256: str
    first_page: int
    at: int  # position among the reports of its file, from 0
    council: str | None
    committee: str | None
    inquiry: str | None
    stated: bool  # the user names the inquiry in a sources file
    stage_months: int | None
    update_date: str | None
    items: tuple[Item, ...]
    pages: int = 1  # of its file
    text: str = "native"  # how its letters were read
    partial: bool = False

    @property
    def order(self) -> tuple[str, int, str]:
        """Earlier rounds first; reports that name no date or round last."""
        months = 999 if self.stage_months is None else self.stage_months
        return self.update_date or "9999", months, self.report_id


def items(document: JsonObject) -> tuple[Item, ...]:
    """The recommendations of a report's document."""
    return tuple(
        Item(entry["index"], entry["number"], recommendation_words(entry["title"], entry["recommendation"]),
             normal(entry["update"] or ""), entry["rag"])
        for entry in document["recommendations"]
    )  # fmt: skip


def sketch(document: JsonObject, items: tuple[Item, ...], at: int, stated: bool) -> Sketch:
    """The sketch of a report, number `at` of its file; `stated`: a sources file names its inquiry.

    Of `document` nothing but the top is looked at; `items` are its recommendations.
    """
    header, source = document["header"], document["source"]
    return Sketch(
        document["report_id"],
        source["sha256"],
        source["first_page"],
        at,
        header["council"],
        header["committee"],
        header["inquiry"],
        stated,
        header["stage_months"],
        header["update_date"],
        items,
        source["pages"],
        source["text"],
        document["status"] != "complete",
    )


def recommendation_words(title: str | None, recommendation: str | None) -> str:
    """Title and text together, since a later round may tell them apart in another way."""
    return normal(f"{title or ''} {recommendation or ''}")


ALIKE = 0.6  # of the shorter report's recommendations stand in the other one as well
_COMMON = 40  # a run of words in more reports than this is a form's own wording
_LEAST_SHARED = 3  # fewer runs of words than this in common, and two reports need not be compared


@dataclass(frozen=True, slots=True)
class Inquiry:
    """Reports that belong together. `guessed`: the reports whose own header does not say so in full."""

    inquiry_id: str
    reports: tuple[Sketch, ...]
    guessed: frozenset[str]


@dataclass(slots=True)
class _Cluster:
    members: list[Sketch]
    stated: set[str] = field(default_factory=set)
    councils: set[str] = field(default_factory=set)

    def agrees(self, other: _Cluster) -> bool:
        """Whether nothing that is known speaks against one inquiry."""
        return len(self.stated | other.stated) <= 1 and len(self.councils | other.councils) <= 1


def inquiries(sketches: Iterable[Sketch], earlier: Mapping[str, str]) -> list[Inquiry]:
    """All reports by inquiry, sorted by id. `earlier`: report_id → inquiry_id of an earlier dataset."""
    reports = sorted(sketches, key=lambda report: report.order)
    clusters = _by_name(reports)
    for one, other in _alike(reports, clusters):
        _join(clusters, one.report_id, other.report_id)
    unique = list({id(cluster): cluster for cluster in clusters.values()}.values())
    for cluster in unique:
        cluster.members.sort(key=lambda report: report.order)
    return _named(unique, earlier)


def _named(clusters: list[_Cluster], earlier: Mapping[str, str]) -> list[Inquiry]:
    """Each with a name of its own: the full name, else the one it had before, else a new one."""
    names = {id(cluster): _stated_name(cluster) for cluster in clusters}
    used = {name for name in names.values() if name}
    for cluster in sorted(clusters, key=lambda cluster: cluster.members[0].order):
        if names[id(cluster)] is None:
            known = (earlier.get(member.report_id) for member in cluster.members)
            kept = next((name for name in known if name and name not in used), None)
            names[id(cluster)] = kept or _part_name(cluster.members)
            used.add(kept or "")
    found = (_inquiry(cluster, names[id(cluster)] or "") for cluster in clusters)
    return sorted(found, key=lambda inquiry: inquiry.inquiry_id)


def _by_name(reports: Sequence[Sketch]) -> dict[str, _Cluster]:
    """One cluster for every full name, and one for each report that has none."""
    named: dict[str, _Cluster] = {}
    clusters: dict[str, _Cluster] = {}
    for report in reports:
        cluster = named.setdefault(_full_name(report) or report.report_id, _Cluster([]))
        cluster.members.append(report)
        cluster.stated |= {normal(report.inquiry)} if report.stated and report.inquiry else set()
        cluster.councils |= {normal(report.council)} if report.council else set()
        clusters[report.report_id] = cluster
    return clusters


def _may_join(clusters: Mapping[str, _Cluster], one: str, other: str) -> bool:
    first, second = clusters[one], clusters[other]
    return first is not second and first.agrees(second)


def _join(clusters: dict[str, _Cluster], one: str, other: str) -> None:
    first, second = clusters[one], clusters[other]
    first.members += second.members
    first.stated |= second.stated
    first.councils |= second.councils
    for member in second.members:
        clusters[member.report_id] = first


def _alike(reports: Sequence[Sketch], clusters: Mapping[str, _Cluster]) -> Iterator[tuple[Sketch, Sketch]]:
    """Pairs of reports that hold the same recommendations and may be joined, found without comparing all with all.

    `clusters` are those of the moment: whoever takes a pair may have joined it before the next is looked for.
    """
    where: dict[int, list[int]] = {}
    for at, report in enumerate(reports):
        for number in {n for item in report.items for n in shingles(item.words)}:
            where.setdefault(number, []).append(at)
    shared = Counter(pair for places in where.values() for pair in _pairs(places))
    every = [sides(report) for report in reports]
    for (at, behind), count in sorted(shared.items()):
        one, other = reports[at], reports[behind]
        if count < _LEAST_SHARED or not _may_join(clusters, one.report_id, other.report_id):
            continue
        if _same_recommendations(every[at], every[behind]):
            yield one, other


def _pairs(places: list[int]) -> Iterator[tuple[int, int]]:
    """All pairs; of a form's own wording, which stands in very many reports, only neighbours."""
    return combinations(places, 2) if len(places) <= _COMMON else pairwise(places)


def _same_recommendations(one: Sequence[Side], other: Sequence[Side]) -> bool:
    fewer = min(len(one), len(other))
    links = match(one, other)
    if fewer == 1:  # a single short sentence may be anybody's
        return bool(links) and all(len(one[at].wordings[0]) >= 80 for at in links)
    return len(links) >= max(2, ALIKE * fewer)


def sides(report: Sketch) -> list[Side]:
    return [Side(item.number, (item.words,)) for item in report.items]


def _stated_name(cluster: _Cluster) -> str | None:
    """The full name of its earliest report that has one; a name stated by the user goes first."""
    ordered = sorted(cluster.members, key=lambda report: (not report.stated, report.order))
    return next((name for name in map(_full_name, ordered) if name), None)


def _inquiry(cluster: _Cluster, name: str) -> Inquiry:
    guessed = frozenset(member.report_id for member in cluster.members if _full_name(member) != name)
    return Inquiry(name, tuple(cluster.members), guessed)


def _full_name(report: Sketch) -> str | None:
    """Council, committee and inquiry as one name; the user may leave out what the user knows to be clear."""
    if not report.inquiry or not (report.council or report.stated):
        return None
    parts = (slug(part) for part in (report.council, report.committee, report.inquiry))
    name = "-".join(part for part in parts if part)
    return name if 0 < len(name) <= 100 else _short(name)


def _part_name(members: Sequence[Sketch]) -> str:
    """A name that no other inquiry can have: what is printed, if anything, and a mark of the first report."""
    printed = next((member.inquiry for member in members if member.inquiry), None) or "inquiry"
    first = members[0]
    return f"{slug(printed, 60) or 'inquiry'}-{opaque('', 8, first.sha256, first.first_page, first.at)}"


def _short(name: str) -> str | None:
    """At most 100 characters, since it names a folder; a longer one ends with a mark of the whole."""
    return f"{name[:90].strip('-')}-{opaque('', 8, name)}" if name else None
