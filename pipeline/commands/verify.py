"""`scrutiny verify`: is every cell of a dataset printed where it says, and no word of its rows lost?"""

from __future__ import annotations

import argparse
import json
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pipeline.commands.progress import progress, say
from pipeline.commands.wording import count, field_words, printable
from pipeline.errors import NotFound
from pipeline.settings import Settings
from pipeline.work.proving import LIMITS, STAGE, documents_of, prove_documents
from pipeline.work.workforce import Chosen, workforce

if TYPE_CHECKING:
    from pipeline.verify import Finding, Proof, Terms

LISTED = 20  # findings of a report on the screen
SHOWN = 12  # words of a finding
_SAID = {
    "text": "not printed there",
    "word": "printed there and published nowhere",
    "edge": "printed over the edge of its box",
    "place": "no place is given",
}


def run(options: argparse.Namespace) -> int:
    """Print what is proved and what is not, and leave the certificate in the dataset. 0 all proved; 1 not all."""
    from pipeline.publish import must_be_dataset
    from pipeline.publish.folder import writing
    from pipeline.publish.metadata.package import FILE as PACKAGE
    from pipeline.verify import FILE, certificate, terms_of

    must_be_dataset(options.dataset)
    if not options.documents.is_dir():
        raise NotFound(
            f"{options.documents} is not a folder.", "Name the folder that holds the documents with --documents."
        )
    package = (options.dataset / PACKAGE).read_bytes()
    files = {path.stem: path for path in sorted((options.dataset / "reports").glob("*.json"))}
    terms = terms_of(json.loads(package))
    proofs = _proofs(list(documents_of(list(files.values()), options.documents)), terms, options)
    contents = {name: path.read_bytes() for name, path in files.items()}
    found = certificate(package, contents, proofs, terms)
    if not options.no_certificate:
        with writing(options.dataset):
            (options.dataset / FILE).write_text(
                json.dumps(found, indent=1, ensure_ascii=False) + "\n", encoding="utf-8"
            )
    if options.json:
        print(json.dumps({**found, "findings": list(_records(proofs))}, indent=1, ensure_ascii=False))
    else:
        print("\n".join(_lines(proofs)))
    print(_closing(proofs), file=sys.stderr)
    return 0 if all(proof.is_proved for proof in proofs) else 1


def _proofs(
    documents: Sequence[tuple[Path | None, list[Path]]], terms: Terms, options: argparse.Namespace
) -> list[Proof]:
    """Return the proof of every report, by its id."""
    chosen, found = Chosen(cluster=options.cluster, say=say), []
    total = sum(len(reports) for _, reports in documents)
    with workforce(chosen, Settings(ocr="off"), LIMITS, STAGE) as force, progress(total, force.note) as advance:
        for proof in prove_documents(documents, force, terms, options.password, advance):
            found.append(proof)
            advance()
    return sorted(found, key=lambda proof: proof.report_id)


def _lines(proofs: Sequence[Proof]) -> Iterator[str]:
    for proof in proofs:
        said = f"{proof.proved} of {count(proof.cells, 'cell')}, {count(proof.words, 'word')} accounted for"
        said = proof.problem or (said if proof.is_proved else f"{proof.proved} of {count(proof.cells, 'cell')}")
        said += f", {count(proof.corrected, 'cell')} corrected by a person" if proof.corrected else ""
        made = count(proof.unprovable, "cell")
        said += f", {made} made by Word or Excel (list numbers, say) and not checked" if proof.unprovable else ""
        said += f", {count(proof.unaccounted, 'word')} not accounted for" if proof.unaccounted else ""
        yield printable(f"{proof.report_id}: {proof.verdict}: {said}")
        yield from (f"  {_finding(entry)}" for entry in proof.findings[:LISTED])
        if len(proof.findings) > LISTED:
            yield f"  and {len(proof.findings) - LISTED:,} more; --json lists all"


def _finding(entry: Finding) -> str:
    words = " ".join(entry.words[:SHOWN]) + (" …" if len(entry.words) > SHOWN else "")
    where = [f"recommendation {entry.index}", field_words(entry.field) if entry.field else "beside its cells"]
    where += [f"page {entry.page}"] if entry.page else []
    return printable(f"{', '.join(where)}: {_SAID[entry.kind]}: {words}")


def _closing(proofs: Sequence[Proof]) -> str:
    verdicts = Counter(proof.verdict for proof in proofs)
    said = ", ".join(f"{number:,} {verdict}" for verdict, number in sorted(verdicts.items()) if verdict != "proved")
    return f"{verdicts['proved']:,} of {count(len(proofs), 'report')} proved{'; ' + said if said else ''}."


def _records(proofs: Sequence[Proof]) -> Iterator[dict[str, Any]]:
    for proof in proofs:
        yield from ({"report_id": proof.report_id, **asdict(entry)} for entry in proof.findings)
