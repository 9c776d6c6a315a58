# One place for every command. Needs only Python >= 3.11 and make; the environment is made in .venv from hashed locks.

PYTHON ?= python3
JOBS   ?= 2
ARGS   ?=

SCRIPTS  := $(if $(filter Windows_NT,$(OS)),Scripts,bin)
ENV      := .venv
BIN      := $(ENV)/$(SCRIPTS)
LOCK_ENV := .venv-lock
PIP      := python -m pip --disable-pip-version-check --quiet
DATA     := ../shared/data

# Material 9.8 tells of its end of life at each run; docs/architecture.md, "MkDocs and its future", says what we do.
export NO_MKDOCS_2_WARNING := 1

# The browser tests start this program (make test CHROMIUM=/path/to/chrome takes another one).
ifndef CHROMIUM
CHROMIUM := $(shell command -v chromium || command -v chromium-browser || command -v google-chrome || command -v google-chrome-stable)
endif
export CHROMIUM

.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
.PHONY: help site serve test test-data bench bench-search screenshots lint wheel docs lock chromium chromium-found clean

help: ## list these targets
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-14s %s\n", $$1, $$2 }' Makefile

site: $(ENV)/.runtime ## build the website into site/
	$(BIN)/niemyet build $(ARGS)
	@echo
	@echo "To look at it:  $(PYTHON) -m http.server --directory site 8000"
	@echo "and open        http://localhost:8000/"

serve: $(ENV)/.runtime ## live preview that rebuilds on save
	$(BIN)/niemyet serve $(ARGS)

test: chromium-found lint ## lint and every test, browser tests included (ARGS="-k name")
	$(BIN)/python -m pytest -n $(JOBS) -m "not data" $(ARGS)

test-data: $(ENV)/.dev ## the tests over the real data in ../shared/data
	@test -d $(DATA) || { \
	  echo "make test-data: there is no folder $(DATA); these tests need the project's shared data beside the clone." >&2; exit 1; }
	$(BIN)/python -m pytest -n $(JOBS) -m data $(ARGS)

bench: $(ENV)/.dev ## measure the time and memory of a build
	$(BIN)/python -m tests.bench $(if $(N),--n $(N)) $(ARGS)

bench-search: chromium-found $(ENV)/.dev ## measure the search of a built site (SITE=dir QUERIES=file.tsv|.jsonl)
	$(BIN)/python -m tests.bench_search $(or $(SITE),site) $(QUERIES)

screenshots: chromium-found $(ENV)/.dev ## pictures of every kind of page, into screenshots/ (ARGS="trang-chu tt-day-du")
	$(BIN)/python -m tests.browser.screenshots $(ARGS)

lint: $(ENV)/.dev ## ruff, mypy and the layers of the house
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports --no-logo

wheel: $(ENV)/.runtime ## the program as one file in dist/, with its digest, for a province's repository
	rm -rf dist
	$(BIN)/$(PIP) wheel --no-index --no-deps --no-build-isolation --wheel-dir dist .
	cd dist && sha256sum niemyet-*.whl > SHA256SUMS

docs: $(ENV)/.dev ## write what follows from the code: pages of docs/, output and pictures of the manual
	$(BIN)/python -m tests.docs
	$(BIN)/python -m tests.manual $(ARGS)

lock: $(LOCK_ENV)/.stamp ## renew the hashed locks from pyproject.toml (ARGS=--upgrade for newer versions)
	$(LOCK) --extra build --extra dev pyproject.toml -o requirements-dev.txt
	$(LOCK) --extra build -c requirements-dev.txt pyproject.toml -o requirements.txt
	echo uv | $(LOCK) - -o requirements-lock.txt
	@! grep -nE '://|^ *--(extra-)?index|^ *--find-links' requirements*.txt || { \
	  echo "make lock: a lock names an address; locks carry hashes only." >&2; exit 1; }

chromium: ## install Chromium for the browser tests (Debian, Ubuntu; as root)
	@if [ -n "$(CHROMIUM)" ]; then echo "Chromium: $(CHROMIUM)"; \
	elif command -v apt-get >/dev/null && [ "$$(id -u)" = 0 ]; then \
	  export DEBIAN_FRONTEND=noninteractive; \
	  apt-get update -q && apt-get install -q -y --no-install-recommends chromium fonts-liberation; \
	else \
	  echo "make chromium: install Chromium with your system's packages, for example" >&2; \
	  echo "    sudo apt-get install --no-install-recommends chromium fonts-liberation" >&2; \
	  echo "or name one that is there:  make test CHROMIUM=/path/to/chrome" >&2; exit 1; \
	fi

chromium-found:
	@test -n "$(CHROMIUM)" || { \
	  echo "The browser tests need Chromium and found none. Install it with:  make chromium" >&2; \
	  echo "or name one that is there:  make test CHROMIUM=/path/to/chrome" >&2; exit 1; }

clean: ## remove everything that make and the tools made, the environment too
	rm -rf site site.zip .site.next .niemyet $(ENV) $(LOCK_ENV) .mypy_cache .ruff_cache .pytest_cache .import_linter_cache .hypothesis dist
	find generator tests -name __pycache__ -type d -prune -exec rm -rf {} +

# --- environments: a stamp per lock -----------------------------------------------------------------------------------

$(ENV)/pyvenv.cfg:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { \
	  echo "niemyet needs Python 3.11 or newer as $(PYTHON); name another one:  make PYTHON=python3.12 ..." >&2; exit 1; }
	$(PYTHON) -m venv $(ENV)

$(ENV)/.runtime: requirements.txt pyproject.toml | $(ENV)/pyvenv.cfg
	$(BIN)/$(PIP) install --require-hashes -r requirements.txt
	$(BIN)/$(PIP) install --no-index --no-deps --no-build-isolation -e .
	@touch $@

# The development lock holds everything of the runtime lock, in the same versions.
$(ENV)/.dev: requirements-dev.txt pyproject.toml | $(ENV)/pyvenv.cfg
	$(BIN)/$(PIP) install --require-hashes -r requirements-dev.txt
	$(BIN)/$(PIP) install --no-index --no-deps --no-build-isolation -e .
	@touch $@ $(ENV)/.runtime

LOCK = $(LOCK_ENV)/$(SCRIPTS)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes \
  --no-emit-index-url --no-emit-find-links --custom-compile-command "make lock" $(ARGS)

$(LOCK_ENV)/.stamp: requirements-lock.txt
	$(PYTHON) -m venv $(LOCK_ENV)
	$(LOCK_ENV)/$(SCRIPTS)/$(PIP) install --require-hashes -r requirements-lock.txt
	@touch $@
