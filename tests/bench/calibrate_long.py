#!/usr/bin/env python3
"""How sure is a long passage? Counts, by the ratio of equal words, which passages found on a PAN corpus are true.

usage: calibrate_long.py OUT.jsonl CORPUS

OUT.jsonl comes from `lectern-pack align --pairs LIST --preset pan`. A passage is true when half of its characters on
both sides lie in one marked passage. Neighbouring steps that do not rise are pooled; the table of the chances stands in
store/write/match/long_rules.h.
"""
import bisect, collections, json, os, sys
import xml.etree.ElementTree as xml

STEPS = [0, .1, .2, .3, .4, .6, .8, .95]


def cases_of(corpus):
    cases = collections.defaultdict(list)
    for folder in sorted(name for name in os.listdir(corpus) if name[0] == "0"):
        for name in os.listdir(os.path.join(corpus, folder)):
            if not name.endswith(".xml"):
                continue
            for feature in xml.parse(os.path.join(corpus, folder, name)).getroot().iter("feature"):
                if feature.get("name") == "plagiarism":
                    cases[name[:-4]].append([int(feature.get(key)) for key in
                                             ("this_offset", "this_length", "source_offset", "source_length")])
    return cases


def point(text, byte):
    return len(text[:byte].decode("utf-8", "ignore"))


def main(out, corpus):
    cases = cases_of(corpus)
    counted = [[0, 0] for _ in STEPS]
    for line in open(out, encoding="utf-8"):
        pair = json.loads(line)
        if not pair.get("passages"):
            continue
        a, b = (open(os.path.join(corpus, folder, pair[side]), "rb").read() for side, folder in (("a", "susp"), ("b", "src")))
        known = cases.get(pair["a"][:-4] + "-" + pair["b"][:-4], [])
        for passage in pair["passages"]:
            x, y = (sorted(point(text, passage[side][end]) for end in ("begin", "end")) for text, side in ((a, "a"), (b, "b")))
            best = max((min(x[1], c[0] + c[1]) - max(x[0], c[0]) + min(y[1], c[2] + c[3]) - max(y[0], c[2])
                        for c in known if x[0] < c[0] + c[1] and c[0] < x[1] and y[0] < c[2] + c[3] and c[2] < y[1]), default=0)
            step = counted[bisect.bisect_right(STEPS, passage["ratio"]) - 1]
            step[0] += 1
            step[1] += best * 2 >= x[1] - x[0] + y[1] - y[0]
    pooled = []
    for least, (found, true) in zip(STEPS, counted):
        pooled.append([least, found, true])
        while len(pooled) > 1 and pooled[-1][2] * pooled[-2][1] <= pooled[-2][2] * pooled[-1][1]:
            _, found, true = pooled.pop()
            pooled[-1][1] += found
            pooled[-1][2] += true
    print("| ratio from | passages | true | chance |\n|---|---|---|---|")
    for least, found, true in pooled:
        print(f"| {least} | {found} | {true} | {true / max(1, found):.3f} |")


if __name__ == "__main__":
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    main(*sys.argv[1:])
