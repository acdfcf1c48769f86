"""A report's JSON back into the record it came from; `compare` and `report` start here."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from pipeline.errors import Corrupt, NotFound, NotPermitted
from pipeline.models.report import Report
from pipeline.publish.document import Invalid
from pipeline.publish.gate import checked
from pipeline.safe_json import loads


def read_report(path: Path) -> Report:
    """The report in `path`.

    Raises NotFound, NotPermitted, or Corrupt where the file is no report of the schema this version writes.
    """
    try:
        return checked(loads(path.read_text(encoding="utf-8")))
    except (FileNotFoundError, IsADirectoryError) as error:
        raise NotFound(f"There is no report in {path}.") from error
    except PermissionError as error:
        raise NotPermitted(f"{path} may not be read.") from error
    except Invalid as fault:
        raise Corrupt(f"{path} is not a report that this version can read: {fault}.", "Extract it again.") from fault
    except ValueError as error:
        raise Corrupt(f"{path} is not a report in JSON.", "Give a file from the folder reports/.") from error


def reports_of(dataset: Path) -> Iterator[Report]:
    """Every report of a dataset, by name, one after the other. Raises what `read_report` raises."""
    for path in sorted((dataset / "reports").glob("*.json")):
        yield read_report(path)
