#!/usr/bin/env python3
"""Says how far the confidence of quotes can be trusted.

  python reliability.py GOLD.jsonl PRED.jsonl

For rows by their confidence: how many there are, their mean confidence, and the share whose content
matches an annotated one (IoU of letters of at least one half) and whose source touches its source.
GOLD and PRED are in the format of score_quotes.py, which stands beside the annotated sets: PYTHONPATH
must name its folder.
"""

import sys
from itertools import pairwise

from score_quotes import Att, greedy, load, merge_same, quoted_mask

EDGES = (0.0, 0.3, 0.5, 0.7, 0.8, 0.9, 0.95, 1.01)


def judged(gold, predicted):
    """(confidence, whether content and source are right) of every row."""
    for key, row in gold.items():
        text, mask = row["text"], quoted_mask(row["text"])
        wanted = [a for a in (Att(text, a, mask) for a in row["attributions"]) if a.C]
        found = [a for a in (Att(text, a, mask) for a in merge_same(predicted[key]["attributions"])) if a.C]
        pairs = {p: wanted[g] for g, p, _ in greedy(wanted, found)}
        for number, attribution in enumerate(found):
            match = pairs.get(number)
            right = match is not None and bool(match.S & attribution.S or not (match.S or attribution.S))
            yield attribution.a["confidence"], right


def main(gold, predicted):
    rows = list(judged(load(gold), load(predicted)))
    print("confidence      rows   mean  right")
    for low, high in pairwise(EDGES):
        part = [row for row in rows if low <= row[0] < high]
        if part:
            print(f"{low:.2f} to {min(high, 1):.2f}  {len(part):6d}  {mean(part, 0):.3f}  {mean(part, 1):.3f}")
    sure = [row for row in rows if row[0] >= 0.9]
    print(f"confidence >= 0.9: {len(sure)} of {len(rows)} rows, {100 * mean(sure, 1):.1f} % right")


def mean(rows, column):
    return sum(row[column] for row in rows) / max(1, len(rows))


if __name__ == "__main__":
    main(*sys.argv[1:3])
