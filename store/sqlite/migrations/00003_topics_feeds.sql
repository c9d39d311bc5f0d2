-- In which version each topic was when items were last tagged with it; see
-- store/retag.go. And what a feed's latest new items were like, for people.

-- +goose Up
CREATE TABLE topic (
  id   TEXT NOT NULL PRIMARY KEY,
  mark TEXT NOT NULL
) STRICT, WITHOUT ROWID;

ALTER TABLE feed ADD COLUMN brought TEXT NOT NULL DEFAULT '';
