"""How long the tracker takes in Chromium to load and to filter: `python tests/bench/tracker.py [5000]`.

The recommendations are those of two rounds of a sample, again and again, with other councils, officers and statuses.
Load: from asking for the page until its list is drawn. Filter: from a choice until the page is laid out anew.
"""

from __future__ import annotations

import random
import sys
import tempfile
import time
from dataclasses import replace
from pathlib import Path
from statistics import median

from pipeline.inquiry_pages import brief_of, followed
from pipeline.models.comparison import Tracked
from pipeline.publish.comparisons import tracked
from pipeline.publish.schema import tables
from pipeline.report.html import tracker_page
from pipeline.report.view import inquiry_row, tracker
from tests.browser.chromium import browser
from tests.report.makers import report

AIM = 500  # milliseconds that a reader needs before the first choice
TIMED = """([id, value]) => {
    const field = document.getElementById(id), start = performance.now();
    field.value = value;
    field.dispatchEvent(new Event("input", { bubbles: true }));
    document.body.offsetHeight;
    return performance.now() - start;
}"""
CHOICES = (
    ("by-overdue", "yes"), ("by-status", "Red"), ("by-status", ""), ("by-overdue", ""), ("words", "b"),
    ("words", "bus winter"), ("words", ""), ("by-promise", "not kept"), ("count", "officer"), ("order", "officer"),
    ("order", "target"), ("by-promise", ""), ("by-council", "Council 3"), ("by-council", ""),
    ("by-direction", "worsened"), ("by-direction", ""),
)  # fmt: skip


def page_of(size: int) -> str:
    """The tracker of so many recommendations."""
    rounds, chance = (report("fenmere-buses-06"), report("fenmere-buses-12")), random.Random(33)
    found = followed(rounds, None)
    rows, first = list(tracked([found])), inquiry_row(brief_of(rounds, found), "0.html")
    count = -(-size // len(rows))
    inquiries = [
        replace(first, href=f"{at}.html", title=f"Inquiry {at}", reports=(f"a{at}", f"b{at}")) for at in range(count)
    ]
    lines = [_changed(rows[at % len(rows)], at, at // len(rows), chance) for at in range(size)]
    columns = [(one.name, one.heading) for one in tables()["recommendations-flat"].columns]
    return tracker_page(tracker(inquiries, lines, columns))


def _changed(one: Tracked, at: int, inquiry: int, chance: random.Random) -> Tracked:
    late, status = chance.choice(("yes", "no", "unknown")), chance.choice(("Red", "Amber", "Green", "Complete"))
    fields = {"council": f"Council {inquiry % 40}", "committee": f"Committee {inquiry % 97}", "overdue": late}
    fields |= {"inquiry": f"Inquiry {inquiry}", "officer_names": f"Officer {at % 400}", "status": status}
    fields |= {"days_overdue": str(at % 700) if late == "yes" else "", "recommendation_id": f"r-{at}"}
    rounds = tuple({**each, "report_id": f"{each['report_id']}-{inquiry}"} for each in one.rounds)
    promises = tuple({**each, "promise": f"{at}-{each['promise']}"} for each in one.promises)
    return replace(one, report_id=f"b{inquiry}", fields={**one.fields, **fields}, rounds=rounds, promises=promises)


def main() -> None:
    size = int(sys.argv[1]) if len(sys.argv) > 1 else 5000
    loads, times = [], []
    with tempfile.TemporaryDirectory() as folder, browser() as running:
        path = Path(folder) / "tracker.html"
        path.write_text(page_of(size), encoding="utf-8")
        for _ in range(5):
            page, start = running.new_page(viewport={"width": 1280, "height": 900}), time.perf_counter()
            page.goto(path.as_uri())
            page.locator("#found tr").first.wait_for()
            loads.append(time.perf_counter() - start)
            page.wait_for_timeout(AIM)
            times += [page.evaluate(TIMED, choice) for choice in CHOICES]
            page.close()
        print(f"{size:,} recommendations, {path.stat().st_size / 1e6:.1f} MB")
    print(f"load: median {median(loads):.2f} s, worst {max(loads):.2f} s")
    print(f"filter: median {median(times):.0f} ms, worst {max(times):.0f} ms")


if __name__ == "__main__":
    main()
