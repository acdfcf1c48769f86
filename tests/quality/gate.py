"""Read every document of a corpus, print how well, and fail where it is worse than the baseline: `make gate`.

    make gate [CORPUS=folder] [SETS=set60,set61] [SAMPLE=200] [SHOW=document] [FAULTS=file]
    make gate TAGS=off      as above, of copies without tags
    make gate SCAN=1        the scanned documents, and others as pictures of their pages; takes a quarter of an hour
    make gate ROUNDS=1      how rounds are compared: pairs, kinds, promises and what became of them; half a minute
    make gate ABLATE=1      what each step of the reading core is worth: each is left out in turn, on 200 documents
    make gate ACCEPT="why" DOCUMENTS="set61/x-03 …"     write a new baseline

See docs/accuracy.md for the format of truth and for what the figures mean.
"""

from __future__ import annotations

import argparse
import sys
import time
from collections.abc import Sequence
from dataclasses import replace
from importlib.metadata import version
from pathlib import Path

from pipeline.settings import Settings
from pipeline.work.workforce import cores
from tests.quality.ablation import ABLATED, ablate
from tests.quality.baseline import compare, read_baseline, write_baseline
from tests.quality.copies import as_pictures, choose_scans, remove_tags
from tests.quality.corpus import Entry, digest_of, read_entries, select
from tests.quality.floors import read_floors, unreached
from tests.quality.reading import Job, Outcome, read_all
from tests.quality.rounds import COLUMNS, read_rounds
from tests.quality.show import show
from tests.quality.table import changes, cost, faults, firings, notes, table

HERE = Path(__file__).parent


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the gate; returns 0 where it is open."""
    options = _parser().parse_args(arguments)
    if options.run == "rounds":
        return _rounds(options)
    every = read_entries(options.corpus, options.corpus.resolve().parent / "reports")
    job, every = _job(options, every)
    if options.show:
        return _show(select(every, documents=[options.show]), options.show, job)
    sample = options.sample or (ABLATED if options.ablate and not options.sets else None)
    chosen = select(every, sets=options.sets, sample=sample)
    if not chosen:
        print(f"No documents to read in {options.corpus}: give CORPUS=folder.", file=sys.stderr)
        return 2
    if options.ablate:
        print("\n".join(ablate(chosen, job, options.workers)))
        return 0
    started = time.perf_counter()
    outcomes = list(read_all(chosen, job, options.workers))
    print("\n".join([*table(chosen, outcomes), "", *notes(chosen, outcomes)]))
    print(cost(outcomes, time.perf_counter() - started))
    if options.firings:
        print("\n".join(firings(chosen, outcomes)))
    if options.faults:
        options.faults.write_text("".join(f"{line}\n" for line in faults(outcomes)), encoding="utf-8")
    return _judge(options, every, chosen, outcomes)


def _rounds(options: argparse.Namespace) -> int:
    """Compare rounds in place of reading a corpus."""
    started = time.perf_counter()
    scored = list(read_rounds(options.corpus.resolve().parent / "reports", Settings(ocr="off")))
    pairs, outcomes = [entry for entry, _ in scored], [outcome for _, outcome in scored]
    print("\n".join([*table(pairs, outcomes, COLUMNS), "", cost(outcomes, time.perf_counter() - started)]))
    if options.faults:
        options.faults.write_text("".join(f"{line}\n" for line in faults(outcomes)), encoding="utf-8")
    return _judge(options, pairs, pairs, outcomes)


def _job(options: argparse.Namespace, entries: Sequence[Entry]) -> tuple[Job, list[Entry]]:
    """Return how documents are read in this way of running the gate, and which."""
    settings = Settings(entities=False, ocr="off")
    if options.run == "scan":
        scanned, pictured = choose_scans(entries)
        return Job(replace(settings, ocr="auto"), as_pictures), [*scanned, *pictured]
    born = [entry for entry in entries if not entry.scanned]
    return Job(settings, remove_tags if options.run == "tags-off" else None), born


def _judge(
    options: argparse.Namespace, every: Sequence[Entry], chosen: Sequence[Entry], outcomes: Sequence[Outcome]
) -> int:
    """Compare with the baseline, or write a new one; returns 0 where nothing is worse and every bar is reached."""
    if options.baseline == "none":
        return 0
    path = options.baseline or HERE / ("baseline.toml" if options.run == "plain" else f"baseline-{options.run}.toml")
    documents, whole = digest_of(every), len(chosen) == len(every)
    before = read_baseline(Path(path))
    if before is None:
        failures = [f"there is no baseline at {Path(path).name}"]
    elif before.documents != documents:
        failures = ["the baseline was made on other documents; BASELINE=none only prints the figures"]
    else:
        found = compare(before, chosen, outcomes, whole=whole)
        print("\n".join(["", *changes(found)]))
        failures = found.failures
    bars = list(unreached(read_floors(options.run), every, outcomes))
    print("".join(f"Not reached before {bar.waits_for}: {bar.said}\n" for bar in bars if bar.waits_for), end="")
    failures = [*failures, *(f"below its bar, {bar.said}" for bar in bars if not bar.waits_for)]
    if options.accept is not None:
        return _accept(options, Path(path), every, outcomes, whole=whole)
    print("\n".join(f"FAILED: {failure}" for failure in failures) or "The gate is open: nothing is worse.")
    return int(bool(failures))


def _accept(
    options: argparse.Namespace, path: Path, every: Sequence[Entry], outcomes: Sequence[Outcome], *, whole: bool
) -> int:
    if not whole or not options.accept.strip():
        print("A baseline is written with a reason, and of all documents: leave out SETS and SAMPLE.", file=sys.stderr)
        return 2
    accepted = {"why": options.accept, "documents": options.documents}
    write_baseline(path, every, outcomes, digest_of(every), version("scrutiny-pipeline"), accepted)
    print(f"Baseline written: {options.accept}")
    return 0


def _show(entries: Sequence[Entry], name: str, job: Job) -> int:
    if not entries:
        print(f"No document is called {name}.", file=sys.stderr)
        return 2
    for entry in entries:
        print("\n".join(show(entry, job)))
    return 0


def _parser() -> argparse.ArgumentParser:
    ask = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    corpus = HERE.parents[2] / "shared" / "corpus"
    ask.add_argument("--corpus", type=Path, default=corpus, help="folder with a manifest.csv, or of documents")
    ask.add_argument("--sets", type=lambda text: text.split(","), default=(), help="only these sets: set60,set61")
    ask.add_argument("--sample", type=int, help="only so many documents, always the same ones")
    ask.add_argument("--workers", type=int, default=cores(), help="documents read at the same time")
    ask.add_argument("--show", metavar="DOCUMENT", help="print what was found in one document beside its truth")
    ask.add_argument("--faults", type=Path, metavar="FILE", help="write every field that was read wrong")
    ask.add_argument("--firings", action="store_true", help="print how often each step of the core fired, and where")
    ask.add_argument("--ablate", action="store_true", help="leave out each step of the core in turn")
    ask.add_argument("--baseline", metavar="FILE", help="another baseline, or none")
    run = ask.add_mutually_exclusive_group()
    run.add_argument("--no-tags", dest="run", action="store_const", const="tags-off", help="read copies without tags")
    run.add_argument("--scan", dest="run", action="store_const", const="scan", help="read pictures of pages")
    run.add_argument("--rounds", dest="run", action="store_const", const="rounds", help="compare rounds")
    ask.set_defaults(run="plain")
    ask.add_argument("--accept", metavar="WHY", help="write a new baseline, and why")
    ask.add_argument("documents", nargs="*", metavar="DOCUMENT", help="with --accept: the documents that it is about")
    return ask


if __name__ == "__main__":
    sys.exit(main())
