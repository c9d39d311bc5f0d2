-- When the database was put back from a backup: what is owed for slots up to
-- then may stand in Slack already, posted by the database that was replaced.

-- +goose Up
CREATE TABLE restored (
  at INTEGER NOT NULL
) STRICT;
