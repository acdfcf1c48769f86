"""What all tests share: every sample is read once, goldens are rewritten only when asked."""

from __future__ import annotations

import functools
from collections.abc import Callable, Generator
from pathlib import Path

import pytest
from hypothesis import settings

from pipeline.commands import scan, verify
from pipeline.models.page import Page
from pipeline.models.report import Document
from pipeline.profiles import Profile, load
from pipeline.settings import Settings
from pipeline.work import apart
from tests.in_place import crew, workforce

ROOT = Path(__file__).parents[1]
SAMPLES = ROOT / "samples"
SHARED = ROOT.parent / "shared"
WHOLE_RUNS = frozenset({"batch", "browser", "cli", "golden", "hostile", "privacy", "profiles", "project", "quality"})
WHOLE_RUNS |= {"test_compare_promises.py", "test_compare_what_is_promised.py", "test_office_twins.py"}

# The same examples in every run, and no clock: `--hypothesis-profile=wide` looks further.
settings.register_profile("same", deadline=None, derandomize=True)
settings.register_profile("wide", deadline=None, max_examples=1000)
settings.load_profile("same")


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--regenerate", action="store_true", help="rewrite the golden files on purpose; look at the diff")
    parser.addoption("--rewrite", action="store_true", help="write what is read into tests/cases; look at the diff")


@pytest.hookimpl(wrapper=True)
def pytest_runtest_protocol(item: pytest.Item) -> Generator[None, object, object]:
    """Leave whole runs out of what coverage traces: units and cases run the same lines; tracing triples the time."""
    coverage = item.config.pluginmanager.getplugin("_cov")
    if coverage is None or WHOLE_RUNS.isdisjoint(item.path.relative_to(ROOT / "tests").parts):
        return (yield)
    coverage.cov_controller.pause()
    try:
        return (yield)
    finally:
        coverage.cov_controller.resume()


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    if "each_sample" in metafunc.fixturenames:
        metafunc.parametrize("each_sample", sorted(SAMPLES.glob("*.pdf")), ids=lambda path: path.stem)


@pytest.fixture(autouse=True)
def _in_place(monkeypatch: pytest.MonkeyPatch) -> None:
    """Commands called in this process read in it; tests/batch starts them as their users do, with their workers."""
    monkeypatch.setattr(apart, "crew", crew)
    for module in (scan, verify):
        monkeypatch.setattr(module, "workforce", workforce)


@pytest.fixture(scope="session")
def profile() -> Profile:
    return load()


@pytest.fixture(scope="session")
def document() -> Callable[[Path], Document]:
    """Reads a file, once per session; without entities, which have tests of their own."""
    from pipeline.run import read_document

    return functools.cache(lambda path: read_document(path, Settings(entities=False, ocr="off")))


@pytest.fixture(scope="session")
def pages() -> Callable[[Path], tuple[Page, ...]]:
    """The pages of a file, read once per session."""
    from pipeline.read.document import opened
    from pipeline.read.pages import read_pages

    def read(path: Path) -> tuple[Page, ...]:
        with opened(path) as file:
            return tuple(read_pages(file.pdf))

    return functools.cache(read)


@pytest.fixture(scope="session")
def shared() -> Path:
    """The developers' folder of real and made reports; nobody else has it."""
    if not SHARED.is_dir():
        pytest.skip("the developers' shared folder is not here")
    return SHARED
