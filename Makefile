# Two commands matter: make serve shows the site, make test passes the tests. Both set up what they need.
# While you work on the generator: make quick, in about a minute. Before you hand it on: make proof, which skips nothing.
# What you write after a command, such as SECTION=… or BASE=…, reaches it as one word, through the environment: neither
# make nor the shell looks into it, so that a name from somebody else's pull request can be pasted here.
PYTHON ?= python3
PORT ?= 8000
ARGUMENTS := ADD ALSO ANYWAY AS_OF BACK BASE BEHIND BROTLI BY DATABASE EDIT FORMAT MESSAGES MOVE PAIRS PEERS PORT PREVIEW PYTHON REASON \
  REMOVE RENAME REPORT ROUNDS RULE RUN SECTION SERVED SLUG TITLE TO UNTIL URL YES
$(foreach name,$(ARGUMENTS),$(eval override $(name) := $$(value $(name))))
export $(ARGUMENTS)
override VENV := .venv
override BIN := $(VENV)/bin
# What an environment is set up in is emptied first; behind a link, that would be somebody else's.
override OWN := test ! -L $(VENV) || { echo "$(VENV) is a link, and setting up would empty the folder that it leads to. Take the link away, or set up there, and try again."; exit 1; }
export NO_MKDOCS_2_WARNING := 1
export PYTHONPATH := hooks

.PHONY: serve test quick proof site check problems ready status confirm fix page record menu where impact comment meaning servers publish verify links bill vulnerable code messages score bench load guides picture heard heard-for-real weigh lighthouse observatory review lock
.DEFAULT_GOAL := serve

# EDIT=vscodium, idea, sublime or textmate: where the links to files in the pages lead; or an address with {file} and {line}.
serve: $(VENV)/ready
	@{ case "$$PORT" in *[!0-9]*) false;; esac && test "$$PORT" -ge 1 && test "$$PORT" -le 65535; } 2>/dev/null \
	  || { $(BIN)/python -m bilingual needs PORT; exit 2; }
	$(BIN)/mkdocs serve --livereload --dev-addr="127.0.0.1:$$PORT"

test: $(VENV)/ready $(VENV)/browser $(VENV)/tools $(VENV)/servers $(VENV)/hearing
	$(BIN)/pytest

# What can be known without a build and without a browser.
quick: $(VENV)/ready
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy
	$(BIN)/python -m bilingual check
	$(BIN)/pytest tests/units

# Everything: all tests, and the proofs that take too long for every change. What make test may skip fails here. It goes
# by parts, side by side (tests/parts.py).
proof: $(VENV)/ready $(VENV)/browser $(VENV)/engines $(VENV)/orca $(VENV)/tools $(VENV)/successors $(VENV)/meaning/ready $(VENV)/servers
	$(BIN)/pytest tests --skip-nothing --numprocesses=auto --dist=loadgroup --no-loadscope-reorder

# A day is checked before anything is written: no folder is made by another name.
# make site AS_OF=2027-03-01, or make serve AS_OF=…: the site as it will be on that day, not for the public.
# Where the site lies there as it would be built, nothing is built.
site: $(VENV)/ready
	if test -n "$$AS_OF"; then $(BIN)/mkdocs build --site-dir="site-as-of-$$AS_OF"; \
	  else $(BIN)/python -m bilingual unchanged || $(BIN)/mkdocs build --strict; fi

check: quick $(VENV)/browser $(VENV)/tools $(VENV)/hearing
	$(BIN)/pytest
	$(BIN)/mkdocs build --strict

# What is wrong with the site as it is, and nothing else: FORMAT=github or gitlab for their lines, json for machines.
problems: $(VENV)/ready
	@$(BIN)/python -m bilingual check $${FORMAT:+--format="$$FORMAT"}

# What stands between this site and the public.
ready: $(VENV)/ready
	@$(BIN)/python -m bilingual ready

# How each section stands in each language; also as .cache/status.json, and as a page: .cache/status.html.
status: $(VENV)/ready
	@$(BIN)/python -m bilingual status --json .cache/status.json --page .cache/status.html

# make confirm SECTION=index.md#what   with REASON="…" if only one language has changed,
# or with BEHIND=en UNTIL=2026-12-31 REASON="…" to let a section out while a language is behind; of several, each may
# have its own day: BEHIND=en,fi UNTIL=2026-12-31,2027-01-31.
confirm: $(VENV)/ready
	@test -n "$$SECTION" || { $(BIN)/python -m bilingual needs SECTION; exit 2; }
	@$(BIN)/python -m bilingual confirm --reason="$$REASON" $${BEHIND:+--behind="$$BEHIND"} \
	  $${UNTIL:+--until="$$UNTIL"} $${BY:+--by="$$BY"} -- "$$SECTION"

# Mends what a machine can mend, after showing it: it asks first, or writes at once with YES=1.
fix: $(VENV)/ready
	@$(BIN)/python -m bilingual fix $${YES:+--yes}

# A page in all its languages: make page ADD=appeal.md TITLE="Överklaga | Appeal"; RENAME=appeal.md TO=complain.md;
# MOVE=appeal.md SLUG="klaga | complain", to another address; REMOVE=appeal.md TO=index.md. YES=1 writes without asking.
page: $(VENV)/ready
	@$(BIN)/python -m bilingual page --add="$$ADD" --rename="$$RENAME" --move="$$MOVE" --remove="$$REMOVE" --to="$$TO" \
	  --title="$$TITLE" --slug="$$SLUG" $${YES:+--yes}

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

# What stands beside a pull request, in each language: make comment BASE=origin/main, with PREVIEW=https://… where the site
# can be seen as it would be. FORMAT=json is for whoever may not write there; REPORT=FILE makes the same text of that.
comment: $(VENV)/ready
	@$(BIN)/python -m bilingual comment $${BASE:+--base="$$BASE"} $${REPORT:+--report="$$REPORT"} \
	  $${PREVIEW:+--preview="$$PREVIEW"} $${RUN:+--run="$$RUN"} $${FORMAT:+--format="$$FORMAT"}

# Sentences that seem to have no counterpart in the other language: a hint, by a model of languages that is installed
# once (about 120 MB) and asked on this machine alone.
meaning: $(VENV)/ready $(VENV)/meaning/ready
	@$(BIN)/python -m bilingual meaning

# The configurations of nginx, Caddy and hosts of static files, from serving.yml: make servers SERVED=/srv/site, where
# SERVED is the folder that the site lies in on the server; BROTLI=no for an nginx without its module.
servers: $(VENV)/ready
	@$(BIN)/python -m bilingual servers $${SERVED:+--served="$$SERVED"} $$(test "$$BROTLI" != no || echo --no-brotli)

# make publish TO=/srv/site, or TO=web@www.example.org:/srv/site, by rsync over ssh. ANYWAY=1 if make ready names something;
# BACK=1 for the version before.
publish: $(VENV)/ready
	@test -n "$$TO" || { $(BIN)/python -m bilingual needs TO; exit 2; }
	@test "$$BACK" = 1 || test "$$ANYWAY" = 1 || $(BIN)/python -m bilingual ready \
	  || { $(BIN)/python -m bilingual needs ANYWAY; exit 1; }
	@test "$$BACK" = 1 || $(BIN)/mkdocs build --strict
	@$(BIN)/python -m bilingual publish $$(test "$$BACK" != 1 || echo --back) -- "$$TO"

# Whether what is served is what this commit builds: make verify URL=https://www.example.org/, or a folder.
verify: $(VENV)/ready
	@test -n "$$URL" || { $(BIN)/python -m bilingual needs URL; exit 2; }
	@$(BIN)/mkdocs build --strict --quiet --site-dir=.cache/built
	@$(BIN)/python -m bilingual verify --built=.cache/built -- "$$URL"

# Whether the addresses on other sites that the pages lead to are still there: each is asked once a day at most.
links: $(VENV)/ready
	@$(BIN)/python -m bilingual links $${FORMAT:+--format="$$FORMAT"}

# What is published and what builds it, as bills of materials (CycloneDX) in the folder bill/.
bill: $(VENV)/ready
	@$(BIN)/mkdocs build --strict --quiet --site-dir=.cache/built
	@$(BIN)/python -m bilingual bill --built=.cache/built

# Whether a known weakness is in any of it, by a database of OSV that you have downloaded: make vulnerable DATABASE=all.zip
vulnerable: bill
	@test -n "$$DATABASE" || { $(BIN)/python -m bilingual needs DATABASE; exit 2; }
	@$(BIN)/python -m tests.vulnerable "$$DATABASE" bill/published.cdx.json bill/built-by.cdx.json

# Which files of a change are code, and which are content: make code BASE=origin/main; FORMAT=markdown, json or github.
code: $(VENV)/ready
	@test -n "$$BASE" || { $(BIN)/python -m bilingual needs BASE; exit 2; }
	@$(BIN)/python -m bilingual code $${FORMAT:+--format="$$FORMAT"} -- "$$BASE"

# After a change of what editors are told: every message in the catalogue of each language, those that are still to be
# translated, and all of them as prose in tests/told/.
messages: $(VENV)/ready
	@$(BIN)/python -m tests.messages

# After a change of what editors are told: what the two guides for editors show of it; read the difference.
guides: $(VENV)/ready
	@$(BIN)/pytest tests/units/test_guides.py --skip-nothing --write-guides

# After a change of how the main page looks: its picture in the README.
picture: $(VENV)/ready $(VENV)/browser
	@$(BIN)/mkdocs build --strict --quiet --site-dir=.cache/built
	@$(BIN)/python -m tests.picture .cache/built

# What the checks find: of every harm to the real pages, and of the seeded cases.
score: $(VENV)/ready
	@$(BIN)/python -m tests.mutations
	@$(BIN)/python -m tests.units.test_seeded

# After a change of the main page: what a screen reader gets of it, to be read in the difference of tests/heard/.
heard: $(VENV)/ready $(VENV)/browser
	$(BIN)/pytest tests/browser/test_heard.py -k accessibility_tree --write-heard

# What a real screen reader says, without sound: of the tests' service to tests/heard/real/, and of every real page to
# review/heard/, by line, by heading and by Tab, in Firefox and in Chromium.
heard-for-real: $(VENV)/ready $(VENV)/orca
	@$(BIN)/python -m tests.hearing

# Builds beside those of an earlier commit and of the stock theme: make bench PAIRS=100,1000,5000 ROUNDS=5; PEERS=1 adds
# hugo and Zensical. ALSO=checks, former, guards, reports or languages, or several, or all, measures just these.
bench: $(VENV)/ready $(if $(PEERS),$(VENV)/peers/ready)
	@$(BIN)/python -m tests.bench $${PAIRS:+--pairs="$$PAIRS"} $${ROUNDS:+--rounds="$$ROUNDS"} $${ALSO:+--also="$$ALSO"} \
	  $${PEERS:+--peers=$(VENV)/peers}

# What a real server answers while the site is built again and again; on this machine alone.
load: $(VENV)/ready $(VENV)/servers
	@$(BIN)/python -m tests.load

# Each page's bytes and requests, beside those of the stock theme and of an earlier version; ends with 1 if a page outweighs it.
weigh: $(VENV)/ready $(VENV)/browser
	@$(BIN)/python -m tests.weigh

lighthouse: $(VENV)/ready $(VENV)/browser $(VENV)/lighthouse
	@$(BIN)/python -m tests.lighthouse

# The score of the headers that a real server sends, by MDN's HTTP Observatory.
observatory: $(VENV)/ready $(VENV)/servers $(VENV)/observatory
	@$(BIN)/python -m tests.observatory

# For accessibility reviewers: the folder review/, with every page in every look and all criteria of WCAG 2.2.
review: $(VENV)/ready $(VENV)/browser $(VENV)/tools
	@$(BIN)/python -m tests.review

# After a change of pyproject.toml or tests/tools: every package with its version and hashes, for every platform, and as a
# wheel: what comes as one is unpacked, and nothing of it is run when it is installed.
COMPILE := uv pip compile pyproject.toml --universal --python-version 3.11 --generate-hashes \
  --only-binary :all: --emit-build-options --no-emit-index-url --no-emit-find-links --custom-compile-command "make lock"
lock:
	$(COMPILE) --group dev --output-file requirements.lock
	$(COMPILE) --group successors --output-file tests/successors.lock
	$(subst pyproject.toml,--group peers,$(COMPILE)) --output-file tests/peers.lock
	$(subst pyproject.toml,--group meaning,$(COMPILE)) --output-file meaning.lock
	npm --prefix tests/tools install --package-lock-only --ignore-scripts
	npm --prefix tests/tools/observatory install --package-lock-only --ignore-scripts
	npm --prefix tests/tools/lighthouse install --package-lock-only --ignore-scripts

$(VENV)/ready: requirements.lock
	@"$$PYTHON" -c 'import sys; sys.exit("Python 3.11 or newer is needed, and this one is older: " + sys.executable if sys.version_info < (3, 11) else 0)'
	@$(OWN)
	@echo "What the site needs is installed, once: that takes a minute or two."
	"$$PYTHON" -m venv --clear $(VENV)
	$(BIN)/pip install --quiet --disable-pip-version-check --require-hashes --requirement requirements.lock
	@touch $@

$(VENV)/browser: $(VENV)/ready tests/chromium.py
	$(BIN)/python tests/chromium.py
	@touch $@

# Firefox and WebKitGTK, where they can be installed; without them, make proof fails.
$(VENV)/engines: $(VENV)/ready tests/driving/__main__.py tests/driving/__init__.py tests/driving/firefox.py tests/driving/webkit.py
	$(BIN)/python -m tests.driving
	@touch $@

# A screen reader, where it can be installed: about 60 MB more than Chromium alone; with Firefox 80 MB more.
$(VENV)/hearing: $(VENV)/browser tests/hearing/room.py
	$(BIN)/python -m tests.hearing.room chromium
	@touch $@

$(VENV)/orca: $(VENV)/browser tests/hearing/room.py
	$(BIN)/python -m tests.hearing.room firefox chromium
	@touch $@

# Real web servers, where they can be installed.
$(VENV)/servers: $(VENV)/ready tests/servers.py
	$(BIN)/python -m tests.servers
	@touch $@

# What could stand in the place of MkDocs and of Material, in an environment of its own.
$(VENV)/successors: $(VENV)/ready tests/successors.lock
	@$(OWN)
	"$$PYTHON" -m venv --clear $@
	$@/bin/pip install --quiet --disable-pip-version-check --require-hashes --requirement tests/successors.lock

# Other generators of sites, to measure beside this one, in an environment of their own.
$(VENV)/peers/ready: $(VENV)/ready tests/peers.lock
	"$$PYTHON" -m venv --clear $(VENV)/peers
	$(VENV)/peers/bin/pip install --quiet --disable-pip-version-check --require-hashes --requirement tests/peers.lock
	@touch $@

# The model of make meaning, in an environment of its own.
$(VENV)/meaning/ready: $(VENV)/ready meaning.lock
	@$(OWN)
	"$$PYTHON" -m venv --clear $(VENV)/meaning
	$(VENV)/meaning/bin/pip install --quiet --disable-pip-version-check --require-hashes --requirement meaning.lock
	@touch $@

# The engines that judge the pages.
$(VENV)/tools: $(VENV)/ready tests/tools/package-lock.json
	$(BIN)/python tests/engines.py tests/tools
	@touch $@

$(VENV)/observatory: $(VENV)/ready tests/tools/observatory/package-lock.json
	$(BIN)/python tests/engines.py tests/tools/observatory
	@touch $@

# Large, so only the commands that measure ask for it.
$(VENV)/lighthouse: $(VENV)/ready tests/tools/lighthouse/package-lock.json
	$(BIN)/python tests/engines.py tests/tools/lighthouse
	@touch $@
