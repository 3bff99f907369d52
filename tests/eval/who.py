#!/usr/bin/env python3
"""Scores who is who: names clustered into entities, and pronouns resolved to them.

  python who.py COREF.jsonl [--show]

COREF: {"id", "text", "mentions": [...]} with entities marked by hand: gum news ("eid", "named", "head")
and meantime ("ent", "syn"; its first sentences only, and the sources of its speech events).
``--show`` prints what went wrong.  PYTHONPATH must name the folder of score_quotes.py, whose list of
verbs of saying is used.

Names: a predicted mention (form name, alias or acronym; a person, organisation or place) stands for the
  marked name that has its head within it and most letters in common.  B³ of the mentions that stand for
  one, over all articles: precision and recall of the entity each is in, their F1.
Sources: pronouns (he she they it who I we) that are the source of one of our quotes, stand right before a
  verb of saying, or are the marked source of a speech event, and whose marked entity is also meant by
  something that is no pronoun.  Right: we give it the entity most of whose names are the marked one's;
  where that has no name, a speaker in the words of one of its mentions.
Pronouns: every "he", "she", "him", "his", "her" of a marked person with a name, said by anyone: how many
  are resolved, and how many of those are right.
"""

from __future__ import annotations

import json
import re
import sys
from collections import Counter, defaultdict
from pathlib import Path
from typing import Any

from score_quotes import SPEECH_FORMS

import pullquote as pq

SOURCES = {"he", "she", "they", "it", "who", "i", "we"}
GENDERED = {"he", "she", "him", "his", "her"}
PRONOUNS = SOURCES | GENDERED | {"them", "their", "its", "me", "my", "us", "our", "which", "that", "whose", "whom"}
BETWEEN = r"(?:\s+(?:has|had|have|also|later|then|first|further|would|will|did|n't|not|\w+ly|'ve|'d))*\s+([a-z]+)"
NAMED = ("name", "alias", "acronym")
KINDS = ("PERSON", "ORG", "GPE", "LOC", "FAC", "NORP")

Gold = dict[str, Any]
Row = dict[str, Any]


def marked(row: Row) -> list[Gold]:
    """The mentions of an article, of either set, in one form."""
    found = []
    for m in row["mentions"]:
        entity = m.get("eid") or m.get("ent")
        kind = (m["type"] or "").lower()[:3]
        if entity is None or kind not in ("per", "org", "pla", "loc"):
            continue
        text = row["text"][m["start"] : m["end"]]
        named = m["named"] if "named" in m else m["syn"] in ("NAM", "PRE.NAM")
        pronoun = text.lower() in PRONOUNS
        head = m["head"] if isinstance(m["head"], list) else [m["end"] - 1, m["end"]]
        found.append({
            "id": m.get("id"), "start": m["start"], "end": m["end"], "text": text, "entity": entity,
            "person": kind == "per", "named": named and not pronoun, "pronoun": pronoun, "head": head,
        })  # fmt: skip
    return found


def meant(span: tuple[int, int], gold: list[Gold]) -> Gold | None:
    """The marked name that a predicted one stands for."""

    def common(m: Gold) -> float:
        shared = min(span[1], m["end"]) - max(span[0], m["start"])
        return shared / (max(span[1], m["end"]) - min(span[0], m["start"]))

    def holds(m: Gold) -> bool:
        within = span[0] <= m["head"][0] < span[1] or (span[0] < m["head"][1] <= span[1])
        return within and (m["end"] <= span[1] + 3 or m["head"][1] <= span[1] + 3)

    return max((m for m in gold if m["named"] and holds(m)), key=common, default=None)


def b_cubed(pairs: list[tuple[Any, Any]]) -> tuple[float, float, float]:
    """Precision, recall and F1 of (predicted, marked) entities of mentions."""
    both, predicted, wanted = Counter(pairs), Counter(p for p, _ in pairs), Counter(g for _, g in pairs)
    precision = sum(n * n / predicted[p] for (p, _), n in both.items()) / max(1, len(pairs))
    recall = sum(n * n / wanted[g] for (_, g), n in both.items()) / max(1, len(pairs))
    return precision, recall, 2 * precision * recall / max(1e-9, precision + recall)


class Score:
    """What is counted over the articles of one set."""

    def __init__(self) -> None:
        self.names: list[tuple[Any, Any]] = []
        self.sources: Counter[str] = Counter()
        self.pronouns: Counter[str] = Counter()
        self.errors: list[str] = []

    def article(self, row: Row, mentions: list[Row], quotes: list[Row]) -> None:
        """Count one article."""
        gold, key = marked(row), row["id"]
        votes: defaultdict[int, Counter[Any]] = defaultdict(Counter)
        for m in mentions:
            if m["form"] in NAMED and m["type"] in KINDS and (name := meant((m["start"], m["end"]), gold)):
                self.names.append(((key, m["entity"]), (key, name["entity"])))
                votes[m["entity"]][name["entity"]] += 1
        usual = {entity: count.most_common(1)[0][0] for entity, count in votes.items()}
        self.mixed(key, votes, gold)
        by_place = {(m["start"], m["end"]): m["entity"] for m in mentions}
        spoken = {(q["speaker_start"], q["speaker_end"]): q for q in quotes}
        events = {
            p
            for e in row.get("events", ())
            if e["cls"] == "SPEECH_COGNITIVE" and row["text"][e["start"] : e["end"]] in SPEECH_FORMS
            for p, a in e["participants"]
            if a == "Arg0"
        }
        for m in gold:
            if not m["pronoun"]:
                continue
            place, chain = (m["start"], m["end"]), [o for o in gold if o["entity"] == m["entity"] and not o["pronoun"]]
            quote = spoken.get(place)
            entity = quote["speaker_entity"] if quote else by_place.get(place)
            entity = by_place.get(place) if entity is None else entity
            right = entity is not None and usual.get(entity) == m["entity"]
            if not any(o["named"] for o in chain):
                said = bare((quote and quote["speaker"]) or "")
                right = right or (said != "" and any(said in bare(o["text"]) for o in chain))
            lower = m["text"].lower()
            if lower in SOURCES and chain and (quote or m["id"] in events or before_verb(row["text"], m["end"])):
                self.sources[
                    "right" if right else "empty" if entity is None and not (quote and quote["speaker"]) else "wrong"
                ] += 1
                if not right:
                    said = quote and quote["speaker"]
                    self.errors.append(f"source {key}: {around(row['text'], m)} → {said}, not {chain[0]['text'][:60]}")
            if lower in GENDERED and m["person"] and any(o["named"] for o in chain):
                self.pronouns["right" if right else "open" if entity is None else "wrong"] += 1
                if not right and entity is not None:
                    self.errors.append(f"pronoun {key}: {around(row['text'], m)} not {chain[0]['text'][:60]}")

    def mixed(self, key: str, votes: dict[int, Counter[Any]], gold: list[Gold]) -> None:
        """Note the entities that are several, and those that were taken apart."""
        text = {m["entity"]: m["text"][:40] for m in reversed(gold) if m["named"]}
        parts: defaultdict[Any, int] = defaultdict(int)
        for count in votes.values():
            for entity in count:
                parts[entity] += 1
            if len(count) > 1:
                self.errors.append(f"merged {key}: " + " | ".join(f"{text[e]} {n}" for e, n in count.items()))
        self.errors += [f"apart {key}: {text[e]} in {n}" for e, n in parts.items() if n > 1]

    def report(self, name: str) -> None:
        """Print the figures of a set."""
        p, r, f = b_cubed(self.names)
        print(f"{name}: names {len(self.names)}  B³ precision {100 * p:.1f} recall {100 * r:.1f} F1 {100 * f:.1f}")
        for what, count in (("sources", self.sources), ("pronouns", self.pronouns)):
            every, right, wrong = count.total(), count["right"], count["wrong"]
            print(
                f"{name}: {what} {every}  right {right} ({100 * right / max(1, every):.1f} %)  wrong {wrong}"
                f"  right of resolved {100 * right / max(1, right + wrong):.1f} %"
            )


def before_verb(text: str, end: int) -> bool:
    found = re.match(BETWEEN, text[end : end + 60])
    return found is not None and found[1] in SPEECH_FORMS


def bare(text: str) -> str:
    return re.sub(r"^(?:the|a|an) ", "", text.lower())


def around(text: str, m: Gold) -> str:
    before, after = text[max(0, m["start"] - 90) : m["start"]], text[m["end"] : m["end"] + 30]
    return f"{before}[{m['text']}]{after}".replace("\n", "¶")


def main(path: str, *options: str) -> None:
    """Read the articles and print the figures."""
    rows = [json.loads(line) for line in Path(path).read_text(encoding="utf-8").splitlines()]
    batch = pq.Pipeline().batch([{"id": row["id"], "text": row["text"]} for row in rows])
    mentions, quotes = defaultdict(list), defaultdict(list)
    for m in batch.mentions:
        mentions[m["article_id"]].append(m)
    for q in batch.quotes:
        quotes[q["article_id"]].append(q)
    for name, part in (("gum", True), ("meantime", False)):
        score = Score()
        for row in rows:
            if ("genre" in row) == part:
                score.article(row, mentions[row["id"]], quotes[row["id"]])
        if "--show" in options:
            print(*score.errors, sep="\n")
        score.report(name)


if __name__ == "__main__":
    main(*sys.argv[1:])
