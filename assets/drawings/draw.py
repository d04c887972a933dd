#!/usr/bin/env python3
"""Draws the pictures of the sample edition: draw.py FOLDER writes the PNG files. The same bytes every time, with nothing
but Python's own library. Shapes are painted back to front, four samples to a pixel, at most 64 colours to a picture."""
import math
import struct
import sys
import zlib

WIDTH, HEIGHT = 640, 400


def mix(a, b, t):
    return tuple(a[i] + (b[i] - a[i]) * t for i in range(3))


def inside(polygon, x, y):
    hit = False
    for (x0, y0), (x1, y1) in zip(polygon, polygon[1:] + polygon[:1]):
        if (y0 > y) != (y1 > y) and x < (x1 - x0) * (y - y0) / (y1 - y0) + x0:
            hit = not hit
    return hit


def lighthouse(x, y):
    """Tarrick Head at dusk: tower, keeper's house, sea, the beam going out to the left."""
    sky = mix((31, 48, 82), (244, 176, 120), max(0.0, min(1.0, y / 262)) ** 1.6)
    color = sky
    if inside([(452, 92), (-20, 20), (-20, 150)], x, y):
        color = mix(color, (255, 240, 190), 0.45 * max(0.0, x / 452))
    if y > 262:
        color = mix((58, 88, 112), (24, 42, 62), (y - 262) / 138)
        if math.sin(y * 0.9 + math.sin(x * 0.03) * 3) > 0.86:
            color = mix(color, (244, 196, 150), 0.35)
    island = 268 - 46 * math.exp(-((x - 490) / 120) ** 2) + 5 * math.sin(x * 0.045)
    if x > 262 and y > island and y < 330 + 8 * math.sin(x * 0.05):
        color = mix((64, 78, 58), (38, 44, 40), (y - island) / 90)
    if inside([(536, 232), (536, 190), (562, 168), (588, 190), (588, 232)], x, y):
        color = (226, 220, 206) if y > 190 else (120, 58, 48)
        if 552 < x < 566 and 204 < y < 220:
            color = (255, 214, 130)
    half = 15 + (y - 110) * 0.10
    if 110 <= y <= 232 and abs(x - 452) < half:
        shade = (x - 452 + half) / (2 * half)
        band = (178, 52, 44) if 140 < y < 170 or 198 < y < 222 else (240, 236, 226)
        color = mix(band, (70, 66, 74), 0.45 * shade)
    if 104 <= y < 110 and abs(x - 452) < 23:
        color = (46, 44, 50)
    if 82 <= y < 104 and abs(x - 452) < 13:
        color = (255, 238, 170) if abs(x - 452) % 6 > 1 else (60, 56, 60)
    if 66 <= y < 82 and abs(x - 452) < (y - 64) * 0.9:
        color = (120, 40, 36)
    return color


EARS = [(110, 0.10, 250), (196, -0.06, 282), (282, 0.05, 300), (372, -0.10, 270), (455, 0.08, 290), (540, -0.03, 262)]


def barley(x, y):
    """Six ripe ears of the red barley on paper, as a seed catalogue shows them."""
    color = mix((246, 240, 226), (236, 226, 206), y / HEIGHT)
    for base_x, lean, length in EARS:
        if abs(x - base_x - lean * length / 2) > 70:
            continue
        top = 380 - length
        along = (380 - y) / length
        if along < 0:
            continue
        stem = base_x + lean * length * along * along
        if y > top + 96 and abs(x - stem) < 2.2:
            color = (168, 134, 72)
        for row in range(12):
            center_y = top + 104 - row * 8
            at = (380 - center_y) / length
            center_x = base_x + lean * length * at * at
            for side in (-1, 1):
                kx, ky = x - center_x - side * 7, y - center_y
                turned_x, turned_y = kx * 0.9 + side * ky * 0.43, ky * 0.9 - side * kx * 0.43
                if (turned_x / 5) ** 2 + (turned_y / 9.5) ** 2 < 1:
                    color = mix((158, 70, 38), (206, 122, 66), (turned_x + 5) / 10)
                awn = ky + 8
                if -74 < awn < 0 and abs(kx + side * awn * 0.16) < 0.9:
                    color = (190, 140, 84)
    return color


def quantised(pixels):
    """At most 64 colours: the most used ones of a coarse grid; the others go to their nearest."""
    counts = {}
    for pixel in pixels:
        key = tuple(min(255, (int(c) + 6) // 12 * 12) for c in pixel)
        counts[key] = counts.get(key, 0) + 1
    palette = [color for color, _ in sorted(counts.items(), key=lambda item: (-item[1], item[0]))[:64]]
    nearest = {}
    for key in counts:
        nearest[key] = min(range(len(palette)), key=lambda i: sum((palette[i][c] - key[c]) ** 2 for c in range(3)))
    return palette, bytes(nearest[tuple(min(255, (int(c) + 6) // 12 * 12) for c in p)] for p in pixels)


def chunk(kind, data):
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def write(path, scene):
    pixels = []
    for y in range(HEIGHT):
        for x in range(WIDTH):
            samples = [scene(x + dx, y + dy) for dx in (0.25, 0.75) for dy in (0.25, 0.75)]
            pixels.append(tuple(sum(s[c] for s in samples) / 4 for c in range(3)))
    palette, indices = quantised(pixels)
    rows = b"".join(b"\0" + indices[y * WIDTH:(y + 1) * WIDTH] for y in range(HEIGHT))
    with open(path, "wb") as file:
        file.write(b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", struct.pack(">IIBBBBB", WIDTH, HEIGHT, 8, 3, 0, 0, 0)) +
                   chunk(b"PLTE", b"".join(bytes(color) for color in palette)) +
                   chunk(b"IDAT", zlib.compress(rows, 9)) + chunk(b"IEND", b""))


if __name__ == "__main__":
    folder = sys.argv[1]
    write(folder + "/tarrick-head.png", lighthouse)
    write(folder + "/red-barley.png", barley)
