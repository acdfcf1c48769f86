"""Labels → roles: one heading has one meaning in one report, and no record has a role twice.

Evidence is what the label says and what is printed under it. The pairs that are worth most together are taken first;
what is left over is then given what a report of this kind must have.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import groupby

from pipeline.models.table import Cell
from pipeline.profiles import Profile
from pipeline.profiles.profile import folded
from pipeline.records.decisions import decision_of_column, decision_of_response
from pipeline.records.headings import before_day, roles_in
from pipeline.records.limits import counts, measures
from pipeline.records.words import (
    HELD,
    MEANT,
    PROSE,
    ROLES,
    SHARE,
    STOREY,
    TEXTS,
    WHOLE,
    content_scores,
    is_prose,
    is_state,
    label_role,
    names_round,
)
from pipeline.steps import Step, active, count_firing, register
from pipeline.text import dates

ANSWERS = ("response", "decision")  # what heads the one may hold the other
BRIEF, DECIDED, GONE, GONE_SHARE, LONG_TEXT = counts("roles", "brief decided gone gone_share long_text")
SELDOM, NAMED, SECOND, AGAINST, ASIDE, UNKNOWN = measures("roles", "seldom named second against aside unknown")
LEAST, LEAST_UNHEADED, MOSTLY = measures("roles", "least least_unheaded mostly")
SEVERAL = frozenset({"update", "status"})  # roles that a record may have more than once: its rounds


@dataclass(slots=True)
class LabelClass:
    """One label of a report, wherever it is printed: what it says, and the cells that it governs."""

    key: str
    label: str
    cells: list[Cell] = field(default_factory=list)
    together: set[str] = field(default_factory=set)  # keys of labels that are found in the same table or record
    order: int = 0  # its place among these, from the left or from the top
    tables: set[int] = field(default_factory=set)
    role: str | None = None
    also: str | None = None  # a second role, where one label names two things: "Progress and status"
    guessed: bool = False  # the role comes from the contents, not from the label
    score: float = 0.0

    @property
    def mean(self) -> float:
        said = [len(c.text) for c in self.cells if c.text]
        return sum(said) / len(said) if said else 0.0


Group = Sequence[LabelClass]  # labels that are found together, from the left or from the top


def assign_roles(classes: Mapping[str, LabelClass], profile: Profile, *, answers: bool = False) -> None:
    """Give each label class its role, in place. None where nothing in the contract fits: it is kept as `extra`.

    `answers`: the document says of itself that it is a response, so that what no label governs is the answer.
    """
    if answers and not any(label_role(own.label, profile)[0] in ("response", "update") for own in classes.values()):
        _take_answer(classes)
    worth = sorted(_worth(classes.values(), profile), key=lambda pair: (-pair[0], pair[1].order))
    for score, own, role in worth:
        guessed = label_role(own.label, profile)[0] not in (ANSWERS if role in ANSWERS else (role,))
        named = not guessed or role != "update" or names_round(own.label, profile)
        several = role in SEVERAL and (named or not own.label)
        least = SELDOM if named else MOSTLY
        if own.role is None and (_is_round(own, role, classes, least) if several else not _taken(own, role, classes)):
            own.role, own.score, own.guessed = role, score, guessed
    for group in _groups(classes):
        for step in active(SETTLING):
            if step.run(group, profile):
                count_firing(step.name)
        if answers:
            _take_news_for_answer(group, profile)


def _take_news_for_answer(group: Group, profile: Profile) -> None:
    """In a response nothing has happened yet: what looks like news is the answer itself."""
    held = _by_role(group)
    answers, news = held["response"], held["update"]
    decides = len(answers) == 1 and not held["decision"] and _only_decides(answers[0], profile)
    if len(news) != 1 or (answers and not decides):
        return
    news[0].role = "response"
    if decides:
        answers[0].role = "decision"


def _only_decides(own: LabelClass, profile: Profile) -> bool:
    """Return True if all that is said under a label is what was decided."""
    texts = [cell.text.value for cell in own.cells if cell.text]
    decide = sum(decision_of_column(t, profile) is not None for t in texts)
    return bool(texts) and all(len(t.split()) <= BRIEF for t in texts) and decide >= MOSTLY * len(texts)


def _take_answer(classes: Mapping[str, LabelClass]) -> None:
    """The longest text that no label governs is the answer."""
    free = [own for own in classes.values() if not own.label and own.role is None and own.mean > LONG_TEXT]
    if free:
        max(free, key=lambda own: (len(own.cells), own.mean)).role = "response"


def _worth(classes: Iterable[LabelClass], profile: Profile) -> Iterable[tuple[float, LabelClass, str]]:
    for own in classes:
        named, strength = label_role(own.label, profile)
        others = roles_in(own.label, profile) if strength < WHOLE and STOREY not in own.label else frozenset()
        contents = content_scores(own.cells, profile)
        last = own.label.rsplit(STOREY, 1)[-1]
        aside = _is_aside(last, profile)
        named = None if aside and last != own.label and label_role(last, profile)[0] is None else named
        if aside and named is None and own.mean <= LONG_TEXT:
            continue
        words = folded(own.label)
        other_day = named is None and words not in profile.plain_dates and _holds_date(words, profile)
        if named is None and words in profile.plain_dates:
            named, strength = "target_date", MEANT
        least = LEAST if own.label else LEAST_UNHEADED
        for role in ROLES:
            told = contents.get(role, 0.0) if role != "target_date" or not other_day else 0.0  # "Date of visit"
            score = strength + NAMED if role == named else (strength + SECOND if role in others else 0.0)
            against = named is not None and role not in {named, *others} and strength >= HELD and told > 0
            score += AGAINST * told if against and contents.get(named or "", 0.0) > -1 else told
            score -= ASIDE if aside and role != named else 0.0
            score -= UNKNOWN if own.label and named is None and role in TEXTS else 0.0
            if score > least or (role == named and strength >= WHOLE):
                yield score, own, role


def _is_aside(label: str, profile: Profile) -> bool:
    """Return True if a label names cells that are no evidence, also with a day: "Impact achieved (March 2031)"."""
    return not profile.aside.isdisjoint({folded(label), folded(before_day(label, profile))})


def _holds_date(words: str, profile: Profile) -> bool:
    """Return True if a label says of what its days are: "Exec date", "Date of visit"."""
    return not profile.plain_dates.isdisjoint(words.split())


def _is_round(own: LabelClass, role: str, classes: Mapping[str, LabelClass], least: float) -> bool:
    """Return True if no label found together with this one has the role in far more records: those tell a round."""
    others = [len(classes[key].cells) for key in own.together if key != own.key and classes[key].role == role]
    return len(own.cells) >= least * max(others, default=0)


def _taken(own: LabelClass, role: str, classes: Mapping[str, LabelClass]) -> bool:
    return any(classes[key].role == role for key in own.together if key != own.key)


def _groups(classes: Mapping[str, LabelClass]) -> list[list[LabelClass]]:
    """The labels that are found together, each group in its order; none that is part of another."""
    keys = dict.fromkeys(frozenset({own.key, *own.together}) for own in classes.values())
    whole = (key for key in keys if not any(key < other for other in keys))
    return [sorted((classes[k] for k in key), key=lambda c: c.order) for key in whole]


def _by_role(group: Sequence[LabelClass]) -> dict[str, list[LabelClass]]:
    found: dict[str, list[LabelClass]] = defaultdict(list)
    for own in group:
        if own.role:
            found[own.role].append(own)
    return found


def _settle_recommendation(group: Group, profile: Profile) -> bool:
    """A report has recommendations: where no label was taken for theirs, the likeliest text is."""
    held = _by_role(group)
    if held["recommendation"]:
        return False
    answers = [c for c in group if label_role(c.label, profile)[0] == "response" and c.role in ("response", None)]
    if not held["title"] and len(answers) > 1:
        answers[0].role, answers[1].role = "recommendation", "response"
        return True
    for role in ("title", "action"):
        if held[role] and (role == "title" or held["number"] or held["update"]):
            held[role][0].role = "recommendation"
            return True
    told = [c.order for role in ("response", "update") for c in held[role]]
    first = min(told) if held["response"] and held["update"] else len(group)
    free = [c for c in group if c.role is None and c.mean > LONG_TEXT and c.order < first]
    if free:
        longest = max(free, key=lambda c: c.mean)
        longest.role, longest.guessed = "recommendation", True
    return bool(free)


def _settle_answer(group: Group, profile: Profile) -> bool:
    """A label of decisions with more than a decision below it is all that was answered: it is the response."""
    held = _by_role(group)
    if len(held["decision"]) != 1:
        return False
    own = held["decision"][0]
    if held["response"]:
        strange = own.guessed and own.label and any(_decides(answer, profile) for answer in held["response"])
        own.role = None if strange else "decision"  # "Evidence seen?" beside answers that say what was decided
        return bool(strange)
    longer = any(len(cell.text.value.split()) > DECIDED for cell in own.cells if cell.text)
    own.role = "response" if longer else "decision"
    return longer


def _decides(own: LabelClass, profile: Profile) -> bool:
    """Return True if most of what is said under a label begins with what was decided."""
    told = [decision_of_response(cell.text.value, profile) is not None for cell in own.cells if cell.text]
    return 2 * sum(told) > len(told)


def _settle_status(group: Group, profile: Profile) -> bool:
    """A label that is known to name the status counts before one that only looks like it; prose is no status."""
    held = _by_role(group)
    named = [c for c in held["status"] if not c.guessed]
    strange = [c for c in held["status"] if c.guessed and c.label and named]
    texts = {c.key: [x.text.value for x in c.cells if x.text] for c in named}  # none where all show colours or signs
    figures = [c for c in named if texts[c.key] and all(map(SHARE.match, texts[c.key]))]
    strange += figures if len(figures) < len(named) else []  # "Overall %" beside the status only measures it
    for own in strange:
        role, strength = label_role(own.label, profile)
        own.role, own.guessed = role if strength >= WHOLE and role and not held[role] else None, False
    if len(named) == 1 and not held["update"] and _is_prose(named[0]):
        named[0].role = "update"
        if "status" in roles_in(named[0].label.replace(STOREY, " "), profile):
            named[0].also = "status"
        return True
    return bool(strange)


def _settle_texts(group: Group, profile: Profile) -> bool:
    """Long texts under labels that say nothing are answers or news, whichever is missing."""
    held = _by_role(group)
    fired = False
    for own in group:
        if own.role is not None or own.mean <= LONG_TEXT or _is_aside(own.label, profile):
            continue
        role = None
        if not held["update"] or names_round(own.label, profile):
            role = "update"
        elif own.label and not held["response"]:
            role = "response"
        if role and (own.label or held["recommendation"]):
            own.role, own.guessed = role, True
            held[role].append(own)
            fired = True
    return fired


def _settle_themes(group: Group, profile: Profile) -> bool:
    """A first label that nobody knows, one cell of which is said of several records, or again and again, is the theme.

    So is a "Stage" that tells no status, where another column does. An "Area" that comes back behind another is a part
    of the council; themes head what stands together.
    """
    held = _by_role(group)
    scattered = [c for c in held["theme"] if folded(c.label) in profile.areas and _comes_back(c)]
    for own in scattered:
        own.role = None
    first = group[0]
    if held["theme"]:
        return bool(scattered)
    said = [c.text.value for c in first.cells if c.text]
    runs = [len(list(run)) for _, run in groupby(said)]
    unknown = first.role is None and folded(first.label) not in {*profile.labels, *profile.aside}
    stateless = first.role == "status" and len(held["status"]) > 1 and not any(is_state(t, profile) for t in said)
    spans = (unknown or stateless) and any(c.rows > 1 for c in first.cells) and not _is_prose(first)
    again = first.role == "title" and 2 * sum(count for count in runs if count > 1) > len(said)
    if spans or again:
        first.role, first.guessed = "theme", not again
    return spans or again


def _comes_back(own: LabelClass) -> bool:
    names = [name for name, _ in groupby(c.text.value for c in own.cells if c.text)]
    return len(names) > len({*names})


def _settle_dates(group: Group, profile: Profile) -> bool:
    """A date left of the recommendation is that of the meeting, unless its label says otherwise."""
    held = _by_role(group)
    first = held["recommendation"][0].order if held["recommendation"] else -1
    early = [c for c in held["target_date"] if c.order < first and label_role(c.label, profile)[1] < WHOLE]
    for own in early:
        own.role = None
    plain = [c for c in group if c.role is None and c.order > first and folded(c.label) in profile.plain_dates]
    if not held["target_date"] and first >= 0 and len(plain) == 1:
        plain[0].role = "target_date"
    return bool(early)


def _settle_update(group: Group, profile: Profile) -> bool:
    """What no other label answered is the news."""
    held = _by_role(group)
    if held["update"]:
        return False
    remarks = [c for c in held["response"] if folded(c.label) in profile.remarks and _tells_news(c, held, profile)]
    deeds = [c for c in held["action"] if held["recommendation"] and folded(c.label) in profile.deeds]
    for own in (remarks or deeds)[:1]:
        own.role = "update"
    return bool(remarks or deeds)


def _tells_news(own: LabelClass, held: Mapping[str, list[LabelClass]], profile: Profile) -> bool:
    """Return True if remarks are behind the status, or behind what was decided and by whom, or tell of days gone by."""
    first = {role: classes[0].order for role, classes in held.items() if classes}
    who, decided = first.get("lead_officer", -1), first.get("decision", own.order)
    last = own.order > first.get("status", own.order) or decided < who < own.order
    if last or ("decision" not in first and folded(own.label) in profile.remarks_of_officers):
        return True
    gone = sum(_tells_of_past(cell.text.value, profile.language) for cell in own.cells if cell.text)
    return max(who, decided) < own.order and gone >= GONE and GONE_SHARE * gone >= len(own.cells)


def _tells_of_past(text: str, language: str) -> bool:
    return any(dates.tense(text, day.start, day.end, language) == "past" for day in dates.find(text, language))


def _is_prose(own: LabelClass) -> bool:
    return own.mean > PROSE and is_prose(own.cells)


SETTLING = register(
    Step("role: recommendation", _settle_recommendation, "takes the likeliest text for the recommendation"),
    Step("role: answer", _settle_answer, "takes decisions that say more for the response"),
    Step("role: status", _settle_status, "keeps the status that a heading names, and no prose"),
    Step("role: texts", _settle_texts, "gives long texts under unknown headings a role"),
    Step("role: themes", _settle_themes, "takes what is said of several records for the theme"),
    Step("role: dates", _settle_dates, "leaves dates in front of the recommendation out"),
    Step("role: update", _settle_update, "takes remarks for the news where nothing else is"),
)
