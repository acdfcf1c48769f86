"""How many words at the front of a text are its label: the one place where this is decided."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise

from pipeline.models.page import Word
from pipeline.models.text import Text, concat
from pipeline.profiles import Profile
from pipeline.profiles.profile import folded
from pipeline.records.decisions import decision_of_column
from pipeline.records.headings import is_date
from pipeline.records.limits import counts, measures
from pipeline.records.numbers import numbered
from pipeline.records.words import ASKED, HELD, WHOLE, is_state, label_role, says_who
from pipeline.steps import Step, active, count_firing, register
from pipeline.text import dates
from pipeline.text.remember import memorised

LONGEST, LONGEST_PLAIN, AGAIN, MOST_WORDS = counts("labels", "longest longest_plain again most_words")
MOST_BADGE, MOST_INNER = counts("labels", "most_badge most_inner")
(APART,) = measures("labels", "apart")
SHORT_VALUES = frozenset({"status", "lead_officer", "target_date", "number", "decision"})
_BETWEEN = " \n|;,·•–—-\uf8f4"  # what may stand between a value and the next label
_JOINING = re.compile(r"[\s/&,;()]+")  # between the words of a label of two
_COLON = re.compile(r"^(?P<label>[^\W\d_][^:;\n]{1,58}?)\s?(?::|\?|\s[–—-](?=\s))\s*")
_STOP = re.compile(r"^(?P<label>[^\W\d_][^.:;?\n]{1,58})\.\s+(?=[A-Z])")  # a label only where it comes again
_PARAGRAPH = re.compile(r"^\d{1,3}(?:\.\d{1,3})*\.?\s(?=[a-z])")
_DOTTED = re.compile(r"^\d{1,3}(?:\.\d{1,3})+\.?\s+")
_SENTENCE = re.compile(r"[a-z]{4}[.!?] [A-Z]")  # ends within what is in front of a colon: no label
_COUNTED = re.compile(r"\b(recommendations?|recs?)\.? (?:no\.? )?\d+[a-z]?\b")


IN_STYLE = "label in another style"

BadgeStyle = tuple[bool, str, int]


@dataclass(frozen=True, slots=True)
class Label:
    """A label: its words, where the value begins, the role that it names (None: some other thing), and how plainly."""

    said: str
    end: int
    role: str | None
    strength: float


@dataclass(slots=True)
class LabelCensus:
    """How often short texts, and what is in front of a colon, are printed in one document."""

    whole: Counter[str] = field(default_factory=Counter)
    fronts: Counter[str] = field(default_factory=Counter)
    stopped: Counter[str] = field(default_factory=Counter)  # first sentences of paragraphs
    badges: set[BadgeStyle] = field(default_factory=set)  # in which a status is printed on the line of other words

    def again(self, said: str) -> bool:
        """Return True if a text comes again as labels do."""
        key = key_of(said)
        return self.whole[key] + self.fronts[key] >= AGAIN


def key_of(said: str) -> str:
    """Return a label as it is compared: folded, all numbers of recommendations and paragraphs alike."""
    return _COUNTED.sub(r"\1 #", _PARAGRAPH.sub("", folded(said)))


def take_label_census(texts: Iterable[Text], profile: Profile) -> LabelCensus:
    """Count the paragraphs that may be labels or begin with one."""
    census = LabelCensus()
    letters = Counter[BadgeStyle]()
    for text in texts:
        for word in text.words():
            letters[style_of_badge(word)] += len(word.text)
        for line in text.value.split("\n"):
            plain = line.strip()
            if 2 < len(plain) < LONGEST_PLAIN and not is_state(plain, profile):
                census.whole[key_of(plain)] += 1
            if (found := _STOP.match(plain)) is not None:
                census.stopped[key_of(found["label"])] += 1
            if (found := _COLON.match(_DOTTED.sub("", plain))) is not None:
                census.fronts[key_of(found["label"])] += 1
        for paragraph in text.lines():
            census.badges |= {
                style_of_badge(badge.words()[0])
                for badge, rest in _ends_in_own_style(paragraph)
                if is_state(badge.value, profile) and any(map(str.isalpha, badge.value)) and not _labels(badge, profile)
            }
    for usual, _ in letters.most_common(1):
        census.badges = {own for own in census.badges if _differ(own, usual)}
    return census


def split_badge(text: Text, census: LabelCensus, profile: Profile) -> tuple[Text, ...]:
    """A paragraph as one text; as two where a status is in front of it or behind it, in the style of such badges."""
    for badge, rest in _ends_in_own_style(text) if census.badges else ():
        if style_of_badge(badge.words()[0]) in census.badges and not _labels(badge, profile):
            return (badge, rest) if badge.words()[0] is text.words()[0] else (rest, badge)
    return (text,)


def is_badge(text: Text, census: LabelCensus) -> bool:
    """Return True if a text is printed as a status is beside other words, and as short."""
    words = text.words()
    return 0 < len(words) <= MOST_BADGE and style_of_badge(words[0]) in census.badges


def style_of_badge(word: Word) -> BadgeStyle:
    """Return what tells a badge from the words beside it: bold, colour, height in points."""
    return word.style.bold, word.style.colour, round(word.box.height)


def _ends_in_own_style(text: Text) -> Iterator[tuple[Text, Text]]:
    """A few words behind or in front of a paragraph that are printed in another style, and the rest."""
    styles = [style_of_badge(word) for word in text.words()]
    changes = [at for at, (one, other) in enumerate(pairwise(styles), start=1) if _differ(one, other)]
    if not changes:
        return
    for at, is_behind in ((changes[-1], True), (changes[0], False)):
        if (len(styles) - at if is_behind else at) <= MOST_BADGE:
            cut = text.runs.starts[at]
            front, behind = text.slice(0, cut).strip(), text.slice(cut).strip()
            yield (behind, front) if is_behind else (front, behind)


def _differ(one: BadgeStyle, other: BadgeStyle) -> bool:
    """Return True if two styles are not the same but for a point of height, by which words of one line may differ."""
    return one[:2] != other[:2] or abs(one[2] - other[2]) > 1


def _labels(text: Text, profile: Profile) -> bool:
    """Return True if a text is a label, or a decision, and no status."""
    plain = text.value
    if plain.endswith((":", ".")):
        return plain.endswith(":") or decision_of_column(plain, profile) is not None
    return label_role(plain, profile)[1] >= ASKED and not is_state(plain, profile)


def front_label(text: Text, census: LabelCensus, profile: Profile) -> Label | None:
    """Return the label that a paragraph is, or begins with; None where it has none."""
    if is_state(text.value, profile):
        return None
    for step in active(FRONTS):
        found: Label | None = step.run(text, census, profile)
        if found is not None:
            count_firing(step.name)
            return _with_its_day(found, step.name, text, profile)
    number = _DOTTED.match(text.value)
    behind = front_label(text.slice(number.end()), census, profile) if number else None
    if number and behind and behind.role and census.again(behind.said):  # "3.2 Decision of Council: accepted."
        return replace(behind, end=number.end() + behind.end)
    return None


def inner_label(text: Text, profile: Profile) -> tuple[int, Label] | None:
    """Where a further label begins in the value of a short field: "Ann Ash   Due: May 2024"; None where none does.

    Words that name another short field as a whole, before a colon or in a font style of their own.
    """
    words = text.words()
    for at in range(1, len(words)):
        start = text.runs.starts[at]
        for count in range(min(MOST_INNER, len(words) - at - 1), 0, -1):
            end = text.runs.starts[at + count]
            said = text.value[start:end].strip()
            marked = said.endswith(":")
            if "\n" in said or not (marked or (_is_apart(words, at) and _is_apart(words, at + count))):
                continue
            role, strength = label_role(said.strip(" :"), profile)
            if role in SHORT_VALUES and strength >= WHOLE:
                return start, Label(said.strip(" :"), end, role, strength)
    return None


@memorised
def labels_of_two(label: str, profile: Profile) -> tuple[Label, Label] | None:
    """Return the two labels of one that names a short field and a day: "Officer and date", "Owner / due date"."""
    words = [word for word in _JOINING.split(label) if word and word.lower() not in profile.joiners]
    if label_role(label, profile)[1] >= WHOLE or len(words) > MOST_WORDS:
        return None
    for at in range(1, len(words)):
        one, other = (_short_field(" ".join(own), profile) for own in (words[:at], words[at:]))
        if one and other and (one.role == "target_date") != (other.role == "target_date"):
            return one, other
    return None


def _short_field(said: str, profile: Profile) -> Label | None:
    role, strength = label_role(said, profile)
    if role is None and folded(said) in profile.plain_dates:
        role, strength = "target_date", WHOLE
    return Label(said, len(said), role, strength) if role in SHORT_VALUES and strength >= WHOLE else None


def parted_by_day(text: Text, labels: tuple[Label, Label], profile: Profile) -> tuple[Text, Text]:
    """Return the values of two labels, one of which names a day: what is no day is the other's."""
    parts: dict[bool, list[Text]] = {True: [], False: []}
    at = 0
    days = [*_days_in(text.value, profile)] or [*_last_line(text.value)]
    if not days:
        return (text, Text()) if labels[1].role == "target_date" else (Text(), text)
    for start, end in (*days, (len(text), len(text))):
        parts[False].append(value_before(text.slice(at, start), start - at))
        parts[True].append(text.slice(start, end))
        at = end
    one, other = (concat([own for own in parts[label.role == "target_date"] if own], "\n") for label in labels)
    return one, other


def _last_line(value: str) -> Iterator[tuple[int, int]]:
    """Where the line below an officer is that names nobody: "Ongoing"."""
    above, _, last = value.rpartition("\n")
    if above and not says_who(last):
        yield len(above) + 1, len(value)


def _days_in(value: str, profile: Profile) -> Iterator[tuple[int, int]]:
    """Where days are printed, with the small words in front of them: "by the end of March"."""
    for day in dates.find(value.replace("\n", " "), profile.language):
        start = day.start
        while (word := value[:start].split()[-1:]) and word[0].lower() in profile.before_day:
            start = value.rindex(word[0], 0, start)
        yield start, day.end


def value_before(text: Text, end: int) -> Text:
    """Return the value in front of a further label, without what parts them."""
    return text.slice(0, end).strip(_BETWEEN)


def _is_apart(words: Sequence[Word], at: int) -> bool:
    """Return True if a word is printed in another font style than the one before it, or far from it."""
    one, other = words[at - 1], words[at]
    if one.style.look != other.style.look:
        return True
    same = one.page == other.page and one.box.top < other.box.bottom and other.box.top < one.box.bottom
    return same and other.box.x0 - one.box.x1 > APART * one.box.height


def is_day_alone(plain: str, profile: Profile) -> bool:
    """Return True if a text is a day, month or year and nothing else."""
    return len(plain) < LONGEST_PLAIN and is_date(plain, profile)


def _with_its_day(label: Label, way: str, text: Text, profile: Profile) -> Label:
    """The label; a day behind the name of news, alone or before a colon, tells its round: "Update May 2022"."""
    if label.role != "update" or (label.strength < WHOLE and way != IN_STYLE):
        return label
    day, colon, _ = text.value[label.end :].partition(":")
    if not is_day_alone(day.strip(), profile):
        return label
    end = label.end + len(day) + len(colon)
    return replace(label, said=text.value[:end].rstrip(" :"), end=end)


def _whole_label(text: Text, census: LabelCensus, profile: Profile) -> Label | None:
    """A paragraph that is a label and nothing else."""
    plain = text.value
    inner = ":" in plain.rstrip(" :")
    ends = plain.endswith((";", ",")) or (plain.endswith(".") and not census.again(plain))  # comes again
    if inner or len(plain) > LONGEST or ends or _is_answer(plain, profile):
        return None
    if decision_of_column(plain, profile) is not None and not plain.endswith(":"):
        return None  # "Accepted" on a line of its own answers what is above it
    role, strength = label_role(plain, profile)
    if role and (strength >= WHOLE or (strength >= ASKED and (len(plain) < LONGEST_PLAIN or plain.endswith(":")))):
        return Label(plain, len(plain), role, strength)
    if len(plain) < LONGEST_PLAIN and census.again(plain) and numbered(Text(plain), profile).number is None:
        return Label(plain, len(plain), role, 0.5) if plain[:1].isupper() else None
    return None


def _marked_label(text: Text, census: LabelCensus, profile: Profile) -> Label | None:
    """What is in front of a colon, a question mark or a dash, where its words or its repetition make it a label.

    In front of a full stop it takes both.
    """
    plain = text.value
    found = _COLON.match(plain) or _known_again(_STOP.match(plain), census, profile)
    if found is None or is_state(found["label"], profile):
        return None
    said = found["label"]
    if _SENTENCE.search(said):
        return None
    role, strength = label_role(said, profile)
    if role and strength >= ASKED:
        return Label(said, found.end(), role, strength)
    marked = plain[: found.end()].rstrip().endswith((":", "?"))
    if marked and _is_day(said, profile):
        return Label(said, found.end(), "update", HELD)
    if marked and census.fronts[key_of(said)] >= AGAIN and said[:1].isupper() and not _is_answer(said, profile):
        return Label(said, found.end(), role, 0.5)
    return None


def _known_again(found: re.Match[str] | None, census: LabelCensus, profile: Profile) -> re.Match[str] | None:
    """A sentence of few words that names a role and comes again; None where it is none."""
    if found is None or census.stopped[key_of(found["label"])] < AGAIN or decision_of_column(found["label"], profile):
        return None
    return found if label_role(found["label"], profile)[1] >= ASKED else None


def name_end(text: Text, profile: Profile) -> int:
    """Return where the name behind a number ends: "1a. PAC recommendation: That …"; 0 where there is none."""
    found = _COLON.match(text.value)
    if found is None or not text.value[: found.end()].rstrip().endswith(":"):
        return 0
    role, strength = label_role(found["label"], profile)
    return found.end() if role == "recommendation" and strength < WHOLE else 0  # "1. Recommendation: …" is a form


def _styled_label(text: Text, census: LabelCensus, profile: Profile) -> Label | None:
    """Words at the front in another font style than what follows, where they name a role."""
    words = text.words()
    if len(words) < 2:
        return None
    style = words[0].style
    own = (style.bold, style.italic, style.colour)
    count = 0
    for word in words[: MOST_WORDS + 1]:
        if (word.style.bold, word.style.italic, word.style.colour) != own:
            break
        count += 1
    if count > MOST_WORDS or count >= len(words):
        return None
    end = text.runs.starts[count]
    said = text.value[:end].strip(" :.–—-\n")
    if not said or "\n" in text.value[:end].strip() or is_state(said, profile) or _is_answer(said, profile):
        return None
    if text.value[:end].rstrip().endswith(".") and decision_of_column(said, profile) is not None:
        return None  # "Agreed." is what is answered, "Agreed:" and "Agreed" may head who and when
    role, strength = label_role(said, profile)
    again = census.fronts[key_of(said)] >= AGAIN
    return Label(said, end, role, strength) if again or (role and strength >= ASKED) else None


def _is_answer(plain: str, profile: Profile) -> bool:
    """Return True for a decision: "Agreed" heads nothing, it answers."""
    return decision_of_column(plain, profile) is not None and label_role(plain, profile)[1] < WHOLE


def _is_day(said: str, profile: Profile) -> bool:
    found = dates.find(said, profile.language)
    return bool(found) and sum(f.end - f.start for f in found) >= 0.8 * len(said.strip())


FRONTS = register(
    Step("label in front", _marked_label, "words in front of a colon or dash govern what follows"),
    Step(IN_STYLE, _styled_label, "words in bold or colour govern what follows"),
    Step("label above", _whole_label, "a line that is a label governs what is below it"),
)
