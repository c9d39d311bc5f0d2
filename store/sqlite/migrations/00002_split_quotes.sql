-- The further pieces of a quotation that its article breaks, as JSON; '' for
-- most.

-- +goose Up
ALTER TABLE quote ADD COLUMN rest TEXT NOT NULL DEFAULT '';
