# Everything a person or a machine does with this repository, from nothing but Python and make.
# `make demo PYTHON=python3.12` chooses another interpreter.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
# Twice quiet: neither progress nor warnings; errors are shown.
PIP := $(BIN)/python -m pip --quiet --quiet --disable-pip-version-check
EXAMPLE := examples/broadband.journey.yaml
TESTS ?=
FUZZ_SECONDS ?= 600
MUTATE ?=

export PIP_NO_INPUT := 1

.DEFAULT_GOAL := help
.PHONY: help demo test setup editor-tools browser-tools lint format types layers spelling check schemas generated \
  gallery generated-check fuzz mutate bench clean

help:
	@echo 'make demo      set up, then check, score, draw and report an example journey into out/'
	@echo 'make test      set up, then run all tests with coverage'
	@echo 'make check     the whole gate but the tests: lint, types, layers, spelling, generated files'
	@echo 'make lint      ruff: style and formatting        make format   let ruff repair both'
	@echo 'make types     mypy, strict                      make layers   import-linter'
	@echo 'make schemas   write schemas/*.json anew         make generated  write every generated file anew'
	@echo 'make gallery   draw the pictures of docs/gallery anew'
	@echo 'make editor-tools   install the language server that the editor tests speak to (needs npm)'
	@echo 'make browser-tools  install axe-core and Mermaid for the browser tests (needs npm)'
	@echo 'make fuzz      try broken, odd and hostile input for ten minutes; FUZZ_SECONDS=60 for one'
	@echo 'make mutate    change the program in small ways and see what no test notices (takes hours)'
	@echo 'make bench     compare speed with other tools    make clean    remove what these commands made'

$(BIN)/python:
	@command -v '$(PYTHON)' >/dev/null 2>&1 || { \
	  echo "cxmap needs Python 3.11 or newer, and there is no '$(PYTHON)' on this machine." >&2; \
	  echo "Install it, or name one that is there: make demo PYTHON=python3.12" >&2; exit 1; }
	@'$(PYTHON)' -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { \
	  echo "cxmap needs Python 3.11 or newer; '$(PYTHON)' is $$('$(PYTHON)' -V 2>&1)." >&2; \
	  echo "Name a newer one: make demo PYTHON=python3.12" >&2; exit 1; }
	@echo 'Making a private Python environment in $(VENV) …'
	@'$(PYTHON)' -m venv $(VENV) || { rm -rf $(VENV); \
	  echo "'$(PYTHON)' cannot make a virtual environment (on Debian and Ubuntu: apt install python3-venv)." >&2; exit 1; }

# A stamp each for the program and for the tools that test it, so that a second run starts at once.
$(VENV)/.program: pyproject.toml src/cxmap/__init__.py | $(BIN)/python
	@echo 'Installing cxmap and its libraries into $(VENV) …'
	@$(PIP) install 'pip>=25.1'
	@$(PIP) install --editable .
	@touch $@

$(VENV)/.tools: pyproject.toml $(VENV)/.program
	@echo 'Installing the test tools into $(VENV) …'
	@$(PIP) install --group dev
	@touch $@

setup: $(VENV)/.tools

demo: $(VENV)/.program
	@mkdir -p out
	@echo
	@echo 'The example is a customer journey written as text: $(EXAMPLE)'
	@echo
	@echo '1. Is the map sound?            $$ cxmap validate $(EXAMPLE)'
	@$(BIN)/cxmap validate $(EXAMPLE)
	@echo
	@echo '2. What should be mended first? $$ cxmap score $(EXAMPLE) --top 5'
	@$(BIN)/cxmap score $(EXAMPLE) --top 5
	@$(BIN)/cxmap score $(EXAMPLE) --format json --output out/scores.json
	@echo
	@echo '3. What does it look like?      $$ cxmap render $(EXAMPLE) -o out/broadband.svg'
	@$(BIN)/cxmap render $(EXAMPLE) --format svg --output out/broadband.svg
	@$(BIN)/cxmap render $(EXAMPLE) --format png --output out/broadband.png
	@echo
	@echo '4. And all of it as one page?   $$ cxmap report $(EXAMPLE) -o out/report.html'
	@$(BIN)/cxmap report $(EXAMPLE) --output out/report.html
	@echo
	@echo 'Done. Open these:'
	@echo '  out/report.html     the whole story as one page, for everybody'
	@echo '  out/broadband.svg   the picture, for a browser, a README or a slide (light and dark)'
	@echo '  out/broadband.png   the same picture as pixels'
	@echo '  out/scores.json     every touchpoint with its score and the reasons, for other programs'
	@echo 'Next: change a word in $(EXAMPLE), misspell a key, and run `make demo` again.'

test: $(VENV)/.tools
	@echo 'Running all tests, with branch coverage (at least 95 % or this fails) …'
	@$(BIN)/python -m pytest -n auto --cov --cov-report=term $(TESTS)

# As the lock file says, from whichever registry this machine asks.
editor-tools:
	@command -v npm >/dev/null 2>&1 || { \
	  echo 'The editor tests need Node.js with npm (on Debian and Ubuntu: apt install nodejs npm).' >&2; exit 1; }
	@echo 'Installing the language server for YAML into tests/editor/node_modules …'
	@cd tests/editor && npm ci --ignore-scripts --loglevel=error --no-audit --no-fund

browser-tools:
	@command -v npm >/dev/null 2>&1 || { \
	  echo 'The browser tests need Node.js with npm (on Debian and Ubuntu: apt install nodejs npm).' >&2; exit 1; }
	@echo 'Installing axe-core and Mermaid into tests/browser/node_modules …'
	@cd tests/browser && npm ci --ignore-scripts --loglevel=error --no-audit --no-fund

lint: $(VENV)/.tools
	$(BIN)/ruff check
	$(BIN)/ruff format --check

format: $(VENV)/.tools
	$(BIN)/ruff check --fix
	$(BIN)/ruff format

types: $(VENV)/.tools
	$(BIN)/mypy

layers: $(VENV)/.tools
	$(BIN)/lint-imports --no-logo

# Not the tests: they misspell on purpose.
spelling: $(VENV)/.tools
	git ls-files -z -- ':!tests' | xargs -0 $(BIN)/codespell

check: lint types layers spelling generated-check

schemas generated: $(VENV)/.tools
	$(BIN)/python tools/generated.py write $(if $(filter schemas,$@),schemas/)
	$(if $(filter generated,$@),$(BIN)/python tools/rule_pages.py && $(BIN)/python tools/language_page.py)
	$(if $(filter generated,$@),$(BIN)/python tools/licences.py write)
	$(if $(filter generated,$@),$(BIN)/python tools/gallery.py write)

gallery: $(VENV)/.program
	$(BIN)/python tools/gallery.py write

generated-check: $(VENV)/.tools
	$(BIN)/python tools/generated.py check
	$(BIN)/python tools/rule_pages.py --check
	$(BIN)/python tools/language_page.py --check
	$(BIN)/python tools/licences.py check
	$(BIN)/python tools/gallery.py check

# Other input every time; what fails says how to try it again.
fuzz: $(VENV)/.tools
	@echo 'Trying input that nobody thought of, for $(FUZZ_SECONDS) seconds …'
	@CXMAP_FUZZ_SECONDS=$(FUZZ_SECONDS) $(BIN)/python -m pytest -q --no-skips tests/fuzz/test_targets.py -k while

$(VENV)/.mutation: pyproject.toml $(VENV)/.tools
	@$(PIP) install --group mutation
	@touch $@

# Of the last commit, in clones below out/mutation; `make mutate MUTATE='source --count 50'` tries less.
mutate: $(VENV)/.mutation
	$(BIN)/python tools/mutate.py $(MUTATE)

bench: $(VENV)/.program
	$(PYTHON) benchmarks/set_up.py
	.venv-bench/bin/python benchmarks/run.py --write docs/performance.md

clean:
	rm -rf $(VENV) .venv-bench benchmarks/node_modules tests/editor/node_modules tests/browser/node_modules \
	  out dist build .coverage .coverage.* \
	  .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache .cxmap_cache
	find src tests benchmarks tools -name __pycache__ -type d -prune -exec rm -rf {} +
