"""Each paragraph or table below a recommendation's heading is put to its own text or to what is said of it."""

from __future__ import annotations

from dataclasses import replace

from pipeline.cells.numbering import is_number
from pipeline.cells.stanzas.flow import Item, is_larger, printed_alike
from pipeline.cells.stanzas.labels import Label, is_title, label_of, may_be_title, names_recommendation
from pipeline.cells.stanzas.stanza import Said, Stanza
from pipeline.cells.stanzas.tables import RESPONSE, answers_of
from pipeline.cells.status.headed import is_brief_state
from pipeline.cells.status.key_lines import entries_in
from pipeline.profiles import Profile
from pipeline.profiles.profile import folded

ANSWERS = frozenset({"response", "decision"})  # labels under which it is said whether one was agreed
MOST_STATES = 6  # words of two states side by side
SHORT = frozenset({"status", "target_date", "decision"})  # answered by one paragraph: what follows is no part of it


def taken(stanza: Stanza, item: Item, after: Item | None, known: frozenset[str], profile: Profile) -> bool:
    """Put a paragraph or table to a recommendation; False where it belongs to none."""
    if item.table is not None:
        if not answers_of(item.table, profile):
            return False
        stanza.tables.append(item.table)
        return True
    if stated(stanza, item, profile):
        return True
    if profile.key_lead.match(item.text) and len(entries_in(item.text, profile)) > 1:
        return False
    label = label_of(item, profile)
    if label and label.dated and _takes_day(stanza, item):
        return _added(stanza, item, known, profile)
    if label and label.role is None and label.value.lines and _is_of_the_report(label, known, profile):
        return False
    if label and (label.role or label.dated or _is_of_the_form(label, item, after, known)):
        own = [replace(item, block=label.value, lead=0)] if label.value.lines else []
        if not own and _is_heading(label, item, stanza, known):
            return False
        if label.role in ANSWERS and own and _opens_answer(stanza, item):
            return True
        stanza.said.append(Said(label, own, bool(own) and label.role in SHORT, item))
        return True
    return _added(stanza, item, known, profile)


def _is_heading(label: Label, item: Item, stanza: Stanza, known: frozenset[str]) -> bool:
    """Whether a line without a value heads what follows, as the recommendation's own heading does; no label that comes
    again and again, whose size recognition may have missed.
    """
    again = folded(item.text) in known
    if (label.dated or label.role) and again:
        return False
    return is_larger(item, stanza.opener) or (not again and _heads(item, stanza))


def _added(stanza: Stanza, item: Item, known: frozenset[str], profile: Profile) -> bool:
    """Put a paragraph without a label to the recommendation's own text, or to what was last said of it."""
    told = any(s.label.words and not s.heads for s in stanza.said)
    asked = None if told or stanza.text else names_recommendation(item, profile)
    if asked and (folded(asked.text) in known or not may_be_title(asked)):
        stanza.name(item, asked)
        return True
    if is_title(item, profile) and (told or stanza.text or not is_number(stanza.opener.text, profile)):
        return False  # else a large figure stands beside the title
    if not told:
        stanza.text.append(item)
        return not stanza.tables
    last = stanza.said[-1]
    if last.label.role == "decision":
        last = _answered(stanza)
    if last.closed:
        return False
    last.items.append(item)
    last.closed = last.label.role in SHORT
    return True


def _is_of_the_report(label: Label, known: frozenset[str], profile: Profile) -> bool:
    """Whether a label speaks of the whole report, and is printed once: "Report author: …" behind the last update."""
    return folded(label.text) in profile.labels and folded(label.text) not in known


def _is_news(stanza: Stanza) -> bool:
    """Whether what was last said stands under a label of its own for news, of which days are then a part."""
    last = stanza.said[-1].label if stanza.said else None
    return last is not None and last.role == "update" and not last.dated and bool(last.words)


def _takes_day(stanza: Stanza, item: Item) -> bool:
    """Whether a day is said under the label above it and is none itself: that of a target, or amid the news."""
    return _awaits(stanza, "target_date") or (_is_news(stanza) and not _heads_days(stanza, item))


def _heads_days(stanza: Stanza, item: Item) -> bool:
    """Whether a label for news heads days that are set apart as labels are: nothing stands between it and the first."""
    return item.apart and not stanza.said[-1].items


def _awaits(stanza: Stanza, role: str) -> bool:
    """Whether a label of a role stands right above, with nothing behind it yet: "Due", and below it the day."""
    last = stanza.said[-1] if stanza.said else None
    return last is not None and last.label.role == role and not last.items


def stated(stanza: Stanza, item: Item, profile: Profile, states: frozenset[int] = frozenset()) -> bool:
    """Put a state behind the label of the status that awaits it, however it is printed; False for all else.

    `states`: lines that are known to be one, whatever they say.
    """
    if item.table is not None or not _awaits(stanza, "status"):
        return False
    if id(item) not in states and not _are_states(item.text, profile):
        return False
    last = stanza.said[-1]
    last.items.append(item)
    last.closed = True
    return True


def _are_states(text: str, profile: Profile) -> bool:
    """Whether a text is a state, or two side by side: "In progress" and "Green"."""
    words = text.split()
    cuts = range(1, len(words)) if len(words) <= MOST_STATES else ()
    both = ((" ".join(words[:at]).rstrip(":"), " ".join(words[at:])) for at in cuts)
    return is_brief_state(text, profile) or any(all(is_brief_state(part, profile) for part in pair) for pair in both)


def _heads(item: Item, stanza: Stanza) -> bool:
    """Whether a line is printed as the recommendation's own heading is, and none of the labels below that are."""
    labels = [s.label.words[0] for s in stanza.said if s.label.words and not s.heads]
    head = stanza.opener.words[0]
    return bool(labels) and printed_alike(item.words[0], head) and not any(printed_alike(w, head) for w in labels)


def _answered(stanza: Stanza) -> Said:
    """A decision that prose goes on from is the beginning of the answer; it stands in it with its label."""
    last = stanza.said[-1]
    if last.label.text.endswith("?"):  # "Did Cabinet agree?" asks, and is no part of the answer
        last = stanza.said[-1] = replace(last, label=replace(last.label, role="response"), closed=False)
    elif last.whole is not None and not any(s.label.role == "response" for s in stanza.said):
        last = stanza.said[-1] = Said(Label(RESPONSE, "response", (), last.label.value), [last.whole])
    return last


def _opens_answer(stanza: Stanza, item: Item) -> bool:
    """Put what was decided, "Cabinet response: Agreed" as well, to the answer whose label stands right above it: it is
    the beginning of that, and the answer is published whole.
    """
    last = stanza.said[-1] if stanza.said else None
    if last is None or last.label.role != "response" or last.items:
        return False
    last.items.append(item)
    return True


def _is_of_the_form(label: Label, item: Item, after: Item | None, known: frozenset[str]) -> bool:
    """Whether words without a role label what follows: printed more than once, or unlike the text; no list's lead."""
    if not item.apart and not label.value.lines and after is not None and after.block.level:
        return False
    colon = label.words[-1].text.endswith(":")
    return folded(label.text) in known or (colon and (item.apart or bool(label.value.lines)))
