"""The words of an edition's search index, read as store/FORMAT.md says: {word: articles that have it}."""
import ctypes, ctypes.util, sqlite3

zstd = ctypes.CDLL(ctypes.util.find_library("zstd"))
zstd.ZSTD_decompress.restype = ctypes.c_size_t
zstd.ZSTD_decompress.argtypes = [ctypes.c_char_p, ctypes.c_size_t, ctypes.c_char_p, ctypes.c_size_t]
MOST_BYTES = 16 << 10  # of a block of words, unpacked


def number(block, at):
    value = shift = 0
    while True:
        byte = block[at]
        value |= (byte & 0x7F) << shift
        at, shift = at + 1, shift + 7
        if byte < 0x80:
            return value, at


def words_in(block):
    word, at = b"", 0
    while at < len(block):
        shared, at = number(block, at)
        more, at = number(block, at)
        word, at = word[:shared] + block[at:at + more], at + more
        articles, at = number(block, at)
        _, at = number(block, at)
        written, at = number(block, at)
        at += written
        yield word.decode(), articles


def words_of(edition):
    words = {}
    with sqlite3.connect(f"file:{edition}?mode=ro&immutable=1", uri=True) as database:
        strip = b"".join(row[0] for row in database.execute("SELECT bytes FROM strip ORDER BY row"))
        block = ctypes.create_string_buffer(MOST_BYTES)
        for begin, size in database.execute("SELECT begin, bytes FROM word ORDER BY first"):
            unpacked = zstd.ZSTD_decompress(block, MOST_BYTES, strip[begin:begin + size], size)
            if unpacked > MOST_BYTES:
                raise ValueError(f"{edition}: a block of words is damaged")
            words.update((word, articles) for word, articles in words_in(block.raw[:unpacked]) if not word.startswith("+"))
    return words
