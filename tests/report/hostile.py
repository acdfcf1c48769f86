"""Text that would do harm if a page took it for more than text: 14 payloads, and letters that hide or turn."""

from __future__ import annotations

from pipeline.models.report import KeyEntry, Person, Recommendation, Report, Status
from pipeline.models.text import Text
from tests.report.makers import by_hand, row

PAYLOADS = (
    "<script>window.harmed=1</script>",
    '"><img src=x onerror="window.harmed=2">',
    "'><svg/onload=window.harmed=3>",
    "</title><script>window.harmed=4</script>",
    "</style><script>window.harmed=5</script>",
    '<a href="javascript:window.harmed=6">the minutes</a>',
    "javascript:window.harmed=7",
    '<iframe srcdoc="<script>parent.harmed=8</script>"></iframe>',
    "{{ 7 * 7 }}{% for x in y %}",
    '<meta http-equiv="refresh" content="0;url=https://elsewhere.example/">',
    '" autofocus onfocus="window.harmed=11" x="',
    "<!--><script>window.harmed=12</script>-->",
    "&lt;script&gt;window.harmed=13&lt;/script&gt;",
    "</textarea><link rel=stylesheet href=https://elsewhere.example/a.css><base href=https://elsewhere.example/>",
)
UNSEEN = "ab\u202ecd\u0000ef\u200bgh\ud800ij\u2066kl"


def hostile_report(name: str, update: str) -> Report:
    """Every payload in every place that is shown."""
    rows = tuple(_row(at, payload, update) for at, payload in enumerate((*PAYLOADS, UNSEEN), 1))
    every = " ".join(PAYLOADS) + UNSEEN
    key = KeyEntry(PAYLOADS[0], "word", every, None), KeyEntry("g", "letter", every, None)
    return by_hand(
        name, *rows, file=f"{PAYLOADS[1]}.pdf", key=key,
        title=every, council=every, committee=PAYLOADS[4], inquiry=every, update_date=None,
        lead_officers=(Person(PAYLOADS[1], every, PAYLOADS[2]),), stage_months=6 if name == "a" else 12,
    )  # fmt: skip


def _row(at: int, payload: str, update: str) -> Recommendation:
    promise = f"{payload} The Council will open the hall by June 2015. {payload}"
    return row(
        at, number=payload, title=payload, theme=payload, recommendation=f"That number {at} is done. {promise}",
        response=promise, update=f"{update} {payload} We will hold it again.\n• {payload}\n◦ {payload}",
        lead_officer=payload, status=Status(payload, "word", None, payload), extra=((payload, Text(payload)),),
    )  # fmt: skip
