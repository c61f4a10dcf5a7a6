# The only entry points. `make run` and `make test` set up everything they need.
PYTHON ?= python3
VENV   := .venv
BIN    := $(VENV)/bin
PIP    := $(BIN)/python -m pip install --quiet --disable-pip-version-check

.PHONY: run test check torture bench screenshots dist clean

run: $(VENV)/run.stamp
	@$(BIN)/lastrep

test: $(VENV)/test.stamp lint
	$(BIN)/pytest -n auto

# What a change is tried with while it is made: half a minute.
UNITS := $(addprefix tests/,files protocol session progress sound floor terminal widgets commands \
           test_training.py test_imports.py test_cli.py test_keymap.py)
check: $(VENV)/test.stamp lint
	$(BIN)/pytest -n auto -m "not takes_seconds" --hypothesis-profile=few $(UNITS)

# Every promise of reliability at its full count: at most an hour, then a table with today's figures.
torture: $(VENV)/test.stamp
	$(BIN)/python -m tests.torture

# How fast, how small: measured from outside, in ten minutes at most. BENCH="start --json one.json" measures
# one part only and keeps the figures.
bench: $(VENV)/bench.stamp
	$(BIN)/python -m tests.bench $(BENCH)

# A wheel and an sdist in dist/, built with the pins.
dist: $(VENV)/run.stamp
	$(BIN)/python -m hatchling build --clean -d dist

screenshots: $(VENV)/test.stamp
	$(BIN)/python -m tests.pictures
	$(BIN)/python -m tests.moving

.PHONY: lint
lint: $(VENV)/test.stamp
	$(BIN)/ruff format --check tui tests
	$(BIN)/ruff check tui tests
	$(BIN)/mypy
	$(BIN)/lint-imports

$(BIN)/python:
	$(PYTHON) -c 'import sys; sys.exit("lastrep needs Python 3.11 or newer: make PYTHON=python3.11" if sys.version_info < (3, 11) else 0)'
	$(PYTHON) -m venv $(VENV)

$(VENV)/run.stamp: $(BIN)/python constraints.txt pyproject.toml
	$(PIP) --require-hashes -r constraints.txt
	$(PIP) --no-deps --no-build-isolation -e .
	touch $@

$(VENV)/test.stamp: $(VENV)/run.stamp constraints-test.txt
	$(PIP) --require-hashes -r constraints-test.txt
	touch $@

$(VENV)/bench.stamp: $(VENV)/test.stamp constraints-bench.txt
	$(PIP) --require-hashes -r constraints-bench.txt
	touch $@

clean:
	rm -rf $(VENV) build dist .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache
