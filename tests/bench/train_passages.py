#!/usr/bin/env python3
"""Find the numbers of store/write/match/long_rules.h on the training part of a PAN corpus.

usage: train_passages.py BENCH_PASSAGES CORPUS [ROUNDS] [NAME ...]

Talks to `bench_passages CORPUS --serve`, which holds the prepared corpus and answers a line of "name=value ..." with
plagdet over the training part (two pairs of three; the third is kept back: `bench_passages CORPUS --kept`). Coordinate
ascent: each number in turn is tried at smaller and larger values, the best is kept, steps shrink each round. What is
maximised is plagdet over all, less .002 for each pair beyond 1.5 in 1,000 that shares nothing and has a hit.
Prints the rules as they stand after each round. Deterministic.
"""
import os
import re
import subprocess
import sys

# name: first step, smallest step, lowest, highest. The start is what stands in the header.
CHANCE = (.06, .01, .01, .97)
RULES = {
    "seed_cosine": (.06, .01, .05, .8), "seed_dice": (.06, .01, .05, .8), "gap": (1, 1, 0, 20),
    "prior": (10, 2, 1, 200), "margin": (20, 5, 0, 300),
    "inside_function": CHANCE, "inside_common": CHANCE, "inside_rare": CHANCE, "inside_number": CHANCE,
    "outside_function": CHANCE, "outside_common": CHANCE, "outside_rare": CHANCE, "outside_number": CHANCE,
    "sentence_edge": (1, .2, -5, 8), "clause_edge": (1, .2, -8, 5), "word_edge": (1, .2, -10, 3),
    "least_gain": (6, 1, 0, 100), "copied_words": (8, 1, 8, 100), "copied_join": (4, 1, 0, 80),
    "summary_matched": (.06, .01, .3, .95), "summary_gain": (4, 1, 0, 60), "summary_words": (15, 5, 10, 200),
    "summary_spread": (1, .25, 0, 20), "summary_sentence": (1, .5, -20, 5), "summary_line": (1, .5, -10, 10),
    "summary_scattered": (.08, .02, 0, 1),
}


def defaults(path):
    """The values that stand in the header, where the search starts."""
    text = open(path, encoding="utf-8").read()
    return {name: float(value) for name, value in re.findall(r"float (\w+) = (-?[\d.]+)F?;", text)}


def main(program, corpus, rounds=3, *names):
    bench = subprocess.Popen([program, corpus, "--serve"], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)

    def ask(rules):
        bench.stdin.write(" ".join(f"{name}={value}" for name, value in rules.items()) + "\n")
        bench.stdin.flush()
        figures = [float(word) for word in bench.stdout.readline().split()]
        return figures[0] - .002 * max(0, figures[-1] - 1), figures

    here = os.path.dirname(os.path.abspath(__file__))
    rules = defaults(os.path.join(here, "../../store/write/match/long_rules.h"))
    best, figures = ask(rules)
    print(f"start {best:.5f} {figures}", flush=True)
    for turn in range(int(rounds)):
        for name, (first, least, low, high) in RULES.items():
            if name not in rules or (names and name not in names):
                continue
            step = max(least, first / 2 ** turn)
            for direction in (1, -1):
                while True:
                    value = round(min(high, max(low, rules[name] + direction * step)), 5)
                    if value == rules[name]:
                        break
                    score, answer = ask({**rules, name: value})
                    if score <= best:
                        break
                    best, figures, rules[name] = score, answer, value
        print(f"round {turn + 1}: {best:.5f} {figures}", flush=True)
        print(" ".join(f"{name}={value:g}" for name, value in rules.items()), flush=True)


if __name__ == "__main__":
    if len(sys.argv) < 3:
        sys.exit(__doc__)
    main(*sys.argv[1:])
