# Two commands matter: make serve shows the site, make test passes the tests. Both set up what they need.
# While you work on the generator: make quick, in about a minute. Before you hand it on: make proof, which skips nothing.
# What you write after a command, such as SECTION=… or BASE=…, reaches it as one word, through the environment: neither
# make nor the shell looks into it, so that a name from somebody else's pull request can be pasted here.
PYTHON ?= python3
PORT ?= 8000
ARGUMENTS := AS_OF BASE BEHIND FORMAT PORT PYTHON REASON RULE SECTION UNTIL
$(foreach name,$(ARGUMENTS),$(eval override $(name) := $$(value $(name))))
export $(ARGUMENTS)
override VENV := .venv
override BIN := $(VENV)/bin
export NO_MKDOCS_2_WARNING := 1
export PYTHONPATH := hooks

.PHONY: serve test quick proof site check ready status confirm record menu where impact meaning code score bench load heard weigh lighthouse review lock
.DEFAULT_GOAL := serve

serve: $(VENV)/ready
	@{ case "$$PORT" in *[!0-9]*) false;; esac && test "$$PORT" -ge 1 && test "$$PORT" -le 65535; } 2>/dev/null \
	  || { echo "A port is a whole number between 1 and 65535: make serve PORT=8001"; exit 2; }
	$(BIN)/mkdocs serve --livereload --dev-addr="127.0.0.1:$$PORT"

test: $(VENV)/ready $(VENV)/browser $(VENV)/tools
	$(BIN)/pytest

# What can be known without a build and without a browser.
quick: $(VENV)/ready
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy
	$(BIN)/python -m bilingual check
	$(BIN)/pytest tests/units

# Everything: all tests, and the proofs that take too long for every change. What make test may skip fails here.
proof: $(VENV)/ready $(VENV)/browser $(VENV)/tools $(VENV)/successors $(VENV)/meaning/ready $(VENV)/nginx
	$(BIN)/pytest tests --skip-nothing

# A day is checked before anything is written: no folder is made by another name.
# make site AS_OF=2027-03-01, or make serve AS_OF=…: the site as it will be on that day, not for the public.
site: $(VENV)/ready
	if test -n "$$AS_OF"; then $(BIN)/mkdocs build --site-dir="site-as-of-$$AS_OF"; else $(BIN)/mkdocs build --strict; fi

check: quick $(VENV)/browser $(VENV)/tools
	$(BIN)/pytest
	$(BIN)/mkdocs build --strict

# What stands between this site and the public.
ready: $(VENV)/ready
	@$(BIN)/python -m bilingual ready

# How each section stands in each language; also as .cache/status.json.
status: $(VENV)/ready
	@$(BIN)/python -m bilingual status --json .cache/status.json

# make confirm SECTION=index.md#what   with REASON="…" if only one language has changed,
# or with BEHIND=en UNTIL=2026-12-31 REASON="…" to let a section out while a language is behind; of several, each may
# have its own day: BEHIND=en,fi UNTIL=2026-12-31,2027-01-31.
confirm: $(VENV)/ready
	@test -n "$$SECTION" || { echo "Say which section: make confirm SECTION=index.md#for-whom"; exit 2; }
	@$(BIN)/python -m bilingual confirm --reason="$$REASON" $${BEHIND:+--behind="$$BEHIND"} \
	  $${UNTIL:+--until="$$UNTIL"} -- "$$SECTION"

# Brings docs/confirmed.txt of an older version of this generator up to date.
record: $(VENV)/ready
	@$(BIN)/python -m bilingual record

# Moves a menu that stands in mkdocs.yml, below nav, to docs/site.yml, and shows what it has changed.
menu: $(VENV)/ready
	@$(BIN)/python -m bilingual menu

# Every sentence in which a rule stands: make where RULE=loan_time; without RULE, the totals of every rule.
where: $(VENV)/ready
	@$(BIN)/python -m bilingual where $${RULE:+-- "$$RULE"}

# What reads differently: make impact BASE=origin/main, or AS_OF=2027-03-01, or both; FORMAT=markdown, json or html.
impact: $(VENV)/ready
	@$(BIN)/python -m bilingual impact $${AS_OF:+--as-of="$$AS_OF"} $${FORMAT:+--format="$$FORMAT"} $${BASE:+-- "$$BASE"}

# Sentences that seem to have no counterpart in the other language: a hint, by a model of languages that is installed
# once (about 120 MB) and asked on this machine alone.
meaning: $(VENV)/ready $(VENV)/meaning/ready
	@$(BIN)/python -m bilingual meaning

# Which files of a change are code, and which are content: make code BASE=origin/main; FORMAT=markdown, json or github.
code: $(VENV)/ready
	@test -n "$$BASE" || { echo "Say what to compare with: make code BASE=origin/main"; exit 2; }
	@$(BIN)/python -m bilingual code $${FORMAT:+--format="$$FORMAT"} -- "$$BASE"

# What the checks find: of every harm to the real pages, and of the seeded cases.
score: $(VENV)/ready
	@$(BIN)/python -m tests.mutations
	@$(BIN)/python -m tests.units.test_seeded

# After a change of the main page: what a screen reader gets of it, to be read in the difference of tests/heard/.
heard: $(VENV)/ready $(VENV)/browser
	$(BIN)/pytest tests/browser/test_heard.py -k accessibility_tree --write-heard

bench: $(VENV)/ready
	$(BIN)/python -m tests.bench

# What a real server answers while the site is built again and again; on this machine alone.
load: $(VENV)/ready $(VENV)/nginx
	@$(BIN)/python -m tests.load

# Each page's bytes and requests, beside those of the stock theme.
weigh: $(VENV)/ready $(VENV)/browser
	@$(BIN)/python -m tests.weigh

lighthouse: $(VENV)/ready $(VENV)/browser $(VENV)/lighthouse
	@$(BIN)/python -m tests.lighthouse

# For accessibility reviewers: the folder review/, with every page in every look and all criteria of WCAG 2.2.
review: $(VENV)/ready $(VENV)/browser $(VENV)/tools
	@$(BIN)/python -m tests.review

# After a change of pyproject.toml or tests/tools: every package with its version and hashes, for every platform.
COMPILE := uv pip compile pyproject.toml --universal --python-version 3.11 --generate-hashes \
  --no-emit-index-url --no-emit-find-links --custom-compile-command "make lock"
lock:
	$(COMPILE) --group dev --output-file requirements.lock
	$(COMPILE) --group successors --output-file tests/successors.lock
	$(subst pyproject.toml,--group meaning,$(COMPILE)) --output-file meaning.lock
	npm --prefix tests/tools install --package-lock-only --ignore-scripts
	npm --prefix tests/tools/lighthouse install --package-lock-only --ignore-scripts

$(VENV)/ready: requirements.lock
	@"$$PYTHON" -c 'import sys; sys.exit("Python 3.11 or newer is needed, and this one is older: " + sys.executable if sys.version_info < (3, 11) else 0)'
	"$$PYTHON" -m venv --clear $(VENV)
	$(BIN)/pip install --quiet --disable-pip-version-check --require-hashes --requirement requirements.lock
	@touch $@

$(VENV)/browser: $(VENV)/ready tests/chromium.py
	$(BIN)/python tests/chromium.py
	@touch $@

# A real web server.
$(VENV)/nginx: $(VENV)/ready tests/nginx.py
	$(BIN)/python -m tests.nginx
	@touch $@

# What could stand in the place of MkDocs and of Material, in an environment of its own.
$(VENV)/successors: $(VENV)/ready tests/successors.lock
	"$$PYTHON" -m venv --clear $@
	$@/bin/pip install --quiet --disable-pip-version-check --require-hashes --requirement tests/successors.lock

# The model of make meaning, in an environment of its own.
$(VENV)/meaning/ready: $(VENV)/ready meaning.lock
	"$$PYTHON" -m venv --clear $(VENV)/meaning
	$(VENV)/meaning/bin/pip install --quiet --disable-pip-version-check --require-hashes --requirement meaning.lock
	@touch $@

# The engines that judge the pages.
$(VENV)/tools: $(VENV)/ready tests/tools/package-lock.json
	$(BIN)/python tests/engines.py tests/tools
	@touch $@

# Large, so only the commands that measure ask for it.
$(VENV)/lighthouse: $(VENV)/ready tests/tools/lighthouse/package-lock.json
	$(BIN)/python tests/engines.py tests/tools/lighthouse
	@touch $@
