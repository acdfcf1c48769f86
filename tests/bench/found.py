"""How many promises are found with their day, whatever became of them, and how many that are found are none: by set
of pairs in prose. Run by hand: `python tests/bench/found.py [-v] [FOLDER...]`; `-v` names those that are wrong.
"""

from __future__ import annotations

import sys
from pathlib import Path

COMPARE = Path(__file__).parents[1] / "compare"
sys.path.insert(0, str(COMPARE))

from rounds_by_hand import Prose, labels_of, read_prose  # noqa: E402  (found by the line above)

from pipeline.compare import compare  # noqa: E402
from pipeline.compare.followed.commitments import papers, promises_read  # noqa: E402
from pipeline.compare.promised.promises import Promise, anybodys  # noqa: E402


def found(pair: Prose) -> list[Promise]:
    """The promises of both rounds, those that are printed again once."""
    of = papers((pair.earlier, pair.later), compare(pair.earlier, pair.later).pairs, None)
    return [one.promise for one in promises_read(anybodys(of.clauses), of)]


def judged(pair: Prose) -> tuple[list[tuple[Promise, bool]], list[dict[str, object]]]:
    """Each promise with whether it is labelled with that day, and the labels that none was found for."""
    labels = [one for one in pair.labels if one["outcome"] != "conditional"]
    left, told = list(labels), []
    for one in found(pair):
        said = labels_of(one, pair, labels)
        right = [label for label in said if one.due in (label["due"], *label.get("also_due", []))]
        if right or not any(labels_of(one, pair, pair.either)):
            told.append((one, bool(right)))
        left = [label for label in left if label not in right]
    return told, left


def main(arguments: list[str]) -> None:
    folders = [Path(one) for one in arguments if one != "-v"] or sorted((COMPARE / "promises").glob("*"))
    for folder in folders:
        right = wrong = missed = 0
        for pair in map(read_prose, sorted(folder.glob("*.toml"))):
            told, left = judged(pair)
            none = [one for one, ok in told if not ok]
            right, wrong, missed = right + len(told) - len(none), wrong + len(none), missed + len(left)
            if "-v" in arguments:
                for promise in none:
                    print(f"  {pair.name} none: {promise.clause.text.strip()} [{promise.due}]")
                for label in left:
                    print(f"  {pair.name} missed: {label['text']} [{label['due']}]")
        print(f"{folder.name:24} {right}/{right + wrong} right, {missed} not found")


if __name__ == "__main__":
    main(sys.argv[1:])
