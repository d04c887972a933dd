#!/usr/bin/env python3
"""Learn the weights of store/write/match/evidence_weights.h from stretches of news that were read and labelled.

usage: train_news.py BUILD_FOLDER NEWS_FOLDER [NEWS_FOLDER ...] [--unlabelled | --write | --ablation]

A NEWS_FOLDER holds articles and an articles.csv; news_labels.tsv, beside this script, says of pairs of stretches in it
(file, begin, end, file, begin, end, all in bytes of the article as `lectern-pack show` prints it) whether they are a
shared passage: 1 or 0. Both are found again by their places, so no text is stored here.
bench_news_pieces lists every piece the engine looks at with its features. Candidates for rewordings overlap; as in the
engine the surest is kept, by weights that begin with "alike" alone and are learned anew until the choice stays the same,
or ten times. A piece takes the label of the stretches that it is most alike, if they overlap by half on both sides. Two
logistic models, one for edited pieces and one for rewordings, are fitted by Newton's method with a small ridge; quality
is printed by leave-one-story-out cross validation. The least confidence of an edited piece is the smallest above which
.92 of the labelled ones are true, that of a rewording the largest that still finds .6 of the true ones (its precision
changes slowly there), both in cross validation.
--unlabelled prints the pieces without a label, to be read; --write writes the header; --ablation prints what the rewordings of
left-out stories are without each feature.
"""
import collections, itertools, json, math, os, re, subprocess, sys, tempfile

HERE = os.path.dirname(os.path.abspath(__file__))
LABELS = os.path.join(HERE, "news_labels.tsv")
FEATURES = os.path.join(HERE, "../../store/write/match/rewording_evidence.h")
HEADER = os.path.join(HERE, "../../store/write/match/evidence_weights.h")
RIDGE = {"edited": 1.0, "reworded": .3}
TYPES = {"edited": "Features", "reworded": "RewordingFeatures"}
WANTED = {"edited": .92, "reworded": .6}


def articles_of(pack, folder, work):
    edition = os.path.join(work, "x.edition")
    subprocess.run([pack, "build", folder, "-o", edition], check=True, capture_output=True)
    shown = json.loads(subprocess.run([pack, "show", edition, "--json"], check=True, capture_output=True).stdout)
    stories = collections.defaultdict(list)
    for article in shown:
        path = os.path.join(work, article["file"])
        open(path, "wb").write(article["text"].encode())
        stories[article["story_id"]].append(path)
    return stories


def pieces_of(program, stories, *flags):
    for story, paths in sorted(stories.items()):
        pairs = [path for pair in itertools.combinations(paths, 2) for path in pair]
        if not pairs:
            continue
        out = subprocess.run([program, *flags, *pairs], check=True, capture_output=True, text=True).stdout
        for line in out.splitlines():
            f = line.split(" ")
            yield {"story": story, "a": (f[0], int(f[1]), int(f[2])), "b": (f[3], int(f[4]), int(f[5])), "class": f[6],
                   "x": [float(v) for v in f[7:]]}


def key(piece):
    return [os.path.basename(piece["a"][0]), *piece["a"][1:], os.path.basename(piece["b"][0]), *piece["b"][1:]]


def common(x, y):
    """What two ranges have in common, of the longer one."""
    return (min(x[1], y[1]) - max(x[0], y[0])) / max(x[1] - x[0], y[1] - y[0])


def read_labels():
    labels = collections.defaultdict(list)
    if os.path.exists(LABELS):
        for line in open(LABELS, encoding="utf-8"):
            f = line.split()
            if f and not f[0].startswith("#"):
                labels[f[0], f[3]].append(((int(f[1]), int(f[2])), (int(f[4]), int(f[5])), int(f[6])))
    return labels


def label_of(piece, labels):
    a, a0, a1, b, b0, b1 = key(piece)
    best, found = .5, None
    for in_a, in_b, label in labels.get((a, b), []) + [(y, x, l) for x, y, l in labels.get((b, a), [])]:
        likeness = min(common(in_a, (a0, a1)), common(in_b, (b0, b1)))
        if likeness >= best:
            best, found = likeness, label
    return found


def solve(matrix, right):
    n = len(right)
    rows = [row[:] + [value] for row, value in zip(matrix, right)]
    for i in range(n):
        pivot = max(range(i, n), key=lambda r: abs(rows[r][i]))
        rows[i], rows[pivot] = rows[pivot], rows[i]
        for r in range(n):
            if r != i and rows[r][i]:
                factor = rows[r][i] / rows[i][i]
                rows[r] = [x - factor * y for x, y in zip(rows[r], rows[i])]
    return [rows[i][n] / rows[i][i] for i in range(n)]


def chance(weights, x):
    return 1 / (1 + math.exp(-max(-30, min(30, sum(w * v for w, v in zip(weights, x))))))


def fit(samples, ridge):
    n = len(samples[0][0])
    weights = [0.0] * n
    for _ in range(25):
        slope = [-ridge * w if i else 0.0 for i, w in enumerate(weights)]
        curve = [[(ridge if i else 1e-6) if i == j else 0.0 for j in range(n)] for i in range(n)]
        for x, y in samples:
            p = chance(weights, x)
            for i in range(n):
                slope[i] += (y - p) * x[i]
                for j in range(n):
                    curve[i][j] += p * (1 - p) * x[i] * x[j]
        step = solve(curve, slope)
        weights = [w + s for w, s in zip(weights, step)]
        if max(map(abs, step)) < 1e-7:
            break
    return weights


def threshold(scored, name):
    best, good, all_true = 1.0, 0, sum(label for _, label in scored)
    for count, (score, label) in enumerate(sorted(scored, reverse=True), 1):
        good += label
        if name == "reworded" and good >= WANTED[name] * all_true:
            return score
        if name == "edited" and good >= WANTED[name] * count:
            best = score
    return best


def chosen(pieces, weights):
    """The surest first; a byte belongs to one piece of a pair at most."""
    kept, taken = [], collections.defaultdict(list)
    for piece in sorted(pieces, key=lambda p: (-sum(w * v for w, v in zip(weights, p["x"])), key(p))):
        sides = [(piece["a"][0], piece["b"][0], side, *piece[side][1:]) for side in "ab"]
        if any(begin < end_ and begin_ < end for *pair, begin, end in sides for begin_, end_ in taken[tuple(pair)]):
            continue
        for *pair, begin, end in sides:
            taken[tuple(pair)].append((begin, end))
        kept.append(piece)
    return kept


def choose(pieces):
    weights, kept = [0, 1], None  # "one", "alike"
    for _ in range(10):
        before, kept = kept, chosen(pieces, weights)
        if kept == before:
            break
        weights = fit([(p["x"], p["label"]) for p in kept if p["label"] is not None], RIDGE["reworded"])
    return kept


def left_out(samples, ridge):
    """(score, label) of each sample, by weights learned from all other stories; by story."""
    by_story = {}
    for story in sorted({s[2] for s in samples}):
        weights = fit([s[:2] for s in samples if s[2] != story], ridge)
        by_story[story] = [(chance(weights, s[0]), s[1]) for s in samples if s[2] == story]
    return by_story


def true_where_found(scored, part):
    """How many are true of the surest that are needed to find such a part of the true ones."""
    good = sorted(scored, reverse=True)
    while good and sum(label for _, label in good[:-1]) >= part * sum(label for _, label in scored):
        good.pop()
    return sum(label for _, label in good) / max(1, len(good))


def area(scored):
    """The chance that a true piece is surer than a false one (area under the curve)."""
    true = [score for score, label in scored if label]
    false = [score for score, label in scored if not label]
    return sum((t > f) + .5 * (t == f) for t in true for f in false) / max(1, len(true) * len(false))


def ablate(pieces):
    enum = re.search(r"enum class RewordingFeature[^{]*{(.*?)};", open(FEATURES, encoding="utf-8").read(), re.S).group(1)
    names = re.findall(r"^  (\w+),", enum, re.M)
    samples = [(p["x"], p["label"], p["story"]) for p in pieces if p["class"] == "reworded" and p["label"] is not None]
    assert len(names) == len(samples[0][0])
    rows = []
    for gone in range(len(names)):  # 0 is "one": nothing is left out
        some = [([v for i, v in enumerate(x) if i != gone or gone == 0], *rest) for x, *rest in samples]
        scored = [pair for story in left_out(some, RIDGE["reworded"]).values() for pair in story]
        rows.append((names[gone] if gone else "nothing", area(scored), true_where_found(scored, .6), true_where_found(scored, .65)))
    print("| without | area | true where .6 are found | where .65 are |\n|---|---|---|---|")
    for row in [rows[0]] + sorted(rows[1:], key=lambda r: r[1]):
        print("| {} | {:.3f} | {:.3f} | {:.3f} |".format(*row))


def learn(name, pieces):
    samples = [(p["x"], p["label"], p["story"]) for p in pieces if p["label"] is not None]
    print(f"{name}: {len(samples)} labelled, {sum(s[1] for s in samples)} of them shared")
    weights = fit([s[:2] for s in samples], RIDGE[name])
    by_story = left_out(samples, RIDGE[name])
    scored = [pair for story in by_story.values() for pair in story]
    least = threshold(scored, name)
    kept = [label for score, label in scored if score >= least]
    print(f"  least confidence {least:.3f}; on stories not learned from: {sum(kept)} of {len(kept)} kept are true, "
          f"{sum(kept)} of {sum(s[1] for s in samples)} found")
    largest = max(by_story, key=lambda story: len(by_story[story]))
    alone = [label for score, label in by_story[largest] if score >= least]
    print(f"  the story with most of them ({largest}): {sum(alone)} of {len(alone)} kept are true")
    for part in (.4, .5, .6, .65, .7, .8):
        print(f"  to find {part} of them: {true_where_found(scored, part):.3f} true")
    print("  | confidence | pieces | true |\n  |---|---|---|")
    for low in (0, .2, .4, .6, .8, .9):
        high = {0: .2, .2: .4, .4: .6, .6: .8, .8: .9, .9: 1.01}[low]
        inside = [label for score, label in scored if low <= score < high]
        print(f"  | {low} to {min(high, 1)} | {len(inside)} | {sum(inside) / max(1, len(inside)):.2f} |")
    return weights, least


def write(learned):
    out = ["// What each feature of evidence.h and rewording_evidence.h says, in their order. Written by tests/bench/train_news.py.",
           "#pragma once", "", '#include "store/write/match/evidence.h"', '#include "store/write/match/rewording_evidence.h"', "",
           "namespace store::evidence_weights {", ""]
    for name in ("edited", "reworded"):
        weights, least = learned[name]
        out.append(f"constexpr {TYPES[name]} {name} = {{" + ", ".join(f"{w:.3f}F" for w in weights) + "};")
        out.append(f"constexpr float least_{name} = {least:.3f}F;")
    open(HEADER, "w").write("\n".join(out + ["", "}  // namespace store::evidence_weights", ""]))


def main(build, *words):
    flags = [word for word in words if word.startswith("--")]
    with tempfile.TemporaryDirectory() as work:
        stories = {}
        for folder in (word for word in words if not word.startswith("--")):
            for story, paths in articles_of(os.path.join(build, "bin/lectern-pack"), folder, work).items():
                stories[os.path.basename(folder) + story] = paths
        pieces = list(pieces_of(os.path.join(build, "bin/bench_news_pieces"), stories))
        labels = read_labels()
        for piece in pieces:
            piece["label"] = label_of(piece, labels)
        pieces = [p for p in pieces if p["class"] == "edited"] + choose([p for p in pieces if p["class"] == "reworded"])
        if "--unlabelled" in flags:
            for piece in pieces:
                if piece["label"] is None:
                    texts = [open(piece[s][0], "rb").read()[piece[s][1]:piece[s][2]].decode() for s in "ab"]
                    print(*key(piece), piece["class"], *(t.replace("\n", "\u00b6") for t in texts), sep="\t")
            return
        if "--ablation" in flags:
            return ablate(pieces)
        learned = {name: learn(name, [p for p in pieces if p["class"] == name]) for name in ("edited", "reworded")}
    if "--write" in flags:
        write(learned)


if __name__ == "__main__":
    if len(sys.argv) < 3:
        sys.exit(__doc__)
    main(*sys.argv[1:])
