package collect

import (
	"context"
	"fmt"
	"time"

	"newsbrief/briefing"
)

// Stories keeps which item tells which story.
type Stories interface {
	// Window returns the items seen after since with their text and the
	// story they are in, oldest first.
	Window(ctx context.Context, since time.Time) ([]briefing.Item, error)
	// SaveStories moves items, by id, into stories, by id.
	SaveStories(ctx context.Context, stories map[int64]int64) error
	// Posted returns the stories that digests of slots after since showed, by
	// id, with the slot of the latest.
	Posted(ctx context.Context, since time.Time) (map[int64]time.Time, error)
}

// group groups the window anew, where anything came since it was done last, and
// saves what changed. The whole window is regrouped because the first items of
// an event say too little to tell it from a similar one; a story keeps its id by
// the items it shares with before.
//
// A round that was killed after it saved items leaves them without a story, and
// nothing here remembers it: so the first call groups in any case.
func (c *Collector) group(ctx context.Context) error {
	c.grouping.Lock()
	defer c.grouping.Unlock()
	if !c.stale.Swap(false) {
		return nil
	}
	if err := c.regroup(ctx); err != nil {
		c.stale.Store(true)
		return err
	}
	return nil
}

// place puts new items into stories that are known, so that they are seen there
// before the round ends and the window is regrouped.
func (c *Collector) place(ctx context.Context, added []briefing.Item) error {
	c.grouping.Lock()
	defer c.grouping.Unlock()
	stories := make(map[int64]int64)
	for _, it := range added {
		if id := c.grouper.Place(it); id != 0 {
			stories[it.ID] = id
		}
	}
	if len(stories) == 0 {
		return nil
	}
	if err := c.cfg.Stories.SaveStories(ctx, stories); err != nil {
		return fmt.Errorf("save stories: %w", err)
	}
	return nil
}

func (c *Collector) regroup(ctx context.Context) error {
	since := c.cfg.Now().Add(-c.cfg.Window)
	items, err := c.cfg.Stories.Window(ctx, since)
	if err != nil {
		return fmt.Errorf("window: %w", err)
	}
	slots, err := c.cfg.Stories.Posted(ctx, since)
	if err != nil {
		return fmt.Errorf("posted stories: %w", err)
	}
	// What came to the story since may still leave it.
	posted := func(it briefing.Item) bool {
		slot, ok := slots[it.Story]
		return ok && !it.Seen.After(slot)
	}
	moved := make(map[int64]int64)
	for i, id := range c.grouper.Assign(items, posted) {
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
