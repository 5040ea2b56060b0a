# Audit Desk: `make run` and `make test` do all the set-up themselves. `make help` lists the rest.
PY := .venv/bin/python
ARGS ?=

.DEFAULT_GOAL := help
.PHONY: run test lint setup bench bench-scale bench-anonymise bench-presidio bench-spelling kills fuzz pictures help

run: ## Start the desktop program (without a screen: the worked example). ARGS="--profile DIR", ARGS="check FILE", ...
	@scripts/setup.sh run
	@$(PY) main.py $(ARGS)

# Compiled modules are kept whatever the environment says: tests start the program many times.
test: lint ## Check style and types, then run all tests in up to four processes.
	@PYTHONDONTWRITEBYTECODE= $(PY) -m pytest -q -n auto --maxprocesses 4 --dist loadfile \
		--no-loadscope-reorder $(ARGS)

lint: ## Check style and types only.
	@scripts/setup.sh test
	@$(PY) -m ruff check .
	@$(PY) -m ruff format --check .
	@$(PY) -m basedpyright --pythonpath $(PY)

setup: ## Do the set-up alone, into .venv, with the development packages.
	@scripts/setup.sh test

bench: ## Measure, each figure beside its floor.
	@scripts/setup.sh test
	@$(PY) -m benchmarks $(ARGS)

bench-scale: ## Measure stores of 10,000 and 100,000 returns, in a file and on a server (half an hour). ARGS="10000 file": less.
	@scripts/setup.sh test
	@scripts/setup.sh packages postgresql
	@$(PY) -m benchmarks.scale $(ARGS)

bench-anonymise: ## Measure the name check on the development corpus.
	@scripts/setup.sh test
	@$(PY) -m benchmarks.anonymise $(ARGS)

bench-presidio: ## Measure the name check beside Presidio, which gets an environment of its own.
	@scripts/setup.sh test
	@test -x .venv/presidio/bin/python || $(PY) -m venv .venv/presidio
	@.venv/presidio/bin/python -m pip install -q --require-hashes -r benchmarks/presidio/requirements.txt
	@$(PY) -m benchmarks.anonymise.peer $(ARGS)

bench-spelling: ## Measure the spelling: false alarms, and typing errors put right.
	@scripts/setup.sh test
	@$(PY) -m benchmarks.spelling $(ARGS)

kills: ## Kill the program 50 times each (ARGS="5": five) at saving, importing and writing files.
	@scripts/setup.sh test
	@$(PY) -m benchmarks.kills $(ARGS)

fuzz: ## Change every kind of file that arrives at random for an hour (ARGS="5": five minutes) and look for trouble.
	@scripts/setup.sh test
	@$(PY) -m benchmarks.fuzz $(ARGS)

pictures: ## Make docs/pictures/ anew from today's screens.
	@scripts/setup.sh test
	@$(PY) -m benchmarks.pictures $(ARGS)

help: ## Show this list.
	@sed -n 's/^\([a-z-]*\):[^#]*## \(.*\)$$/make \1@\2/p' $(MAKEFILE_LIST) | \
		while IFS=@ read -r name text; do printf '%-21s %s\n' "$$name" "$$text"; done
