"""A profile, checked and ready to match."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache

from pipeline.text.numbers import NumberWords

SHORT = 120  # characters: headings, labels and states come again and again, prose does not
WORD_OR_SIGN = re.compile(r"\w+|[^\w\s]")
_PLAIN = (("’", "'"), ("‘", "'"), ("‐", "-"), ("‑", "-"), ("–", "-"), ("—", "-"), ("\u00ad", ""))
_FOOTNOTE = "⁰¹²³⁴⁵⁶⁷⁸⁹"  # behind a heading: "Cabinet’s decision²"


def folded(text: str) -> str:
    """Text as profiles compare it: lower case, one space, plain quotes and dashes, no stop or colon at its ends."""
    return _remembered(text) if len(text) <= SHORT else _folded(text)


def _folded(text: str) -> str:
    plain = text
    if not text.isascii():  # one sign after the other: a tenth of what a table of all of them takes
        for sign, other in _PLAIN:
            plain = plain.replace(sign, other)
        plain = plain.rstrip(_FOOTNOTE)
    return " ".join(plain.replace("_", " ").split()).strip(" .:;*").lower()


_remembered = lru_cache(maxsize=8192)(_folded)


def squeezed(text: str) -> str:
    """Folded text without spaces and stops: a narrow column breaks words anywhere, and "Rec. No." is "Rec no"."""
    return folded(text).replace(" ", "").replace(".", "")


@dataclass(frozen=True, slots=True)
class Heading:
    """How one role's column may be headed."""

    exact: frozenset[str]  # squeezed
    holds: re.Pattern[str]
    asks: re.Pattern[str] | None = None  # a question or sentence as a whole


@dataclass(frozen=True, slots=True)
class Rounds:
    """How a round is named. `months` and `years` have one group, the number, in figures or words."""

    months: re.Pattern[str]
    years: re.Pattern[str]
    units: tuple[str, ...]  # one of them stands, in small letters, wherever a number of either does
    reached: re.Pattern[str]  # right behind a number of months: it is a round
    spans: re.Pattern[str]  # a number of them in a sentence that is no round: "within six months", "twice a year"
    one: frozenset[str]  # words that count as 1 before a year
    previous: re.Pattern[str]
    earlier: re.Pattern[str]  # words of a round that name it, and those of a later one
    later: re.Pattern[str]
    counted: re.Pattern[str]  # what is counted in the names of rounds: "Update 2"


@dataclass(frozen=True, slots=True)
class KeyTold:
    """How a key is told in sentences."""

    colours: frozenset[str]
    fore: re.Pattern[str]  # from the beginning of a part up to its sign; may be nothing
    numbered: re.Pattern[str]  # right in front of a figure or letter that is no status
    conditions: re.Pattern[str]  # in front of a sign that needs no link
    nouns: re.Pattern[str]  # right behind a sign; may be nothing
    linked: re.Pattern[str]  # behind a sign, up to its meaning
    strong: re.Pattern[str]  # a link that tells by itself that a sign is explained
    marks: re.Pattern[str]  # a word that says how something comes to its colour
    aft: re.Pattern[str]  # behind a meaning, up to its sign
    parts: re.Pattern[str]  # at the end of a meaning, where the next sign follows
    opens: re.Pattern[str]  # at the beginning of a meaning, no part of it


@dataclass(frozen=True, slots=True)
class Prose:
    """What whole sentences above a table say."""

    cabinet: re.Pattern[str]  # before the Cabinet's date, in a line with two dates
    named: re.Pattern[str]  # "lead officer", "approved by": groups `officers` or `members`
    councillor: re.Pattern[str]  # the title in front of a councillor's name


@dataclass(frozen=True, slots=True)
class ReportWords:
    """Words of a title that say what kind of paper it is; `leading` and `trailing` stand at its ends."""

    review: re.Pattern[str]
    strong: re.Pattern[str]  # of a review or a report
    leading: re.Pattern[str]
    trailing: re.Pattern[str]
    own: re.Pattern[str]  # with a capital right behind a name they are its last word
    own_lead: re.Pattern[str]  # and with "of" in front of one its first
    between: re.Pattern[str]  # spaces and marks, as many as stand between two of them
    small: re.Pattern[str]  # small words, as many as there are
    small_end: re.Pattern[str]  # the same at the end
    times: re.Pattern[str]  # of the day
    by: re.Pattern[str]  # "report by Ann Reed": group `by`, the name
    looked_into: re.Pattern[str]  # "its review of street trading", in a sentence: one of its groups

    def are_all(self, text: str) -> bool:
        """Whether a text is made of such words, and names nothing."""
        return bool(self.leading.fullmatch(text) or self.between.fullmatch(text))


@dataclass(frozen=True, slots=True, eq=False)
class Profile:
    """All of a council's words. Keys of the mappings are the names of the contract.

    A profile is equal to itself alone, so that what was found with it can be remembered.
    """

    language: str
    headings: Mapping[str, Heading]
    asked: re.Pattern[str]  # stands in whatever asks for any of them: cheap to look for
    heading_starts: frozenset[str]  # with which what headings hold begins: cheap to look for
    heading_words: frozenset[str]  # that headings are made of
    lookalikes: frozenset[str]
    voices: frozenset[str]  # headings of what anybody said: recommendations only where a state or number tells so
    aside: frozenset[str]  # headings that say neither what was answered nor what was done
    meetings: frozenset[str]  # headings of the meeting at which something was asked
    withheld_words: tuple[tuple[str, tuple[frozenset[str], ...]], ...]  # a telling word, and those of each such line
    withheld: re.Pattern[str]  # stands in a line that says that the paper may not be published
    not_withheld: re.Pattern[str]  # stands in a line that says nothing of the kind
    answered_no: re.Pattern[str]  # stands behind such words and takes them back
    stamps: frozenset[str]  # such lines, whole
    counts: re.Pattern[str]  # headings that count recommendations and hold none
    openers: re.Pattern[str]  # open a recommendation wherever they stand
    weak_openers: re.Pattern[str]  # open one, but may stand inside a title as well
    asking: re.Pattern[str]  # what a sentence holds that asks for something, and is no title
    telling: re.Pattern[str]  # what a sentence holds that tells something, and is no title either
    small_words: frozenset[str]  # of a title, printed without a capital
    about: frozenset[str]  # words of a title behind which its subject begins
    report_words: ReportWords
    bodies: Mapping[str, re.Pattern[str]]  # council, committee → how their names look anywhere in a text
    body_marks: re.Pattern[str]  # what stands in each of these: cheap to look for
    council_ends: frozenset[str]  # how the names of councils end: alone they name none
    not_first: frozenset[str]  # words in front of such a name
    not_bodies: frozenset[str]  # words of such a name that make it another thing's
    partners: tuple[str, ...]  # how the names of bodies end that are none of the council's
    never_bodies: frozenset[str]  # words in front of the end of such a name that make it a group for one inquiry
    body_kinds: frozenset[str]  # words that say of which kind a council is
    names: str  # regular expression: what stands in front of a recommendation's number
    number_names: str  # regular expression: "No." between that and the number
    numbers: NumberWords
    rounds: Rounds
    decision_lead: re.Pattern[str]
    decisions: Mapping[str, re.Pattern[str]]
    decision_letters: Mapping[str, str]  # alone in a cell of a column of decisions
    decision_subjects: re.Pattern[str]  # who decides in a sentence of its own, up to the verb
    decision_objects: re.Pattern[str]  # what about
    decision_backing: frozenset[str]  # words that decide nothing where others say them
    decision_narrowed: re.Pattern[str]  # takes a part back in the sentence that agrees
    parts_refused: re.Pattern[str]  # refuses a part of it in a sentence further on
    decision_limits: re.Pattern[str]  # what may follow a decision that has no label in front
    status_words: Mapping[str, str]
    shares_below: frozenset[str]  # beside a share in a key: "below 25%"
    shares_up_to: frozenset[str]
    shares_above: frozenset[str]
    shares_from: frozenset[str]
    status_squeezed: Mapping[str, str]  # the same without spaces
    status_letters: Mapping[str, str]
    status_uncoloured: frozenset[str]  # what a status may say that stands for no colour
    status_between: re.Pattern[str]  # parts two statuses in one cell
    status_negated: re.Pattern[str]  # right before a status word: it means the contrary, or less
    progress: Mapping[str, re.Pattern[str]]
    status_share: re.Pattern[str]  # a share that is not all of it
    status_lessened: re.Pattern[str]  # right behind a status word: it means less
    progress_negated: re.Pattern[str]  # before words of progress; group `yet` where it is only "not yet"
    key_headings: frozenset[str]
    key_words: frozenset[str]  # headings of a key's own columns
    key_line: re.Pattern[str]  # "Green – on track": groups `shown` and `meaning`
    key_sign: re.Pattern[str]  # "Green – " anywhere in a line: groups `shown` and `mark`
    key_lead: re.Pattern[str]  # "Assessment key: " in front of the first sign
    key_told: KeyTold
    state_told: re.Pattern[str]  # a sentence that tells a state of the recommendation, in group `state`
    state_open: re.Pattern[str]  # words in such a sentence that leave it open
    priority: tuple[str, ...]
    section_words: re.Pattern[str]  # what a heading holds beside the status of all that stands below it
    listed: re.Pattern[str]  # what a heading says that lists recommendations of one status
    lettered: re.Pattern[str]  # how a heading begins that stands over a table by its letter
    said_count: re.Pattern[str]  # how many recommendations there are, in group `count`
    none_here: re.Pattern[str]  # rows that only say that a table holds nothing
    plain_heads: re.Pattern[str]  # headings over a table that name no theme: "Table 2: Recommendations"
    plain_dates: frozenset[str]  # headings that only say that a date stands below
    before_day: frozenset[str]  # small words of a heading in front of the day that ends it: "in", "as at"
    question: re.Pattern[str]  # what a heading that is a question may begin with: "Q. What has happened?"
    remarks_of_officers: frozenset[str]  # those of officers, who report where nobody else answered
    remarks: frozenset[str]  # headings of what is said to a recommendation, by whom and when ever
    areas: frozenset[str]  # headings of themes, or of parts of the council where one comes back
    latest: frozenset[str]  # headings of the news where no other column is headed as such
    deeds: frozenset[str]  # headings of what was done, which is not news where another column holds these
    ditto: frozenset[str]  # cells that only point to the record above
    prompts: frozenset[str]  # fields of a form that nobody filled in
    assessors: Mapping[str, re.Pattern[str]]
    labels: Mapping[str, str]  # header label → field
    label_words: Mapping[str, re.Pattern[str]]  # field → words of a label, in the order in which they are tried
    lines: Mapping[str, re.Pattern[str]]  # kind of header line → pattern
    prose: Prose
    joiners: tuple[str, ...]  # words between two names
    behalf: tuple[str, ...]  # words in front of the body that somebody speaks for

    def opens(self, text: str) -> bool:
        """Whether a text begins as recommendations do: "We recommend …", "That the Council …"."""
        return bool(self.openers.match(text) or self.weak_openers.match(text))

    def roles_held(self, text: str) -> Iterator[str]:
        """The roles whose words stand in a heading (folded), in order; most texts hold none and are left at once."""
        if not self.heading_starts.isdisjoint(WORD_OR_SIGN.findall(text)):
            yield from (role for role, words in self.headings.items() if words.holds.search(text))


def first_holding(text: str, patterns: Mapping[str, re.Pattern[str]]) -> str | None:
    """The first name whose pattern stands in the text."""
    plain = folded(text)
    return next((name for name, pattern in patterns.items() if pattern.search(plain)), None)
