"""The bodies and the people that are named at the top of a report."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from pipeline.models.report import Person
from pipeline.profiles import Profile
from pipeline.profiles.profile import folded
from pipeline.records.header.claims import Claim, How
from pipeline.records.headings import is_date
from pipeline.records.limits import counts, measures
from pipeline.text.naming import begins_with_person, covered, letters, name_tokens, person_spans, role_spans
from pipeline.text.people import people
from pipeline.text.remember import remembered

LONGEST_NAME, LEAST = counts("header_bodies", "longest_name least")
(FAINT,) = measures("header_bodies", "faint")

KINDS = ("council", "committee")
_NUMBER = re.compile(r" ?\([1-9]\)")
_WHICH = re.compile(r" ?\([A-Z][\w’'-]+(?:(?:,? (?:and|&)|,| for| of)? [A-Z][\w’'-]*)*\)")
_JOINED = re.compile(r"(?<!\s)\s+(?:[–—|·•]|-)\s+")
_FIRST = re.compile(r"^\W*\w")
_OWNS = re.compile(r"[’']s$")
_ANSWERS = re.compile(r"(?:[’']s?)? (?:formal |full |written |ministerial )?[Rr]esponse")
_ANSWERED = re.compile(r"responses? (?:of|by|from)(?: the)? $", re.IGNORECASE)
_BODIES = ("council", "committee")
_BOTH = re.compile(r"^((?:[A-Z][\w'’-]+ (?:and |upon |on |the )*){1,4}(?:Council|Authority)) (?=[A-Z])")


class Body(NamedTuple):
    """`text[start:end]` names a council or a committee."""

    kind: str
    start: int
    end: int
    name: str


@remembered
def bodies_in(text: str, profile: Profile) -> tuple[Body, ...]:
    """Every council of a text, then every committee; each name whole, without what leads to it."""
    return tuple(_bodies_in(text, profile))


def _bodies_in(text: str, profile: Profile) -> Iterator[Body]:
    rest = plain if len(plain := cased(text, profile) or "") == len(text) else text
    if not profile.body_marks.search(rest):
        return
    for kind in KINDS:
        for found in profile.bodies[kind].finditer(rest):
            start = found.start() + _lead(found[0], kind, profile)
            name = rest[start : found.end()]
            if len(name.split()) >= LEAST and _is_own(name, kind, profile):
                if kind == "committee":
                    name += _which(name, rest[found.end() :], profile)
                yield Body(kind, start, start + len(name), cased(name, profile) or name)
                rest = rest[:start] + "|" * len(name) + rest[start + len(name) :]


def _which(name: str, behind: str, profile: Profile) -> str:
    """The bracket that tells which of several committees is meant: "Scrutiny Board (Adults and Health)", "Board (1)".

    Letters alone only shorten the name: "Scrutiny Committee (OSC)".
    """
    found = (None if has_own_word(name, profile) else _WHICH.match(behind)) or _NUMBER.match(behind)
    return found[0] if found and not found[0].isupper() else ""


def without_bodies(text: str, profile: Profile) -> str:
    """What a text says beside the names of bodies."""
    for body in sorted(bodies_in(text, profile), key=lambda found: -found.start):
        text = text[: body.start] + text[body.end :]
    return text


def _lead(name: str, kind: str, profile: Profile) -> int:
    """How many characters in front of a name do not belong to it: "To", "The", or a label in a column of its own."""
    at = 0
    words = name.split(" ")
    while len(words) > LEAST:
        low = folded(words[0].rstrip(","))
        label = profile.labels.get(low) == kind
        label = label and folded(words[1]) not in profile.small_words
        if low not in profile.small_words and not label and low not in profile.not_first:
            break
        at += len(words.pop(0)) + 1
    return at


def _is_own(name: str, kind: str, profile: Profile) -> bool:
    """Whether a name says which: not "Borough Council" or "Fire Authority" alone, and no council of a parish."""
    words = [folded(word) for word in name.split()]
    if words[-2] in profile.never_bodies or " ".join(words).endswith(profile.partners) or speaks_of_one(name, profile):
        return False
    if kind == "committee" and len(words) == LEAST and profile.report_words.own.match(f" {name}"):
        return False  # "the Review Panel" is whoever looked into it
    if words[-2] in profile.not_bodies and profile.body_kinds.isdisjoint(words[:-2]):
        return False
    return kind != "council" or (has_own_word(name, profile) and not is_kind_alone(name, profile))


def speaks_of_one(name: str, profile: Profile) -> bool:
    """Whether words speak of a body and are not its name: "Apprenticeships in the Council", "Done, and the Board"."""
    words = [folded(word) for word in name.split()[-2:]]
    return words[-1] in profile.body_kinds and words[0] in profile.small_words


def is_kind_alone(name: str, profile: Profile) -> bool:
    """Whether a name says of which kind a council is and not which: "Fire Authority"."""
    return folded(name) in profile.council_ends


def has_own_word(name: str, profile: Profile) -> bool:
    """Whether a name holds more than the words that all councils or all scrutiny committees share."""
    kinds, small = profile.body_kinds, profile.small_words
    return any([word not in kinds and word not in small for word in map(folded, name.split())])


def pieces(line: str, profile: Profile) -> list[str]:
    """The parts of a line that a dash, dot or bar joins; at commas only where a council, committee or date ends.

    At a colon behind a council or committee: "Place Scrutiny Panel: progress at six months"; and where a committee
    follows its council: "Ashby District Council Place Panel".
    """
    both = _BOTH.match(line)
    if both and body_kind(line[both.end() :], profile) == "committee":
        return [both[1], *pieces(line[both.end() :], profile)]
    before, colon, rest = line.partition(": ")
    if colon and body_kind(before, profile) not in (None, body_kind(rest, profile)):
        return [*pieces(before, profile), *pieces(rest, profile)]
    return [found for part in _JOINED.split(line) if part.strip() for found in _at_commas(part.strip(), profile)]


@lru_cache(maxsize=1024)
def body_kind(text: str, profile: Profile) -> str | None:
    """Whether a text names a council or a committee, and which."""
    return next((kind for kind in _BODIES if profile.lines[kind].search(text)), None)


def cased(name: str | None, profile: Profile) -> str | None:
    """A name that is printed in capitals alone, as it is written elsewhere: "Ashby and the Wolds Council"."""
    if not name or not name.isupper():
        return name
    words = name.lower().split()
    return " ".join(w if at and w in profile.small_words else _capital(w, profile) for at, w in enumerate(words))


def _capital(word: str, profile: Profile) -> str:
    """ "stoke-on-trent" → "Stoke-on-Trent"."""
    first, *others = word.split("-")
    written = [part if part in profile.small_words else _FIRST.sub(_upper, part, count=1) for part in others]
    return "-".join([_FIRST.sub(_upper, first, count=1), *written])


def _upper(found: re.Match[str]) -> str:
    return found[0].upper()


def body_in(line: str, profile: Profile) -> str:
    """The line without what leads to the name of a committee: "Report to the Place Panel" → "Place Panel"."""
    lead = profile.lines["lead"].match(line) if profile.lines["committee"].search(line) else None
    rest = line[lead.end() :].strip(" :") if lead else ""
    return rest if rest[:1].isupper() and profile.lines["committee"].search(rest) else line


def _at_commas(part: str, profile: Profile) -> Iterator[str]:
    """ "Children, Young People and Skills Committee, 4 May" is two: what stands before a comma must be whole."""
    if ", " not in part:
        yield body_in(part, profile)
        return
    held = ""
    for bit in part.split(", "):
        held = f"{held}, {bit}" if held else bit
        if is_date(held, profile) or body_kind(held, profile):
            yield body_in(held, profile)
            held = ""
    if held:
        yield held


def public_bodies(text: str, profile: Profile) -> tuple[Body, ...]:
    """Return the public bodies that a text names and that are no council: "Department for Transport"."""
    plain = cased(text, profile) or ""
    found = profile.bodies["body"].finditer(plain if len(plain) == len(text) else text)
    named = ((m, m.start() + _lead(m[0], "body", profile), _OWNS.sub("", m[0])) for m in found)
    return tuple(Body("body", at, m.start() + len(name), m.string[at : m.start() + len(name)]) for m, at, name in named)


def answers(body: Body, text: str) -> bool:
    """Return True if a text is the response of a body: "Northern Government response", "response of the Minister"."""
    return bool(_ANSWERS.match(text, body.end) or _ANSWERED.search(text[: body.start]))


def may_be_name(text: str, profile: Profile) -> bool:
    """Return True if a part of a line can name a body: no words of a sentence in it ("Mrs Reed told the Council")."""
    words = [word for word in re.findall(r"[^\W\d_]+", text) if folded(word) not in profile.small_words]
    return len(words) <= LONGEST_NAME and all(word[0].isupper() for word in words)


def bodies_of_line(line: str, profile: Profile) -> Iterator[Claim]:
    """Return the bodies that a line names; one whose name does not say which is as plain as prose at most."""
    found = [b for b in bodies_in(line, profile) if not profile.lines["post"].search(line[: b.start])]
    named = [(body.kind, body.name) for body in found]
    seen = {body.kind for body in bodies_in(line, profile)}
    for part in pieces(line, profile):
        kind = body_kind(part, profile) if may_be_name(part, profile) else None
        if kind is None and profile.lines["other_council"].match(part):
            yield Claim(KINDS[0], cased(part, profile) or part, FAINT)
        unnamed = speaks_of_one(part, profile) or folded(part).endswith(profile.partners)
        if kind and kind not in seen and not unnamed and not profile.report_words.strong.search(part):
            named.append((kind, cased(part, profile) or part))
    for kind, name in named:
        whole = kind == KINDS[1] and line.strip(" .:") == name
        own = has_own_word(name, profile)
        yield Claim(kind, name, How.LINE if own else How.PROSE if whole else FAINT)


TITLE, NEAR = counts("header_people", "title near")

_BREAK = re.compile(r"[.;|·•](?=\s+[A-Z(])|\n|(?<=[.;|·•])$")
_DIRECT = re.compile(r"(?:\(s\)|s)?(?: [a-z’'()]{1,20}){0,8}[\s:,–-]{0,4}(?=[A-Z])")
_STARTS = re.compile(r"(?:^|[\s(:,–-])(?=[A-Z])")
_BEHIND = re.compile(
    r"^(?:(?:, | \(|, and )(?:who is |is |as )?| is | was )(?:the |our |its |this council[’']s )?$", re.IGNORECASE
)
_NAME = re.compile(r"(?<!\w)(?:(?:[A-Z][\w'’-]{1,30}|[A-Z]\.?) ){1,3}[A-Z][\w'’-]{1,30}\b(?! [A-Z])")
_MORE = re.compile(r"\s{0,3}(?:$|[,&(/–-]|and\b)")
_OPENS = re.compile(r"(?:^|[.;:,·|•(]\s*)(?:(?:The|the|Our|our|and)\s+)?$")
_INITIAL = re.compile(r"(?<=\b[A-Z])\.(?=\s?[A-Z])")


class Named(NamedTuple):
    """`leads`: the words say who answers for the report, not who wrote it or whom to ask."""

    field: str
    people: tuple[Person, ...]
    leads: bool


def named_in(text: str, profile: Profile) -> Iterator[Named]:
    """Field and people, in order."""
    cues = list(profile.prose.named.finditer(text))
    found: tuple[Person, ...] = ()
    for at, cue in enumerate(cues):
        field = "lead_officers" if cue["officers"] else "cabinet_members"
        stop = cues[at + 1].start() if at + 1 < len(cues) else len(text)
        opens = cue[0][0].islower() or bool(_OPENS.search(text[: cue.start()]))
        before = _before(text[: cue.start()], profile)
        told = before == found  # of words before: "the lead officer, Ann Reed, and approved by the Cabinet Member, …"
        found = (() if told else before) or _behind(text[cue.end() : stop], profile, opens)
        if found and not (field == "lead_officers" and is_councillor(text, found[0], profile)):
            yield Named(field, found, bool(profile.lines["leading"].search(cue[0])))


def is_councillor(text: str, person: Person, profile: Profile) -> bool:
    """Whether a name has the title of a councillor in front of it: then it is no officer's."""
    before = text[: max(text.find(person.name), 0)]
    return bool(profile.prose.councillor.search(before[-TITLE:]))


def _behind(rest: str, profile: Profile, opens: bool) -> tuple[Person, ...]:
    """ "Lead officer for this is Ann Reed, Head of Roads.": the name stands soon behind the words.

    However long the post is, one that ends its clause stands behind it: "Report of the Head of Roads and …, Ann Reed".
    One that is not known as a name must stand right behind words that open their clause, as a label does.
    """
    broken = _BREAK.search(_INITIAL.sub("_", rest))
    clause = rest[: broken.start()] if broken else rest
    for start in _STARTS.finditer(clause, 0, NEAR):
        value = clause[start.end() :]
        if begins_with_person(value):
            return people(value, profile.joiners, profile.behalf)
    direct = _DIRECT.match(clause) if opens else None
    if direct and profile.small_words & set(folded(direct[0]).split()[-1:]):  # "by the Parks Service"
        return ()
    name = _NAME.match(clause, direct.end()) if direct else None
    if name is None:
        return ()
    value = clause[name.start() :] if _MORE.match(clause, name.end()) else name[0]
    return people(value, profile.joiners, profile.behalf)


def _before(text: str, profile: Profile) -> tuple[Person, ...]:
    """ "Councillor Ann Reed, the portfolio holder": the name stands right in front of the words."""
    line = name_tokens(text)
    spans = person_spans(line, letters(line))
    if spans and _BEHIND.match(text[spans[-1].end :]):
        return people(text[spans[-1].start : spans[-1].end], profile.joiners, profile.behalf)
    return ()


def is_post(line: str) -> bool:
    """Whether a line begins with somebody's post, and names no one."""
    tokens = name_tokens(line)
    classes = letters(tokens)
    persons = person_spans(tokens, classes)
    posts = role_spans(tokens, classes, covered(persons))
    return not persons and any(span.start == 0 for span in posts)
