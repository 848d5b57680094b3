# make run        opens Varig on the invented sample programme
# make test       runs every test that has to pass before a change lands
# make check      lint, format, import contracts, strict types, known vulnerabilities
# make audit      known vulnerabilities of what the lock file pins; 3: cannot be asked
# make test-long  the exhaustive versions of some tests
# make bench      ratios against plain DuckDB and an empty Streamlit page
#
# Each does its own set-up in .venv, from the hash-locked requirements.

PYTHON ?= $(shell command -v python3.11 || command -v python3)
BIN := .venv/bin
READY := .venv/ready

.PHONY: run test test-long check audit bench lock clean

run: $(READY)
	$(BIN)/varig demo

# One more worker than the cores: the browser journeys wait half of their time.
# A file stays on one worker, so that what its tests share is made once. Not loadgroup:
# with pytest 9.2, pytest-xdist 3.8 sees no groups (pytest-xdist issue 1386).
test: $(READY)
	$(BIN)/pytest -m "not long" --numprocesses 3 --dist loadfile --no-loadscope-reorder -rR

test-long: $(READY)
	$(BIN)/pytest -m "long" --numprocesses 2 --dist loadfile -rP

check: $(READY)
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/lint-imports
	$(BIN)/mypy
	$(BIN)/python -m tests.audit || [ $$? -eq 3 ]

audit: $(READY)
	$(BIN)/python -m tests.audit

bench: $(READY)
	$(BIN)/python -m tests.bench

lock: $(READY)
	$(BIN)/uv pip compile pyproject.toml --group dev --universal \
	    --python-version 3.11 --generate-hashes --no-emit-index-url --no-header \
	    --quiet --output-file requirements.lock

# uv is taken from the same lock by pip, then installs the rest: seconds, not minutes.
$(READY): requirements.lock pyproject.toml
	$(PYTHON) -m venv --clear .venv || \
	    { echo "Varig needs Python 3.11 or later with venv (Debian: python3-venv)."; exit 1; }
	sed -n '/^uv==/,/^[^ #]/{/^uv==/p;/^  /p}' requirements.lock > .venv/uv.txt
	$(BIN)/pip install --quiet --disable-pip-version-check --require-hashes --no-deps -r .venv/uv.txt
	$(BIN)/uv pip install --quiet --require-hashes -r requirements.lock
	$(BIN)/uv pip install --quiet --no-deps --no-build-isolation --editable .
	touch $(READY)

clean:
	rm -rf .venv .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache
