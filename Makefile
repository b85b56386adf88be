# Two commands matter: make serve shows the site, make test passes the tests. Both set up what they need.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
export NO_MKDOCS_2_WARNING := 1
export PYTHONPATH := hooks

.PHONY: serve test site check bench lock
.DEFAULT_GOAL := serve

serve: $(VENV)/ready
	$(BIN)/mkdocs serve --livereload

test: $(VENV)/ready $(VENV)/browser
	$(BIN)/pytest

site: $(VENV)/ready
	$(BIN)/mkdocs build --strict

check: $(VENV)/ready $(VENV)/browser
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy
	$(BIN)/pytest
	$(BIN)/mkdocs build --strict

bench: $(VENV)/ready
	$(BIN)/python tests/bench.py

# After a change of pyproject.toml: every package with its version and hashes, for every platform.
lock:
	uv pip compile pyproject.toml --group dev --universal --python-version 3.11 --generate-hashes \
	  --no-emit-index-url --no-emit-find-links --custom-compile-command "make lock" --output-file requirements.lock

$(VENV)/ready: requirements.lock
	@$(PYTHON) -c 'import sys; sys.exit("Python 3.11 or newer is needed, and $(PYTHON) is older." if sys.version_info < (3, 11) else 0)'
	$(PYTHON) -m venv --clear $(VENV)
	$(BIN)/pip install --quiet --disable-pip-version-check --require-hashes --requirement requirements.lock
	@touch $@

$(VENV)/browser: $(VENV)/ready tests/browser.py
	$(BIN)/python tests/browser.py
	@touch $@
