"""Score a comparison of two rounds against its truth: pairs of recommendations, and what became of promises."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from difflib import SequenceMatcher
from typing import Any

from tests.quality.scoring import Count, fold_text

Row = Mapping[str, Any]
Link = tuple[int | None, int | None]  # positions in the earlier and the later round, from 1

KINDS = {"added": "new"}  # words of the truth for words of the contract
MOVES = {"up": "improved", "down": "worsened"}
SHARED = 0.5  # of the shorter of two quotes that must lie in the other for both to be the same statement


def score_pairs(comparison: Row, truth: Row, earlier: Sequence[Row], later: Sequence[Row]) -> dict[str, Count]:
    """Return counts for pairing, kind of change, movement of the status, and class of the update.

    A recommendation that is linked otherwise than in the truth is wrong in pairing and kind. One that was complete
    and is no longer listed may be left out; files of two inquiries must have no links at all.
    """
    links: dict[Link, Row] = {(_at(pair["earlier"]), _at(pair["later"])): pair for pair in comparison["pairs"]}
    true = {(item["old_index"], new) for item in truth["items"] for new in item["new_indexes"] or [None]}
    hidden = {(one["old_index"], None) for one in truth.get("not_listed", [])}
    left_out = {_at(one) for one in comparison.get("not_listed") or []}
    marks: dict[str, list[bool]] = {"pairing": [], "kind": [], "movement": [], "update": []}
    if not truth.get("same_inquiry", True):
        marks["pairing"].append(not links)
    for item in truth["items"]:
        done = item["change"] == "dropped" and item.get("rag_old") == "complete" and item["old_index"] in left_out
        right = done or _touching(links, item) == _touching(true, item)
        marks["pairing"].append(right)
        kinds = {links[link]["kind"] for link in _touching(links, item)}
        marks["kind"].append(done or (right and kinds == {KINDS.get(item["change"], item["change"])}))
        if item["change"] == "kept":
            link = links.get((item["old_index"], item["new_indexes"][0]), {})
            moved = item["rag_moved"][0]
            said = (link.get("rag") or {}).get("direction")
            said = "unknown" if said == "first_assessed" else said
            marks["movement"].append(said == MOVES.get(moved, moved))
            texts = earlier[item["old_index"] - 1]["update"], later[item["new_indexes"][0] - 1]["update"]
            marks["update"].append(link.get("update") == update_class(*texts))
    extra = (link for link in links if link not in true)
    marks["pairing"] += [False for link in extra if link not in hidden or links[link]["kind"] == "dropped"]
    return {name: Count(sum(each), len(each)) for name, each in marks.items()}


def _at(side: Row | int | None) -> int | None:
    return side["index"] if isinstance(side, Mapping) else side


def _touching(links: Iterable[Link], item: Row) -> set[Link]:
    """Return the links that have the item's recommendation at either end."""
    return {
        link
        for link in links
        if (link[0] is not None and link[0] == item["old_index"])
        or (link[1] is not None and link[1] in item["new_indexes"])
    }


def update_class(earlier: str | None, later: str | None) -> str:
    """Return unchanged, edited, rewritten, added or removed, as the contract defines it."""
    before, after = fold_text(earlier).lower().split(), fold_text(later).lower().split()
    if before == after:
        return "unchanged"
    if not before or not after:
        return "added" if after else "removed"
    blocks = SequenceMatcher(None, before, after, autojunk=False).get_matching_blocks()
    same = sum(block.size for block in blocks)
    enough = same >= 0.3 * max(len(before), len(after)) or same >= 25
    return "edited" if enough and same >= 0.6 * min(len(before), len(after)) else "rewritten"


def score_promises(comparison: Row, truth: Row, rounds: Mapping[str, Sequence[Row]]) -> dict[str, Count]:
    """Return counts for claims, claims that nothing was found, days, and promises found.

    `rounds`: the true recommendations by round, "earlier" and "later". A claim that meets only what the truth calls
    either way does not count. What hangs on a condition need not be found.
    """
    names = {comparison["earlier"]: "earlier", comparison["later"]: "later"}
    claims, absence, days = [], [], []
    found: set[str] = set()
    for claim in comparison["commitments"]:
        own = [label for label in truth["commitments"] if _is_same(claim, label, names, rounds)]
        dated = [label for label in own if claim["due"] in (label["due"], *label.get("also_due", []))]
        if not own and any(_is_same(claim, label, names, rounds) for label in truth["either"]):
            continue
        right = [label for label in dated or own if claim["outcome"] in _accepted(label)]
        claims.append(bool(right))
        if claim["outcome"] == "not_mentioned":
            absence.append(bool(right))
        if own:
            days.append(bool(dated))
        found |= {_group(label) for label in right}
    wanted = {_group(label) for label in truth["commitments"] if label["outcome"] != "conditional"}
    counts = {"claims": claims, "absence": absence, "due": days}
    said = {name: Count(sum(each), len(each)) for name, each in counts.items()}
    return said | {"promises": Count(len(found & wanted), len(wanted))}


def _group(label: Row) -> str:
    return label.get("group") or label["text"]


def _accepted(label: Row) -> set[str]:
    return {label["outcome"], *label.get("also_accept", ()), *label.get("also", ())}


def _is_same(claim: Row, label: Row, names: Mapping[str, str], rounds: Mapping[str, Sequence[Row]]) -> bool:
    """Return True if a claim is about the promise of a label, there or where the same words are printed again."""
    made_in = names.get(claim["made_in"], "")
    whole = rounds[made_in][claim["index"] - 1].get(claim["field"]) or ""
    if claim["field"] != label["field"] or not overlap(whole, claim["text"], label["text"]):
        return False
    return (made_in, claim["index"]) == (label["made_in"], label["index"]) or label["text"] in whole


def overlap(whole: str, one: str, other: str) -> bool:
    """Return True if two quotes of one text lie over one another for half of the shorter."""
    text, a, b = fold_text(whole), fold_text(one), fold_text(other)
    start, begin = text.find(a), text.find(b)
    if not a or not b or start < 0 or begin < 0:
        return False
    shared = min(start + len(a), begin + len(b)) - max(start, begin)
    return shared >= SHARED * min(len(a), len(b))
