"""Prints how many datelines are read right, place and date, on wire stories that have them as a field.

The field stands before the text, as the wire sent it; what counts as one is a place, a comma, a month, a day and
a dash. The place is its first part, the year that of the story's own date.
"""

import argparse
import json
import re
from datetime import date, datetime
from pathlib import Path

import pullquote as pq

MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]
DATELINE = re.compile(
    rf"\s*(?P<place>[A-Za-z][A-Za-z.' /,-]*?)[,.]?\s+(?P<month>{'|'.join(MONTHS)})[a-z]*\.?\s+(?P<day>\d{{1,2}})\s*-",
    re.IGNORECASE,
)

parser = argparse.ArgumentParser(description=__doc__)
parser.add_argument("stories", type=Path)
parser.add_argument("--misses", type=int, default=0, help="how many to show")
options = parser.parse_args()


def true_dateline(story):
    """Place and date of a story's field, or None."""
    found = DATELINE.match(story["dateline"] or "")
    if found is None:
        return None
    sent = datetime.strptime(story["date"].split()[0], "%d-%b-%Y").date()
    month = MONTHS.index(found["month"].lower()) + 1
    years = (sent.year, sent.year - 1) if month > sent.month + 6 else (sent.year,)
    try:
        day = date(years[-1], month, int(found["day"]))
    except ValueError:
        return None
    return re.split(r"[,/]", found["place"])[0].strip().casefold(), day, sent


with options.stories.open(encoding="utf-8") as lines:
    stories = [json.loads(line) for line in lines]
wanted = [(story, true) for story in stories if (true := true_dateline(story))]
texts = [
    {"text": f"{story['dateline']} {story['text']}", "published": sent.isoformat()} for story, (*_, sent) in wanted
]
places = dates = both = 0
for article, (story, (place, day, _)) in zip(
    (article for batch in pq.Pipeline().stream(texts, size=1000) for article in batch), wanted, strict=True
):
    found = article.dateline or {"place": None, "date": None}
    same_place, same_day = (found["place"] or "").casefold() == place, found["date"] == day
    places, dates, both = places + same_place, dates + same_day, both + (same_place and same_day)
    if not (same_place and same_day) and options.misses > 0:
        options.misses -= 1
        print(f"{story['dateline']!r}: {found}, {article.text[:90]!r}")
count = len(wanted)
print(f"{count} datelines: place {places / count:.4f}, date {dates / count:.4f}, both {both / count:.4f}")
