-- Digests with a thread, deliveries that are held because nobody can find out
-- whether they were posted, and the later look for doubles.

-- +goose Up
CREATE TABLE outbox (
  key          TEXT    NOT NULL PRIMARY KEY,
  subscription TEXT    NOT NULL,
  channel      TEXT    NOT NULL,
  slot         INTEGER NOT NULL,
  state        TEXT    NOT NULL CHECK (state IN ('ready', 'sending', 'sent', 'failed', 'held', 'skipped')),
  not_before   INTEGER NOT NULL,
  attempt      INTEGER NOT NULL,
  first_sent   INTEGER NOT NULL,
  changed      INTEGER NOT NULL,
  timestamp    TEXT    NOT NULL,
  reason       TEXT    NOT NULL,
  digest       TEXT    NOT NULL,
  parent       TEXT    NOT NULL DEFAULT '', -- key of the digest in whose thread it is a reply
  part         INTEGER NOT NULL DEFAULT 0,  -- 0: the digest itself; else which reply
  thread       TEXT    NOT NULL DEFAULT '', -- of a reply: the digest's timestamp, once it is posted
  swept        INTEGER NOT NULL DEFAULT 0   -- 1: was looked for in Slack once more, later
) STRICT;

INSERT INTO outbox (key, subscription, channel, slot, state, not_before, attempt, first_sent, changed, timestamp, reason, digest)
SELECT key, subscription, channel, slot, state, not_before, attempt, first_sent, changed, timestamp, reason, digest FROM delivery;

DROP TABLE delivery;

ALTER TABLE outbox RENAME TO delivery;

CREATE INDEX delivery_open ON delivery (channel, slot, key) WHERE state IN ('ready', 'sending');

-- In the order in which they are claimed: every channel gets its digest before
-- any gets the replies.
CREATE INDEX delivery_next ON delivery (slot, part, key) WHERE state IN ('ready', 'sending');

-- No channel has two deliveries on their way, whoever claims them.
CREATE UNIQUE INDEX delivery_sending ON delivery (channel) WHERE state = 'sending';

CREATE INDEX delivery_parent ON delivery (parent) WHERE parent <> '';

CREATE INDEX delivery_unswept ON delivery (changed) WHERE state = 'sent' AND swept = 0;

CREATE INDEX delivery_held ON delivery (channel) WHERE state = 'held';

-- What a channel wants done with a digest in doubt where its history may not be
-- read; without a row it is held.
CREATE TABLE channel_policy (
  channel  TEXT NOT NULL PRIMARY KEY,
  on_doubt TEXT NOT NULL CHECK (on_doubt IN ('hold', 'resend'))
) STRICT, WITHOUT ROWID;
