"""A Kiwix ZIM of the articles of an edition, full-text index included, to compare with. Needs zimwriterfs (Debian: zim-tools)."""
import html
import os
import struct
import subprocess
import tempfile
import zlib


def white_square():
    """A PNG of 48 pixels: zimwriterfs insists on an illustration."""
    def chunk(kind, data):
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
    rows = b"".join(b"\0" + b"\xff" * 48 for _ in range(48))
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", struct.pack(">IIBBBBB", 48, 48, 8, 0, 0, 0, 0)) + \
        chunk(b"IDAT", zlib.compress(rows)) + chunk(b"IEND", b"")


def page(article):
    title = html.escape(article["title"] or article["file"])
    head = html.escape(" · ".join(filter(None, (article["source"], article["published"], article["byline"]))))
    text = "".join(f"<p>{html.escape(p)}</p>\n" for p in article["text"].split("\n\n"))
    return f'<!DOCTYPE html><html><head><meta charset="utf-8"><title>{title}</title></head><body><h1>{title}</h1><p>{head}</p>{text}</body></html>'


def write(articles, zim):
    """Every article (an object of `lectern-pack show --json`) becomes a page with its title, source, date and paragraphs."""
    with tempfile.TemporaryDirectory() as pages:
        with open(os.path.join(pages, "icon.png"), "wb") as file:
            file.write(white_square())
        links = []
        for number, article in enumerate(articles):
            with open(os.path.join(pages, f"{number}.html"), "w", encoding="utf-8") as file:
                file.write(page(article))
            links.append(f'<a href="{number}.html">{html.escape(article["title"] or article["file"])}</a><br>')
        with open(os.path.join(pages, "index.html"), "w", encoding="utf-8") as file:
            file.write(f'<!DOCTYPE html><html><head><meta charset="utf-8"><title>All</title></head><body>{"".join(links)}</body></html>')
        subprocess.run(["zimwriterfs", "-w", "index.html", "-I", "icon.png", "-l", "eng", "-t", "All", "-d", "All",
                        "-c", "All", "-p", "All", "-n", "all", pages, zim], check=True, capture_output=True)
