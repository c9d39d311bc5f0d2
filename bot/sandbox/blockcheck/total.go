package blockcheck

import "unicode/utf8"

// Limits over all blocks of a payload.
const (
	maxMarkdown = 12_000 // characters, over all markdown blocks
	maxTables   = 1
	maxCharts   = 2
)

// totals are what is counted over all blocks of a payload.
type totals struct {
	blockIDs  map[string]bool
	kinds     map[string]int
	markdown  int
	primaries int
}

func newTotals() totals { return totals{blockIDs: map[string]bool{}, kinds: map[string]int{}} }

// add counts one top-level block and what is in it.
func (t *totals) add(c *checker, at string, block object) {
	actions := map[string]bool{}
	each(block, func(o object) {
		kind, _ := o["type"].(string)
		t.kinds[kind]++
		if id, ok := o["block_id"].(string); ok {
			if t.blockIDs[id] {
				c.errorf(at, "duplicate block_id: %s", id)
			}
			t.blockIDs[id] = true
		}
		if id, ok := o["action_id"].(string); ok {
			if actions[id] {
				c.errorf(at, "duplicate action_id in one block: %s", id)
			}
			actions[id] = true
		}
		if kind == "button" && o["style"] == "primary" {
			t.primaries++
		}
		if s, ok := o["text"].(string); ok && kind == "markdown" {
			t.markdown += utf8.RuneCountInString(s)
		}
	})
}

// check compares the sums with their limits.
func (t *totals) check(c *checker, at string) {
	if t.markdown > maxMarkdown {
		c.errorf(at, "markdown blocks hold %d characters: at most %d are allowed", t.markdown, maxMarkdown)
	}
	if n := t.kinds["table"]; n > maxTables {
		c.errorf(at, "only one table is allowed")
	}
	if n := t.kinds["data_visualization"]; n > maxCharts {
		c.errorf(at, "no more than %d data_visualization blocks allowed", maxCharts)
	}
	if t.primaries > 1 {
		c.warnf(at, "%d primary buttons: one at most draws the eye", t.primaries)
	}
}

// each calls f for every object in v, v first.
func each(v any, f func(object)) {
	switch v := v.(type) {
	case object:
		f(v)
		for _, e := range v {
			each(e, f)
		}
	case []any:
		for _, e := range v {
			each(e, f)
		}
	}
}

// atMostText bounds the characters of all texts within a field.
func atMostText(field string, most int) func(*checker, string, object) {
	return func(c *checker, at string, o object) {
		n := 0
		each(o[field], func(o object) {
			if s, ok := o["text"].(string); ok {
				n += utf8.RuneCountInString(s)
			}
		})
		if n > most {
			c.errorf(at+"/"+field, "holds %d characters: at most %d are allowed", n, most)
		}
	}
}
