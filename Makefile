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
	rm -rf $(VENV) $(VENV).log dist build .pytest_cache .mypy_cache .ruff_cache .import_linter_cache .hypothesis .coverage \
		fuzz/findings

# An environment without pip is half made: its making failed or was interrupted. It is made again.
define venv
	@test -n "$(PYTHON)" || { echo "quiz needs Python 3.11 or newer: none was found"; exit 1; }
	@$(BIN)/python -c 'import pip' 2>/dev/null || { \
		rm -rf $(VENV); \
		echo "Making an environment for quiz in $(VENV) (a few seconds)..."; \
		$(PYTHON) -m venv $(VENV) >$(VENV).log 2>&1 && $(BIN)/python -c 'import pip' 2>>$(VENV).log || { \
			rm -rf $(VENV); \
			echo "The environment cannot be made; $(VENV).log says why."; \
			echo "On Debian and Ubuntu, first: sudo apt install python3-venv"; \
			exit 1; \
		}; \
		rm -f $(VENV).log; \
	}
endef

define pip
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '$(1)' || { \
		echo "Not everything could be installed. Is there a network? The next make goes on."; exit 1; }
endef

$(VENV)/.app: pyproject.toml
	$(venv)
	@echo "Installing quiz there (once, about half a minute)..."
	$(call pip,.)
	@touch $@

$(VENV)/.dev: pyproject.toml
	$(venv)
	@echo "Installing quiz and its tools there (once, about a minute)..."
	$(call pip,.[dev])
	@touch $@ $(VENV)/.app
