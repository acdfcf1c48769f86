"""Containerfile and compose.yaml where no container engine is at hand: read for what they say, and their steps run.

python .ci/containers.py check | run
"""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[1]
IMAGE = re.compile(r"docker\.io/library/python:3\.\d+-slim")
PINNED = re.compile(r"--require-hashes .*-r requirements\.lock|--no-deps|-c constraints\.txt")
PORT = 18786
DONE = (0, 1)  # 1: done, and a cell is to be looked at


def stages() -> dict[str, tuple[str, list[tuple[str, str]]]]:
    """Return by name what each stage begins from, and its instructions."""
    found: dict[str, tuple[str, list[tuple[str, str]]]] = {}
    for line in (ROOT / "Containerfile").read_text(encoding="utf-8").splitlines():
        if begins := re.fullmatch(r"FROM (\S+) AS (\S+)", line):
            base, name = begins.groups()
            found[name] = base, []
        elif line and not line.startswith("#"):
            word, _, rest = line.partition(" ")
            found[name][1].append((word, rest))
    return found


def services() -> dict[str, dict[str, Any]]:
    import yaml

    compose = yaml.safe_load((ROOT / "compose.yaml").read_text(encoding="utf-8"))
    return {**compose["services"], "": compose["networks"]}


def check() -> Iterator[str]:
    """Yield what is wrong."""
    known = stages()
    for name, (base, steps) in known.items():
        if not (IMAGE.fullmatch(base) or base in known):
            yield f"{name} begins from {base}"
        for word, rest in steps:
            yield from (f"{name}: {wrong}" for wrong in _wrong(word, rest, known))
    user = dict(known["base"][1])
    if user.get("USER", "0") in ("0", "root") or json.loads(user["ENTRYPOINT"]) != ["scrutiny"]:
        yield "base: images must end without root, at the command"
    for name in ("scrutiny", "ocr", "cluster"):
        if known[name][0] != "base" or any(word != "COPY" for word, _ in known[name][1]):
            yield f"{name}: must add files to base, and nothing else"
    if [*known][-1] != "scrutiny":
        yield "the last stage must be the plain one: it is built when none is named"
    yield from _wrong_services(known)


def _wrong(word: str, rest: str, known: dict[str, Any]) -> Iterator[str]:
    if word == "COPY" and not rest.startswith("--from="):
        yield from (f"there is no {name} to copy" for name in rest.split()[:-1] if not (ROOT / name).exists())
    elif word == "COPY" and rest.split(maxsplit=1)[0].removeprefix("--from=") not in known:
        yield f"there is no stage {rest.split(maxsplit=1)[0]}"
    elif word == "RUN" and "pip install" in rest and not PINNED.search(rest):
        yield f"versions are open: {rest}"
    elif word == "RUN" and re.search(r"\b(curl|wget|apt-get|sudo)\b", rest):
        yield f"not from the lock: {rest}"
    elif word not in {"COPY", "RUN", "WORKDIR", "ENV", "USER", "ENTRYPOINT"}:
        yield f"{word} is not known here"


def _wrong_services(known: dict[str, Any]) -> Iterator[str]:
    found = services()
    if not all(network.get("internal") for network in found.pop("").values()):
        yield "compose.yaml: the network leads outside"
    for name, service in found.items():
        if not (service["read_only"] and service["tmpfs"] == ["/tmp"] and service["cap_drop"] == ["ALL"]):
            yield f"compose.yaml: {name} can write to its root or holds capabilities"
        if service["build"]["target"] not in known or "no-new-privileges:true" not in service["security_opt"]:
            yield f"compose.yaml: {name} is built from no stage, or may gain privileges"
    if found["worker"]["deploy"]["replicas"] != 2:
        yield "compose.yaml: two workers are promised"


def run(root: Path) -> None:
    """Do what the Containerfile says below `root`, stage by stage, and after each what is started from it."""
    shutil.copytree(ROOT / "samples", root / "papers")
    _build(root, "build")
    _read(root, "elverstone-air.pdf", "here", alone=True)
    _build(root, "build-ocr")
    _read(root, "dunmarsh-parks-scan.pdf", "scan", alone=True)
    if "NEEDS_OCR" in (root / "scan/documents.csv").read_text(encoding="utf-8"):
        raise SystemExit("The target ocr did not read a scan.")
    _build(root, "build-cluster")
    before = _files(root / "opt")
    with _composed(root):
        _read(root, "elverstone-air.pdf", "there", "--cluster", f"tcp://127.0.0.1:{PORT}")
    here, there = ((root / name / "recommendations.csv").read_bytes() for name in ("here", "there"))
    if here != there:
        raise SystemExit("The workers of compose.yaml read otherwise than the command alone.")
    if _files(root / "opt") != before:
        raise SystemExit("Something was written into the image, whose root is read-only.")
    print(
        "Without a network the command reads, with `ocr` scans too; scheduler and workers of compose.yaml read alike."
    )


def _build(root: Path, stage: str) -> None:
    source = root / "src"
    source.mkdir(exist_ok=True)
    for word, rest in stages()[stage][1]:
        if word == "COPY":
            *names, _ = rest.split()
            for name in names:
                path = ROOT / name
                copy = shutil.copytree if path.is_dir() else shutil.copy
                copy(path, source / name)
        elif word == "RUN":
            here = rest.replace("/opt/scrutiny", str(root / "opt/scrutiny")).replace(
                "python -m venv", f"{sys.executable} -m venv"
            )
            subprocess.run(["sh", "-ec", here], cwd=source, env=_environment(root), check=True)


def _environment(root: Path) -> dict[str, str]:
    """Return that of the image; of the machine's own only how pip reaches an index."""
    kept = {
        name: value
        for name, value in os.environ.items()
        if name.startswith(("PIP_", "SSL_")) or name.endswith("_proxy")
    }
    said = dict(entry.split("=", 1) for word, rest in stages()["base"][1] if word == "ENV" for entry in rest.split())
    (root / "tmp").mkdir(exist_ok=True)
    path = f"{root}/opt/scrutiny/bin:/usr/local/bin:/usr/bin:/bin"
    return {**kept, **said, "PATH": path, "HOME": str(root / "tmp"), "TMPDIR": str(root / "tmp")}


def _read(root: Path, paper: str, into: str, *more: str, alone: bool = False) -> None:
    """Extract one sample, where the system allows it `alone`: without any network."""
    words = ["scrutiny", "extract", str(root / "papers" / paper), "-o", str(root / into), *more]
    away = (
        ["unshare", "--net"]
        if alone and not subprocess.run(["unshare", "--net", "true"], check=False).returncode
        else []
    )
    ended = subprocess.run([*away, *words], cwd=root / "tmp", env=_environment(root), check=False).returncode
    if ended not in DONE:
        raise SystemExit(f"{' '.join(words)} ended with {ended}.")


@contextmanager
def _composed(root: Path) -> Iterator[None]:
    """Start scheduler and workers as compose.yaml does, all on this machine."""
    found = services()
    starts = [
        found["scheduler"]["entrypoint"],
        *[found["worker"]["entrypoint"]] * found["worker"]["deploy"]["replicas"],
    ]
    here = {"tcp://scheduler:8786": f"tcp://127.0.0.1:{PORT}", "8786": str(PORT), "/tmp": str(root / "tmp")}
    running = [
        subprocess.Popen([here.get(word, word) for word in words], cwd=root / "tmp", env=_environment(root),
                         stderr=subprocess.DEVNULL) for words in starts
    ]  # fmt: skip
    try:
        yield
    finally:
        for process in reversed(running):
            process.terminate()
            process.wait(timeout=60)


def _files(folder: Path) -> set[tuple[str, int]]:
    return {(str(path), path.lstat().st_mtime_ns) for path in folder.rglob("*")}


if __name__ == "__main__":
    match sys.argv[1:]:
        case ["check"]:
            found = list(check())
            print("\n".join(found) or "Containerfile and compose.yaml: as promised")
            sys.exit(bool(found))
        case ["run"]:
            with tempfile.TemporaryDirectory() as folder:
                run(Path(folder))
        case _:
            sys.exit(__doc__)
