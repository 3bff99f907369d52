# make demo    set up, build, read the articles that ship with the package, show the tables
# make test    set up, build, lint, run every test, the notebooks too
# make bench   speed and memory of the whole pipeline
# make eval    quality on annotated articles, where ../shared/data has them
# make train   the files of src/data that are counted on annotated text, where ../shared/data has it
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
DATA ?= ../shared/data
CORE := $(shell find src -type f) Cargo.toml Cargo.lock pyproject.toml

.PHONY: demo test lint test-core test-python bench eval train build clean

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

bench: $(VENV)/built
	$(BIN)/python tests/bench/throughput.py $(DATA)

eval: $(VENV)/built
	DATA=$(DATA) PYTHON=$(BIN)/python bash tests/eval/eval.sh

train:
	@test -d $(DATA) || { echo "make train needs the annotated sets in $(DATA), which are not here"; exit 1; }
	cargo run --release --features train --bin train -- gazetteer $(DATA)/gaz $(DATA)/polnear/train.jsonl $(DATA)/worldwide/train.jsonl src/data/gazetteer.fst
	cargo run --release --features train --bin train -- clusters $(DATA)/gaz/en_brown_clusters.tsv src/data/clusters.fst
	cargo run --release --features train --bin train -- names $(DATA)/worldwide/train.jsonl $(DATA)/names/train.jsonl src/data/names.bin
	cargo run --release --features train --bin train -- attributions $(DATA)/polnear/train.jsonl src/data

clean:
	rm -rf $(VENV) target
