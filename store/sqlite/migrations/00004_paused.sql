-- Until when a subscription is paused, in Unix milliseconds; 0 where it isn't.

-- +goose Up
ALTER TABLE subscription ADD COLUMN paused INTEGER NOT NULL DEFAULT 0;
