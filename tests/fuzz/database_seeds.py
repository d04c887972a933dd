#!/usr/bin/env python3
"""database_seeds.py FOLDER: writes an input of the fuzzer for each row below into the folder, under the row's name.

A row is what a hostile edition would be: changes of the sound one, as edition_changes.h has them, told by name.
"""
import os
import re
import sqlite3
import struct
import sys

HERE = os.path.dirname(os.path.abspath(__file__))
SOURCE = os.path.dirname(os.path.dirname(HERE))
FIT, AS_LEFT = 1, 2  # flags of a change
LIE, STOP, ALL_FAULTS, NO_EDITION = 1, 2, 4, 8  # how it is looked at
TEXTS = {1: 69, 2: 68, 3: 56, 4: 29}


def tables():
    """As ChangedEdition counts them."""
    database = sqlite3.connect(":memory:")
    with open(os.path.join(SOURCE, "store/schema.sql")) as schema:
        database.executescript(schema.read())
    names = [row[0] for row in database.execute(
        "SELECT name FROM pragma_table_list WHERE schema = 'main' AND type IN ('table', 'shadow') "
        "AND name NOT LIKE 'sqlite%' ORDER BY name")]
    return {name: [row[0] for row in database.execute("SELECT name FROM pragma_table_info(?)", (name,))]
            for name in names}


TABLES = tables()


def statements():
    with open(os.path.join(HERE, "edition_changes.cpp")) as source:
        block = re.search(r"constexpr std::array statements = \{(.*?)\n\};", source.read(), re.DOTALL).group(1)
    joined = re.sub(r'"\n\s*"', "", block)
    return re.findall(r'^\s*"(.*)",$', joined, re.MULTILINE)


STATEMENTS = statements()


class Long(int):
    """So many times 16 KiB of text; as bytes where it is below nothing."""


def value(of):
    if of is None:
        return b"\0"
    if isinstance(of, Long):
        return bytes([6, of]) if of > 0 else bytes([7, -of])
    if isinstance(of, int):
        return struct.pack("<Bb", 1, of) if -128 <= of < 128 else struct.pack("<Bq", 2, of)
    if isinstance(of, float):
        return struct.pack("<Bd", 3, of)
    if isinstance(of, str):
        return bytes([4, len(of.encode())]) + of.encode()
    return bytes([5, len(of)]) + of


def bad_text(raw):
    return ("raw", bytes([4, len(raw)]) + raw)


def packed(of):
    return of[1] if isinstance(of, tuple) else value(of)


def place(table, row, column):
    return bytes([list(TABLES).index(table), row, TABLES[table].index(column)])


def cell(table, row, column, to):
    return b"\1" + place(table, row, column) + packed(to)


def gone(table, row=0):
    return bytes([2, list(TABLES).index(table), row])


def more(table, row, column, to):
    return b"\3" + place(table, row, column) + packed(to)


def sql(beginning, which=0):
    return bytes([4, [i for i, text in enumerate(STATEMENTS) if text.startswith(beginning)][which]])


def text(article, to):
    return bytes([5, article - 1, len(to)]) + to


def at(where, raw):
    return b"\0" + where.to_bytes(3, "little") + bytes([len(raw)]) + raw


def edition(*changes, flags=FIT, how=0, what=0, much=0):
    return bytes([how, what, much, flags]) + b"".join(changes)


def article(number, like, story=None):
    """One article more, whole: the row, its text, its words, its place in the search."""
    changes = [more("article", like - 1, "article", number), more("body", like - 1, "article", number),
               more("article_words", like - 1, "article", number)]
    # A file of its own first, since names are unique.
    changes = [cell("article", like - 1, "file", f"like{number}.txt"), changes[0],
               cell("article", like - 1, "file", f"was{number}.txt"), *changes[1:],
               more("search_order", like - 1, "position", number),
               cell("search_order", number - 1, "article", number)]
    changes.append(text(number, b"The market moves to the quay."))
    if story:
        changes.append(cell("article", number - 1, "story", story))
    return changes


HUGE = 1 << 40
PNG_HEADER = bytes.fromhex("89504e470d0a1a0a0000000d49484452")


def odd_rows():
    """Every column of every table with values that a type allows and no writer of ours writes."""
    for table, columns in TABLES.items():
        for column in columns:
            name = f"{table}_{column}"
            yield name + "_null", edition(cell(table, 0, column, None))
            yield name + "_below", edition(cell(table, 0, column, -1))
            yield name + "_huge", edition(cell(table, 1, column, HUGE))
            yield name + "_text", edition(cell(table, 0, column, "\u202eodd \u00e9"))
            yield name + "_no_utf8", edition(cell(table, 0, column, bad_text(b"a\xff\xc3")))
            yield name + "_zero_byte", edition(cell(table, 0, column, bad_text(b"a\0b")))
            yield name + "_bytes", edition(cell(table, 0, column, b"\x28\xb5\x2f\xfd\0"))
            yield name + "_long", edition(cell(table, 0, column, Long(66)))
            yield name + "_long_bytes", edition(cell(table, 0, column, Long(-66)))
        yield table + "_gone", edition(gone(table), flags=0)
        yield table + "_gone_fit", edition(gone(table))


def whole():
    yield "sound", edition()
    yield "sound_all_faults", edition(how=ALL_FAULTS)
    for steps in (0, 1, 2, 3, 5, 8, 13):
        yield f"stopped_{steps}", edition(how=STOP, much=steps)
    for what in range(4):
        yield f"told_otherwise_{what}", edition(how=LIE, what=what, much=3)
    for what in range(7):
        yield f"no_edition_{what}", bytes([NO_EDITION, what, 0])
    for i in range(len(STATEMENTS)):
        yield f"statement_{i}", edition(bytes([4, i]))
        yield f"statement_{i}_as_left", edition(bytes([4, i]), flags=AS_LEFT, how=ALL_FAULTS)
    yield "huge_schema", edition(sql("PRAGMA writable"), sql("INSERT INTO sqlite_schema"), flags=AS_LEFT)
    yield "two_roots", edition(sql("PRAGMA writable"), sql("UPDATE sqlite_schema"), flags=AS_LEFT)


def bytes_of_the_file():
    for name, where, raw in (("magic", 0, b"X"), ("page_size", 16, b"\2\0"), ("wal", 18, b"\2\2"),
                             ("reserved", 20, b"\x08"), ("counter", 24, b"\0\0\0\7"), ("pages", 28, b"\0\0\1"),
                             ("free", 36, b"\0\0\0\1"), ("encoding", 56, b"\0\0\0\2"), ("version", 60, b"\0\0\0\x63"),
                             ("program", 68, b"\1\2\3\4"), ("cells", 103, b"\xff\xff"), ("first_cell", 105, b"\0\1"),
                             ("right_page", 108, b"\0\0\0\1")):
        yield "byte_" + name, edition(at(where, raw), flags=0)
    for page in range(1, 60):
        yield f"page_{page}", edition(at(page * 4096, b"\x0d\0\0\0\x02\0\x10"), flags=0)
        yield f"page_{page}_inside", edition(at(page * 4096 + 3900, b"\x81\x80\x80\x80\x80\x80\x80\x80\x01\xff"),
                                             flags=0)


def articles():
    yield "one_more", edition(*article(5, 4))
    yield "languages", edition(cell("article", 0, "language", "de"), cell("article", 1, "language", "zh-Hant-TW"),
                               cell("article", 2, "language", "ar"), more("search_language", 0, "language", "de"))
    for precision, iso in (("year", "2024"), ("month", "2024-03"), ("day", "2024-03-01"),
                           ("minute", "2024-03-01T05:30+02:00"), ("century", "20")):
        yield "precision_" + precision, edition(cell("article", 1, "published", iso),
                                                cell("article", 1, "precision", precision))
    yield "no_precision", edition(cell("article", 0, "precision", None))
    yield "another_text", edition(text(4, "Der Markt zieht an den Kai, schöne Grüße.".encode()))
    yield "a_text_that_is_no_text", edition(text(4, b"The market \xff moves to the quay."))
    yield "a_shorter_text", edition(text(1, b"The old bridge"))
    yield "a_text_of_none", edition(text(4, b""))
    yield "a_letter_cut", edition(text(1, ("é" * 36).encode()))
    for i, raw in enumerate((b"A quay.\n\nThe market.", b"\n\nThe market.", b"The market.\n\n", b"A quay.\n\n\nThe market.",
                             b"A quay.\n\n\n\nThe market.", b"\n\n", b"\n")):
        yield f"blocks_{i}", edition(text(4, raw))
    # Where a text ends its kinds begin, and behind them the dropped lines: each of these reads something else there.
    for article_ in (1, 2, 4):
        for by in (-3, -2, -1, 1, 2, 3):
            yield f"text_{article_}_told_{by}", edition(cell("body", article_ - 1, "text_bytes", TEXTS[article_] + by))
    for to in (0, 1, 30, 70, 71, 73, 74, 16384, 16385):
        yield f"text_at_{to}", edition(cell("body", 1, "at", to))
    yield "texts_exchanged", edition(cell("body", 0, "at", 72), cell("body", 1, "at", 0))
    yield "text_beyond_all", edition(cell("body", 3, "text_bytes", HUGE))
    yield "frame_beyond_all", edition(cell("body", 3, "bytes", HUGE))
    yield "frame_longer", edition(cell("body", 3, "bytes", 120))
    yield "frame_of_another", edition(cell("body", 3, "begin", 42))
    yield "two_frames", edition(cell("strip", 0, "bytes", bytes.fromhex("28b52ffd2000010000" * 9)))
    yield "no_frame", edition(cell("strip", 0, "bytes", b"no frame" * 30))
    yield "a_strip_more", edition(more("strip", 0, "row", 2))
    yield "dictionary_of_zstd", edition(cell("strip", 0, "bytes", b"\x37\xa4\x30\xec" + bytes(240)))
    for to in (0, 1, 8, 41, 43, 131072, 131073):
        yield f"dictionary_of_{to}", edition(cell("edition", 0, "dictionary", to))
    yield "guesses", edition(*(more("guess", 0, "position", i) for i in (2, 3, 5)))
    yield "guesses_in_order", edition(*(more("guess", 0, "position", i) for i in (2, 3, 4)))
    yield "stories", edition(more("story", 0, "story", 3), cell("story", 2, "story_id", "third"))


def pictures():
    # Rows of article 1: a caption, the picture, another caption.
    yield "captions", edition(more("picture", 2, "position", 4), more("picture", 2, "position", 5))
    yield "captions_out_of_order", edition(cell("picture", 2, "place", 0), cell("picture", 0, "place", 1))
    yield "captions_nowhere", edition(cell("picture", 2, "place", 9))
    yield "caption_of_nothing", edition(cell("picture", 0, "caption", None))
    yield "pictures", edition(more("picture", 1, "position", 4), more("image", 0, "image", 2), cell("picture", 3, "image", 2))
    yield "pictures_of_one_image", edition(more("picture", 1, "position", 4))
    yield "two_images", edition(more("image", 0, "image", 2), more("picture", 1, "position", 4),
                                cell("picture", 3, "image", 2), cell("picture", 1, "image", 2))
    yield "image_out_of_row", edition(cell("image", 0, "image", 3))
    yield "picture_of_no_image", edition(cell("picture", 1, "image", 3))
    yield "picture_nowhere", edition(cell("picture", 1, "place", 9))
    yield "pictures_out_of_order", edition(more("picture", 1, "position", 4), cell("picture", 3, "place", 0))
    yield "picture_line_none", edition(cell("picture", 1, "line", None), cell("picture", 1, "caption", "spring"))
    for side in (0, 1, 41, 1600, 1601, HUGE):
        yield f"image_width_{side}", edition(cell("image", 0, "width", side))
        yield f"image_height_{side}", edition(cell("image", 0, "height", side), how=ALL_FAULTS)
    yield "image_gif", edition(cell("image", 0, "bytes", b"GIF89a"))
    yield "image_bomb", edition(cell("image", 0, "bytes", PNG_HEADER + struct.pack(">IIBBBBB", 40, 30, 8, 6, 0, 0, 0)),
                                how=ALL_FAULTS)
    yield "image_beyond_all", edition(cell("image", 0, "bytes", Long(-65)))


def families():
    yield "three_members", edition(more("member", 0, "position", 3), cell("member", 2, "article", 3))
    yield "one_member", edition(gone("member", 1))
    yield "members_out_of_order", edition(cell("member", 0, "article", 3))
    yield "member_of_none", edition(cell("member", 1, "article", 0))
    yield "member_beyond_all", edition(cell("member", 1, "article", HUGE))
    yield "member_outside", edition(cell("member", 0, "end", 120))
    yield "member_backwards", edition(cell("member", 0, "end", 0))
    yield "member_in_a_letter", edition(cell("member", 3, "begin", 3), cell("member", 3, "end", 20))
    yield "family_without", edition(gone("member", 2), gone("member", 2))
    yield "families_apart", edition(cell("family", 1, "family", 4))
    yield "family_of_no_story", edition(cell("family", 0, "story", 9))
    yield "earliest_of_none", edition(cell("family", 0, "earliest", 3))
    yield "earliest_and_reason", edition(cell("family", 0, "reason", "no dates"))
    yield "no_earliest_no_reason", edition(cell("family", 1, "reason", None))
    yield "undated_more", edition(cell("family", 1, "undated", 3))
    yield "undated_below", edition(cell("family", 1, "undated", -1))
    for column, to in (("member_a", 2), ("member_b", 1), ("member_b", 3), ("member_a", 0), ("a_begin", 60), ("a_end", 200),
                       ("b_begin", -4), ("b_end", 300), ("class", 3), ("class", -1), ("ratio", 1.5), ("score", -0.5),
                       ("position", 2), ("family", 3)):
        yield f"pair_{column}_{to}", edition(cell("pair", 0, column, to))
    # Kind, then for each side how far it lies behind the last and how long it is.
    for i, raw in enumerate((b"\5", b"\0\0\x02\0\x02", b"\0\0\0\0\0", b"\0\1\x02\0\x02", b"\3\0\x02", b"\4\0\x02", b"\0",
                             b"\0\0\x7f\0\x7f", b"\0\0\xff\xff\xff\xff\xff\1\1", b"\1\0\2\0\2\2\4\2\4\2")):
        yield f"words_{i}", edition(cell("pair", 1, "words", raw))
    yield "text_under_a_pair", edition(text(3, b"Short."), how=ALL_FAULTS)
    yield "letters_under_a_pair", edition(text(3, ("Naïve hopes é The brïdge at Wendël will clöse on Möndäy." ).encode()))
    yield "letters_under_members", edition(text(1, ("ü" * 36).encode()), text(2, ("ü" * 34).encode()), how=ALL_FAULTS)


def search():
    yield "a_block_less", edition(gone("word", 1))
    yield "a_block_more", edition(more("word", 1, "first", "zzz"))
    yield "block_of_another_word", edition(cell("word", 1, "first", "bridg"))
    for column in ("begin", "bytes", "lists"):
        yield f"word_{column}_other", edition(cell("word", 1, column, 7))
    yield "order_of_none", edition(cell("search_order", 2, "article", 9))
    yield "order_twice", edition(cell("search_order", 2, "article", 2))
    yield "lists_zeros", edition(sql("UPDATE strip", 1))
    yield "strip_cut", edition(cell("strip", 0, "bytes", b"\x28\xb5\x2f\xfd\0"))
    yield "strip_zeros", edition(cell("strip", 0, "bytes", bytes(200)))
    yield "strip_ones", edition(cell("strip", 0, "bytes", b"\xff" * 250))
    yield "words_elsewhere", edition(sql("UPDATE word SET begin"))
    yield "lists_elsewhere", edition(sql("UPDATE word SET lists"))
    yield "strip_without", edition(gone("strip", 0))
    yield "two_labels", edition(cell("family", 1, "label", "A"))
    yield "counts_that_lie", edition(more("story", 0, "story", 3), flags=0)


def main():
    folder = sys.argv[1]
    os.makedirs(folder)
    for rows in (whole(), odd_rows(), bytes_of_the_file(), articles(), pictures(), families(), search()):
        for name, raw in rows:
            path = os.path.join(folder, name)
            assert not os.path.exists(path), name
            with open(path, "wb") as file:
                file.write(raw)
    print(len(os.listdir(folder)), "seeds")


main()
