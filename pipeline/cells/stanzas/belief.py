"""Whether a run of recommendations is a report of progress: most of them are answered."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.cells.stanzas.labels import opens
from pipeline.cells.stanzas.stanza import Stanza
from pipeline.cells.stanzas.tables import answers_of
from pipeline.profiles import Profile
from pipeline.profiles.profile import folded
from pipeline.text.lines import spoken

ANSWERED = 0.6  # share of the recommendations of which something must be said


def believed(run: Sequence[Stanza], runs: Sequence[Sequence[Stanza]], profile: Profile) -> bool:
    """Whether most of a run's recommendations are answered: a list of recommendations alone is no progress report.

    A single one counts where two things at least are said of its progress.
    """
    if _only_voices(run, profile):
        return False
    told = [news(s, profile) for s in run]
    if len(run) == 1 and len(runs) == 1:
        return told[0] > 1
    return len(run) > 1 and sum(n > 0 for n in told) >= max(2, ANSWERED * len(run))


def _only_voices(run: Sequence[Stanza], profile: Profile) -> bool:
    """Whether all texts stand below a label that says only that somebody spoke ("You said"), and nothing states what
    came of them: a consultation, unless headings name recommendations.
    """
    voices = all(stanza.named and folded(spoken(stanza.named)) in profile.voices for stanza in run)
    return voices and not any(s.has_status or s.marks or opens(s.opener, profile) for s in run)


def news(stanza: Stanza, profile: Profile) -> int:
    """How many things are said of progress; a response counts where an officer, action or day stands beside it."""
    roles = [s.label.role for s in stanza.said if s.items or s.marks]
    roles += [role for table in stanza.tables for role in answers_of(table, profile)]
    told = sum(r in ("update", "status") for r in roles) + sum(s.label.dated for s in stanza.said if s.items)
    beside = {"action", "lead_officer", "target_date"} & set(roles)
    return told or int("response" in roles and bool(beside))


def filled(run: Sequence[Stanza]) -> bool:
    """Whether something is said of most recommendations below labels that nobody knows."""
    return len(run) > 1 and sum(any(s.items for s in one.said) for one in run) >= ANSWERED * len(run)
