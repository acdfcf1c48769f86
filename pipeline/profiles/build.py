"""The tables of a profile, merged → everything compiled, ready to match. A broken pattern is refused with its line."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from pipeline.profiles.patterns import Patterns, Source, any_of, key_told, report_words
from pipeline.profiles.profile import WORD_OR_SIGN, Heading, Profile, Prose, Rounds, folded, squeezed
from pipeline.text.numbers import NumberWords, number_words

ENDINGS = ("s", "es", "d")  # of the last word of a heading's phrase
SHORT = 4  # letters of a word that headings are known by
LONG = 6  # letters of a word that is seldom met by chance
_DECISIONS = ("rejected", "partially_agreed", "agreed")


def built(data: Mapping[str, Any], source: Source, *, late: bool = False) -> Profile:
    """A profile from its tables; `late`: a pattern is compiled when it is first asked. Raises ProfileError."""
    patterns = Patterns(source, late=late)
    return Profile(
        language=data["language"],
        **_of_columns(data, patterns),
        **_of_recommendations(data, patterns),
        **_of_statuses(data["status"], data, patterns),
        **_of_keys(data, patterns),
        **_of_headers(data["header"], patterns),
        **_of_bodies(data["bodies"], patterns),
        **_of_withheld(data["withheld"], patterns),
        prose=_prose(data["prose"], patterns),
        joiners=tuple(data["people"]["and"]),
        behalf=tuple(data["people"]["behalf"]),
    )


def _of_columns(data: Mapping[str, Any], patterns: Patterns) -> dict[str, Any]:
    """How columns are headed, and which headings tell another kind of table."""
    headings = {
        role: Heading(
            frozenset(map(squeezed, h["exact"])),
            patterns.phrases(h["holds"], rf"(?:{'|'.join(ENDINGS)})?\b"),
            patterns.holding(h["asks"], ("headings", role, "asks")) if h.get("asks") else None,
        )
        for role, h in data["headings"].items()
    }
    return {
        "headings": headings,
        "asked": patterns.holding([p for h in data["headings"].values() for p in h.get("asks", ())], ("headings",)),
        "heading_starts": frozenset(_starts(p for h in data["headings"].values() for p in h["holds"])),
        "heading_words": _words(p for h in data["headings"].values() for p in (*h["exact"], *h["holds"])),
        "lookalikes": _set(data["lookalikes"]["headings"]),
        "aside": _set(data["lookalikes"]["aside"]),
        "meetings": _set(data["lookalikes"]["meetings"]),
        "voices": _set(data["lookalikes"]["voices"]),
        "counts": patterns.phrases(data["lookalikes"]["counts"], r"(?!\w)"),
    }


def _of_recommendations(data: Mapping[str, Any], patterns: Patterns) -> dict[str, Any]:
    """How a recommendation is numbered, opens, and is decided about."""
    numbers = number_words({int(value): phrases for value, phrases in data["numbers"].items()})
    decisions = data["decisions"]
    return {
        "openers": patterns.any(data["openers"]["patterns"], ("openers", "patterns"), ignore=False),
        "asking": patterns.any(data["openers"]["asking"], ("openers", "asking")),
        "telling": patterns.any(data["openers"]["telling"], ("openers", "telling")),
        "weak_openers": patterns.any(data["openers"]["weak"], ("openers", "weak"), ignore=False),
        "small_words": _set(data["titles"]["small"]),
        "about": _set(data["titles"]["about"]),
        "report_words": report_words(data["titles"], numbers, patterns),
        "names": any_of(data["labels"]["recommendation"]),
        "number_names": any_of(data["labels"]["number"]),
        "numbers": numbers,
        "rounds": _rounds(data["rounds"], numbers, patterns),
        "said_count": patterns.compile(_said_count(data["references"], numbers), re.IGNORECASE),
        "decision_lead": patterns.compile(any_of(decisions["lead"]), re.IGNORECASE),
        "decisions": {d: patterns.phrases(decisions[d], r"(?!\w)") for d in _DECISIONS},
        "decision_letters": {folded(w): d for d in ("agreed", "rejected") for w in decisions[f"{d}_letters"]},
        "decision_subjects": patterns.phrases(decisions["subjects"], rf"(?: {any_of(decisions['helps'])})?\s+"),
        "decision_objects": patterns.compile(
            rf"(?:\s+{any_of(decisions['toward'])})?\s+(?:{any_of(decisions['objects'])}|{_numbered(data)})(?!\w)"
        ),
        "decision_backing": _set(decisions["backing"]),
        "decision_narrowed": patterns.any(decisions["narrows"], ("decisions", "narrows")),
        "parts_refused": patterns.any(decisions["parts_refused"], ("decisions", "parts_refused")),
        "decision_limits": patterns.compile(rf"\s+{any_of(decisions['limits'])}\b"),
    }


def _numbered(data: Mapping[str, Any]) -> str:
    """A pattern of recommendations told by their numbers: "recommendation 3", "recommendations 1(i) and 1(ii)"."""
    number = r"\d+(?:\.\d+)*[a-z]?(?:\([a-z0-9]+\))?"
    return rf"{any_of(data['labels']['recommendation'])} {number}(?:(?:,|,? and|,? to|[-–]) ?{number})*"


def _of_statuses(status: Mapping[str, Any], data: Mapping[str, Any], patterns: Patterns) -> dict[str, Any]:
    """Words and letters of a status, what they come to, and who assesses."""
    words = {folded(w): rag for rag, listed in status["words"].items() for w in listed}
    return {
        "status_words": words,
        "status_squeezed": {word.replace(" ", ""): rag for word, rag in reversed(words.items())},
        "status_letters": {folded(w): rag for rag, listed in status["letters"].items() for w in listed},
        "status_uncoloured": _set(status["uncoloured"]),
        "status_between": patterns.compile(rf"[/&,]|\b{any_of(status['between'])}\b"),
        "status_negated": patterns.compile(
            rf"(?<!\w){any_of([*status['negations'], *status['less']])}(?: {any_of(status['yet'])})? $"
        ),
        **{name: _set(status[name]) for name in ("shares_below", "shares_up_to", "shares_above", "shares_from")},
        "status_share": patterns.compile(
            rf"(?<![\d.])(?:(?!100(?:\.0+)?(?![\d.]))\d{{1,3}}(?:\.\d{{1,2}})? ?{any_of(status['shares'])}"
            rf"|(\d{{1,3}}) ?{any_of(status['share_of'])} ?(?!\1(?!\d))\d{{1,3}})(?: |$)"
        ),
        "status_lessened": patterns.compile(rf" {any_of(status['less_behind'])}(?!\w)"),
        "progress_negated": patterns.compile(
            rf"(?<!\w){any_of(status['negations'])}(?P<yet> {any_of(status['yet'])})?(?: \w+){{0,2}} $"
        ),
        "progress": {p: patterns.phrases(listed, "") for p, listed in data["progress"].items()},
        "assessors": {who: patterns.phrases(listed, "") for who, listed in data["assessors"].items()},
    }


def _of_keys(data: Mapping[str, Any], patterns: Patterns) -> dict[str, Any]:
    """The report's key, and cells and headings that point elsewhere."""
    key, references = data["key"], data["references"]
    plain = patterns.checked(references["plain"], ("references", "plain"))
    statuses = data["status"]
    listed = [words for kind in ("letters", "words") for words in statuses[kind].values()]
    signs = any_of([*key["signs"], *(folded(word) for words in listed for word in words)])
    return {
        "key_headings": _set(key["headings"]),
        "key_words": _set(key["words"]),
        "key_line": patterns.compile(rf"^{_sign(signs)}(?P<meaning>\S.{{2,}})$", re.IGNORECASE),
        "key_sign": patterns.compile(rf"(?<![^\s;,|.]){_sign(signs)}(?=\S)", re.IGNORECASE),
        "key_lead": patterns.compile(_key_lead([*key["words"], *key["headings"]]), re.IGNORECASE),
        "key_told": key_told(data["key_told"], any_of(data["labels"]["recommendation"]), patterns),
        **_of_told_states(data["state_told"], patterns),
        "priority": tuple(map(folded, key["priority"])),
        "section_words": patterns.any(references["sections"], ("references", "sections")),
        "listed": patterns.any(references["listed"], ("references", "listed")),
        "lettered": patterns.any(references["lettered"], ("references", "lettered")),
        "none_here": patterns.any(references["none"], ("references", "none")),
        "plain_heads": patterns.compile(rf"\W*(?:(?:{plain})(?!\w)\W*)+", re.IGNORECASE),
        "plain_dates": _set(references["dates"]),
        "before_day": _set(references["before_day"]),
        "question": patterns.compile(rf"^{any_of(references['question'])} ?\d{{0,2}}\b[.:)]? *"),
        "remarks": _set(references["remarks"]),
        "remarks_of_officers": _set(references["remarks_of_officers"]),
        "deeds": _set(references["deeds"]),
        "areas": _set(references["areas"]),
        "latest": _set(references["latest"]),
        "ditto": _set(references["ditto"]),
        "prompts": _set(references["prompts"]),
    }


def _of_told_states(told: Mapping[str, list[str]], patterns: Patterns) -> dict[str, Any]:
    """Sentences that tell the state of a recommendation."""
    helps = rf"(?:\s+{any_of(told['helps'])}(?!\w))*"
    return {
        "state_told": patterns.compile(
            rf"(?<!\w){any_of(told['subjects'])}(?: \d{{1,2}}[a-z]?)?{helps}\s+(?P<state>[^.,;:]+)$", re.IGNORECASE
        ),
        "state_open": patterns.compile(rf"(?<!\w){any_of(told['unless'])}(?!\w)", re.IGNORECASE),
    }


def _of_headers(header: Mapping[str, Any], patterns: Patterns) -> dict[str, Any]:
    """Labelled lines at the top of a report, and those without a label."""
    fields = {field: h for field, h in header.items() if field != "lines"}
    lines = header["lines"].items()
    return {
        "labels": {folded(w): field for field, h in fields.items() for w in h["labels"]},
        "label_words": {field: patterns.any(h["holds"], ("header", field, "holds")) for field, h in fields.items()},
        "lines": {kind: patterns.any(listed, ("header", "lines", kind)) for kind, listed in lines},
    }


def _of_bodies(data: Mapping[str, list[str]], patterns: Patterns) -> dict[str, Any]:
    """How councils and committees are named in the middle of a line: words with capitals up to one that ends a name."""
    capital, joined = r"[^\W\d_a-z](?:[\w’'-]|&(?=\w))*", any_of(data["joined"])
    ends = {kind: any_of([*data[kind], *map(str.upper, data[kind])]) for kind in ("council", "committee")}
    placing = rf"{any_of([*data['places'], *map(str.upper, data['places'])])} (?:of|OF) "
    places = rf"(?:{capital} ){{0,3}}{placing}"
    run = rf"{capital}(?:(?: {joined})? {capital}){{0,5}}?"
    several = rf"(?:, {capital}(?: {capital}){{0,2}}){{1,4}},? {joined} {capital}"
    listed = rf"{capital}(?:{several}|(?: {any_of([*data['joined'], *data['inside']])})? {capital}){{0,9}}?"
    behind = rf"\b(?! {any_of(data['not_behind'])}\b)"
    fore = rf"(?:{any_of(data['fore'])} )?"
    of_names = rf"(?: (?:of|for)(?: the)? {capital}(?:(?:,| {joined})? {capital}){{0,6}})"
    public = any_of([*data["public"], *map(str.upper, data["public"])])
    public_of = any_of([*data["public_of"], *map(str.upper, data["public_of"])])
    office = rf"{public_of}{of_names.replace('of|for', 'of|for|OF|FOR')}"
    tail = rf"(?: {any_of(data['tail'])} {capital}(?:(?: {joined})? {capital}){{0,3}})?"
    council = rf" {ends['council']}{behind}"
    whole = rf"(?! {joined} {capital}(?: {capital}){{0,2}}(?:$|[,.;:|]| [–—|-]))"  # "Borough of Wenlow and Stoke"
    placed = rf"{places}{run}(?:{council}|(?![\w’'-])(?! {capital}){whole})"
    return {
        "bodies": {
            "council": patterns.compile(rf"\b(?:{placed}|{run}{council})"),
            "committee": patterns.compile(rf"\b(?:{fore}{listed} {ends['committee']}\b{tail}|Committee{of_names})"),
            "body": patterns.compile(rf"\b(?:{office}|(?!The ){run} {public}\b(?!-| {capital}))"),
        },
        "body_marks": patterns.compile(
            rf" (?:{ends['council']}|{ends['committee']})\b|{placing}|\bCommittee (?:of|for) "
        ),
        "council_ends": _set(data["council"]),
        "not_first": _set(data["before"]),
        "not_bodies": _set(data["other"]),
        "never_bodies": _set(data["never"]),
        "partners": tuple(map(folded, data["partners"])),
        "body_kinds": _set(data["kinds"]),
    }


def _said_count(references: Mapping[str, list[str]], numbers: NumberWords) -> str:
    """ "Made nine recommendations", "all of the 12 agreed recommendations"."""
    lead, counted = any_of(references["counted_by"]), any_of(references["counted"])
    number = rf"(?P<count>\d{{1,3}}|{numbers.pattern})"
    return rf"(?<!\w){lead} (?:the )?{number} (?:[\w-]+ ){{0,2}}{counted}(?!\w)"


def _of_withheld(data: Mapping[str, list[str]], patterns: Patterns) -> dict[str, Any]:
    """How a paper says that it is not for the public."""
    listed = [folded(phrase) for phrase in (*data["holds"], *data["stamps"])]
    return {
        "withheld_words": tuple(_telling(listed)),
        "withheld": patterns.phrases(data["holds"], r"(?!\w)"),
        "not_withheld": patterns.phrases(data["not"], r"(?!\w)"),
        "answered_no": patterns.compile(rf"\W*{any_of(list(map(folded, data['answers'])))}(?!\w|\W*\d)"),
        "stamps": _set(data["stamps"]),
    }


def _telling(phrases: Iterable[str]) -> Iterator[tuple[str, tuple[frozenset[str], ...]]]:
    """The words of phrases, by a word that each of some has, long ones first: they are seldom met by chance."""
    left = [words for phrase in phrases if (words := frozenset(re.findall(r"\w+", phrase)))]
    while left:
        common = Counter(word for words in left for word in words)
        best = max(common, key=lambda word: (len(word) >= LONG, common[word], len(word), word))
        yield best, tuple(words for words in left if best in words)
        left = [words for words in left if best not in words]


def _rounds(data: Mapping[str, list[str]], numbers: NumberWords, patterns: Patterns) -> Rounds:
    count = rf"(\d{{1,2}}|{numbers.pattern}|{any_of(data['one'])})"
    years = rf"\b{count}[- ]{any_of(data['years'])}\b(?! {any_of(data['except'])})"
    units = any_of([*data["months"], *data["years"]])
    words = {word.lower() for word in (*data["months"], *data["years"])}
    spans = rf"\b{any_of(data['spans'])}(?: the)?(?: {any_of(data['spans'])})? {count}[- ]{units}\b"
    ago = rf"\b{count}[- ]{units} {any_of(data['ago'])}\b"
    first = "".join(rf"(?<!\b{word} )" for word in data["first"])
    often = rf"{first}\b{any_of(data['one'])} {units}\b(?! {any_of(data['reached'])}\b)"
    reach = rf"(?:,? [\w’'-]+){{0,5}}?,? {any_of(data['first'])}(?: the)? {count}[- ]{units}\b"
    coming = rf"\b{any_of(data['coming'])}{reach}"
    return Rounds(
        spans=patterns.compile(rf"{spans}|{ago}|{often}|{coming}", re.IGNORECASE),
        months=patterns.compile(rf"\b(\d{{1,2}}|{numbers.pattern})[- ]?{any_of(data['months'])}\b", re.IGNORECASE),
        years=patterns.compile(years, re.IGNORECASE),
        units=tuple(unit for unit in sorted(words) if not any(other in unit for other in words - {unit})),
        reached=patterns.compile(rf"\s+{any_of(data['reached'])}\b", re.IGNORECASE),
        one=_set(data["one"]),
        previous=patterns.compile(rf"\b{any_of(data['previous'])}\b", re.IGNORECASE),
        earlier=patterns.compile(rf"\b{any_of([*data['previous'], *data['earlier']])}\b", re.IGNORECASE),
        later=patterns.compile(rf"\b{any_of(data['later'])}\b", re.IGNORECASE),
        counted=patterns.compile(rf"\b{any_of(data['counted'])}\b", re.IGNORECASE),
    )


def _prose(data: Mapping[str, list[str]], patterns: Patterns) -> Prose:
    listed = ("lead_officers", "cabinet_members", "councillor", "cabinet")
    officers, members, councillor, cabinet = (patterns.checked(data[k], ("prose", k)) for k in listed)
    return Prose(
        cabinet=patterns.compile(rf"\b(?:{cabinet})\b[^/;]{{0,30}}$", re.IGNORECASE),
        councillor=patterns.compile(rf"\b(?:{councillor})\s", re.IGNORECASE),
        named=patterns.compile(rf"(?<!\w)(?:(?P<officers>{officers})|(?P<members>{members}))(?!\w)", re.IGNORECASE),
    )


def _sign(signs: str) -> str:
    """What stands in front of a meaning: "Green (G): ", "On track – "."""
    return rf"(?P<shown>{signs})\s*(?:\([^)]{{1,20}}\))?\s*(?P<mark>[:=–—-])\s*"


def _key_lead(words: Sequence[str]) -> str:
    """What a key may begin with: "Assessment key: ", "BRAG: "."""
    return rf"^(?:[\w’']+ ){{0,4}}?{any_of(words)}s?(?: [\w’']+){{0,3}}\s*[:–—-]\s*"


def _set(words: Sequence[str]) -> frozenset[str]:
    return frozenset(map(folded, words))


def _words(phrases: Iterable[str]) -> frozenset[str]:
    """The words that phrases are made of; short ones say too little."""
    return frozenset(w for phrase in phrases for w in folded(phrase).split() if w.isalpha() and len(w) >= SHORT)


def _starts(phrases: Iterable[str]) -> Iterator[str]:
    """The first word or sign of each phrase, as it may be printed."""
    for first, *more in filter(None, map(WORD_OR_SIGN.findall, map(folded, phrases))):
        yield from (first,) if more else (first, *(first + end for end in ENDINGS))
