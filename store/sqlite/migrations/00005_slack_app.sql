-- What a team sets from inside Slack: how digests look, alerts, muted outlets,
-- who may change what, and who did.

-- +goose Up
ALTER TABLE subscription ADD COLUMN layout INTEGER NOT NULL DEFAULT 0;
ALTER TABLE subscription ADD COLUMN outlets INTEGER NOT NULL DEFAULT 0;
ALTER TABLE subscription ADD COLUMN silent INTEGER NOT NULL DEFAULT 0;
ALTER TABLE subscription ADD COLUMN alert TEXT NOT NULL DEFAULT ''; -- JSON, '' for none
ALTER TABLE subscription ADD COLUMN rev INTEGER NOT NULL DEFAULT 0;
ALTER TABLE subscription ADD COLUMN lost TEXT NOT NULL DEFAULT '';

-- Stories that were posted as alerts. The row is there before the message is.
CREATE TABLE alert (
  subscription TEXT    NOT NULL,
  story        INTEGER NOT NULL,
  at           INTEGER NOT NULL,
  PRIMARY KEY (subscription, story)
) STRICT, WITHOUT ROWID;

CREATE TABLE mute (
  channel  TEXT    NOT NULL,
  outlet   TEXT    NOT NULL COLLATE NOCASE,
  made_by  TEXT    NOT NULL,
  at       INTEGER NOT NULL,
  PRIMARY KEY (channel, outlet)
) STRICT, WITHOUT ROWID;

-- Stories that a channel wants to hear no more of.
CREATE TABLE dropped (
  channel  TEXT    NOT NULL,
  story    INTEGER NOT NULL,
  made_by  TEXT    NOT NULL,
  at       INTEGER NOT NULL,
  PRIMARY KEY (channel, story)
) STRICT, WITHOUT ROWID;

-- Who added a feed hears of its trouble; told is when they heard, 0 for not.
CREATE TABLE feed_owner (
  feed    TEXT NOT NULL,
  user_id TEXT NOT NULL,
  PRIMARY KEY (feed, user_id)
) STRICT, WITHOUT ROWID;

CREATE TABLE feed_notice (
  feed    TEXT    NOT NULL,
  user_id TEXT    NOT NULL,
  told    INTEGER NOT NULL, -- when the notice was posted
  channel TEXT    NOT NULL, -- where it stands,
  ts      TEXT    NOT NULL, -- and which message it is
  PRIMARY KEY (feed, user_id)
) STRICT, WITHOUT ROWID;

-- Members whom a channel names as its managers.
CREATE TABLE channel_manager (
  channel TEXT NOT NULL,
  user_id TEXT NOT NULL,
  PRIMARY KEY (channel, user_id)
) STRICT, WITHOUT ROWID;

-- The log of who changed what.
CREATE TABLE change (
  id      INTEGER PRIMARY KEY,
  at      INTEGER NOT NULL,
  made_by TEXT    NOT NULL,
  channel TEXT    NOT NULL,
  what    TEXT    NOT NULL,
  object  TEXT    NOT NULL,
  detail  TEXT    NOT NULL
) STRICT;

CREATE INDEX change_channel ON change (channel, id);
