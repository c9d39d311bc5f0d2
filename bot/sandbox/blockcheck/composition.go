package blockcheck

import "time"

// Composition objects: https://docs.slack.dev/reference/block-kit/composition-objects

// option is an item of a menu or list. Only checkboxes and radio buttons may
// format its text. Slack's sources disagree on the value (75 or 150): the
// smaller holds.
func option(mrkdwn bool) rule {
	s := shape{
		fields: map[string]rule{
			"text": text(75, mrkdwn), "value": str(1, 75), "description": text(75, mrkdwn), "url": link(),
		},
		required: []string{"text", "value"},
	}
	return s.check
}

func confirm() shape {
	return shape{
		fields: map[string]rule{
			"title": plain(100), "text": text(300, true), "confirm": plain(30), "deny": plain(30),
			"style": enum("primary", "danger"),
		},
		required: []string{"title", "text", "confirm", "deny"},
	}
}

func date(c *checker, at string, v any) {
	if s, ok := v.(string); !ok || !parses(time.DateOnly, s) {
		c.errorf(at, "must be a date, YYYY-MM-DD")
	}
}

func clock(c *checker, at string, v any) {
	if s, ok := v.(string); !ok || !parses("15:04", s) {
		c.errorf(at, "must be a time, HH:mm")
	}
}

func parses(layout, s string) bool {
	_, err := time.Parse(layout, s)
	return err == nil
}
