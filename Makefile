# Everything is installed into .venv and cached in .cache; `make` alone lists the targets.
# Only Python 3.11 or later and make are needed. Another Python: make PYTHON=python3.12 check

SHELL := /bin/sh
BIN := .venv/bin
CACHE := $(CURDIR)/.cache

# HOME may be read-only.
export XDG_CACHE_HOME := $(CACHE)
export UV_CACHE_DIR := $(CACHE)/uv
export PIP_CACHE_DIR := $(CACHE)/pip
export DENO_DIR := $(CACHE)/deno
export DENO_NO_UPDATE_CHECK := 1
unexport PYTHONDONTWRITEBYTECODE # without it every process compiles all it imports
export PYTHONPYCACHEPREFIX := $(CACHE)/pycache
export MPLCONFIGDIR := $(CACHE)/matplotlib
export IPYTHONDIR := $(CACHE)/ipython
export JUPYTER_CONFIG_DIR := $(CACHE)/jupyter/config
export JUPYTER_DATA_DIR := $(CACHE)/jupyter/data
export JUPYTER_RUNTIME_DIR := $(CACHE)/jupyter/runtime
export HYPOTHESIS_STORAGE_DIRECTORY := $(CACHE)/hypothesis
export PLAYWRIGHT_BROWSERS_PATH := $(CACHE)/playwright-browsers
export PIP_DISABLE_PIP_VERSION_CHECK := 1
export UV_PYTHON_DOWNLOADS := never
export NO_MKDOCS_2_WARNING := 1
export DISABLE_MKDOCS_2_WARNING := true

.PHONY: help serve build check test accept paper bench notebooks builders lock clean install lint

help: ## list the targets
	@grep -E '^[a-z]+:.*## ' Makefile | sed -e 's/:.*## /	/' | expand -t 12

serve: install ## install, build and show the site while you edit
	$(BIN)/mkdocs serve

build: install ## build the site into site/
	$(BIN)/mkdocs build --strict

check: lint ## the fast part: style, types, content, unit tests
	$(BIN)/pytest -m "not site and not browser and not notebook and not slow" \
		--ignore tests/browser --ignore tests/site -n auto --maxprocesses 2 --dist worksteal

test: lint ## everything, with a browser (installed if there is none)
	$(BIN)/python -m tests.browser.chromium
	$(BIN)/pytest -n auto --maxprocesses 4 --dist worksteal --durations=10

accept: install ## rewrite the expected reports in tests/cases
	$(BIN)/pytest tests/cases --accept

paper: install ## print the guide as a booklet: hafte.pdf
	$(BIN)/python -m tests.browser.chromium
	$(BIN)/python -m tests.browser.booklet hafte.pdf

bench: install ## measure time, memory and weight
	$(BIN)/python -m tests.bench

notebooks: install ## edit the notebooks in JupyterLab
	$(BIN)/uv pip install --quiet --python $(BIN)/python --require-hashes -r requirements/notebooks.txt
	$(BIN)/jupyter lab notebooks

builders: install ## build the staged site with other builders too
	$(BIN)/uv venv --quiet --allow-existing --python $(BIN)/python $(CACHE)/builders
	$(BIN)/uv pip install --quiet --python $(CACHE)/builders/bin/python --require-hashes -r requirements/builders.txt
	$(BIN)/python -m tests.site.builders

lock: install ## write requirements/ from pyproject.toml (newer versions: make lock UPGRADE=--upgrade)
	scripts/lock.sh $(UPGRADE)

clean: ## remove everything that make made
	rm -rf .venv .cache site

install:
	@PYTHON="$(PYTHON)" scripts/install.sh

lint: install
	$(BIN)/ruff check --quiet
	$(BIN)/ruff format --check --quiet
	$(BIN)/mypy
	$(BIN)/deno check --quiet --no-lock --config jsconfig.json docs/assets/javascripts
	$(BIN)/fokus check
