"""Openings and claims → records: what is printed between one opening and the next, by the label that governs it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise, takewhile
from operator import itemgetter
from statistics import median

from pipeline.models.page import Box, Word
from pipeline.models.table import Cell, Reading, Row, Table
from pipeline.models.text import Locator, Text, concat
from pipeline.profiles import Profile
from pipeline.profiles.profile import folded
from pipeline.records.claims import Claim, FontStyle
from pipeline.records.decisions import decision_of_column, decision_of_response
from pipeline.records.labels import SHORT_VALUES
from pipeline.records.limits import counts, measures
from pipeline.records.openings import LARGER, LONGEST_HEADING, Proposal, is_heading
from pipeline.records.roles import SEVERAL, LabelClass
from pipeline.records.words import ASKED, HELD

LEAD, AFTER, ANSWER, STATE, NUMBER = "#lead", "#after", "#answer", "#state", "#number"
ANSWERING = ("response", "decision")  # roles of labels that a verdict may be below
FEW, SAYS = counts("segments", "few says")
BOTH, PERIOD, SELDOM = measures("segments", "both period seldom")


@dataclass(slots=True)
class Draft:
    """One record as it is put together: claims by key, in the order in which the keys are met."""

    opening: Claim
    claims: dict[str, list[Claim]] = field(default_factory=dict)
    theme: Claim | None = None
    cells: dict[str, Cell] = field(default_factory=dict)  # of each key, when all claims are there

    def add(self, key: str, claim: Claim) -> None:
        self.claims.setdefault(key, []).append(claim)

    def asks(self) -> bool:
        """Return True if a label names the recommendation."""
        return any(own[0].role == "recommendation" for own in self.claims.values())

    def said(self, key: str) -> str:
        return " ".join(claim.text.value for claim in self.claims.get(key, ()))


def drafts_of(proposal: Proposal, claims: Sequence[Claim], profile: Profile) -> list[Draft]:
    """The records between the openings of a proposal; headings in front of an opening are the theme from there on."""
    starts: Sequence[int] = proposal.at
    claims = list(claims)
    if starts[0] and all(claims[at - 1].is_state for at in starts):  # a bar over each card
        starts = [at - 1 for at in starts]
        for at in starts:
            claims[at : at + 2] = claims[at + 1], claims[at]
    ends = [*starts[1:], len(claims)]
    most = max(_usual_height(claims), claims[proposal.at[0]].style.height) + LARGER
    claims = [_without_label(c) if _heads_chapter(c, most) else c for c in _in_storeys(starts, ends, claims)]
    drafts = _drafts_between(starts, ends, claims, profile)
    if seldom := _seldom_labels(drafts):
        claims = [_without_label(claim) if claim.key in seldom else claim for claim in claims]
        drafts = _drafts_between(starts, ends, claims, profile)
    drafts = _with_leads_alike(_without_strange_end(_with_themes(drafts)))
    return _with_shared_answers(_with_one_answer(_with_plain_answers(drafts)))


def _drafts_between(
    starts: Sequence[int], ends: Sequence[int], claims: Sequence[Claim], profile: Profile
) -> list[Draft]:
    body = _usual_height(claims)
    found: list[Draft] = []
    segments: list[Sequence[Claim]] = []
    chapters: list[Claim] = []
    theme = claims[starts[0] - 1] if starts[0] and is_heading(claims[starts[0] - 1], body) else None
    for start, end in zip(starts, ends, strict=True):
        segment, chapter = _until_chapter(claims[start : _without_preface(claims, start, end)], body, profile)
        last = end == len(claims)
        following = chapter or ([] if last else _trailing_headings(segment, body))
        segment = segment if chapter else segment[: len(segment) - len(following)]
        segments.append(_until_end(segment, segments, body, profile) if last else segment)
        found.append(_draft(segments[-1], body, profile))
        found[-1].theme = theme
        theme = following[-1] if following else theme
        chapters += chapter[-1:]
    for draft in found[: next((at for at, draft in enumerate(found) if draft.theme), 0)]:
        draft.theme = _chapter_before(claims[: starts[0]], chapters)
    return found


def _without_preface(claims: Sequence[Claim], start: int, end: int) -> int:
    """Where a record ends: in front of what bears the number of the next one and is printed like openings.

    Or is in its box: "2. Conclusion: …" above "2. Recommendation: …".
    """
    following = claims[end].number if end < len(claims) else None
    while following and end > start + 1:
        last = claims[end - 1]
        alike = last.style == claims[start].style and not last.label and not last.grid
        boxed = last.number == following and (last.line == claims[end].line or _is_boxed_with(claims, end))
        if not (boxed or (alike and last.number and following.startswith(last.number))):
            break
        end -= 1
    return end


def _is_boxed_with(claims: Sequence[Claim], opening: int) -> bool:
    """Return True if what is in front of an opening begins the box that the opening is in."""
    box = claims[opening].grid
    return box > 0 and claims[opening - 1].grid == box != claims[opening - 2].grid


def _until_chapter(segment: Sequence[Claim], body: float, profile: Profile) -> tuple[list[Claim], list[Claim]]:
    """What is printed up to a heading that ranks above the opening, and the headings there: a chapter begins.

    "Accepted" in large letters answers and begins nothing; right below a bare number a heading is the record's title.
    """
    most = max(body, segment[0].style.height) + LARGER
    top = next((at for at, c in enumerate(segment) if not (c.is_state or _is_bare_number(c))), 0)
    for at, claim in enumerate(segment):
        larger = at > top and not claim.grid and claim.style.height > most and is_heading(claim, body)
        if larger and decision_of_column(claim.text.value, profile) is None:
            following = list(segment[at:])
            count = next((n for n, c in enumerate(following) if not is_heading(c, body)), len(following))
            return list(segment[:at]), following[:count]
    return list(segment), []


def _is_bare_number(claim: Claim) -> bool:
    """Return True for a number without a text behind it: "Recommendation 3"."""
    return claim.number is not None and not claim.label and claim.number_end >= len(claim.text)


def _chapter_before(claims: Sequence[Claim], chapters: Sequence[Claim]) -> Claim | None:
    """The last heading in front of the first record that looks like those of the chapters among the records."""
    styles = {chapter.style for chapter in chapters}
    return next((c for c in reversed(claims) if c.style in styles and not c.label and not c.grid), None)


def _seldom_labels(drafts: Sequence[Draft]) -> set[str]:
    """The keys of labels that name nothing known and are in few records: "This includes:" introduces, it labels not.

    A line that nothing sets apart from the text ("We will ask the Agency to:") must say more to be one.
    """
    counts = Counter(key for draft in drafts for key in draft.claims)
    named = {key: own[0] for draft in drafts for key, own in draft.claims.items()}
    return {
        key
        for key, own in named.items()
        if own.how in ("above", "front") and counts[key] <= SELDOM * len(drafts) and own.strength < _least_of(own)
    }


def _least_of(claim: Claim) -> float:
    """How plainly a label must name something to be one where few records have it."""
    return ASKED if claim.how == "front" or claim.style.bold or claim.style.italic else HELD


def _with_themes(drafts: list[Draft]) -> list[Draft]:
    """The records; a heading that all of them are below groups nothing: it is the title of the list."""
    if len({id(draft.theme) for draft in drafts}) == 1:
        for draft in drafts:
            draft.theme = None
    return drafts


def _with_leads_alike(drafts: list[Draft]) -> list[Draft]:
    """The records; what looks like the text below the title of most of them is that below a long title too."""
    below = Counter(_look(own[1]) for draft in drafts if len(own := draft.claims.get(LEAD, [])) > 1)
    for look, count in below.most_common(1):
        for draft in drafts if 2 * count > len(drafts) else ():
            lead, after = draft.claims.get(LEAD, []), draft.claims.get(AFTER, [])
            alike = [claim for claim, _ in takewhile(itemgetter(1), ((c, _look(c) == look) for c in after))]
            if len(lead) == 1 and alike:
                draft.claims[LEAD] = [*lead, *alike]
                draft.claims[AFTER] = after[len(alike) :]
                if not draft.claims[AFTER]:
                    del draft.claims[AFTER]
    return drafts


def _look(claim: Claim) -> tuple[FontStyle, str]:
    return claim.style, claim.ground


def _with_plain_answers(drafts: list[Draft]) -> list[Draft]:
    """The records; where nothing tells an answer from the recommendation above it, the first paragraph is that."""
    if all(draft.claims.keys() <= {LEAD, NUMBER, STATE} for draft in drafts):
        paragraphs = [draft.claims.get(LEAD, []) for draft in drafts]
        if sum(len(own) > 1 and len(own[0].text) >= SAYS for own in paragraphs) >= PERIOD * len(drafts):
            for draft, own in zip(drafts, paragraphs, strict=True):
                draft.claims |= {LEAD: own[:1], AFTER: own[1:]} if len(own) > 1 else {}
    return drafts


def _heads_chapter(claim: Claim, most: float) -> bool:
    """Return True if a label over text is printed larger than text and openings are: it labels nothing in a record."""
    return claim.how == "above" and not claim.grid and claim.style.height > most


def _without_label(claim: Claim) -> Claim:
    return replace(claim, text=claim.whole_text, label="", label_text=None, role=None, strength=0.0, how="none")


def _with_one_answer(drafts: list[Draft]) -> list[Draft]:
    """The records; where hardly one has both an answer that decides and other text below, the two are one thing."""
    deciding = [draft for draft in drafts if ANSWER in draft.claims]
    both = sum(AFTER in draft.claims for draft in deciding)
    if deciding and both <= BOTH * len(drafts):
        for draft in drafts:
            for claim in draft.claims.pop(AFTER, ()):
                draft.add(ANSWER, claim)
    return drafts


def _with_shared_answers(drafts: list[Draft]) -> list[Draft]:
    """The records; one with nothing but a recommendation is answered together with the next, if it looks like that."""
    for draft, following in reversed(list(pairwise(drafts))):
        bare = LEAD in draft.claims and draft.claims.keys() <= {LEAD, NUMBER}
        if bare and LEAD in following.claims and _stands_out(following) and _alike(draft, following):
            for key in _answers(following):
                draft.claims[key] = list(following.claims[key])
    return drafts


def _answers(draft: Draft) -> list[str]:
    """The keys of what answers a recommendation, with or without a label."""
    return [key for key, own in draft.claims.items() if key in (ANSWER, AFTER) or own[0].role in ANSWERING]


def _stands_out(draft: Draft) -> bool:
    """Return True if a recommendation is printed otherwise than its answer, or this has a label."""
    lead, below = draft.claims[LEAD][0], [draft.claims[key][0] for key in _answers(draft)]
    return any(own.label or (lead.ground, lead.style.face) != (own.ground, own.style.face) for own in below[:1])


def _alike(draft: Draft, other: Draft) -> bool:
    one, two = (own.claims[LEAD][0] for own in (draft, other))
    return one.ground == two.ground and one.style.face == two.style.face


def _in_storeys(starts: Sequence[int], ends: Sequence[int], claims: Sequence[Claim]) -> list[Claim]:
    """The claims, each with its row in its record, where most records have as many rows below the same headings."""
    rows: list[dict[int, int]] = []
    for start, end in zip(starts, ends, strict=True):
        lines = dict.fromkeys(c.line for c in claims[start:end] if c.how == "column")
        rows.append({line: at for at, line in enumerate(lines)})
    counts = Counter(map(len, rows))
    usual, often = counts.most_common(1)[0]
    if usual < 2 or often < PERIOD * len(rows):
        return list(claims)
    storeys = {line: at for own in rows for line, at in own.items()}
    return [replace(c, storey=storeys[c.line]) if storeys.get(c.line) and c.how == "column" else c for c in claims]


def _usual_height(claims: Sequence[Claim]) -> float:
    heights: dict[float, int] = {}
    for claim in claims:
        heights[claim.style.height] = heights.get(claim.style.height, 0) + len(claim.text)
    return max(heights, key=lambda h: heights[h], default=0)


def _trailing_headings(segment: Sequence[Claim], body: float) -> list[Claim]:
    count = 0
    while count < len(segment) - 1 and is_heading(segment[-1 - count], body) and not segment[-1 - count].grid:
        count += 1
    return list(segment[len(segment) - count :])


def _until_end(
    segment: Sequence[Claim], others: Sequence[Sequence[Claim]], body: float, profile: Profile
) -> list[Claim]:
    """The last record up to where the list ends: at a legend, a farewell, or a heading or label that no other has.

    A label in front of a colon may be part of a text: only those that end papers end the list ("Background papers:").
    """
    known = {claim.key for own in others for claim in own if claim.label or claim.position}
    looks = {claim.style for own in others for claim in own if is_heading(claim, body)}
    last = max((at for at, claim in enumerate(segment) if claim.key in known), default=0)
    for at, claim in enumerate(segment):
        plain = folded(claim.text.value).rstrip(",") if len(claim.text) < LONGEST_HEADING else ""
        if at and (plain in profile.key_headings or folded(claim.label) in profile.key_headings):
            return list(segment[:at])
        if at and plain and profile.lines["farewell"].fullmatch(plain):
            return _without_closing(segment[:at], others)
        heads = is_heading(claim, body) and not claim.grid and claim.style not in looks
        ends = heads or (claim.label and claim.how != "front") or _closes_paper(claim, profile)
        if len(others) >= FEW and at > max(1, last) and ends:
            return list(segment[:at])
    return list(segment)


def _closes_paper(claim: Claim, profile: Profile) -> bool:
    front, colon, _ = claim.whole_text.value.partition(":")
    return bool(colon) and len(front) < LONGEST_HEADING and bool(profile.lines["closing"].fullmatch(folded(front)))


def _without_closing(segment: Sequence[Claim], others: Sequence[Sequence[Claim]]) -> list[Claim]:
    """The last record of a letter without the paragraphs that say goodbye: as many as the others seldom have more."""
    usual = median([_last_paragraphs(own) for own in others] or [len(segment)])
    return list(segment[: len(segment) - max(0, _last_paragraphs(segment) - int(usual))])


def _last_paragraphs(segment: Sequence[Claim]) -> int:
    """Return how many paragraphs of one font style end a record, with the one that its last label heads."""
    count = 0
    while count < len(segment) and not segment[-1 - count].label and segment[-1 - count].style == segment[-1].style:
        count += 1
    return count + (count < len(segment) and segment[-1 - count].how == "front")


def _number_apart(segment: Sequence[Claim]) -> list[Claim]:
    """The claims of a record; the number in front of its first text is a claim of its own."""
    first = segment[0]
    cut = first.number_end
    if first.label or first.number is None or not 0 < cut < len(first.text):
        return list(segment)
    front = replace(first, text=first.text.slice(0, cut).strip(), cell=first.cell._replace(marks=()))
    return [front, replace(first, text=first.text.slice(cut).strip()), *segment[1:]]


def _numbers_in_labels(segment: Sequence[Claim]) -> Iterator[Claim]:
    """The claims of a record; the number of a paragraph that a label begins is part of it: "4.2 | Response. …"."""
    number: Text | None = None
    for at, claim in enumerate(segment):
        following = segment[at + 1] if at + 1 < len(segment) else None
        bare = at and _is_bare_number(claim) and not claim.named
        if bare and following and following.line == claim.line and following.how == "front":
            number = claim.text
            continue
        printed = [text for text in (number, claim.label_text) if text]
        yield replace(claim, label_text=concat(printed, " ")) if number else claim
        number = None


def _draft(segment: Sequence[Claim], body: float, profile: Profile) -> Draft:
    draft = Draft(segment[0])
    current: str | None = None
    for at, claim in enumerate(_numbers_in_labels(_number_apart(segment))):
        key = _key_for(claim, at, draft, current, body, profile)
        if key is None:
            current = None
            continue
        draft.add(key, claim)
        if key not in (STATE, NUMBER):
            current = key
    return draft


def _key_for(claim: Claim, at: int, draft: Draft, current: str | None, body: float, profile: Profile) -> str | None:
    """The key under which a claim belongs to its record; None where it is a heading that belongs to none."""
    if claim.label or claim.position:
        return claim.key
    if current is not None and _is_value(claim, draft, current):
        return current
    plain = claim.text.value.strip()
    if at == 0 and claim.number and claim.number_end >= len(claim.text):
        return NUMBER
    if claim.is_state and at < 2:
        return STATE
    if LEAD not in draft.claims and at < 2:
        return LEAD
    decides = decision_of_response(plain, profile) is not None and LEAD in draft.claims
    if decides and not claim.grid and (own := _key_of_verdict(draft, current)):
        return own
    if not plain or claim.is_state:
        return STATE
    if LEAD not in draft.claims and not draft.asks():
        return LEAD
    if current == LEAD:
        return _after_lead(claim, draft, profile)
    return _going_on(claim, draft, current, body)


def _is_value(claim: Claim, draft: Draft, current: str) -> bool:
    """Return True if a claim is the value, however it is printed, of a label that has none yet."""
    before = draft.claims[current][-1]
    asked = LEAD in draft.claims or draft.asks()
    return not before.text and (before.role in SHORT_VALUES or (asked and not claim.is_state))


def _key_of_verdict(draft: Draft, current: str | None) -> str | None:
    """The key of a line that says no more than what was decided: the answer, or the label that it is below."""
    if current in (LEAD, None):
        return ANSWER
    return current if draft.claims[current][-1].role in ANSWERING else None


def _after_lead(claim: Claim, draft: Draft, profile: Profile) -> str:
    """The key of an unlabelled text below the first one: part of it, the answer, or something else."""
    plain, lead = claim.text.value.strip(), draft.said(LEAD).strip()
    titled = len(lead) < LONGEST_HEADING and lead[-1:] not in ".;:?!" and plain[:1].isupper()
    if len(lead) < SAYS or (titled and claim.ground == draft.claims[LEAD][-1].ground):
        return LEAD
    if decision_of_response(plain, profile) is not None:
        return ANSWER
    last = draft.claims[LEAD][-1]
    beside = claim.line == last.line
    if beside and lead.endswith(".") and claim.cell.fragments != last.cell.fragments:
        return AFTER  # a sentence has a cell of its own
    same = claim.style.face == last.style.face and claim.grid == last.grid and claim.ground == last.ground
    return LEAD if beside or same else AFTER


def _going_on(claim: Claim, draft: Draft, current: str | None, body: float) -> str | None:
    """The key of an unlabelled text below a labelled one: it goes on with that, unless its value is short."""
    if is_heading(claim, body) and not claim.grid:
        return None
    if current is None:
        return AFTER
    before = draft.claims[current][-1]
    after = ANSWER if ANSWER in draft.claims else AFTER
    return after if before.role in SHORT_VALUES and before.text else current


def _without_strange_end(drafts: list[Draft]) -> list[Draft]:
    """The records; what only the last one has, at its end, is what follows the list."""
    if len(drafts) < 3:
        return drafts
    known = {key for draft in drafts[:-1] for key in draft.claims}
    last = drafts[-1]
    known |= {AFTER} if ANSWER in known and ANSWER not in last.claims else set()
    for key in reversed(list(last.claims)):
        if key in known:
            break
        del last.claims[key]
    return drafts


def classes_of(drafts: Sequence[Draft]) -> dict[str, LabelClass]:
    """The label classes of some records; what has no label is a class by its place."""
    classes: dict[str, LabelClass] = {}
    for draft in drafts:
        for key, own in draft.claims.items():
            label = next((c.label for c in own if c.label), "")
            known = classes.setdefault(key, LabelClass(key, label, order=len(classes)))
            known.together |= draft.claims.keys() - {key}
            draft.cells[key] = cell_of(own)
            known.cells.append(draft.cells[key])
    if NUMBER in classes:
        classes[NUMBER].role = "number"
    if STATE in classes:
        classes[STATE].role = "status"
    if LEAD in classes:
        asked = sum(draft.asks() for draft in drafts)
        classes[LEAD].role = "title" if 2 * asked > len(drafts) else "recommendation"
    return classes


def join_classes(drafts: Sequence[Draft], classes: dict[str, LabelClass]) -> None:
    """Make one class of those that have one role and are never in one record: an answer without its label, say."""
    usual: dict[str, str] = {}
    for key, own in sorted(classes.items(), key=lambda item: -len(item[1].cells)):
        if own.role is None or own.role in SEVERAL:
            continue
        kept, having = usual.setdefault(own.role, key), [draft for draft in drafts if key in draft.claims]
        if kept == key or any(kept in draft.claims for draft in having):
            continue
        for draft in having:
            draft.claims[kept], draft.cells[kept] = draft.claims.pop(key), draft.cells.pop(key)
        del classes[key]


def cell_of(claims: Sequence[Claim]) -> Cell:
    """One cell of the relation: the texts of its claims, and everywhere they are printed."""
    if len(claims) == 1:
        cell = claims[0].cell
        return Cell(tuple(dict.fromkeys(cell.fragments)), claims[0].text, cell.marks)
    text = joined([claim.text for claim in claims])
    pages = dict.fromkeys(f for claim in claims for f in claim.cell.fragments)
    marks = tuple(mark for claim in claims for mark in claim.cell.marks)
    return Cell(tuple(pages), text, marks)


def joined(texts: Sequence[Text]) -> Text:
    """Texts as paragraphs; one that goes on in mid-sentence on the next page is joined by a space."""
    found = Text()
    for text in texts:
        if not text:
            continue
        runs_on = bool(found) and found.value[-1] not in '.:;?!”"' and text.value[:1].islower()
        apart = (
            bool(found) and found.words()[-1].page == text.words()[0].page if text.words() and found.words() else True
        )
        found = concat((found, text), " " if runs_on and not apart else "\n")
    return found


def table_of(drafts: Sequence[Draft], classes: dict[str, LabelClass], by: Reading) -> Table:
    """The relation of records and labels as a table: a row for each record, a column for each label class."""
    rows = []
    for draft in drafts:
        rows.append(Row(tuple(draft.cells.get(key, Cell()) for key in classes)))
    words = [w for row in rows for cell in row.cells if cell for w in cell.text.words()]
    labels = tuple(w for draft in drafts for own in draft.claims.values() for c in own for w in _label_words(c))
    return Table(by, tuple(rows), tuple(_boxes([*words, *labels])), labels)


def _label_words(claim: Claim) -> tuple[Word, ...]:
    return claim.label_text.words() if claim.label_text is not None else ()


def _boxes(words: Sequence[Word]) -> Iterator[Locator]:
    found: dict[int, Box] = {}
    for word in words:
        found[word.page] = found[word.page].union(word.box) if word.page in found else word.box
    for page in sorted(found):
        yield Locator(page, found[page])
