# eximap: `make app` opens it, `make test` proves it. What they install lands in .venv and node_modules;
# only programs that neither pip nor npm can bring (.ci/need) are asked of the machine.

PYTHON ?= python3
PORT ?=
BIN := .venv/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check --no-input -qq

# A folder under tests/ with a lock of its own holds JavaScript that only tests use.
NODE_READY := $(patsubst %/package-lock.json,%/node_modules/.ready,$(wildcard tests/*/package-lock.json))

# Tests start servers by the dozen; without bytecode each of them would compile every file anew.
unexport PYTHONDONTWRITEBYTECODE

.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
.PHONY: help app share test check check-python check-js bench fix words lock wheel clean

help: ## Say what can be made
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-8s %s\n", $$1, $$2 }' Makefile

app: .venv/.ready-app ## Set up what is missing and open eximap on this machine (PORT=8501)
	@exec $(BIN)/eximap run $(if $(PORT),--port $(PORT))

share: .venv/.ready-app ## The same for phones and other computers in this network (PORT=8501)
	@exec $(BIN)/eximap run --share $(if $(PORT),--port $(PORT))

test: .venv/.ready-test $(NODE_READY) ## Set up what is missing, then lint, types and all tests
	@PYTHON=$(PYTHON) sh .ci/need chromium
	@$(MAKE) --no-print-directory --jobs 2 check
# Files in the order of their names begin with the browser; by the number of their tests, its longest came last.
	@exec $(BIN)/python -m pytest -n 3 --dist loadfile --no-loadscope-reorder

check: check-python check-js ## Lint, types, spelling, catalogues, JavaScript: the fast part

check-python: .venv/.ready-test
	$(BIN)/ruff check --quiet
	$(BIN)/codespell
	$(BIN)/pyrefly check --summary=none
	$(BIN)/python -m eximap.i18n.messages check

check-js: tests/js/node_modules/.ready
	tests/js/node_modules/.bin/tsc --project tests/js/tsconfig.json
	node --test --test-reporter=dot tests/js/*.test.mjs

bench: .venv/.ready-test ## Measure the budgets and write docs/benchmarks.md
	@PYTHON=$(PYTHON) sh .ci/need chromium
	$(BIN)/python -m benchmarks

fix: .venv/.ready-test ## Let ruff repair and format what it can
	$(BIN)/ruff check --fix
	$(BIN)/ruff format

words: .venv/.ready-test ## Take new and changed messages into the catalogues
	$(BIN)/python -m eximap.i18n.messages update

# The group of the tests is resolved first and binds the runtime, so that both locks name the same versions.
LOCK := $(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-header --no-annotate
lock: .venv/.ready-test ## Resolve the versions anew (UPGRADE=1 takes newer ones)
	$(LOCK) $(if $(UPGRADE),--upgrade) --group test pyproject.toml -o requirements-dev.txt
	$(LOCK) --upgrade --group build -c requirements-dev.txt pyproject.toml -o requirements.txt

wheel: .venv/.ready-test ## Build dist/eximap-*.whl
	$(BIN)/python -m hatchling build -t wheel

clean: ## Remove what was installed and built
	rm -rf .venv dist $(patsubst %/package-lock.json,%/node_modules,$(wildcard tests/*/package-lock.json))

# A folder without a working pip is a half-made environment: it is made again.
define environment
@$(BIN)/python -m pip --version >/dev/null 2>&1 || { \
	PYTHON=$(PYTHON) sh .ci/need python && echo "eximap: making .venv" && $(PYTHON) -m venv --clear .venv; }
endef

.venv/.ready-app: requirements.txt pyproject.toml
	$(environment)
	@echo "eximap: installing what it runs on (once, a minute or two)"
	@$(PIP) install --require-hashes -r requirements.txt
	@$(PIP) install --no-deps --no-build-isolation --editable .
	@touch $@

.venv/.ready-test: requirements-dev.txt requirements.txt pyproject.toml
	$(environment)
	@echo "eximap: installing what it runs on and what tests it (once, a minute or two)"
	@$(PIP) install --require-hashes -r requirements-dev.txt
	@$(PIP) install --no-deps --no-build-isolation --editable .
	@touch .venv/.ready-app $@

tests/%/node_modules/.ready: tests/%/package-lock.json tests/%/package.json
	@sh .ci/need node
	@echo "eximap: installing the JavaScript of tests/$*"
	@cd tests/$* && npm ci --silent --no-audit --no-fund
	@touch $@
