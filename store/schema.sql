-- The tables of an edition, schema 6. Described at length in store/FORMAT.md. Keys are numbered from 1 without gaps.
-- Places in text are bytes of the article's UTF-8, begin <= x < end. Unknown is NULL, never ''.

-- Part one: the truth. What the librarian's folder says and what the passage engine found.

CREATE TABLE edition (
  edition INTEGER PRIMARY KEY CHECK (edition = 1), -- there is one row
  id TEXT NOT NULL,          -- [a-z0-9-]{1,32}
  title TEXT NOT NULL,
  serial INTEGER NOT NULL,   -- rises with every issue of this id
  language TEXT,             -- BCP 47
  publisher TEXT,
  sample INTEGER NOT NULL,   -- 1: the texts are invented, and every screen says so
  stories INTEGER NOT NULL,  -- number of rows of the table of that name; so the next six
  articles INTEGER NOT NULL,
  families INTEGER NOT NULL,
  members INTEGER NOT NULL,
  pairs INTEGER NOT NULL,
  images INTEGER NOT NULL,
  pictures INTEGER NOT NULL,
  dictionary INTEGER NOT NULL -- bytes of it in the strip; 0 in a small edition, which has none
) STRICT;

CREATE TABLE story (
  story INTEGER PRIMARY KEY, -- in reading order
  story_id TEXT NOT NULL UNIQUE, -- [a-z0-9-]+, the same in every edition of the same folder
  title TEXT NOT NULL,
  families INTEGER NOT NULL, -- with members in two of its articles; this and the next are rebuildable
  first_article INTEGER REFERENCES article -- the earliest of most families; NULL when no family has one
) STRICT;

CREATE TABLE article (
  article INTEGER PRIMARY KEY, -- in reading order
  story INTEGER NOT NULL REFERENCES story,
  file TEXT NOT NULL UNIQUE, -- name in the librarian's folder
  source TEXT,
  title TEXT,
  byline TEXT,
  published TEXT,            -- ISO 8601, local, an offset when one was given
  precision TEXT,            -- 'year', 'month', 'day', 'minute'; NULL exactly when published is
  language TEXT,             -- BCP 47
  licence TEXT,
  url TEXT
) STRICT;

CREATE TABLE strip (
  row INTEGER PRIMARY KEY,
  bytes BLOB NOT NULL        -- 4057 of the strip, of the last row what is left; see FORMAT.md
) STRICT;

CREATE TABLE body (
  article INTEGER PRIMARY KEY REFERENCES article,
  begin INTEGER NOT NULL,    -- where in the strip: one zstd frame with its content size and a checksum, made with the
  bytes INTEGER NOT NULL,    -- dictionary, of this article or of several; and its bytes
  at INTEGER NOT NULL,       -- where the text stands in the unpacked frame: UTF-8, NFC; what belongs to it behind it
  text_bytes INTEGER NOT NULL -- length of the text, at most 16 MiB
) STRICT;

CREATE TABLE image (
  image INTEGER PRIMARY KEY, -- in the order in which articles show them; each file once
  width INTEGER NOT NULL,    -- in pixels, as shown; at most 1600
  height INTEGER NOT NULL,
  bytes BLOB NOT NULL        -- a PNG or JPEG file of at most 1 MiB
) STRICT;

CREATE TABLE picture (
  article INTEGER NOT NULL REFERENCES article,
  position INTEGER NOT NULL, -- from 1, in the order of the page
  image INTEGER REFERENCES image, -- NULL: not in the edition, and the row tells its caption alone
  place INTEGER NOT NULL,    -- blocks of the text that stand before it
  file TEXT,                 -- its name in the librarian's folder; NULL exactly when the image is
  alt TEXT,                  -- what it shows, in words
  caption TEXT,
  credit TEXT,               -- who made it
  line INTEGER,              -- of the raw file, from 1; NULL where articles.csv names it
  PRIMARY KEY (article, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE guess (
  article INTEGER NOT NULL REFERENCES article,
  position INTEGER NOT NULL, -- from 1
  field TEXT NOT NULL,       -- 'title', 'byline', 'published', 'source', 'dateline', 'language'
  value TEXT NOT NULL,
  line INTEGER NOT NULL,     -- of the raw file, from 1
  PRIMARY KEY (article, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE family (
  family INTEGER PRIMARY KEY,
  story INTEGER NOT NULL REFERENCES story,
  label TEXT NOT NULL,       -- A..Z, AA.., once within the story
  earliest INTEGER,          -- position of the earliest member, NULL when it cannot be told
  reason TEXT,               -- why it cannot; NULL exactly when it can
  undated INTEGER NOT NULL   -- members without a time of publication
) STRICT;

CREATE TABLE member (
  family INTEGER NOT NULL REFERENCES family,
  position INTEGER NOT NULL, -- from 1, sorted by article, then by begin
  article INTEGER NOT NULL REFERENCES article,
  begin INTEGER NOT NULL,
  end INTEGER NOT NULL,
  PRIMARY KEY (family, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE pair (
  family INTEGER NOT NULL REFERENCES family,
  position INTEGER NOT NULL, -- from 1
  member_a INTEGER NOT NULL, -- positions of the two members aligned
  member_b INTEGER NOT NULL,
  a_begin INTEGER NOT NULL,  -- the aligned stretches: near the members' ranges, not always the same
  a_end INTEGER NOT NULL,
  b_begin INTEGER NOT NULL,
  b_end INTEGER NOT NULL,
  class INTEGER NOT NULL,    -- 0 verbatim, 1 edited, 2 reworded
  ratio REAL NOT NULL,       -- 0..1, see FORMAT.md
  score REAL NOT NULL,       -- confidence, 0..1
  words BLOB NOT NULL,       -- how each word fared, see FORMAT.md
  PRIMARY KEY (family, position)
) STRICT, WITHOUT ROWID;

-- Part two: rebuildable from part one, kept so that a reader need not.

CREATE INDEX article_by_story ON article (story);

CREATE INDEX member_by_article ON member (article);

CREATE TABLE article_words (
  article INTEGER PRIMARY KEY REFERENCES article,
  words INTEGER NOT NULL,    -- of the text
  verbatim INTEGER NOT NULL, -- words inside a member, by the strongest class among its pairs; each word once
  edited INTEGER NOT NULL,
  reworded INTEGER NOT NULL
) STRICT;

-- The full text: which articles have a word. Words are folded as store/search_words.h says; those of titles stand once
-- more behind a "+". Places, ranking and snippets come from the texts themselves.
CREATE TABLE search_order (
  position INTEGER PRIMARY KEY, -- the row that lists tell of: the newest article first, those without a time last
  article INTEGER NOT NULL REFERENCES article
) STRICT;

CREATE TABLE word (
  first TEXT PRIMARY KEY,    -- of a block of words that stand together in the order of their bytes
  begin INTEGER NOT NULL,    -- where they stand in the strip: one zstd frame, at most 16 KiB when unpacked
  bytes INTEGER NOT NULL,    -- of the frame
  lists INTEGER NOT NULL     -- where their lists of articles stand, one behind the other, in the strip
) STRICT, WITHOUT ROWID;

CREATE TABLE search_language (
  language TEXT PRIMARY KEY, -- of articles, as they tell it
  articles INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
