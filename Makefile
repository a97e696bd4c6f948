# make play   set everything up and ask            make test    the tests, without those that take seconds
# make check  all that a change must pass          make test-slow  those that take seconds
# make fuzz   look for faults (SECONDS=, TARGET=)  make bench   speed, as ratios
# make shots  the README's screenshots             make pages   generated pages and schemas, anew
# make clean  remove what was made here

PYTHON ?= $(shell for p in python3 python3.14 python3.13 python3.12 python3.11; do \
	$$p -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && echo $$p && break; done)
BANK ?= hermit-kingdom
SECONDS ?= 60
VENV := .venv
BIN := $(VENV)/bin

.PHONY: play test test-slow check cover fuzz lint types imports bench shots pages clean

play: $(VENV)/.app
	@$(BIN)/quiz play $(BANK) $(ARGS)

test: $(VENV)/.dev
	$(BIN)/python -m pytest -m "not slow"

test-slow: $(VENV)/.dev
	$(BIN)/python -m pytest -m slow

check: lint types imports cover

cover: $(VENV)/.dev
	$(BIN)/coverage run -m pytest -m "not slow"
	$(BIN)/coverage report --skip-covered --skip-empty

fuzz: $(VENV)/.dev
	$(BIN)/python -m fuzz --seconds $(SECONDS) $(TARGET)

lint: $(VENV)/.dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types: $(VENV)/.dev
	$(BIN)/mypy

imports: $(VENV)/.dev
	$(BIN)/lint-imports

bench: $(VENV)/.dev
	$(BIN)/python -m benchmarks $(ARGS)

shots: $(VENV)/.dev
	$(BIN)/python docs/screenshots.py

pages: $(VENV)/.dev
	$(BIN)/python docs/rules.py
	$(BIN)/python docs/settings.py
	$(BIN)/quiz schema bank > questions/bank.schema.json
	$(BIN)/quiz schema source > questions/sources/source.schema.json

clean:
	rm -rf $(VENV) dist build .pytest_cache .mypy_cache .ruff_cache .import_linter_cache .hypothesis .coverage fuzz/findings

$(VENV)/bin/python:
	@test -n "$(PYTHON)" || { echo "quiz needs Python 3.11 or newer: none was found"; exit 1; }
	@$(PYTHON) -m venv $(VENV)

$(VENV)/.app: pyproject.toml | $(VENV)/bin/python
	@echo "Setting up (once)..."
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable .
	@touch $@

$(VENV)/.dev: pyproject.toml | $(VENV)/bin/python
	@echo "Setting up for development (once)..."
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[dev]'
	@touch $@ $(VENV)/.app
