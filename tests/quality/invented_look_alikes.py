"""Layouts of documents that look like responses and answer no recommendation: they hold no records."""

from __future__ import annotations

from html import escape
from typing import Any

from tests.quality.invented_pages import FOREWORD, PLAIN, SERIF, TABLE, Printed, by_chapter, look_alike, p, table, top


def _title(paper: Any, text: str) -> str:
    return f"<h1>{escape(text)}</h1>{p(paper.body)}{p('November 2026')}{p(FOREWORD[1])}"


def _prose(o: Any) -> str:
    """What is said of a topic, without any verdict on a recommendation."""
    return f"{o.found} {o.answer[0].removeprefix(o.verdict).strip()}".strip()


@look_alike("training")
def only_asked(paper: Any) -> Printed:
    """The inquiry's own report: its recommendations at the end of its chapters."""

    def block(o: Any) -> str:
        return p(_prose(o)) + f"<p><b>Recommendation {o.number}: {escape(o.text)}</b></p>"

    html = by_chapter(paper, block)
    return Printed(_title(paper, f"{paper.committee}: {paper.inquiry}") + html, SERIF)


@look_alike("training")
def asked_under_headings(paper: Any) -> Printed:
    """The inquiry's own report: evidence, then the recommendation under a heading with its number."""

    def block(o: Any) -> str:
        return f"<h3>Recommendation {o.number}</h3>{p(o.text)}<h3>{escape(o.title)}</h3>{p(_prose(o))}{p(o.found)}"

    return Printed(_title(paper, f"{paper.inquiry}: final report") + by_chapter(paper, block), PLAIN)


@look_alike("training")
def asked_and_explained(paper: Any) -> Printed:
    """A review's recommendations, each in bold over the reasons for it."""
    notes = "".join(f"<p><b>{o.number}. {escape(o.text)}</b></p>{p(o.found)}{p(_prose(o))}" for o in paper.asked)
    return Printed(_title(paper, f"Review of {paper.inquiry}") + notes, SERIF, tags=False)


@look_alike("training")
def asked_on_paint(paper: Any) -> Printed:
    """A report that sets its recommendations on paint, named, between what witnesses said."""
    html = "".join(
        f"{p(_prose(o))}<div class=box>{p(f'Recommendation {o.number}: {o.text}')}</div>" for o in paper.asked
    )
    css = SERIF + ".box{background:#e8f0e0;padding:1mm 3mm}"
    return Printed(_title(paper, f"Inquiry into {paper.inquiry}") + html + p(FOREWORD[2]), css, tags=False)


@look_alike("judging")
def asked_in_italics(paper: Any) -> Printed:
    """An inquiry's summary: what it recommends in italics, what it heard in plain print."""
    html = "".join(f"<p><i>Recommendation {o.number} – {escape(o.text)}</i></p>{p(_prose(o))}" for o in paper.asked)
    return Printed(_title(paper, f"{paper.committee}: summary of our report") + html, PLAIN)


@look_alike("judging")
def asked_in_boxes(paper: Any) -> Printed:
    """The inquiry's own report: boxes with recommendations between paragraphs of evidence."""
    html = "".join(
        f"<div class=box><p><b>Recommendation {o.number}</b></p>{p(o.text)}</div>{p(_prose(o))}{p(o.found)}"
        for o in paper.asked
    )
    css = PLAIN + ".box{border:1px solid #333;background:#eef;padding:0 3mm}"
    return Printed(_title(paper, f"Report of the {paper.committee}: {paper.inquiry}") + html, css)


@look_alike("training")
def listed(paper: Any) -> Printed:
    """A list of conclusions and recommendations, with nothing below them."""
    html = "".join(p(f"{o.number}. {o.text} (Paragraph {12 * int(o.number)})") for o in paper.asked)
    return Printed(_title(paper, "Conclusions and recommendations") + html, SERIF)


@look_alike("judging")
def asked_in_table(paper: Any) -> Printed:
    """A table of recommendations, whom they are for and how urgent they are."""
    rows = [(o.number, p(o.text), escape(paper.body), paper.chance.choice(("High", "Low"))) for o in paper.asked]
    html = table(("No.", "Recommendation", "For", "Priority"), rows)
    return Printed(_title(paper, f"Recommendations of the {paper.committee}") + html, PLAIN + TABLE)


@look_alike("training")
def you_said(paper: Any) -> Printed:
    """A consultation: what people said and what was done."""
    rows = [(p(o.found), p(_prose(o))) for o in paper.asked]
    return Printed(_title(paper, "Consultation: you said, we did") + table(("You said", "We did"), rows), PLAIN + TABLE)


@look_alike("judging")
def consultation(paper: Any) -> Printed:
    """A response to a consultation: questions, what was said, and what the body answers."""
    html = "".join(
        f"<h3>Question {o.number}: Do you agree with our proposals for {o.title.lower()}?</h3>{p(o.found)}"
        f"<h4>Government response</h4>{p(_prose(o))}"
        for o in paper.asked
    )
    return Printed(_title(paper, "Summary of responses to the consultation") + html, PLAIN)


@look_alike("training")
def questions(paper: Any) -> Printed:
    """Questions that are often asked, with answers."""
    html = "".join(
        f"<p><b>{o.number}. What are you doing about {o.title.lower()}?</b></p>{p(_prose(o))}" for o in paper.asked
    )
    return Printed(_title(paper, "Frequently asked questions") + html, PLAIN)


@look_alike("judging")
def evidence(paper: Any) -> Printed:
    """Written answers to questions of a committee."""
    html = "".join(
        f"<div class=box><p>Question {o.number}</p>{p(o.found + ' Why?')}</div><p><b>Answer</b></p>{p(_prose(o))}"
        for o in paper.asked
    )
    return Printed(
        _title(paper, f"Further evidence to the {paper.committee}") + html, SERIF + ".box{background:#eee;padding:2mm}"
    )


@look_alike("training")
def minutes(paper: Any) -> Printed:
    """Minutes of a meeting with resolutions."""
    html = "".join(
        f"<p><b>{40 + int(o.number)}. {escape(o.title)}</b></p>{p(_prose(o))}<p><b>Resolved:</b> that the report on "
        f"{escape(o.title.lower())} is noted.</p>"
        for o in paper.asked
    )
    return Printed(_title(paper, f"Minutes of the {paper.committee}") + html, SERIF)


@look_alike("judging")
def minutes_asking(paper: Any) -> Printed:
    """Minutes in which one recommendation is quoted, and actions with owners."""
    rows = [(o.number, p(f"Report back on {o.title.lower()}"), escape(o.owner), escape(o.due)) for o in paper.asked]
    quoted = p(
        f"The Chair read recommendation 3: {paper.asked[2].text} Members discussed it and agreed to return to it."
    )
    html = quoted + "<h2>Actions</h2>" + table(("No.", "Action", "Owner", "By"), rows)
    return Printed(_title(paper, f"Minutes of the {paper.committee}") + html, PLAIN + TABLE)


@look_alike("training")
def findings(paper: Any) -> Printed:
    """Findings with evidence and comments, without an answer."""
    html = "".join(f"<h3>Finding {o.number}</h3>{p(o.found)}<p><b>Evidence</b></p>{p(_prose(o))}" for o in paper.asked)
    return Printed(_title(paper, f"Findings of the {paper.committee}") + html, PLAIN)


@look_alike("judging")
def findings_table(paper: Any) -> Printed:
    """A table of findings with comments."""
    rows = [(o.number, p(o.found), p(_prose(o))) for o in paper.asked]
    return Printed(_title(paper, "Key findings") + table(("No.", "Finding", "Comments"), rows), PLAIN + TABLE)


@look_alike("training")
def press_release(paper: Any) -> Printed:
    """A press release that says that all recommendations are accepted."""
    body = f"{paper.body} has accepted all {len(paper.asked)} recommendations of the {paper.committee}."
    html = p(body) + "".join(p(_prose(o)) for o in paper.asked[:5]) + "<h3>Notes to editors</h3>"
    html += "".join(p(f"{n}. {o.found}") for n, o in enumerate(paper.asked[:3], 1))
    return Printed(f"<h1>{escape(paper.body)} welcomes report</h1>{html}", PLAIN)


@look_alike("judging")
def decision(paper: Any) -> Printed:
    """A decision that is explained in numbered paragraphs."""
    html = "".join(f"<h3>{escape(o.title)}</h3>" + p(f"{o.number}. {_prose(o)}") for o in paper.asked)
    return Printed(_title(paper, f"Decision of the {paper.body}") + html, SERIF)


@look_alike("training")
def strategy(paper: Any) -> Printed:
    """A strategy with numbered actions, leads and dates."""
    rows = [(f"A{o.number}", p(f"We will {o.answer[-1][:1].lower()}{o.answer[-1][1:]}"), escape(o.owner), escape(o.due)) for o in paper.asked]  # fmt: skip  # noqa: E501
    html = table(("Ref", "Action", "Lead", "Timescale"), rows)
    return Printed(_title(paper, f"{paper.inquiry}: our strategy to 2030") + html, PLAIN + TABLE)


@look_alike("judging")
def strategy_in_boxes(paper: Any) -> Printed:
    """A strategy: commitments in boxes, and how they will be met."""
    html = "".join(
        f"<div class=box><p><b>Commitment {o.number}</b></p>{p(f'We will improve {o.title.lower()}.')}</div>"
        f"<p><b>How we will do this</b></p>{p(_prose(o))}"
        for o in paper.asked
    )
    return Printed(_title(paper, "Corporate strategy") + html, PLAIN + ".box{background:#dfe;padding:2mm}")


@look_alike("training")
def terms(paper: Any) -> Printed:
    """Terms of reference: numbered questions and how they will be looked at."""
    html = "".join(f"<p><b>{o.number}. {escape(o.title)}</b></p>{p(o.found)}" for o in paper.asked)
    return Printed(_title(paper, f"Terms of reference: {paper.inquiry}") + html, SERIF)


@look_alike("judging")
def inspection(paper: Any) -> Printed:
    """An inspection report: judgements and areas for improvement."""
    html = "".join(
        f"<h3>{escape(o.title)}</h3><p><b>{paper.chance.choice(('Good', 'Adequate', 'Requires improvement'))}</b></p>"
        f"{p(o.found)}<p><b>Area for improvement {o.number}</b></p>{p(o.text)}"
        for o in paper.asked
    )
    return Printed(_title(paper, f"Inspection of the {paper.body}") + html, PLAIN)


@look_alike("training")
def risks(paper: Any) -> Printed:
    """A risk register with mitigations, owners and dates."""
    rows = [(o.number, p(o.found), paper.chance.choice(("High", "Low")), p(_prose(o)), escape(o.owner), escape(o.due)) for o in paper.asked]  # fmt: skip  # noqa: E501
    heads = ("No.", "Risk", "Rating", "Mitigation and response", "Owner", "Review date")
    return Printed(_title(paper, "Strategic risks") + table(heads, rows), PLAIN + TABLE, wide=True)


@look_alike("judging")
def foreword_only(paper: Any) -> Printed:
    """A long cover report about a response, with numbered paragraphs and a list of what was asked."""
    html = "".join(p(f"{n}.1 {_prose(o)}") + p(f"{n}.2 {o.found}") for n, o in enumerate(paper.asked, 1))
    asked = "<h2>Recommendations</h2>" + "".join(p(f"{o.number}) {o.text}") for o in paper.asked[:5])
    return Printed(top(paper) + html + asked, SERIF)
