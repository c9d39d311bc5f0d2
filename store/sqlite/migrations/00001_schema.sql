-- Times are milliseconds since 1970 in UTC; 0 stands for "not known". Texts are
-- never NULL: '' stands for "not given".

-- +goose Up
CREATE TABLE feed (
  url           TEXT    NOT NULL PRIMARY KEY,
  title         TEXT    NOT NULL,
  site          TEXT    NOT NULL,
  added         INTEGER NOT NULL,
  paused        INTEGER NOT NULL DEFAULT 0,
  etag          TEXT    NOT NULL,
  last_modified TEXT    NOT NULL,
  tried         INTEGER NOT NULL,
  worked        INTEGER NOT NULL,
  next_try      INTEGER NOT NULL,
  failures      INTEGER NOT NULL,
  problem       TEXT    NOT NULL,
  moved_from    TEXT    NOT NULL DEFAULT '',
  moved         INTEGER NOT NULL DEFAULT 0
) STRICT, WITHOUT ROWID;

CREATE INDEX feed_next_try ON feed (next_try, url);

-- id is the second at which the item was first seen << 20, plus a sequence: the
-- rows lie in the order in which they came. A row holds all that a list of items
-- shows, so that a list is one look-up an item.
CREATE TABLE item (
  id                INTEGER PRIMARY KEY,
  key               TEXT    NOT NULL UNIQUE,
  feed              TEXT    NOT NULL,
  outlet            TEXT    NOT NULL,
  guid              TEXT    NOT NULL,
  link              TEXT    NOT NULL,
  title             TEXT    NOT NULL,
  lead              TEXT    NOT NULL,
  author            TEXT    NOT NULL,
  language          TEXT    NOT NULL,
  published         INTEGER NOT NULL,
  updated           INTEGER NOT NULL,
  seen              INTEGER NOT NULL,
  story             INTEGER NOT NULL,
  article_title     TEXT    NOT NULL,
  article_url       TEXT    NOT NULL,
  article_outlet    TEXT    NOT NULL,
  article_author    TEXT    NOT NULL,
  article_language  TEXT    NOT NULL,
  article_published INTEGER NOT NULL,
  original_name     TEXT    NOT NULL,
  original_url      TEXT    NOT NULL,
  article_page      INTEGER NOT NULL, -- 1: the text was read off the page at article_url
  tags              TEXT    NOT NULL, -- JSON, the rows of item_topic
  key_quote         TEXT    NOT NULL  -- JSON, the row of quote with is_key, or ''
) STRICT;

CREATE INDEX item_seen ON item (seen);
CREATE INDEX item_outlet ON item (outlet, seen);
CREATE INDEX item_story ON item (story, id) WHERE story <> 0;

-- The long texts live apart, so that a page of item holds many rows and giving
-- an item its story doesn't rewrite its text.
CREATE TABLE body (
  item    INTEGER PRIMARY KEY REFERENCES item (id) ON DELETE CASCADE,
  summary TEXT NOT NULL,
  text    TEXT NOT NULL
) STRICT;

CREATE TABLE quote (
  item          INTEGER NOT NULL REFERENCES item (id) ON DELETE CASCADE,
  n             INTEGER NOT NULL,
  start_byte    INTEGER NOT NULL,
  end_byte      INTEGER NOT NULL,
  text          TEXT    NOT NULL,
  speaker       TEXT    NOT NULL,
  speaker_start INTEGER NOT NULL,
  speaker_end   INTEGER NOT NULL,
  role          TEXT    NOT NULL,
  confidence    REAL    NOT NULL,
  is_key        INTEGER NOT NULL,
  said_at       INTEGER NOT NULL,
  PRIMARY KEY (item, n)
) STRICT, WITHOUT ROWID;

CREATE INDEX quote_speaker ON quote (speaker, said_at) WHERE speaker <> '';

CREATE TABLE item_topic (
  topic TEXT    NOT NULL,
  item  INTEGER NOT NULL REFERENCES item (id) ON DELETE CASCADE,
  score REAL    NOT NULL,
  PRIMARY KEY (topic, item)
) STRICT, WITHOUT ROWID;

CREATE INDEX item_topic_item ON item_topic (item);

-- Written by segment.go, which knows scripts that don't part words by spaces.
CREATE VIRTUAL TABLE item_text USING fts5 (
  title, body,
  content = '', contentless_delete = 1,
  tokenize = "unicode61 remove_diacritics 2 categories 'L* N* M* Co'"
);

-- Keys of items that were removed: their feeds may still list them.
CREATE TABLE tombstone (
  key    TEXT    NOT NULL PRIMARY KEY,
  buried INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE INDEX tombstone_buried ON tombstone (buried);

-- One row: the latest time given to an item, which never goes back.
CREATE TABLE clock (
  seen INTEGER NOT NULL
) STRICT;

INSERT INTO clock (seen) VALUES (0);

CREATE TABLE subscription (
  id       TEXT    NOT NULL PRIMARY KEY,
  channel  TEXT    NOT NULL,
  name     TEXT    NOT NULL,
  topics   TEXT    NOT NULL,
  hour     INTEGER NOT NULL,
  minute   INTEGER NOT NULL,
  days     INTEGER NOT NULL,
  zone     TEXT    NOT NULL,
  made_by  TEXT    NOT NULL,
  created  INTEGER NOT NULL,
  until    INTEGER NOT NULL,
  next     INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE INDEX subscription_next ON subscription (next, id);

CREATE TABLE delivery (
  key          TEXT    NOT NULL PRIMARY KEY,
  subscription TEXT    NOT NULL,
  channel      TEXT    NOT NULL,
  slot         INTEGER NOT NULL,
  state        TEXT    NOT NULL CHECK (state IN ('ready', 'sending', 'sent', 'failed')),
  not_before   INTEGER NOT NULL,
  attempt      INTEGER NOT NULL,
  first_sent   INTEGER NOT NULL,
  changed      INTEGER NOT NULL,
  timestamp    TEXT    NOT NULL,
  reason       TEXT    NOT NULL,
  digest       TEXT    NOT NULL
) STRICT;

CREATE INDEX delivery_open ON delivery (channel, slot, key) WHERE state IN ('ready', 'sending');

-- No channel has two deliveries on their way, whoever claims them.
CREATE UNIQUE INDEX delivery_sending ON delivery (channel) WHERE state = 'sending';
