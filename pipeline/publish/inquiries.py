"""Which reports are rounds of one inquiry, and what the inquiry is called in the dataset.

By what the user states or the paper prints first; where that is silent, by the likeness of the
recommendations, and then the reports say INQUIRY_GUESSED.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import combinations, pairwise

from pipeline.publish.likeness import normal, shingles
from pipeline.publish.match import Side, match
from pipeline.publish.names import opaque, slug
from pipeline.publish.sketch import Sketch

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
