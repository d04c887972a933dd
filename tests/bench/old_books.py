#!/usr/bin/env python3
"""Measure the news preset on old texts: parallel places of whole books of the King James Bible.

usage: old_books.py PACK [FORM ...]

PACK is lectern-pack; the text comes from `bible` (Debian's bible-kjv). Forms: whole (default), numbered (each verse a
paragraph that begins with its number), chapters (only those that hold a place), and of whole books with one of each
pair respelled: uv (u for v, i for j), e ("hee", "sayde", "darke"), s (long s), old (all three).

The places stand in old_books.tsv; what two of them have in common by way of a third is one too. A verse of them counts as
found when passages to its counterpart cover half of it. What it is goes by its words: word for word and edited by the
best ratio with any stretch of two verses of the counterpart (.95 with eight words, .60), reworded by a third of its
telling words in one verse of it. The rest is not counted. "Outside" are passages that lead to no place.
"""
import collections, json, os, re, subprocess, sys, tempfile

PLACES = os.path.join(os.path.dirname(os.path.abspath(__file__)), "old_books.tsv")
# Books that have little in common.
STRANGERS = [("Mark", "John"), ("Ge", "Exo"), ("Rom", "Gal"), ("Ruth", "Est"), ("Exo", "Lev")]
CLASSES = ("verbatim", "edited", "reworded")
FORMS = {"whole", "numbered", "chapters", "uv", "e", "s", "old"}
COMMONEST = 90  # words of the whole that tell nothing


def read_books():
    out = subprocess.run(["bible", "-f", "gen1:1-rev22:21"], check=True, capture_output=True, text=True).stdout
    books = collections.defaultdict(list)
    for book, chapter, verse, text in re.findall(r"^(\d?[A-Za-z]+)(\d+):(\d+) (.*)$", out, re.M):
        books[book].append((int(chapter), int(verse), text.strip()))
    return books


def place(text):
    first, last = text.strip().split("-")
    chapter, verse = map(int, first.split(":"))
    end = tuple(map(int, last.split(":"))) if ":" in last else (chapter, int(last))
    return (chapter, verse), end


def meet(x, y):
    return x[0] <= y[1] and y[0] <= x[1]


def read_places():
    places = collections.defaultdict(list)
    for line in open(PLACES, encoding="utf-8"):
        if not line.startswith("#"):
            x, at_x, y, at_y = line.split("\t")
            places[x, y].append((place(at_x), place(at_y)))
    for in_mark, in_matthew in places["Mark", "Mat"]:
        for also_in_mark, in_luke in places["Mark", "Luke"]:
            if meet(in_mark, also_in_mark):
                places["Mat", "Luke"].append((in_matthew, in_luke))
    for pair in STRANGERS:
        places.setdefault(pair, [])
    return places


def respelled(word, form):
    """The habits of about 1600; nothing of this comes from the rules of the engine."""
    today = word
    if form in ("s", "old"):
        word = re.sub(r"s(?=[a-z])", "ſ", word)
    if form in ("uv", "old"):
        word = re.sub(r"^u", "v", word)
        word = re.sub(r"(?<=[a-z])v", "u", word)
        word = re.sub(r"^J", "I", re.sub(r"^j", "i", word))
    if form in ("e", "old"):
        if re.fullmatch(r"he|she|me|we|be", word):
            word += "e"
        elif re.search(r"[a-z]id$", today):
            word = word[:-2] + "yde"
        elif len(today) > 3 and re.search(r"[^aeiou][kntdlr]$", today):
            word += "e"
    return word


def text_of(verses, numbered=False, form=""):
    """The text, and where in it each verse stands: (chapter, verse, begin, end) in bytes."""
    text, at, before = b"", [], None
    for chapter, verse, words in verses:
        if before is not None:
            text += b"\n\n" if numbered or chapter != before else b" "
        if numbered:
            text += f"{chapter}:{verse} ".encode()
        if form:
            words = re.sub(r"[A-Za-z]+", lambda word: respelled(word[0], form), words)
        begin = len(text)
        text += words.encode()
        at.append((chapter, verse, begin, len(text)))
        before = chapter
    return text + b"\n", at


def words_of(text):
    return re.findall(r"[a-z0-9']+", text.lower())


def best_ratio(verse, text):
    """2 x words equal in order / words of both, over all stretches of the text: an alignment that may begin anywhere."""
    columns, starts = [0] * (len(text) + 1), [0] * (len(text) + 1)
    for word in verse:
        above, start_above = 0, 0
        for j in range(1, len(text) + 1):
            here, start_here = columns[j], starts[j]
            if word == text[j - 1]:
                columns[j], starts[j] = above + 1, start_above if above else j - 1
            elif (columns[j - 1], starts[j - 1]) > (here, start_here):
                columns[j], starts[j] = columns[j - 1], starts[j - 1]
            above, start_above = here, start_here
    return max((2 * equal / (len(verse) + j - starts[j]) for j, equal in enumerate(columns) if equal), default=0)


def stem(word):
    for end in ("eth", "est", "ing", "ed", "es", "s"):
        if word.endswith(end) and len(word) - len(end) >= 3:
            return word[: -len(end)]
    return word


def class_of(verse, counterpart, commonest):
    words = words_of(verse)
    ratio = max(best_ratio(words, words_of(" ".join(counterpart[i : i + 2]))) for i in range(len(counterpart)))
    if ratio >= .95 and len(words) >= 8:
        return "verbatim"
    if ratio >= .60:
        return "edited"
    telling = {stem(word) for word in words} - commonest
    for other in counterpart:
        others = {stem(word) for word in words_of(other)} - commonest
        if len(telling & others) >= .3 * max(1, min(len(telling), len(others))):
            return "reworded"
    return None


def counterparts(places, side, at):
    return [pair[1 - side] for pair in places if pair[side][0] <= at <= pair[side][1]]


def classes_of(books, places):
    """The class of each verse that has a counterpart, by pair of books, side, chapter and verse."""
    counts = collections.Counter(stem(word) for verses in books.values() for _, _, text in verses for word in words_of(text))
    commonest = {word for word, _ in counts.most_common(COMMONEST)}
    classes = {}
    for pair, pairs in places.items():
        for side in (0, 1):
            for chapter, verse, text in books[pair[side]]:
                stretches = [[words for c, v, words in books[pair[1 - side]] if other[0] <= (c, v) <= other[1]]
                             for other in counterparts(pairs, side, (chapter, verse))]
                found = [class_of(text, stretch, commonest) for stretch in stretches]
                classes[pair, side, chapter, verse] = next((name for name in CLASSES if name in found), None)
    return classes


def align(pack, folder, texts):
    """Passages by pair of (a, b): each a text and its verses."""
    for i, (a, b) in enumerate(texts):
        for name, text in (("a", a), ("b", b)):
            with open(os.path.join(folder, f"{name}{i}"), "wb") as file:
                file.write(text[0])
    pairs, out = os.path.join(folder, "pairs"), os.path.join(folder, "out")
    with open(pairs, "w", encoding="utf-8") as file:
        file.writelines(f"a{i} b{i}\n" for i in range(len(texts)))
    subprocess.run([pack, "align", "--pairs", pairs, "--a-dir", folder, "--b-dir", folder, "--preset", "news", "-o", out],
                   check=True, capture_output=True)
    return [json.loads(line)["passages"] for line in open(out, encoding="utf-8")]


def texts_of(form, books, places):
    """(pair of books, a, b) to be aligned."""
    for pair, pairs in places.items():
        if form == "chapters":
            chapters = {(c, d) for a, b in pairs for c in range(a[0][0], a[1][0] + 1) for d in range(b[0][0], b[1][0] + 1)}
            for numbers in sorted(chapters):
                yield (pair, *(text_of([verse for verse in books[book] if verse[0] == number])
                               for book, number in zip(pair, numbers)))
        else:
            old = form if form in ("uv", "e", "s", "old") else ""
            yield (pair, text_of(books[pair[0]], form == "numbered"), text_of(books[pair[1]], form == "numbered", old))


def verses_in(passage, verses):
    inside = [(c, v) for c, v, begin, end in verses if begin < passage["end"] and end > passage["begin"]]
    return (inside[0], inside[-1]) if inside else ((0, 0), (0, 0))


def measure(pack, form, books, places, classes):
    jobs = list(texts_of(form, books, places))
    with tempfile.TemporaryDirectory() as folder:
        answers = align(pack, folder, [job[1:] for job in jobs])
    covered, passages, outside = collections.Counter(), 0, 0
    sizes = {}
    for (pair, *sides), answer in zip(jobs, answers):
        for passage in answer:
            spans = [verses_in(passage[name], side[1]) for name, side in zip("ab", sides)]
            true = any(meet(spans[0], a) and meet(spans[1], b) for a, b in places[pair])
            passages, outside = passages + 1, outside + (not true)
            for side, name in ((0, "a"), (1, "b")):
                for c, v, begin, end in sides[side][1]:
                    common = min(end, passage[name]["end"]) - max(begin, passage[name]["begin"])
                    if common > 0 and any(meet(spans[1 - side], other) for other in counterparts(places[pair], side, (c, v))):
                        covered[pair, side, c, v] += common
        for side in (0, 1):
            sizes.update({(pair, side, c, v): end - begin for c, v, begin, end in sides[side][1]})
    total = collections.Counter(classes.values())
    found = collections.Counter(name for verse, name in classes.items() if name and 2 * covered[verse] >= sizes.get(verse, 1))
    cells = [f"{found[name]} of {total[name]}" for name in CLASSES]
    print(f"| {form} | " + " | ".join(cells) + f" | {passages} | {outside} |", flush=True)


def main(pack, forms):
    books, places = read_books(), read_places()
    classes = classes_of(books, places)
    print("| form | verbatim | edited | reworded | passages | outside |\n|---|---|---|---|---|---|")
    for form in forms:
        measure(pack, form, books, places, classes)


if __name__ == "__main__":
    if len(sys.argv) < 2 or sys.argv[1].startswith("-") or not FORMS.issuperset(sys.argv[2:]):
        sys.exit(__doc__)
    main(sys.argv[1], sys.argv[2:] or ["whole"])
