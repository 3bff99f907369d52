"""Prints how many fields of the pasted articles in tests/cases/layouts (or another folder) are right.

--misses shows what is wrong; --third 0, 1 or 2 takes every third article, to hold some out while developing.
"""

import argparse
import sys
from pathlib import Path

import pullquote as pq

sys.path.append(str(Path(__file__).resolve().parent.parent / "python"))
import layouts

parser = argparse.ArgumentParser(description=__doc__)
parser.add_argument("folder", nargs="?", type=Path, default=layouts.CASES)
parser.add_argument("--misses", action="store_true")
parser.add_argument("--third", type=int, nargs="*", default=[0, 1, 2])
options = parser.parse_args()

pipe = pq.Pipeline()
cases = [case for i, case in enumerate(layouts.cases(options.folder)) if i % 3 in options.third]
done = [(case, pipe.article(case.text)) for case in cases]
for case, article in done if options.misses else []:
    for field, (true, found) in layouts.misses(case, article).items():
        print(f"{case.name}: {field}\n    true  {true!r}\n    found {found!r}")
    for line in layouts.intruders(case, article):
        print(f"{case.name}: in the body\n    {line!r}")
print(*layouts.report(done), sep="\n")
