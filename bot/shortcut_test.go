package bot_test

import (
	"strings"
	"testing"
)

func TestBriefThisLink(t *testing.T) {
	t.Parallel()
	w := enter(t)
	write := func(text string) string {
		ts, _ := w.control("message", map[string]any{"channel": "general", "user": "mara", "text": text})["ts"].(string)
		return ts
	}
	run := func(ts string) message {
		before := len(w.messages("general"))
		answer := w.control("shortcut", map[string]any{"channel": "general", "ts": ts, "user": "mara", "callback_id": "brief_link"})
		if answer["ok"] != true {
			t.Fatalf("shortcut: %v", answer)
		}
		return w.next("general", before)
	}

	ts := write("Seen this? https://harbor-ledger.example/grain")
	m := run(ts)
	wants(t, m, "China and Verania agree", "“We came for a timetable, and today we have one.”")
	if m.Ephemeral || m.ThreadTS != ts || !strings.Contains(string(m.Blocks), "/brief https://harbor-ledger.example/grain") {
		t.Errorf("the brief is not in the thread, for everybody: %+v", m)
	}
	if m := run(write("no link here")); !m.Ephemeral || !strings.Contains(m.Text, "links to no page") {
		t.Errorf("without a link: %+v", m)
	}
	if m := run(write("https://nothing.example/x")); !m.Ephemeral || !strings.Contains(m.Text, "nothing.example") {
		t.Errorf("without an article: %+v", m)
	}
}
