#!/usr/bin/env python3
"""Look at the news preset from outside: with an own idea of words, on a folder of articles with an articles.csv.

usage: news_passages.py runs    PACK FOLDER          common runs of eight words that no passage covers
       news_passages.py edited  PACK FOLDER          clauses and sentences alike by .60 that no passage covers
       news_passages.py classes PACK FOLDER          passages whose class is not that of the ratio counted here
       news_passages.py edges   PACK FOLDER [N]      N passages drawn at random, their edges in their surroundings
       news_passages.py draw    PACK FOLDER [CLASS=N ...]   passages drawn at random by class, to be read
       news_passages.py labels  PACK FOLDER          what is found of what a reader marked (blind_labels.tsv): half of it
                                                     on both sides, by passages that lead from the one to the other

PACK is lectern-pack. The folder is built into an edition in a temporary folder, its articles are written out as the
edition has them, and every pair of articles of one story goes through `PACK align A B --json`. The draws are the same
each time (fixed seed).
"""
import collections, csv, itertools, json, os, random, re, subprocess, sys, tempfile, unicodedata

# Letters and figures; inside a word an apostrophe, inside a figure a comma or a point, and the dots of "U.S.".
WORD = re.compile(r"[^\W\d_](?:\.[^\W\d_])+(?![^\W_])|\d+(?:[.,]\d+)+|[^\W_]+(?:'[^\W_]+)*")
FOLDS = {0x2018: "'", 0x2019: "'", 0x2bc: "'", 0x2032: "'"}  # each as long as what it stands for
LEAST = 8
LABELS = os.path.join(os.path.dirname(os.path.abspath(__file__)), "blind_labels.tsv")


def words_of(text):
    """(folded word, begin, end) in code points; figures without their thousands' commas, abbreviations without dots."""
    out = []
    for match in WORD.finditer(text.translate(FOLDS)):
        word = unicodedata.normalize("NFKC", match.group()).casefold()
        word = re.sub(r"(?<=\d),(?=\d{3})", "", word)
        if re.fullmatch(r"[^\W\d_](\.[^\W\d_])+", word):
            word = word.replace(".", "")
        out.append((word, match.start(), match.end()))
    return out


def points(text):
    """Code point number of each byte offset that starts one."""
    table, byte = {}, 0
    for i, c in enumerate(text):
        table[byte] = i
        byte += len(c.encode())
    table[byte] = len(text)
    return table


def common_runs(a, b):
    """Every maximal run of at least LEAST equal words: O(n*m), a row at a time."""
    where = collections.defaultdict(list)
    for j, word in enumerate(b):
        where[word].append(j)
    runs, above = [], {}
    for i, word in enumerate(a + [None]):
        row = {}
        for j in where.get(word, ()):
            row[j] = above.get(j - 1, 0) + 1
        for j, n in above.items():
            if n >= LEAST and (j + 1) not in row:
                runs.append((i - n, j + 1 - n, n))
        above = row
    return runs


def in_order(a, b):
    """The length of the longest common subsequence."""
    row = [0] * (len(b) + 1)
    for x in a:
        corner = 0
        for j, y in enumerate(b):
            corner, row[j + 1] = row[j + 1], corner + 1 if x == y else max(row[j + 1], row[j])
    return row[-1]


class Article:
    def __init__(self, name, path):
        self.name, self.path = name, path
        self.text = open(path, encoding="utf-8", newline="").read()
        self.words = words_of(self.text)
        self.points = points(self.text)

    def span(self, range_):
        """Numbers of the words inside a range of bytes."""
        begin, end = self.points[range_["begin"]], self.points[range_["end"]]
        inside = [i for i, w in enumerate(self.words) if w[1] >= begin and w[2] <= end]
        return (inside[0], inside[-1] + 1) if inside else (0, 0)

    def at(self, range_):
        return self.text[self.points[range_["begin"]]:self.points[range_["end"]]]

    def folded(self, span):
        return [w[0] for w in self.words[span[0]:span[1]]]


def pairs_of(pack, folder, work):
    edition = os.path.join(work, "x.edition")
    subprocess.run([pack, "build", folder, "-o", edition], check=True, capture_output=True)
    shown = json.loads(subprocess.run([pack, "show", edition, "--json"], check=True, capture_output=True).stdout)
    stories = collections.defaultdict(list)
    for article in shown:
        path = os.path.join(work, article["file"])
        open(path, "w", encoding="utf-8", newline="").write(article["text"])
        stories[article["story_id"]].append(Article(article["file"], path))
    for _, articles in sorted(stories.items()):
        for a, b in itertools.combinations(articles, 2):
            answer = subprocess.run([pack, "align", a.path, b.path, "--json"], check=True, capture_output=True).stdout
            yield a, b, json.loads(answer)["passages"]


def show(article, begin, end, around=0):
    text = article.text
    front, back = text[max(0, begin - around):begin], text[end:end + around]
    return (front + "[[" + text[begin:end] + "]]" + back).replace("\n", "\u00b6")


def check_runs(pairs):
    missed = total = 0
    for a, b, passages in pairs:
        spans = [(a.span(p["a"]), b.span(p["b"])) for p in passages]
        for i, j, n in common_runs([w[0] for w in a.words], [w[0] for w in b.words]):
            total += 1
            left = 0
            for side, (first, pick) in enumerate(((i, 0), (j, 1))):
                for k in range(first, first + n):
                    left = max(left, 0) + (0 if any(s[pick][0] <= k < s[pick][1] for s in spans) else 1)
            # Counted as missed when the run itself is in no passage: eight words or more of it, or most of it.
            best = max((min(i + n, s[0][1]) - max(i, s[0][0]) for s in spans
                        if s[0][0] < i + n and i < s[0][1] and s[1][0] < j + n and j < s[1][1]), default=0)
            if left == 0 or best * 10 >= n * 8:
                continue
            missed += 1
            print(f"{a.name} {b.name} {n} words, {best} covered, {left} outside: "
                  + show(a, a.words[i][1], a.words[i + n - 1][2], 40))
            print("      " + show(b, b.words[j][1], b.words[j + n - 1][2], 40))
    print(f"{total} runs of {LEAST} words or more, {missed} not covered")


def stretches(article):
    """Spans of words of sentences, and of what lies between commas, dashes and quotes; eight words or more."""
    cuts, hard = [0], [0]
    for i in range(1, len(article.words)):
        gap = article.text[article.words[i - 1][2]:article.words[i][1]]
        if re.search(r"[.!?]|\n", gap.strip(" ")):
            hard.append(i)
        if re.search(r"[^\s\-/'&$%.]|\n|--|[.] ", gap):
            cuts.append(i)
    spans = set()
    for marks in (cuts, hard):
        marks = marks + [len(article.words)]
        spans.update((x, y) for x, y in zip(marks, marks[1:]) if y - x >= LEAST)
    return sorted(spans)


def check_edited(pairs):
    missed = 0
    for a, b, passages in pairs:
        spans = [(a.span(p["a"]), b.span(p["b"])) for p in passages]
        seen = set()
        for x in stretches(a):
            bag = collections.Counter(a.folded(x))
            for y in stretches(b):
                both = (x[1] - x[0]) + (y[1] - y[0])
                if 2 * sum((bag & collections.Counter(b.folded(y))).values()) < .6 * both:
                    continue
                ratio = 2 * in_order(a.folded(x), b.folded(y)) / both
                if ratio < .6 or any(s[0][0] < x[1] and x[0] < s[0][1] and s[1][0] < y[1] and y[0] < s[1][1] for s in spans):
                    continue
                missed += 1
                print(f"{ratio:.2f} {a.name} {b.name}: " + show(a, a.words[x[0]][1], a.words[x[1] - 1][2], 20))
                print("      " + show(b, b.words[y[0]][1], b.words[y[1] - 1][2], 20))
    print(missed, "pairs of clauses or sentences alike by .60 are in no passage")


def check_classes(pairs):
    counts, wrong = collections.Counter(), 0
    for a, b, passages in pairs:
        for p in passages:
            x, y = a.folded(a.span(p["a"])), b.folded(b.span(p["b"]))
            ratio = 2 * in_order(x, y) / max(1, len(x) + len(y))
            name = "verbatim" if ratio >= .95 else "edited" if ratio >= .6 else "reworded"
            counts[p["class"]] += 1
            if name != p["class"] or abs(ratio - p["ratio"]) > .03:
                wrong += 1
                print(f"{a.name} {b.name}: {p['class']} {p['ratio']:.3f}, counted {name} {ratio:.3f}: {a.at(p['a'])[:150]!r} | {b.at(p['b'])[:150]!r}")
    print(dict(counts), "passages;", wrong, "with another class or a ratio that differs by more than .03")


def read_labels():
    """Marked stretches by pair of files: (range in a, range in b, class)."""
    labels = collections.defaultdict(list)
    for line in open(LABELS, encoding="utf-8"):
        if not line.startswith("#"):
            a, a0, a1, b, b0, b1, name, sure = line.split()
            labels[a, b].append(((int(a0), int(a1)), (int(b0), int(b1)), name if sure == "1" else name + ", not sure"))
    return labels


def common(x, y):
    return min(x[1], y[1]) - max(x[0], y[0])


def check_labels(pairs):
    labels, total, found = read_labels(), collections.Counter(), collections.Counter()
    for a, b, passages in pairs:
        spans = [tuple((p[side]["begin"], p[side]["end"]) for side in "ab") for p in passages]
        marked = labels[a.name, b.name] + [(y, x, name) for x, y, name in labels[b.name, a.name]]
        for *sides, name in marked:
            leading = [span for span in spans if all(common(x, y) > 0 for x, y in zip(span, sides))]
            covered = [len(set().union(*(range(max(span[i][0], side[0]), min(span[i][1], side[1])) for span in leading)))
                       for i, side in enumerate(sides)]
            total[name] += 1
            found[name] += all(2 * bytes_ >= side[1] - side[0] for bytes_, side in zip(covered, sides))
    for name in sorted(total, reverse=True):
        print(f"{name}: {found[name]} of {total[name]} found")


def drawn(pairs, wanted):
    by_class = collections.defaultdict(list)
    for a, b, passages in pairs:
        for p in passages:
            by_class[p["class"]].append((a, b, p))
    for name, count in wanted.items():
        pool = by_class[name]
        print(f"== {name}: {len(pool)} in all")
        for number, (a, b, p) in enumerate(random.Random(1).sample(pool, min(count, len(pool))), 1):
            yield number, a, b, p


def main(what, pack, folder, *words):
    with tempfile.TemporaryDirectory() as work:
        pairs = pairs_of(pack, folder, work)
        if what == "runs":
            check_runs(pairs)
        elif what == "edited":
            check_edited(pairs)
        elif what == "classes":
            check_classes(pairs)
        elif what == "labels":
            check_labels(pairs)
        elif what == "edges":
            third = (int(words[0]) if words else 60) // 3
            for number, a, b, p in drawn(pairs, {name: third for name in ("verbatim", "edited", "reworded")}):
                for side, article in (("a", a), ("b", b)):
                    begin, end = article.points[p[side]["begin"]], article.points[p[side]["end"]]
                    text = article.text
                    print(f"{number}{side} {article.name}: " + (text[max(0, begin - 40):begin] + "[[" + text[begin:begin + 40]
                          + " ... " + text[max(begin, end - 40):end] + "]]" + text[end:end + 40]).replace("\n", "\u00b6"))
        elif what == "draw":
            wanted = dict(word.split("=") for word in words) or {"reworded": 40, "edited": 40, "verbatim": 30}
            for number, a, b, p in drawn(pairs, {name: int(n) for name, n in wanted.items()}):
                print(f"\n{number} {p['class']} {p['ratio']:.2f} score {p['score']:.2f}  {a.name} {b.name}")
                print("  A: " + a.at(p["a"]).replace("\n", "\u00b6"))
                print("  B: " + b.at(p["b"]).replace("\n", "\u00b6"))
        else:
            sys.exit(__doc__)


if __name__ == "__main__":
    if len(sys.argv) < 4:
        sys.exit(__doc__)
    main(*sys.argv[1:])
