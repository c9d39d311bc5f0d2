package collect

import (
	"context"
	"fmt"
	"time"

	"newsbrief/briefing"
	"newsbrief/briefing/story"
)

// Stories keeps which item tells which story.
type Stories interface {
	// Window returns the items seen after since with their text and the
	// story they are in, oldest first.
	Window(ctx context.Context, since time.Time) ([]briefing.Item, error)
	// SaveStories moves items, by id, into stories, by id.
	SaveStories(ctx context.Context, stories map[int64]int64) error
}

// group groups the window anew and saves what changed. The whole window is
// regrouped because the first items of an event say too little to tell it from
// a similar one; a story keeps its id by the items it shares with before.
func (c *Collector) group(ctx context.Context) error {
	items, err := c.cfg.Stories.Window(ctx, c.cfg.Now().Add(-c.cfg.Window))
	if err != nil {
		return fmt.Errorf("window: %w", err)
	}
	moved := make(map[int64]int64)
	for i, id := range story.Assign(items) {
		if items[i].Story != id {
			moved[items[i].ID] = id
		}
	}
	if len(moved) == 0 {
		return nil
	}
	if err := c.cfg.Stories.SaveStories(ctx, moved); err != nil {
		return fmt.Errorf("save stories: %w", err)
	}
	return nil
}
