package store

import (
	"cmp"
	"encoding/json"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"newsbrief/briefing"
)

// storedTag is a tag in the item's own row. Its names must not change.
type storedTag struct {
	Topic string  `json:"topic"`
	Score float64 `json:"score"`
}

// distinct returns the tags with each topic once, by its highest score, the
// strongest first.
func distinct(tags []briefing.Tag) []briefing.Tag {
	tags = slices.Clone(tags)
	slices.SortFunc(tags, func(a, b briefing.Tag) int {
		return cmp.Or(cmp.Compare(a.Topic, b.Topic), cmp.Compare(b.Score, a.Score))
	})
	tags = slices.CompactFunc(tags, func(a, b briefing.Tag) bool { return a.Topic == b.Topic })
	slices.SortStableFunc(tags, func(a, b briefing.Tag) int { return cmp.Compare(b.Score, a.Score) })
	return tags
}

// encodeTags is "" for no tags.
func encodeTags(tags []briefing.Tag) (string, error) {
	if len(tags) == 0 {
		return "", nil
	}
	stored := make([]storedTag, len(tags))
	for i, t := range tags {
		stored[i] = storedTag(t)
	}
	text, err := json.Marshal(stored)
	return string(text), err
}

func decodeTags(text string) ([]briefing.Tag, error) {
	if text == "" {
		return nil, nil
	}
	if tags, ok := plainTags(text); ok {
		return tags, nil
	}
	var stored []storedTag
	if err := json.Unmarshal([]byte(text), &stored); err != nil {
		return nil, fmt.Errorf("read stored tags: %w", err)
	}
	tags := make([]briefing.Tag, len(stored))
	for i, t := range stored {
		tags[i] = briefing.Tag(t)
	}
	return tags, nil
}

// plainTags reads what encodeTags wrote where it has nothing escaped, as nearly
// always. An answer decodes a hundred rows of tags, and this takes a tenth of
// what a decoder of any JSON does.
func plainTags(text string) (tags []briefing.Tag, ok bool) {
	const first, next = `[{"topic":"`, `,{"topic":"`
	rest, ok := strings.CutPrefix(text, first)
	if !ok || strings.Contains(text, `\`) {
		return nil, false
	}
	tags = make([]briefing.Tag, 0, strings.Count(text, "}"))
	for {
		topic, after, ok := strings.Cut(rest, `","score":`)
		if !ok {
			return nil, false
		}
		number, after, ok := strings.Cut(after, "}")
		score, err := strconv.ParseFloat(number, 64)
		if !ok || err != nil {
			return nil, false
		}
		tags = append(tags, briefing.Tag{Topic: topic, Score: score})
		if after == "]" {
			return tags, true
		}
		if rest, ok = strings.CutPrefix(after, next); !ok {
			return nil, false
		}
	}
}
