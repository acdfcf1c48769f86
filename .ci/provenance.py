"""What users get and under which licences: a gate over the lock, the constraints file, and a bill of materials.

python .ci/provenance.py check | constraints | sbom FILE
"""

from __future__ import annotations

import json
import re
import sys
import tomllib
from collections.abc import Iterator
from importlib.metadata import PackageNotFoundError, distribution
from pathlib import Path

from packaging.markers import Marker
from packaging.requirements import Requirement

ROOT = Path(__file__).parents[1]
LOCK = ROOT / "requirements-dev.lock"  # every extra, at the versions that the users' lock has too
ALLOWED = re.compile(
    r"\b(MIT|0BSD|BSD|ISC|Apache|MPL|PSF|Python Software Foundation|Zlib|CC0|Unlicense|Public Domain|HPND|Artistic)\b"
)
# What a package's own metadata says wrongly, too little, or as a choice. Looked at by hand; NOTICE repeats it.
SAID = {
    "text-unidecode": "Artistic-1.0 OR GPL-2.0-or-later",  # taken under the first; the extra `ckan` brings it
    "colorama": "BSD-3-Clause",  # on Windows alone
}


def locked() -> dict[str, tuple[str, str, list[str]]]:
    """Return by package its version, the condition under which it is wanted, and the hashes of its files."""
    found = {}
    for entry in re.split(r"(?m)^(?=\S)", LOCK.read_text(encoding="utf-8"))[1:]:
        name, version, marker = re.match(r"([a-z0-9-]+)==(\S+)(?: ; (.*?))? \\\n", entry).groups()  # type: ignore[union-attr]
        found[name] = version, marker or "", re.findall(r"sha256:([0-9a-f]{64})", entry)
    return found


def for_users() -> set[str]:
    """Return the packages that the project and its extras bring, all but those for developers."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    extras = (needs for name, needs in project["optional-dependencies"].items() if name != "dev")
    ahead = [Requirement(need) for need in (*project["dependencies"], *(need for needs in extras for need in needs))]
    found: set[str] = set()
    while ahead:
        need = ahead.pop()
        name = re.sub(r"[-_.]+", "-", need.name).lower()
        if name in found or name not in locked():
            continue
        found.add(name)
        ahead += [one for one in needs_of(name) if _wanted(one.marker, need.extras)]
    return found


def needs_of(name: str) -> Iterator[Requirement]:
    try:
        yield from map(Requirement, distribution(name).requires or ())
    except PackageNotFoundError:
        return


def _wanted(marker: Marker | None, extras: set[str]) -> bool:
    return marker is None or any(marker.evaluate({"extra": extra}) for extra in ("", *extras))


def licence_of(name: str) -> str:
    """Return the licence as the package's metadata says it; empty where they say nothing."""
    if name in SAID:
        return SAID[name]
    try:
        said = distribution(name).metadata
    except PackageNotFoundError:
        return ""
    classified = (entry.split("::")[-1].strip() for entry in said.get_all("Classifier") or () if "License ::" in entry)
    first_line = (said.get("License") or "").strip().split("\n")[0][:80]
    return said.get("License-Expression") or " OR ".join(classified) or first_line


def refused(licence: str) -> bool:
    """Return True where no choice that the licence gives is allowed."""
    choices = re.split(r"\s+OR\s+", licence)
    return not any(ALLOWED.search(choice) and "GPL" not in choice for choice in choices)


def constraints() -> str:
    lines = [f"{name}=={version}{f' ; {marker}' if marker else ''}" for name, (version, marker, _) in locked().items()]
    head = "# The versions that were tested, of all that any extra brings: made by `make lock`.\n"
    return head + "\n".join(lines) + "\n"


def sbom() -> dict[str, object]:
    """Return a CycloneDX bill of materials of what users get."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    lock = locked()
    parts = [
        {
            "type": "library", "name": name, "version": lock[name][0], "purl": f"pkg:pypi/{name}@{lock[name][0]}",
            "licenses": [{"license": {"name": licence_of(name) or "unknown"}}],
            "properties": [{"name": "sha256", "value": value} for value in lock[name][2]],
        }
        for name in sorted(for_users())
    ]  # fmt: skip
    own = {"type": "application", "name": project["name"], "version": project["version"],
           "licenses": [{"license": {"id": project["license"]}}]}  # fmt: skip
    return {
        "bomFormat": "CycloneDX",
        "specVersion": "1.5",
        "version": 1,
        "metadata": {"component": own},
        "components": parts,
    }


def check() -> list[str]:
    """Return what is wrong: licences that users can't be given, a constraints file that is not the lock's."""
    wrong = [f"{name}: {licence_of(name) or 'no licence is said'}" for name in sorted(for_users())
             if refused(licence_of(name))]  # fmt: skip
    if (ROOT / "constraints.txt").read_text(encoding="utf-8") != constraints():
        wrong.append("constraints.txt is not that of the lock: python .ci/provenance.py constraints > constraints.txt")
    return wrong


if __name__ == "__main__":
    match sys.argv[1:]:
        case ["check"]:
            found = check()
            print("\n".join(found) or f"Licences of {len(for_users())} packages that users get: all allowed")
            sys.exit(bool(found))
        case ["constraints"]:
            sys.stdout.write(constraints())
        case ["sbom", file]:
            Path(file).write_text(json.dumps(sbom(), indent=1) + "\n", encoding="utf-8")
        case _:
            sys.exit(__doc__)
