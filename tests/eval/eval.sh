#!/usr/bin/env bash
# Prints every figure of the README, and those of spaCy beside the names, on annotated articles that are not in the repository.
set -euo pipefail
data=${DATA:-../shared/data}
python=${PYTHON:-python3}
peers=${PEERS:-$python}
here=$(dirname "$0")
eval=$data/../eval
if [ ! -d "$data" ]; then
    echo "make eval needs the annotated sets in $data, which are not here"
    exit 1
fi
out=$(mktemp -d)
trap 'rm -rf "$out"' EXIT

echo "== quotes and speakers (PolNeAR dev)"
"$python" "$eval/predict.py" quotes "$data/polnear/dev.jsonl" "$out/quotes.jsonl"
"$python" "$eval/score_quotes.py" "$data/polnear/dev.jsonl" "$out/quotes.jsonl" --merge
"$python" "$eval/score_quotes.py" "$data/polnear/dev.jsonl" "$out/quotes.jsonl" --merge --speech-only
PYTHONPATH=$eval${PYTHONPATH:+:$PYTHONPATH} "$python" "$here/reliability.py" "$data/polnear/dev.jsonl" "$out/quotes.jsonl"
echo "== right names (speakers dev)"
"$python" "$eval/predict.py" speakers "$data/speakers/dev.jsonl" "$out/speakers.jsonl"
"$python" "$eval/score_speakers.py" "$data/speakers/dev.jsonl" "$out/speakers.jsonl"
echo "== who is who (coref train)"
PYTHONPATH=$eval${PYTHONPATH:+:$PYTHONPATH} "$python" "$here/who.py" "$data/coref/train.jsonl"
echo "== names (worldwide dev; all types; web)"
"$python" "$eval/predict.py" names "$data/worldwide/dev.jsonl" "$out/names.jsonl"
"$python" "$eval/score_ner.py" "$data/worldwide/dev.jsonl" "$out/names.jsonl"
"$python" "$eval/score_ner.py" "$data/worldwide/dev.jsonl" "$out/names.jsonl" --classes all
"$python" "$eval/predict.py" names "$data/names/dev-web.jsonl" "$out/web.jsonl"
"$python" "$eval/score_ner.py" "$data/names/dev-web.jsonl" "$out/web.jsonl" --classes per,org,loc
for model in small medium; do
    echo "== the same by spaCy $model (worldwide dev; web)"
    if "$peers" "$here/peers.py" "$model" "$data/worldwide/dev.jsonl" "$out/names.jsonl"; then
        "$python" "$eval/score_ner.py" "$data/worldwide/dev.jsonl" "$out/names.jsonl"
        "$peers" "$here/peers.py" "$model" "$data/names/dev-web.jsonl" "$out/web.jsonl"
        "$python" "$eval/score_ner.py" "$data/names/dev-web.jsonl" "$out/web.jsonl" --classes per,org,loc
    fi
done
echo "== dates (dev)"
"$python" "$eval/predict.py" dates "$data/dates/dev.jsonl" "$out/dates.jsonl"
"$python" "$eval/score_dates.py" "$data/dates/dev.jsonl" "$out/dates.jsonl"
echo "== structure (pasted articles of our own)"
"$python" "$here/structure.py"
echo "== structure (pages of our own that nothing was made from)"
"$python" "$here/structure.py" "$here/../cases/unseen"
echo "== datelines (Reuters-21578)"
"$python" "$here/datelines.py" "$data/corpora/reuters21578.jsonl"
echo "== article text of saved pages (html; html-news)"
for set in html html-news; do
    "$python" "$eval/predict.py" html "$data/$set" "$out/$set.json"
    "$python" "$eval/score_html.py" "$data/$set/ground-truth.json" "$out/$set.json"
done
