package bot_test

import (
	"strings"
	"testing"
)

// A feed is looked for, shown, and added, all in one modal; what is no address
// is said at its place, and where there is no feed one can try again.
func TestAddFeedModal(t *testing.T) {
	t.Parallel()
	w := enter(t)
	me := w.id("mara")
	view, _ := w.visit("mara", "home.feed_add")
	w.control("action", map[string]any{"view_id": view, "action_id": "home.feed_add", "user": "mara"})
	var modal, body string
	shows := func(part string) {
		t.Helper()
		w.until("a modal with "+part, func() bool { modal, body = w.modal(me); return strings.Contains(body, part) })
	}
	shows("Any page of the site will do")
	look := func(address string) map[string]any {
		return w.control("view", map[string]any{"view_id": modal, "user": "mara", "action": "submit", "values": map[string]any{
			"address": map[string]any{"feed.address": map[string]any{"type": "plain_text_input", "value": address}},
		}})
	}
	if faults, _ := look("harbour ledger")["errors"].(map[string]any); faults["address"] == nil {
		t.Error("what is no address is taken")
	}
	look("nothing.example")
	shows("I found no feed at")
	look("harbor.example")
	shows("Found 2 feeds")
	for _, part := range []string{"Harbor Ledger: World", "about 30 items a day · full text", "about 2 items a week · summaries", "Ferry leaves early", "Nothing older is posted"} {
		if !strings.Contains(body, part) {
			t.Errorf("the modal lacks %q:\n%s", part, body)
		}
	}
	if len(w.desk.feeds) != 0 {
		t.Fatal("a feed was added before it was asked for")
	}
	w.control("view", map[string]any{"view_id": modal, "user": "mara", "action": "submit", "values": map[string]any{
		"feed": map[string]any{"feed.pick": map[string]any{"type": "radio_buttons", "selected_option": map[string]any{"value": "harbor.example/all"}}},
	}})
	w.until("a word about it", func() bool {
		for _, m := range w.messages(w.direct(me)) {
			if strings.Contains(m.Text, "is added") {
				return true
			}
		}
		return false
	})
	wants(t, w.brief("log"), "feeds add", "Harbor Ledger")
}
