"""The recipe of the view: an inquiry's reports and what comparing says of them become what is shown."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from pipeline.models.comparison import Comparison, Timeline
from pipeline.models.report import Report
from pipeline.report.view.places import Papers
from pipeline.report.view.records import Brief
from pipeline.report.view.rounds import labels, read_words, round_view
from pipeline.report.view.rows import Matter, rows
from pipeline.report.view.sheets import assessment, enquiries, questions
from pipeline.report.view.statuses import key_view
from pipeline.report.view.summary import filters, notes, sentence
from pipeline.text.dates.spoken import month

NO_AS_AT = "no day known"


def brief(
    reports: Sequence[Report],
    found: Comparison,
    timeline: Timeline | None = None,
    *,
    looks: Sequence[Comparison] = (),
    copies: Mapping[str, Sequence[Report]] | None = None,
) -> Brief:
    """Everything shown of one inquiry.

    `reports`: its rounds, earliest first; `found`: the last compared with the one before it, or the only one by itself;
    `timeline`: of all rounds; `looks`: comparisons with rounds before that one,
    of which `found` holds promises. `copies`: by report_id, the same report as it was found in other files.
    """
    papers = Papers(tuple(reports), tuple(labels(reports)))
    matter = Matter(papers, found, timeline, tuple(looks))
    report = reports[matter.later]
    views = rows(matter)
    made = Brief(
        title=report.header.inquiry or report.header.title or report.source.file,
        body=", ".join(part for part in (report.header.council, report.header.committee) if part),
        rounds=tuple(
            round_view(one, label, (copies or {}).get(one.report_id, ()))
            for one, label in zip(reports, papers.labels, strict=True)
        ),
        as_at=month(found.as_at) if found.as_at else NO_AS_AT,
        read=read_words([report]),
        sentence=sentence(matter, views),
        notes=tuple(notes(matter)),
        filters=filters(views),
        recommendations=views,
        enquiries=enquiries(matter),
        key=tuple(map(key_view, report.legend)),
        assessment=assessment(matter),
        language=report.language,
    )
    return replace(made, questions=tuple(questions(matter, made)))
