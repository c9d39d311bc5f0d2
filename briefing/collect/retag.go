package collect

import (
	"cmp"
	"context"
	"fmt"
	"maps"
	"slices"
	"time"

	"newsbrief/briefing"
)

// Tags keeps which items are tagged with which topics.
type Tags interface {
	// TopicMarks returns in which versions topics were when items were last
	// tagged with them, by topic id.
	TopicMarks(ctx context.Context) (map[string]string, error)
	// SaveMarks stores the versions of all topics, in place of what was there.
	SaveMarks(ctx context.Context, marks map[string]string) error
	// Mentioning returns the items seen after since that hold any of the words,
	// or bear the topic's tag.
	Mentioning(ctx context.Context, topic string, words []string, since time.Time) ([]int64, error)
	// Texts returns items with their articles' texts.
	Texts(ctx context.Context, ids []int64) ([]briefing.Item, error)
	// SaveTopic tags items anew with a topic; 0 takes the tag away.
	SaveTopic(ctx context.Context, topic string, scores map[int64]float64) error
}

const (
	// retagged is how far back items are tagged with a topic that is new.
	retagged = 30 * 24 * time.Hour
	// textsMost is how many texts are in memory at once.
	textsMost = 200
)

// retag tags the items of the last days with the topics that are new, or are
// called by other names, since the last round. A store that knows no topics yet
// was filled by this program's first round or by an older program: its items
// keep the tags they have.
func (c *Collector) retag(ctx context.Context) error {
	if c.cfg.Tags == nil {
		return nil
	}
	known, err := c.cfg.Tags.TopicMarks(ctx)
	if err != nil {
		return fmt.Errorf("known topics: %w", err)
	}
	marks := c.cfg.Topics.Marks()
	if maps.Equal(known, marks) {
		return nil
	}
	if len(known) > 0 {
		changed := maps.Clone(marks)
		maps.DeleteFunc(changed, func(id, mark string) bool { return known[id] == mark })
		if err := c.retagWith(ctx, slices.Sorted(maps.Keys(changed))); err != nil {
			return fmt.Errorf("tag with new topics: %w", err)
		}
	}
	return c.cfg.Tags.SaveMarks(ctx, marks)
}

// retagWith tags items with some topics. An item is read once, however many of
// them it mentions: after an upgrade that can be all.
func (c *Collector) retagWith(ctx context.Context, topics []string) error {
	scores := make(map[string]map[int64]float64, len(topics))
	items := make(map[int64]bool)
	for _, id := range topics {
		found, err := c.mentioning(ctx, id)
		if err != nil {
			return err
		}
		scores[id] = make(map[int64]float64, len(found))
		for _, item := range found {
			scores[id][item], items[item] = 0, true
		}
	}
	for part := range slices.Chunk(slices.Sorted(maps.Keys(items)), textsMost) {
		texts, err := c.cfg.Tags.Texts(ctx, part)
		if err != nil {
			return err
		}
		for _, it := range texts {
			for _, tag := range c.cfg.Topics.Tag(it.Title, it.Article.Text, cmp.Or(it.Article.Language, it.Language)) {
				if scores[tag.Topic] != nil {
					scores[tag.Topic][it.ID] = tag.Score
				}
			}
		}
	}
	for _, id := range topics {
		if err := c.cfg.Tags.SaveTopic(ctx, id, scores[id]); err != nil {
			return err
		}
		c.cfg.Logger.InfoContext(ctx, "items tagged anew", "topic", id, "items", len(scores[id]))
	}
	return nil
}

// mentioning returns the items of the last days that may have to do with a
// topic.
func (c *Collector) mentioning(ctx context.Context, id string) ([]int64, error) {
	t, _ := c.cfg.Topics.Find(id)
	var words []string
	for _, a := range c.cfg.Topics.Aliases(t) {
		words = append(words, a.Text)
	}
	return c.cfg.Tags.Mentioning(ctx, id, words, c.cfg.Now().Add(-retagged))
}
