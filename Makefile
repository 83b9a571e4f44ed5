# One-word commands; each sets up what it needs. Only Python 3.11+, make and the package index.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
STAMP := $(VENV)/.installed

.PHONY: run test check format lint types layers snapshots docs site pictures bench fast clean

run: $(STAMP)
	@$(BIN)/verify report seeds --rules seeds/story.yaml --exit-zero

test: $(STAMP)
	$(BIN)/pytest -n 2

check: $(STAMP)
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/pytest -n 2

format: $(STAMP)
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

lint: $(STAMP)
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .

types: $(STAMP)
	$(BIN)/mypy

layers: $(STAMP)
	$(BIN)/pytest tests/test_layers.py

snapshots: $(STAMP)
	VERIFY_SNAPSHOTS=write $(BIN)/pytest tests/test_snapshots.py

docs: $(STAMP)
	$(BIN)/verify rule --output-dir docs/rules
	$(BIN)/verify schema config > docs/config.schema.json
	$(BIN)/verify schema rules > docs/rule.schema.json
	$(BIN)/python -m verify.rulebook

site: docs
	$(BIN)/mkdocs build --strict --quiet
	@echo "build/site/index.html; with search: python3 -m http.server -d build/site"

pictures: $(STAMP)
	$(BIN)/python .ci/pictures.py

$(STAMP): pyproject.toml
	test -d $(VENV) || $(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable ".[all,dev]"
	@touch $(STAMP)

# The busiest modules as machine code, a check a fifth to two fifths faster; needs a C compiler, changes no result.
fast: $(STAMP)
	$(BIN)/python -m verify.fast

clean:
	rm -rf $(VENV) verify/_fast build dist .pytest_cache .mypy_cache .ruff_cache .hypothesis
